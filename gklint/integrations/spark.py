"""gklint on a Spark cluster.

    python -m gklint.integrations.spark IN.parquet OUT_FOLDER [SETTINGS]

reads texts from Parquet and writes the folders ``reports``, ``findings`` and ``facts``. Every
function here takes and gives DataFrames; what is needed of Python is sent along with the task,
gklint itself must be installed where the workers run (docs/cluster.md).
"""

from __future__ import annotations

import os
import sys
from functools import partial, reduce

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.storagelevel import StorageLevel

from gklint.integrations.between import KINDS, MEMBER, member_batches, query
from gklint.integrations.breaks import finding_batches
from gklint.integrations.columns import FINDING, READ, REPORT
from gklint.integrations.command import run
from gklint.integrations.kernel import FULL, read_batches
from gklint.integrations.relations import relations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.config import Settings

IN_A_BATCH = "spark.sql.execution.arrow.maxRecordsPerBatch"


def read(texts: DataFrame, settings: Settings | None = None) -> DataFrame:
    """A row of READ for each text."""
    return texts.mapInArrow(partial(read_batches, settings=settings), from_arrow_schema(READ))


def reports(read: DataFrame) -> DataFrame:
    return read.select(*REPORT.names)


def findings(read: DataFrame) -> DataFrame:
    return read.selectExpr("inline(findings)")


def facts(read: DataFrame) -> DataFrame:
    return read.selectExpr("inline(facts)")


def members_of(reports: DataFrame, settings: Settings | None = None) -> DataFrame:
    """The places of reports in the groups of the settings."""
    place = partial(member_batches, settings=settings)
    return reports.select("id", "path", "organ").mapInArrow(place, from_arrow_schema(MEMBER))


def findings_between(
    reports: DataFrame,
    facts: DataFrame,
    settings: Settings | None = None,
    members: DataFrame | None = None,
) -> DataFrame:
    """What does not hold between reports, in rows of FINDING.

    ``members`` are the places of reports in groups, if they are known otherwise than by the
    settings. Registers temporary views named gklint_….
    """
    spark = reports.sparkSession
    views = {
        name: spark.createDataFrame(pa.Table.from_batches([batch]))
        for name, batch in relations(settings).items()
    }
    views["gklint_reports"], views["gklint_facts"] = reports, facts
    views["gklint_members"] = members_of(reports, settings) if members is None else members
    for name, frame in views.items():
        frame.createOrReplaceTempView(name)
    in_words = partial(finding_batches, settings=settings)
    found = [spark.sql(query(kind)) for kind in KINDS]
    told = [one.mapInArrow(in_words, from_arrow_schema(FINDING)) for one in found]
    return reduce(DataFrame.unionAll, told)


def read_folder(
    spark: SparkSession, source: str, folder: str, settings: Settings | None = None
) -> None:
    """From Parquet to ``folder``, any that Spark can write to; each text is read once."""
    told = read(spark.read.parquet(source), settings).persist(StorageLevel.DISK_ONLY)
    for name, part_of in (("reports", reports), ("findings", findings), ("facts", facts)):
        part_of(told).write.parquet(os.path.join(folder, name))
    told.unpersist()
    known, figures = (
        spark.read.parquet(os.path.join(folder, name)) for name in ("reports", "facts")
    )
    between = findings_between(known, figures, settings)
    between.write.mode("append").parquet(os.path.join(folder, "findings"))


def _main(source: str, folder: str, settings: Settings | None) -> None:
    spark = SparkSession.builder.appName("gklint").config(IN_A_BATCH, FULL).getOrCreate()
    read_folder(spark, source, folder, settings)
    spark.stop()


if __name__ == "__main__":
    sys.exit(run(_main, sys.argv))
