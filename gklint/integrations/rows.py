"""What is told of one text, as rows of ``columns``."""

from __future__ import annotations

from gklint.aids.places import in_file
from gklint.document.organs import organ_key, same_organ
from gklint.engine.surroundings import fingerprint
from gklint.finding import NOT_APPLICABLE, SEVERITIES, UNCERTAIN
from gklint.integrations.columns import CHECKED
from gklint.regulation.figures import only_table_of, tables_of
from gklint.regulation.readings import whole_number
from gklint.text import LineIndex
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from gklint.check import Context
    from gklint.document.cells import Cell, Figure
    from gklint.document.model import Document
    from gklint.engine.lint import Report
    from gklint.finding import Fix, Related
    from gklint.project import Linted
    from gklint.regulation.readings import RowReading

    Row = tuple[Any, ...]

LARGEST = 2**63  # numbers from here on fit no column: they stay text


@value
class Told:
    """What is told of one text."""

    report: Row
    findings: tuple[Row, ...] = ()
    facts: tuple[Row, ...] = ()


def without_report(id_: str | None, status: str, path: str | None, trouble: str | None) -> Told:
    """What is told of a text that was not checked."""
    nothing = (None,) * 5
    return Told((id_, status, trouble, path, *nothing, 0, 0, 0, 0, 0, [], []))


def report_of(id_: str | None, path: str | None, organ: str, linted: Linted) -> Row:
    """A row of REPORT."""
    report, context = linted.report, linted.context
    counts = dict.fromkeys(reversed(SEVERITIES), 0)
    for finding in report.findings:
        counts[finding.severity] += 1
    return (
        id_,
        CHECKED,
        _troubles(report),
        path,
        organ or None,
        key_of(organ),
        context.year,
        context.level or None,
        context.regime.id if context.regime else None,
        *counts.values(),
        len(report.silenced),
        [rule for rule, verdict in report.verdicts.items() if verdict == UNCERTAIN],
        [rule for rule, verdict in report.verdicts.items() if verdict == NOT_APPLICABLE],
    )


def key_of(organ: str) -> str | None:
    """What is equal for names of one organ; None for a name that may be any organ's."""
    return organ_key(organ) if same_organ(organ, organ) else None


def _troubles(report: Report) -> str | None:
    told = [*map(str, report.troubles)]
    told += [f"{crash.rule}: {crash.traceback}" for crash in report.crashes]
    return "\n".join(told) or None


def findings_of(id_: str | None, linted: Linted) -> Iterator[Row]:
    """Rows of FINDING."""
    lines = LineIndex(linted.text)
    for finding in linted.report.findings:
        line, column = lines.position(finding.span.start)
        yield (
            id_,
            finding.rule,
            finding.name,
            finding.severity,
            finding.span.start,
            finding.span.end,
            line + 1,
            column + 1,
            finding.span.of(linted.text),
            finding.message.zh,
            finding.message.en,
            finding.basis.zh or None,
            finding.basis.en or None,
            [_fix(one) for one in finding.fixes],
            [_related(one) for one in finding.related],
            fingerprint(finding, linted.document),
        )


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "title_zh": fix.title.zh,
        "title_en": fix.title.en,
        "applicability": fix.applicability,
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
            for edit in fix.edits
        ],
    }


def _related(related: Related) -> dict[str, Any]:
    return {
        "id": related.file.path if related.file else None,
        "start": related.span.start,
        "end": related.span.end,
        "message_zh": related.message.zh,
        "message_en": related.message.en,
    }


def facts_of(id_: str | None, organ: str, document: Document, context: Context) -> Iterator[Row]:
    """Rows of FACT, in the order of the report: every cell that stands in a row of a form."""
    reference, year, key = context.reference, context.year, key_of(organ)
    text = document.text if document.origin is None else document.origin.source
    lines = LineIndex(text)
    for nth, reckoned in enumerate(tables_of(document, reference, year)):
        reading = reckoned.reading
        compared = only_table_of(document, reference, year, reading.schema.key) is reading
        table = (reading.schema.key, nth, reading.edition, reading.understood, compared)
        for row in reading.rows.values():
            for column, cell in _cells(row):
                place = in_file(document, cell.value_span)
                line, at = lines.position(place.start)
                yield (
                    id_,
                    key,
                    year,
                    *table,
                    row.key,
                    column,
                    cell.kind,
                    place.of(text),
                    None if cell.figure is None else _value(cell.figure),
                    _number(cell),
                    place.start,
                    place.end,
                    line + 1,
                    at + 1,
                )


def _cells(row: RowReading) -> Iterator[tuple[str | None, Cell]]:
    """The cells of a row with the keys of their columns, where these are known."""
    if row.cells is None:
        return ((None, cell) for cell in row.written)
    return zip(row.columns, row.cells, strict=True)


def _value(figure: Figure) -> float:
    return figure.number / 10**figure.places


def _number(cell: Cell) -> int | None:
    number = whole_number(cell)
    return number if number is not None and abs(number) < LARGEST else None
