"""The kind ``pattern``: what clerks write most rules with."""

from __future__ import annotations

from gklint.check import Context
from gklint.checks.pattern import Params, check, literals, names
from gklint.document.build import block_of
from gklint.finding import Violation
from gklint.pattern import Pattern
from gklint.text import Span

CONTEXT: Context = None  # type: ignore[assignment]  # the kind does not look at it


def found(text: str, match: str, unless: str = "", titles: bool = False) -> list[Violation]:
    params = Params(Pattern(match), Pattern(unless) if unless else None, titles)
    return list(check(block_of("paragraph", text), params, CONTEXT))


def places(text: str, match: str, unless: str = "", titles: bool = False) -> list[str]:
    return [one.span.of(text) for one in found(text, match, unless, titles)]


def test_named_groups_are_values_and_places() -> None:
    assert found("更新率在90~95%之间", "(?P<low>[0-9]{1,3})(?P<dash>~)(?P<sign>%)?") == [
        Violation(
            Span(4, 7),
            {"low": "90", "dash": "~", "sign": ""},
            {"low": Span(4, 6), "dash": Span(6, 7)},
        )
    ]


def test_the_group_here_narrows_the_place() -> None:
    assert places("全部办结，截止目前", "，(?P<here>截止)目前") == ["截止"]


def test_a_place_in_a_wrapped_line_is_exact() -> None:
    assert places("主动公开２０２３ 年\n信息", "2023年信息") == ["２０２３ 年\n信息"]


def test_titles_are_left_alone_unless_asked_for() -> None:
    text = "按照《截止日期办法》，截止办理"
    assert places(text, "截止") == ["截止"]
    assert places(text, "截止", titles=True) == ["截止", "截止"]


def test_an_unclosed_title_mark_hides_nothing() -> None:
    assert places("根据《条例，截止办理", "截止") == ["截止"]


def test_unless_leaves_alone_what_it_touches_and_nothing_else() -> None:
    assert places("截止日期；截止", "截止", unless="截止日期") == ["截止"]


def test_what_a_rule_may_name_comes_from_its_groups() -> None:
    assert names(Params(Pattern("(?P<low>[0-9])%"))) == ("low",)
    assert literals(Params(Pattern("(?P<low>[0-9])个个"))) == ("个个",)
