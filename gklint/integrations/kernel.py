"""Arrow record batches of texts in, batches of findings and facts out; no engine is known here.

A batch of texts has the columns ``id`` and ``text``, and any of those of ``columns.OPTIONAL``. A
text that is missing, broken, too large or no report costs its own row and nothing else.
"""

from __future__ import annotations

import os

import pyarrow as pa

from gklint.check import Neighbour
from gklint.config import Settings
from gklint.errors import GklintError, SourceError
from gklint.finding import OtherFile
from gklint.integrations import rows
from gklint.integrations.batches import batches_of, facts_in, findings_in
from gklint.integrations.columns import FAILED, ID, NO_TEXT, NOT_A_REPORT, OPTIONAL, TEXT, TOO_LARGE
from gklint.integrations.rows import Told, facts_of, findings_of, report_of
from gklint.neighbours import Beside
from gklint.project import Project, project_by
from gklint.source import decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

LARGEST = 5_000_000  # bytes or code points of a text that is looked at
FULL = 64  # texts of a batch that is given on
FULL_CHARACTERS = 1_000_000  # or so much text

_projects: dict[str, Project] = {}  # by their settings: a worker loads rules once


def project_for(settings: Settings | None) -> Project:
    """The rules by some settings, loaded once a process."""
    key = repr(settings)
    if key not in _projects:
        _projects[key] = project_by(settings)
    return _projects[key]


def read_batches(
    batches: Iterable[pa.RecordBatch], settings: Settings | None = None
) -> Iterator[pa.RecordBatch]:
    """One row of READ for each text, in order: its report, its findings, its facts.

    Batches are given on as they fill up, however many texts came in one. Raises SourceError
    where a column is lacking.
    """
    project = project_for(settings)
    for batch in batches:
        told: list[Told] = []
        size = 0
        for text in _texts(batch):
            told.append(_told(project, text))
            size += len(text[TEXT]) if isinstance(text[TEXT], (str, bytes)) else 0
            if len(told) == FULL or size >= FULL_CHARACTERS:
                yield from batches_of(told)
                told, size = [], 0
        if told:
            yield from batches_of(told)


def lint_batches(
    batches: Iterable[pa.RecordBatch], settings: Settings | None = None
) -> Iterator[pa.RecordBatch]:
    """The findings alone, a row of FINDING each."""
    for batch in read_batches(batches, settings):
        yield findings_in(batch)


def fact_batches(
    batches: Iterable[pa.RecordBatch], settings: Settings | None = None
) -> Iterator[pa.RecordBatch]:
    """The figures of the statutory tables alone, a row of FACT each."""
    for batch in read_batches(batches, settings):
        yield facts_in(batch)


def _texts(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """What came with each text, by name of the column."""
    for name in (ID, TEXT):
        if name not in batch.schema.names:
            raise SourceError(f"没有列 {name}", f"there is no column {name}", "texts")
    columns = {
        name: batch.column(name) for name in (ID, TEXT, *OPTIONAL) if name in batch.schema.names
    }
    for at in range(batch.num_rows):
        yield {name: _plain(column[at]) for name, column in columns.items()}


def _plain(scalar: pa.Scalar) -> Any:
    """A value of a column; of a string that is not UTF-8 its bytes."""
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return scalar.as_buffer().to_pybytes()


def _told(project: Project, text: dict[str, Any]) -> Told:
    """What is told of one text, whatever it is."""
    id_, path = (None if text.get(name) is None else str(text[name]) for name in (ID, "path"))
    try:
        return _read(project, id_, path, text)
    except GklintError as error:
        return rows.without_report(id_, FAILED, path, str(error))
    except Exception:  # noqa: BLE001  a bug of ours costs one row of a million
        from traceback import format_exc

        return rows.without_report(id_, FAILED, path, format_exc())


def _read(project: Project, id_: str | None, path: str | None, text: dict[str, Any]) -> Told:
    given = text[TEXT]
    if given is None:
        return rows.without_report(id_, NO_TEXT, path, None)
    if not isinstance(given, (str, bytes)):
        raise SourceError("不是文字，也不是字节", "neither a string nor bytes", f"{TEXT} {id_}")
    if len(given) > LARGEST:
        return rows.without_report(id_, TOO_LARGE, path, None)
    year = None if text.get("year") is None else int(text["year"])
    project = project.knowing(year, text.get("level") or "")
    document = project.read_text(_words(given, path or id_), _suffix(text))
    if not document.profile.is_report and year is None:
        return rows.without_report(id_, NOT_A_REPORT, path, None)
    organ = text.get("organ") or document.profile.organ
    context = project.context_of(document)
    facts = tuple(facts_of(id_, organ, document, context))  # first: the rules reckon with the same
    beside = Beside(_previous(project, text))
    linted = project.lint_document(document, beside=beside, path=path or "")
    report = report_of(id_, path, organ, linted)
    return Told(report, tuple(findings_of(id_, linted)), facts)


def _previous(project: Project, text: dict[str, Any]) -> Neighbour | None:
    """The report of the year before, where its text came along."""
    given, path = text.get("previous"), text.get("previous_path") or ""
    if given is None or len(given) > LARGEST:
        return None
    words = _words(given, path)
    suffix = os.path.splitext(path)[1] or _suffix(text)
    return Neighbour(OtherFile(path, words), project.read_text(words, suffix))


def _words(given: str | bytes, where: str | None) -> str:
    return given if isinstance(given, str) else decode(given, where or "").text


def _suffix(text: dict[str, Any]) -> str:
    """The ending that tells a text's format: given by itself, or that of its path."""
    return text.get("suffix") or os.path.splitext(text.get("path") or "")[1] or ".txt"
