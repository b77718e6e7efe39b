"""Which names are those of one organ."""

from __future__ import annotations

import pytest

from gklint.document.organs import same_but_for_place, same_organ, unit_named


@pytest.mark.parametrize(
    ("one", "other", "same", "but_for_place"),
    [
        ("青河县", "青河县人民政府", True, True),
        ("青河县 民政局", "青河县民政局", True, True),
        ("青河县民政局", "民政局", False, True),
        ("青河县人民政府办公室", "青河县人民政府", False, False),
        ("青河县", "青山县", False, False),
        ("我局", "我局", False, False),
        ("我单位", "我单位", False, False),
        ("本溪市", "本溪市人民政府", True, True),
        ("", "", False, False),
        ("人民政府", "人民政府", False, False),
        ("政府办公室", "政府办公室", False, False),
    ],
)
def test_same_organ(one: str, other: str, same: bool, but_for_place: bool) -> None:
    assert (same_organ(one, other), same_organ(other, one)) == (same, same)
    assert same_but_for_place(one, other) == same_but_for_place(other, one) == but_for_place


@pytest.mark.parametrize(
    ("organ", "unit"),
    [
        ("青河县城镇人民政府", "城镇"),
        ("青河县东城镇", "东城镇"),
        ("青河县民政局", "民政局"),
        ("民政局", "民政局"),
        ("青河县人力资源和社会保障局", ""),
        ("青河县城镇人民政府办公室", ""),
        ("", ""),
    ],
)
def test_the_longest_unit_that_ends_a_name_is_meant(organ: str, unit: str) -> None:
    assert unit_named(organ, ("城镇", "东城镇", "民政局")) == unit
