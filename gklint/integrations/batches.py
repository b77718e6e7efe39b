"""What is told of texts as Arrow batches, and the parts of such batches."""

from __future__ import annotations

import pyarrow as pa

from gklint.integrations.columns import FACT, FAILED, FINDING, READ, REPORT, listed
from gklint.integrations.rows import without_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from gklint.integrations.rows import Told


def findings_in(read: pa.RecordBatch) -> pa.RecordBatch:
    """The rows of FINDING in a batch of READ."""
    return pa.RecordBatch.from_struct_array(read.column("findings").flatten())


def facts_in(read: pa.RecordBatch) -> pa.RecordBatch:
    """The rows of FACT in a batch of READ."""
    return pa.RecordBatch.from_struct_array(read.column("facts").flatten())


def reports_in(read: pa.RecordBatch) -> pa.RecordBatch:
    """The rows of REPORT in a batch of READ."""
    return read.select(REPORT.names)


def batch_of(records: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    """Some rows of ``schema`` as a batch."""
    return pa.RecordBatch.from_arrays(_columns(records, schema), schema=schema)


def batches_of(told: Sequence[Told]) -> Iterator[pa.RecordBatch]:
    """One batch; one for each text where something fits no column, which then costs its own row."""
    try:
        yield _batch(told)
    except (pa.ArrowException, UnicodeError, OverflowError) as error:
        if len(told) > 1:
            for one in told:
                yield from batches_of([one])
        else:
            id_, _, _, path, *_ = told[0].report
            yield _batch([without_report(id_, FAILED, path, str(error))])


def _batch(told: Sequence[Told]) -> pa.RecordBatch:
    reports = _columns([one.report for one in told], REPORT)
    findings = _lists([one.findings for one in told], FINDING)
    facts = _lists([one.facts for one in told], FACT)
    return pa.RecordBatch.from_arrays([*reports, findings, facts], schema=READ)


def _lists(rows_of: Sequence[Sequence[tuple[Any, ...]]], schema: pa.Schema) -> pa.ListArray:
    """A column that holds some rows of ``schema`` in each of its own."""
    offsets = [0]
    for one in rows_of:
        offsets.append(offsets[-1] + len(one))
    columns = _columns([row for one in rows_of for row in one], schema)
    values = pa.StructArray.from_arrays(columns, fields=list(schema))
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), values, type=listed(schema))


def _columns(records: Sequence[tuple[Any, ...]], schema: pa.Schema) -> list[pa.Array]:
    columns = zip(*records, strict=True) if records else ((),) * len(schema)
    return [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
