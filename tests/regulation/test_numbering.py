"""Our numbering plan says what libphonenumber says."""

from __future__ import annotations

import re

import pytest

from gklint.project import Project

metadata = pytest.importorskip("phonenumbers.data.region_CN").PHONE_METADATA_CN
FIXED_LINE = re.compile(metadata.fixed_line.national_number_pattern)
CODES = ["10", *(f"2{digit}" for digit in range(10)), *map(str, range(300, 1000))]


def lengths_told_by_the_library(code: str) -> tuple[int, ...]:
    """How long a local number may be, whichever of 2 to 8 it begins with."""
    return tuple(
        length
        for length in (6, 7, 8, 9)
        if all(FIXED_LINE.fullmatch(code + first + "3" * (length - 1)) for first in "2345678")
    )


def test_every_area_code_has_the_lengths_that_the_library_tells(project: Project) -> None:
    plan = project.reference.numbering
    ours = {code: plan.lengths("0" + code) for code in CODES}
    assert ours == {code: lengths_told_by_the_library(code) for code in CODES}


def test_a_stretch_of_the_table_is_no_area_code(project: Project) -> None:
    assert project.reference.numbering.lengths("0310 0312") == ()
    assert project.reference.numbering.lengths("") == ()
