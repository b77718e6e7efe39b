"""gklint on one machine with DuckDB.

    python -m gklint.integrations.duckdb IN.parquet OUT_FOLDER [SETTINGS]

reads texts from Parquet (a file or a folder), on all cores, and writes the folders ``reports``,
``findings`` and ``facts``. Memory does not grow with the number of texts.
"""

from __future__ import annotations

import os
import shutil
import sys

import duckdb
import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet

from gklint.errors import SourceError
from gklint.integrations.batches import facts_in, findings_in, reports_in
from gklint.integrations.between import KINDS, MEMBER, member_batches, query
from gklint.integrations.breaks import finding_batches
from gklint.integrations.columns import FACT, FINDING, READ, REPORT
from gklint.integrations.command import run
from gklint.integrations.kernel import FULL, read_batches
from gklint.integrations.processes import read_in_processes
from gklint.integrations.relations import relations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gklint.config import Settings

PARTS = {
    "reports": (REPORT, reports_in),
    "findings": (FINDING, findings_in),
    "facts": (FACT, facts_in),
}


def read(texts: duckdb.DuckDBPyRelation, settings: Settings | None = None) -> pa.RecordBatchReader:
    """A row of READ for each text of a relation, read as it is asked for, in this process.

    The connection that the relation belongs to is busy until the last row was read.
    """
    batches = texts.to_arrow_reader(FULL)
    return pa.RecordBatchReader.from_batches(READ, read_batches(batches, settings))


def findings_between(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings | None = None,
    members: pa.Table | None = None,
) -> pa.RecordBatchReader:
    """What does not hold between the reports of ``gklint_reports`` and ``gklint_facts``.

    Both are tables or views of the connection, with the columns REPORT and FACT. ``members``, in
    rows of MEMBER, are the places of reports in groups, if they are known otherwise than by the
    settings. The connection is busy until the last row was read.
    """
    for name, batch in relations(settings).items():
        connection.register(name, pa.Table.from_batches([batch]))
    if members is None:
        told = connection.sql("select id, path, organ from gklint_reports").to_arrow_reader()
        members = pa.Table.from_batches(member_batches(told, settings), MEMBER)
    connection.register("gklint_members", members)
    return pa.RecordBatchReader.from_batches(
        FINDING,
        (
            batch
            for kind in KINDS
            for batch in finding_batches(connection.sql(query(kind)).to_arrow_reader(), settings)
        ),
    )


def read_folder(source: str, folder: str, settings: Settings | None, workers: int) -> None:
    """From Parquet to ``folder``, which must not be there yet, and is there whole or not at all."""
    draft = f"{os.path.normpath(folder)}.part"  # beside it, where its name ends in a slash, too
    os.makedirs(draft)
    try:
        _fill(draft, source, settings, workers)
        os.rename(draft, folder)
    except BaseException:
        shutil.rmtree(draft)
        raise


def _fill(draft: str, source: str, settings: Settings | None, workers: int) -> None:
    texts = _dataset(source).to_batches(batch_size=FULL, batch_readahead=2)
    _write(read_in_processes(texts, settings, workers), draft)
    with duckdb.connect() as connection:
        for name in ("reports", "facts"):
            files = os.path.join(draft, name, "*.parquet").replace("'", "''")
            connection.execute(f"create view gklint_{name} as from read_parquet('{files}')")
        found = findings_between(connection, settings)
        path = os.path.join(draft, "findings", "between.parquet")
        with pyarrow.parquet.ParquetWriter(path, FINDING) as writer:
            for batch in found:
                writer.write_batch(batch)


def _dataset(source: str) -> pyarrow.dataset.Dataset:
    try:
        return pyarrow.dataset.dataset(source)
    except (OSError, pa.ArrowInvalid) as error:
        raise SourceError(f"读不了：{error}", f"cannot be read: {error}", source) from None


def _write(batches: Iterable[pa.RecordBatch], folder: str) -> None:
    """The parts of batches of READ, each to a folder of its own."""
    writers = {}
    for name, (schema, _) in PARTS.items():
        os.makedirs(os.path.join(folder, name))
        path = os.path.join(folder, name, "texts.parquet")
        writers[name] = pyarrow.parquet.ParquetWriter(path, schema, compression="zstd")
    for batch in batches:
        for name, (_, part_of) in PARTS.items():
            writers[name].write_batch(part_of(batch))
    for writer in writers.values():
        writer.close()


def _main(source: str, folder: str, settings: Settings | None) -> None:
    read_folder(source, folder, settings, os.cpu_count() or 1)


if __name__ == "__main__":
    sys.exit(run(_main, sys.argv))
