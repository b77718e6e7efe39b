"""gklint on Ray Data.

    python -m gklint.integrations.ray IN.parquet OUT_FOLDER [SETTINGS]

writes the folders ``reports``, ``findings`` and ``facts``. Texts are read by tasks: a pool of
actors as large as the cluster leaves no core to read Parquet with. What holds between reports is
SQL, which Ray has not: ``duckdb.findings_between`` on the facts.
"""

from __future__ import annotations

import os
import sys
from functools import partial

import pyarrow as pa
import ray.data

from gklint.integrations.batches import facts_in, findings_in, reports_in
from gklint.integrations.command import run
from gklint.integrations.kernel import FULL, read_batches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gklint.config import Settings

PARTS = {"reports": reports_in, "findings": findings_in, "facts": facts_in}


def read(texts: ray.data.Dataset, settings: Settings | None = None) -> ray.data.Dataset:
    """A row of READ for each text."""
    look = partial(_read, settings=settings)
    return texts.map_batches(look, batch_format="pyarrow", batch_size=FULL)


def part(read: ray.data.Dataset, name: str) -> ray.data.Dataset:
    """The reports, the findings or the facts, by the names of PARTS."""
    return read.map_batches(partial(_part, part_of=PARTS[name]), batch_format="pyarrow")


def _read(texts: pa.Table, settings: Settings | None) -> Iterator[pa.Table]:
    for batch in read_batches(texts.to_batches(), settings):
        yield pa.Table.from_batches([batch])


def _part(read: pa.Table, part_of: Callable[[pa.RecordBatch], pa.RecordBatch]) -> pa.Table:
    return pa.Table.from_batches([part_of(batch) for batch in read.to_batches()])


def _main(source: str, folder: str, settings: Settings | None) -> None:
    told = read(ray.data.read_parquet(source), settings).materialize()
    for name in PARTS:
        part(told, name).write_parquet(os.path.join(os.path.abspath(folder), name))


if __name__ == "__main__":
    sys.exit(run(_main, sys.argv))
