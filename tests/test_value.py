"""Records are frozen, compare by their fields, and cost no import of dataclasses."""

from __future__ import annotations

import copy

import pytest

from gklint.value import fields, packed, replace, value


@value
class Point:
    x: int
    y: int = 7


@value
class Other:
    x: int
    y: int = 7


def test_a_record_has_positional_and_named_fields_and_defaults() -> None:
    assert fields(Point(1)) == (1, 7)
    assert fields(Point(y=2, x=1)) == (1, 2)


def test_a_record_is_frozen() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        Point(1).x = 2  # type: ignore[misc]


def test_equal_fields_of_one_type_are_equal() -> None:
    assert Point(1) == Point(1, 7)
    assert Point(1) != Point(2)
    assert Point(1) != Other(1)
    assert len({Point(1), Point(1), Other(1)}) == 2


def test_a_record_copies_and_shows_itself() -> None:
    assert replace(Point(1), y=3) == Point(1, 3)
    assert copy.copy(Point(4, 5)) == Point(4, 5)
    assert repr(Point(1, 2)) == "Point(x=1, y=2)"


def test_a_missing_field_is_told() -> None:
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]


@packed
class Row:
    at: int
    kind: str = "text"


def test_packed_records_are_values_with_slots() -> None:
    row = Row(1)
    assert row == Row(at=1, kind="text")
    assert hash(row) == hash(Row(1))
    assert replace(row, kind="table") == Row(1, "table")
    assert not hasattr(row, "__dict__")
    with pytest.raises(AttributeError, match="frozen"):
        row.kind = "table"  # type: ignore[misc]
    with pytest.raises(TypeError, match="Row has no colour"):
        replace(row, colour="red")
