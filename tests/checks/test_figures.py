"""Kinds that hold figures against each other: places, breaks, and real sums that come out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.project import Project


def found(project: Project, text: str) -> list[tuple[str, str]]:
    text = f"一、总体情况\n{text}\n"
    return [
        (one.rule, one.span.of(text))
        for one in project.lint_text(text).report.findings
        if one.rule.startswith("GK7")
    ]


SUMS = [
    (188, [38, 1, 4, 1, 1, 5, 127, 7, 4]),
    (63, [16, 36, 5, 1, 5]),
    (202, [194, 4, 2, 2]),
    (6259, [3077, 1194, 1140, 848]),
    (13, [5, 4, 4]),
    (5, [2, 1, 1, 1]),
    (1499, [1303, 172, 24]),
    (253, [98, 87, 54, 7, 7]),
    (119, [47, 28, 22, 15, 5, 2]),
    (3607, [349, 933, 477, 301, 874, 216, 348, 55, 26, 12, 16]),
]
WAYS = ["办理{whole}件：{parts}。", "办理{whole}件（{parts}）。", "办理{whole}件，分别为{parts}。"]


def listed(whole: int, parts: list[int], way: str, mark: str) -> str:
    names = "甲乙丙丁戊己庚辛壬癸子"
    return way.format(
        whole=whole,
        parts=mark.join(f"{name}类{part}件" for name, part in zip(names, parts, strict=False)),
    )


@pytest.mark.parametrize(("whole", "parts"), SUMS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("mark", ["、", "，", "；", ","])
def test_a_sum_that_comes_out_is_silent(
    project: Project, whole: int, parts: list[int], way: str, mark: str
) -> None:
    assert found(project, listed(whole, parts, way, mark)) == []


@pytest.mark.parametrize(("whole", "parts"), SUMS)
@pytest.mark.parametrize("way", WAYS)
def test_a_sum_that_does_not_is_found_at_its_whole(
    project: Project, whole: int, parts: list[int], way: str
) -> None:
    text = listed(whole, [parts[0] + 1, *parts[1:]], way, "、")
    assert ("GK701", f"{whole}件") in found(project, text)


def test_a_sum_across_a_line_end_and_wide_digits_has_its_exact_place(project: Project) -> None:
    text = "全年共接待、办理政务公开方面的各类群众来访和咨询 １\n２ 件：当面咨询5件、电话咨询6件。"
    assert found(project, text) == [("GK701", "１\n２ 件")]


@given(st.lists(st.integers(1, 9999), min_size=2, max_size=8), st.sampled_from(WAYS))
def test_whatever_adds_up_is_silent(project: Project, parts: list[int], way: str) -> None:
    assert found(project, listed(sum(parts), parts, way, "、")) == []


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(1, 3000), st.integers(0, 2))
def test_rounded_and_cut_shares_are_silent(
    project: Project, a: int, b: int, c: int, places: int
) -> None:
    whole = a + b + c
    cut = [100 * one * 10**places // whole / 10**places for one in (a, b, c)]
    shares = "；".join(
        f"甲类{one}件，占{share:.{places}f}%" for one, share in zip((a, b, c), cut, strict=True)
    )
    assert [one for one in found(project, f"办理{whole}件。{shares}。") if one[0] == "GK705"] == []


@pytest.mark.parametrize(
    "text",
    [
        "开设“政策解读、在线访谈、意见征集”三个专栏。",
        "开设“政策解读”“在线访谈”“意见征集”和“热点回应”4个专栏。",
        "印发《甲办法》《乙办法》等5份文件。",
        "主要有三个方面：一是甲。\n二是乙。\n三是丙。",
        "本报告由“总体情况、主动公开、依申请公开”六个部分组成。",
    ],
)
def test_lists_that_are_open_or_agree_are_silent(project: Project, text: str) -> None:
    assert found(project, text) == []
