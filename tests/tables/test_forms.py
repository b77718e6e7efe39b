"""Whatever form a table arrives in, every cell is read, at its place, as what it is."""

from __future__ import annotations

import random

import pytest

from gklint.document.cells import BLANK
from gklint.document.flow import flow_of
from gklint.project import Project
from gklint.regulation.figures import Reckoned, tables_of
from gklint.regulation.readings import Place
from tests.tables.forms import (
    FORMS,
    Form,
    Text,
    bars,
    markdown,
    one_a_line,
    report,
    tabs,
    with_empty_lines,
)
from tests.tables.made import Made, made

SEEDS = range(3)
YEARS = (2016, 2019, 2020, 2021, 2024)


def tables(year: int, rng: random.Random) -> list[Made]:
    """The tables of a report of a year, made up."""
    keys = ("form",) if year < 2019 else ("disclosure", "applications", "reviews")
    return [made(key, year, rng) for key in keys]


def read(project: Project, text: str, year: int, suffix: str = ".txt") -> dict[str, Reckoned]:
    """The tables that are found in a text, by their schema; each is found once."""
    document = project.read_text(text, suffix)
    found = tables_of(document, project.reference, year)
    assert len({one.reading.schema.key for one in found}) == len(found)
    return {one.reading.schema.key: one for one in found}


def suffix_of(form: Form) -> str:
    return ".md" if form.__name__ == "markdown" else ".txt"


def place_in(text: Text, table: Made, place: Place) -> object:
    return text.spans[f"{table.schema.key} {place[0]}", place[1]]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@pytest.mark.parametrize("year", YEARS)
def test_every_cell_is_read_at_its_place_and_nothing_is_broken(
    project: Project, form: Form, year: int
) -> None:
    for seed in SEEDS:
        rng = random.Random(f"{form.__name__} {year} {seed}")
        printed = tables(year, rng)
        text = report(printed, form, rng)
        found = read(project, str(text), year, suffix_of(form))
        assert sorted(found) == sorted(table.schema.key for table in printed)
        for table in printed:
            one = found[table.schema.key]
            assert one.faults == ()
            assert one.reading.edition == table.edition
            cells = {place: one.reading.cell(*place) for place in table.places()}
            assert {place for place, cell in cells.items() if cell is None} == set()
            for place, cell in cells.items():
                assert cell is not None
                assert cell.span == place_in(text, table, place)
                if place[1] not in ("amount", "change"):
                    assert one.reading.number(*place) == table.numbers[place]


@pytest.mark.parametrize("form", [one_a_line, with_empty_lines], ids=lambda form: form.__name__)
def test_no_number_moves_into_another_row_where_a_cell_is_lost(
    project: Project, form: Form
) -> None:
    for seed in range(12):
        rng = random.Random(seed)
        table = made("applications", 2023, rng)
        text = report([table], form, rng)
        lost = rng.choice(table.places())
        span = place_in(text, table, lost)
        whole = str(text)
        cut = whole[: span.start].rstrip() + whole[span.end :]
        reading = read(project, cut, 2023)["applications"].reading
        assert reading.rows[lost[0]].cells is None
        for place in table.places():
            if place[0] != lost[0]:
                assert reading.number(*place) == table.numbers[place]


@pytest.mark.parametrize(
    "form", [with_empty_lines, bars, markdown, tabs], ids=lambda form: form.__name__
)
@pytest.mark.parametrize("year", [2019, 2023])
def test_blank_cells_keep_their_place(project: Project, form: Form, year: int) -> None:
    for seed in range(4):
        rng = random.Random(f"blank {form.__name__} {year} {seed}")
        table = made("applications", year, rng)
        text = report([table], form, rng, blanks=0.5)
        one = read(project, str(text), year, suffix_of(form))["applications"]
        assert one.faults == ()
        for place in table.places():
            row = one.reading.rows.get(place[0])
            assert row is not None
            if table.written[place]:
                assert one.reading.number(*place) == table.numbers[place]
            else:
                cell = one.reading.cell(*place)
                assert cell is not None
                assert cell.kind == BLANK


def test_rows_whose_blanks_were_dropped_are_left_open(project: Project) -> None:
    for seed in range(6):
        rng = random.Random(seed)
        table = made("applications", 2023, rng)
        text = str(report([table], one_a_line, rng, blanks=1))
        whole = "\n".join(line for line in text.split("\n") if line)
        one = read(project, whole, 2023)["applications"]
        assert one.faults == ()
        for row in one.reading.rows.values():
            full = [table.written[row.key, column] for column in row.columns]
            assert [flow_of(cell.text).text for cell in row.written] == [
                flow_of(written).text for written in full if written
            ]
            assert row.cells is None or all(full)
