"""The folder of examples: gklint is silent on the clean ones and finds what the faulty ones hide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gklint.check import Neighbour
from gklint.finding import WARNING, OtherFile, severity_at_least
from gklint.neighbours import Beside
from gklint.project import Linted, Project
from gklint.regulation.reference import Reference
from gklint.text import Span

FOLDER = Path(__file__).parent.parent / "examples"
LEVELS = {
    "xian": "county",
    "shi": "city",
    "ju": "department",
    "zhen": "township",
    "xiangzhen": "township",
    "jiedao": "township",
}


def reports(kind: str) -> list[Path]:
    return sorted(
        path for path in (FOLDER / kind).iterdir() if path.suffix in (".txt", ".md", ".html")
    )


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def linted(project: Project, path: Path) -> Linted:
    return project.lint_text(read(path), path.suffix)


def year_and_level(path: Path) -> tuple[int, str]:
    """What the file's name says: ``2018-ju-with-cover.txt`` is a department's report on 2018."""
    year, office, *_ = path.stem.split("-")
    return int(year), LEVELS[office]


class Planted:
    """One line of a file ``NAME.expected.tsv``: a defect that was planted, and where."""

    def __init__(self, text: str, row: str) -> None:
        line, words, self.family, self.note = row.split("\t")
        self.words = words.replace("⏎", "\n")  # a defect may run over a line's end
        start = 0
        for _ in range(int(line) - 1):
            start = text.index("\n", start) + 1
        end = text.find("\n", start)
        first = self.words.partition("\n")[0]
        assert text[start:end].count(first) == 1, row
        at = text.index(first, start)
        self.span = Span(at, at + len(self.words))
        assert self.span.of(text) == self.words, row


def planted_in(path: Path) -> list[Planted]:
    head, *rows = read(path.with_suffix(".expected.tsv")).splitlines()
    assert head == "line\twords\tfamily\tnote"
    return [Planted(read(path), row) for row in rows]


def sections_of(path: Path, reference: Reference) -> list[str]:
    """The contents that the format of the file's year asks for, in order."""
    regime = reference.regime_for(year_and_level(path)[0])
    assert regime is not None
    return [section.key for section in regime.sections]


@pytest.mark.parametrize("path", reports("clean"), ids=lambda path: path.stem)
def test_clean_report_has_no_finding_that_matters(project: Project, path: Path) -> None:
    result = linted(project, path)
    assert [
        (finding.rule, finding.span.of(result.document.text), finding.message.zh)
        for finding in result.report.findings
        if severity_at_least(finding.severity, WARNING)
    ] == []


@pytest.mark.parametrize("path", reports("faulty"), ids=lambda path: path.stem)
def test_every_planted_defect_of_a_family_with_rules_is_found(project: Project, path: Path) -> None:
    families = {rule.id[:3] for rule in project.rulebook.rules}
    findings = linted(project, path).report.findings
    assert [
        (planted.family, planted.words, planted.note)
        for planted in planted_in(path)
        if planted.family in families
        and not any(
            finding.rule.startswith(planted.family) and finding.span.overlaps(planted.span)
            for finding in findings
        )
    ] == []


@pytest.mark.parametrize("path", reports("clean") + reports("faulty"), ids=lambda path: path.stem)
def test_year_level_and_date_of_issue_are_read(project: Project, path: Path) -> None:
    result = linted(project, path)
    profile = result.document.profile
    assert (profile.year, profile.level) == year_and_level(path)
    assert profile.is_report
    assert [one.cover for one in result.document.signatures][-1:] == [False]


@pytest.mark.parametrize("path", reports("clean"), ids=lambda path: path.stem)
def test_clean_report_has_its_sections_in_order(project: Project, path: Path) -> None:
    wanted = sections_of(path, project.reference)
    found = [section.key for section in linted(project, path).document.top()]
    assert [key for key in found if key in wanted] == wanted


@pytest.mark.parametrize("path", reports("clean") + reports("faulty"), ids=lambda path: path.stem)
def test_an_example_is_utf8_with_plain_line_ends(path: Path) -> None:
    data = path.read_bytes()
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\n")


def test_every_family_is_planted() -> None:
    families = {planted.family for path in reports("faulty") for planted in planted_in(path)}
    assert families == {f"GK{number}" for number in range(1, 10)}


@pytest.mark.parametrize("path", reports("clean") + reports("faulty"), ids=lambda path: path.stem)
def test_no_report_is_held_against_that_of_another_organ(project: Project, path: Path) -> None:
    document = project.read_text(read(path), path.suffix)
    assert project.beside(str(path), document).previous is None


@pytest.mark.parametrize("path", reports("clean"), ids=lambda path: path.stem)
def test_a_report_written_after_last_years_with_its_years_changed_is_silent(
    project: Project, path: Path
) -> None:
    text = read(path)
    last = re.sub(r"(?<!\d)20[0-2]\d(?!\d)", lambda year: str(int(year[0]) - 1), text)
    before = Neighbour(OtherFile("last.txt", last), project.read_text(last, path.suffix))
    findings = project.lint_text(text, path.suffix, beside=Beside(before)).report.findings
    assert [one.message.zh for one in findings if one.rule in ("GK375", "GK376")] == []
