"""What does not hold between reports, in SQL: the same as the rules find in one process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gklint.cli import main
from gklint.config import read_settings
from tests.integrations import counties

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")

from gklint.integrations import batches, kernel  # noqa: E402
from gklint.integrations.columns import FACT, FINDING, REPORT  # noqa: E402
from gklint.integrations.duckdb import findings_between  # noqa: E402

SEEDS = range(12)


def by_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[Any, ...]]:
    main(["check", str(folder), "-f", "jsonl"])
    files = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return sorted(
        (
            file["path"],
            one["rule"],
            one["severity"],
            one["start"]["offset"],
            one["end"]["offset"],
            one["start"]["line"],
            one["start"]["column"],
            one["text"],
            one["message"],
            one["basis"],
            tuple(related["path"] for related in one["related"]),
        )
        for file in files
        for one in file["findings"]
    )


def texts_in(folder: Path) -> Any:
    paths = sorted(map(str, folder.rglob("*.md")))
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    return pa.record_batch({"id": paths, "path": paths, "text": texts})


def by_sql(folder: Path) -> list[tuple[Any, ...]]:
    settings = read_settings(str(folder / "gklint.toml"))
    read = list(kernel.read_batches([texts_in(folder)], settings))
    with duckdb.connect() as connection:
        reports = pa.Table.from_batches(map(batches.reports_in, read), REPORT)
        facts = pa.Table.from_batches(map(batches.facts_in, read), FACT)
        connection.register("gklint_reports", reports)
        connection.register("gklint_facts", facts)
        found = findings_between(connection, settings).read_all()
    assert found.schema == FINDING
    return as_told(found.to_pylist())


def as_told(findings: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    names = ("id", "rule", "severity", "start", "end", "line", "column", "words", "message_zh")
    return sorted(
        (
            *(one[name] for name in names),
            one["basis_zh"] or "",
            tuple(related["id"] for related in one["related"]),
        )
        for one in findings
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_sql_finds_what_the_command_line_finds(
    seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counties.put(tmp_path, seed)
    assert by_sql(tmp_path) == by_command_line(tmp_path, capsys)


def test_every_rule_that_reckons_between_reports_is_met(tmp_path: Path) -> None:
    met: set[str] = set()
    for seed in SEEDS:
        (tmp_path / str(seed)).mkdir()
        counties.put(tmp_path / str(seed), seed)
        met |= {rule for _, rule, *_ in by_sql(tmp_path / str(seed))}
    assert met == {"GK370", "GK371", "GK372", "GK380", "GK381"}
