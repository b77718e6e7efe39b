"""The real reports: the certain defects found at their words, the controls silent.

The reports are not part of the project; without them these tests skip.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest
import tomli

from gklint.project import Linted, Project, project_by
from gklint.source import decode
from gklint.text import LineIndex, Span

EXPECTED = tomli.loads((Path(__file__).parent / "real_reports.toml").read_text(encoding="utf-8"))
TEXT_REPORTS = ("000", "001", "002", "003", "004", "005", "006")


@cache
def linted(folder: Path, report: str) -> Linted:
    [file] = folder.glob(f"{report}_*")
    return shared_project().lint_text(decode(file.read_bytes()).text, file.suffix)


@lru_cache(maxsize=1)
def shared_project() -> Project:
    return project_by()


def place(folder: Path, row: dict[str, Any]) -> Span:
    lines = LineIndex(linted(folder, row["report"]).text)
    start = lines.offset(row["line"] - 1, row["column"] - 1)
    return Span(start, start + row["length"])


def found(folder: Path, row: dict[str, Any]) -> list[str]:
    span = place(folder, row)
    return [
        f"{finding.rule} {finding.message.zh}"
        for finding in linted(folder, row["report"]).report.findings
        if finding.rule.startswith(row["family"]) and finding.span.overlaps(span)
    ]


def test_nine_in_ten_certain_defects_are_found(real_reports: Path) -> None:
    missed = [
        f"{row['report']}:{row['line']}:{row['column']} {row['family']} {row['what']}"
        for row in EXPECTED["defect"]
        if not found(real_reports, row)
    ]
    assert len(missed) <= len(EXPECTED["defect"]) // 10, "\n".join(missed)


@pytest.mark.parametrize("row", EXPECTED["control"], ids=lambda row: row["what"])
def test_control_stays_silent(real_reports: Path, row: dict[str, Any]) -> None:
    assert found(real_reports, row) == []


def test_a_report_that_is_right_has_no_errors_or_warnings(real_reports: Path) -> None:
    """Report 006 begins at its first heading; its sums and words are right."""
    assert [
        finding.message.zh
        for finding in linted(real_reports, "006").report.findings
        if finding.severity in ("error", "warning")
    ] == []


@pytest.mark.parametrize("report", TEXT_REPORTS)
def test_no_kind_crashes(real_reports: Path, report: str) -> None:
    outcome = linted(real_reports, report).report
    assert [crash.traceback for crash in outcome.crashes] == []
    assert [str(trouble) for trouble in outcome.troubles] == []


@pytest.mark.parametrize("report", TEXT_REPORTS)
def test_a_report_cut_at_any_line_is_still_read(real_reports: Path, report: str) -> None:
    text = linted(real_reports, report).document.text
    lines = text.split("\n")
    for end in range(0, len(lines), 7):
        for piece in ("\n".join(lines[:end]), "\n".join(lines[end:])):
            outcome = shared_project().lint_text(piece)
            assert outcome.report.crashes == ()
            for finding in outcome.report.findings:
                assert finding.span.end <= len(piece)


@pytest.mark.parametrize("report", TEXT_REPORTS)
@pytest.mark.parametrize("least", ["safe", "unsafe", "display_only"])
def test_fixing_twice_is_fixing_once(real_reports: Path, report: str, least: str) -> None:
    text = linted(real_reports, report).document.text
    once = shared_project().fix_text(text, least=least).text
    assert shared_project().fix_text(once, least=least).text == once


TABLES = {
    "003": [(89, "GK340"), (205, "GK320"), (570, "GK324")],
    "005": [(268, "GK331"), (326, "GK304"), (336, "GK304")],
    "006": [],
    "007": [(9, "GK352"), (9, "GK352"), (9, "GK359")],
}


@pytest.mark.parametrize("report", sorted(TABLES))
def test_tables_come_out_as_they_are(real_reports: Path, report: str) -> None:
    """Every defect of the tables at its cell or row, and nothing else."""
    outcome = linted(real_reports, report)
    lines = LineIndex(outcome.text)
    assert [
        (lines.position(one.span.start)[0] + 1, one.rule)
        for one in outcome.report.findings
        if one.rule.startswith("GK3") and one.severity != "hint"
    ] == TABLES[report]
