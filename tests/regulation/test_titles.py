"""Titles of one instrument have one core, however they are cited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.project import Project
from gklint.regulation.titles import Slip, core_of, slip_between

FORMAT = "政府信息公开工作年度报告格式"


@pytest.mark.parametrize(
    "title",
    [
        "国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知",
        "国务院办公厅政府信息与政务公开办公室关于印发<中华人民共和国政府信息公开工作年度报告格式>的通知",
        "关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知",
        "中华人民共和国政府信息公开工作年度报告格式",
        "政府信息公开工作年度报告格式",
    ],
)
def test_wrapping_does_not_change_the_core(title: str) -> None:
    core = core_of(title)
    assert core.key == FORMAT
    assert "".join(title[at] for at in core.places) == core.words


def test_the_issuer_is_kept_apart() -> None:
    assert core_of("国务院办公厅印发《关于某事的意见》").issuer == "国务院办公厅"
    assert core_of("某某省政府信息公开条例").key == "某某省政府信息公开条例"


def test_a_slip_is_one_run() -> None:
    assert slip_between("保守秘密法", "保守国家秘密法") == Slip(2, 2, "国家")
    assert slip_between("信息公开工作条例", "信息公开条例") == Slip(4, 6, "")
    assert slip_between("信息公开条列", "信息公开条例") == Slip(5, 6, "例")
    assert slip_between("行政诉讼法", "行政复议法") is None


@given(st.text("甲乙丙丁", min_size=1, max_size=12), st.data())
def test_a_slip_leads_back_to_the_right_title(right: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(right)))
    end = data.draw(st.integers(start, len(right)))
    wrong = right[:start] + right[end:]
    slip = slip_between(wrong, right)
    if slip is None:
        assert wrong == right
    else:
        assert wrong[: slip.start] + slip.right + wrong[slip.end :] == right


def test_every_number_in_the_registry_is_read_and_belongs_to_one(project: Project) -> None:
    registry = project.reference.registry
    known = [one for one in registry.regulations if one.number and not one.local]
    assert sum(map(len, registry._index["numbers"].values())) == len(known)
    for one in registry.regulations:
        assert one in registry.titled(core_of(one.title))
        assert one.superseded_by == "" or registry.get(one.superseded_by) is not None
        assert one.number == "" or one.verified in ("V", "V2")
