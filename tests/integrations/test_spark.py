"""The same on Spark, in local mode: one session for all of it, since one takes long to start."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gklint.config import read_settings
from tests.integrations import counties

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pytest.importorskip("pyspark", reason="pyspark is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("there is no Java", allow_module_level=True)

from gklint.integrations import kernel, spark  # noqa: E402
from gklint.integrations.columns import FINDING, READ  # noqa: E402
from tests.integrations.test_between import as_told, by_sql, texts_in  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")  # Spark's and pandas' own


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = spark.SparkSession.builder.master("local[2]").appName("gklint tests")
    for key, setting in {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.bindAddress": "127.0.0.1",
        spark.IN_A_BATCH: "16",
    }.items():
        builder = builder.config(key, setting)
    made = builder.getOrCreate()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("counties")
    counties.put(made, 1)
    return made


def test_texts_are_read_as_by_the_kernel(session: Any, folder: Path) -> None:
    texts = texts_in(folder)
    frame = session.createDataFrame(pa.Table.from_batches([texts])).repartition(2)
    read = spark.read(frame).cache()
    (expected,) = [pa.Table.from_batches(kernel.read_batches([texts]), READ)]
    assert [row.asDict(recursive=True) for row in read.sort("id").collect()] == expected.to_pylist()
    found = [one for row in expected.to_pylist() for one in row["findings"]]
    assert len(found) > 100
    assert sorted(map(str, found)) == sorted(
        str(row.asDict(recursive=True)) for row in spark.findings(read).collect()
    )


def test_the_same_sql_finds_the_same_between_reports(
    session: Any, folder: Path, tmp_path: Path
) -> None:
    settings = read_settings(str(folder / "gklint.toml"))
    texts = str(tmp_path / "texts.parquet")
    session.createDataFrame(pa.Table.from_batches([texts_in(folder)])).write.parquet(texts)
    out = str(tmp_path / "out")
    spark.read_folder(session, texts, out, settings)
    found = session.read.parquet(f"{out}/findings")
    assert found.columns == FINDING.names
    told = as_told([row.asDict(recursive=True) for row in found.collect()])
    assert told == by_sql(folder)
    assert session.read.parquet(f"{out}/reports").count() == texts_in(folder).num_rows


def test_a_broken_text_does_not_end_the_job(session: Any) -> None:
    rows = [("1", b"%PDF-1.7"), ("2", None), ("3", "青河县2023年政府信息公开工作年度报告".encode())]
    frame = session.createDataFrame(rows, "id string, text binary")
    told = spark.reports(spark.read(frame)).sort("id").select("status").collect()
    assert [row.status for row in told] == ["failed", "no_text", "checked"]
