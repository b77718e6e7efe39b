"""Findings as CSV."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as some

from gklint.render.formula import not_formula
from tests.render.made import CLEAN, OUTCOME, said

HEAD = (
    "\ufefffile,year,rule,name,severity,line,column,end_line,end_column,"
    "text,message,basis,fix,fingerprint\r\n"
)


def test_a_row_is_a_finding_and_no_cell_a_formula() -> None:
    path = '"村/a␊::error::<b>,=1␛.txt"'
    assert said("csv", CLEAN, OUTCOME) == (
        f"{HEAD}{path},2018,GK999,made-up,error,1,3,1,6,<b>,<b>有误␊::set-env::%0A,"
        "《条例》第一条,改为“己”,f1\r\n"
        f"{path},2018,GK998,other,hint,2,1,3,2,'=cmd␛[2J丙␊丁,"
        '"\'=SUM(""x"")]]>␛[0m",,,f2\r\n'
    )


def test_no_file_is_a_head_alone() -> None:
    assert said("csv") == HEAD


def test_every_row_has_the_cells_of_the_head() -> None:
    rows = list(csv.reader(io.StringIO(said("csv", OUTCOME), newline="")))
    assert {len(row) for row in rows} == {14}


@given(some.text(), some.sampled_from(" 　"), some.sampled_from("=+-@＝"))
def test_blanks_before_a_formula_do_not_hide_it(text: str, blank: str, sign: str) -> None:
    assert not_formula(f"{sign}cmd{text}") == f"'{sign}cmd{text}"
    assert not_formula(f"{blank}{sign}cmd{text}") == f"'{blank}{sign}cmd{text}"
