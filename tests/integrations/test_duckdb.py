"""DuckDB on one machine: Parquet in, folders of Parquet out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from benchmarks.reports import report
from gklint.config import read_settings
from tests.integrations import counties

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")

import pyarrow.parquet as parquet  # noqa: E402

from gklint.integrations import batches, kernel  # noqa: E402
from gklint.integrations import duckdb as adapter  # noqa: E402
from gklint.integrations.between import MEMBER  # noqa: E402
from gklint.integrations.columns import FACT, FINDING, READ, REPORT  # noqa: E402
from gklint.integrations.processes import read_in_processes  # noqa: E402
from tests.integrations.test_between import as_told, by_sql, texts_in  # noqa: E402

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A county's reports, and their texts as Parquet."""
    counties.put(tmp_path, 1)
    parquet.write_table(pa.Table.from_batches([texts_in(tmp_path)]), tmp_path / "texts.parquet")
    return tmp_path


def command(*arguments: str) -> tuple[int, str]:
    done = run(
        [sys.executable, "-m", "gklint.integrations.duckdb", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return done.returncode, done.stderr


def test_the_command_writes_all_that_was_found(folder: Path) -> None:
    out = folder / "out"
    settings = folder / "gklint.toml"
    assert command(str(folder / "texts.parquet"), f"{out}/", str(settings)) == (0, "")
    names = ["facts", "findings", "reports"]
    assert sorted(path.name for path in out.iterdir()) == names
    facts, findings, reports = (parquet.read_table(out / name) for name in names)
    assert [facts.schema, findings.schema, reports.schema] == [FACT, FINDING, REPORT]
    texts = texts_in(folder)
    assert reports["id"].to_pylist() == texts["id"].to_pylist()
    expected = pa.Table.from_batches(kernel.fact_batches([texts]), FACT)
    assert facts == expected
    assert as_told(findings.to_pylist()) == by_sql(folder)


def test_what_cannot_be_done_is_told_in_one_line(folder: Path) -> None:
    texts = str(folder / "texts.parquet")
    code, told = command(texts, str(folder))
    assert (code, told.count("\n")) == (2, 1)
    assert "已经存在" in told
    code, told = command(texts, str(folder / "out"), str(folder / "none.toml"))
    assert (code, told.count("\n")) == (2, 1)
    assert not (folder / "out").exists()
    for text in (str(folder / "none.parquet"), str(folder / "gklint.toml")):
        code, told = command(text, str(folder / "out"))
        assert (code, told.count("\n")) == (2, 1)
        assert told.startswith(f"{text}: 读不了")
    assert sorted(path.name for path in folder.glob("out*")) == []
    assert command(texts)[0] == 2


def test_a_relation_is_read_as_it_is_asked_for(folder: Path) -> None:
    with duckdb.connect() as connection:
        texts = connection.from_parquet(str(folder / "texts.parquet"))
        read = adapter.read(texts).read_all()
    expected = pa.Table.from_batches(kernel.read_batches([texts_in(folder)]), READ)
    assert read == expected


def test_ones_own_members_are_taken(folder: Path) -> None:
    settings = read_settings(str(folder / "gklint.toml"))
    read = list(kernel.read_batches([texts_in(folder)], settings))
    with duckdb.connect() as connection:
        facts = pa.Table.from_batches(map(batches.facts_in, read), FACT)
        reports = pa.Table.from_batches(map(batches.reports_in, read), REPORT)
        connection.register("gklint_facts", facts)
        connection.register("gklint_reports", reports)
        nobody, whole = (
            adapter.findings_between(connection, settings, members).read_all()
            for members in (MEMBER.empty_table(), None)
        )
    assert {one[1] for one in as_told(nobody.to_pylist())} == {"GK370", "GK371", "GK372"}
    assert as_told(whole.to_pylist()) == by_sql(folder)


def test_processes_tell_the_same_in_the_same_order() -> None:
    texts = [report(4_000, at) for at in range(30)]
    table = pa.table({"id": [str(at) for at in range(30)], "text": texts})
    alone, beside = (
        pa.Table.from_batches(read_in_processes(table.to_batches(4), None, workers), READ)
        for workers in (1, 2)
    )
    assert alone == beside


def test_texts_are_taken_only_as_fast_as_they_are_read() -> None:
    taken = 0

    def endless() -> Any:
        nonlocal taken
        while True:
            taken += 1
            yield pa.record_batch({"id": ["1"], "text": ["青河县"]})

    read = read_in_processes(endless(), None, 2)
    next(read)
    read.close()
    assert taken <= 8
