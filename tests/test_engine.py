"""The engine: verdicts, bases, fixes, crashes and time limits, each with a rule made for it."""

from __future__ import annotations

from typing import Any

import pytest

from gklint import checks
from gklint.decode import Problems
from gklint.engine.fix import fix
from gklint.engine.lint import Report, lint
from gklint.engine.memo import Memo
from gklint.errors import RuleError
from gklint.finding import Finding
from gklint.formats import parse
from gklint.project import Project
from gklint.rulebook.book import Rulebook
from gklint.rulebook.load import read_rules, tell_duplicates
from gklint.text import Span

RULE = """
[[rule]]
id = "XX001"
name = "made-up"
check = "{check}"
severity = "warning"
params = {params}
title = {{ zh = "例", en = "example" }}
why = {{ zh = "例", en = "example" }}
message = {{ zh = "应为{{right}}，此处为{{found}}", en = "{{found}}" }}
{more}
[[rule.example]]
bad = "⟦甲⟧"
[[rule.example]]
good = "乙"
"""


def rules_of(project: Project, text: str) -> Rulebook:
    problems = Problems()
    rules = read_rules([("own.toml", text)], project.reference, False, problems)
    tell_duplicates(rules, (), problems)
    problems.raise_any()
    return Rulebook(rules)


def run(project: Project, book: Rulebook, text: str) -> Report:
    document = parse(text, ".txt", project.reference.vocabulary)
    return lint(document, book, project.context_of(document))


@pytest.fixture
def seeing(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A kind of blocks that finds every 甲, made for these tests."""
    import sys
    import types

    source = """
from __future__ import annotations
from gklint.check import BLOCK
from gklint.finding import Violation
from gklint.value import value
SCOPE, VALUES, ANCHORS = BLOCK, ("right",), ("whole",)
@value
class Params:
    right: str = "乙"
    crash: bool = False
def literals(params):
    return ("甲",)
def check(block, params, context):
    if params.crash:
        raise ZeroDivisionError("made up")
    at = block.flow.text.find("甲")
    while at >= 0:
        span = block.flow.span(at, at + 1)
        yield Violation(span, {"right": params.right}, {"whole": span})
        at = block.flow.text.find("甲", at + 1)
"""
    module = types.ModuleType("gklint.checks.seeing")
    monkeypatch.setitem(sys.modules, "gklint.checks.seeing", module)
    monkeypatch.setattr(checks, "seeing", module, raising=False)
    exec(source, module.__dict__)
    return module


def rule(params: str = "{}", more: str = "") -> str:
    return RULE.format(check="seeing", params=params, more=more)


def test_a_finding_stands_at_its_words(project: Project, seeing: Any) -> None:
    report = run(project, rules_of(project, rule()), "乙\n\n乙甲乙")
    [finding] = report.findings
    assert (finding.span, finding.rule, finding.severity) == (Span(4, 5), "XX001", "warning")
    assert finding.message.zh == "应为乙，此处为甲"
    assert report.verdicts == {"XX001": "FAIL"}


def test_a_rule_that_finds_nothing_passes(project: Project, seeing: Any) -> None:
    assert run(project, rules_of(project, rule()), "乙").verdicts == {"XX001": "PASS"}


def test_years_and_levels_bound_a_rule(project: Project, seeing: Any) -> None:
    book = rules_of(project, rule(more='years = "2019..2020"\n'))
    of = "青河县{}年政府信息公开工作年度报告\n\n甲"
    assert run(project, book, of.format(2018)).verdicts == {"XX001": "NOT APPLICABLE"}
    assert run(project, book, of.format(2020)).verdicts == {"XX001": "FAIL"}
    unknown = run(project, book, "甲")
    assert unknown.verdicts == {"XX001": "UNCERTAIN"}
    assert "年度" in unknown.reasons["XX001"].zh


def test_a_rule_sees_the_sections_it_names(project: Project, seeing: Any) -> None:
    book = rules_of(project, rule(more='where = { section = "problems" }\n'))
    text = "一、总体情况\n\n甲。\n\n二、存在的主要问题及改进情况\n\n甲。\n"
    [finding] = run(project, book, text).findings
    assert finding.span.start > text.index("二、")


def test_a_crash_is_told_and_the_others_go_on(project: Project, seeing: Any) -> None:
    second = rule("{ crash = true }").replace("XX001", "XX002").replace("made-up", "made-up-2")
    report = run(project, rules_of(project, rule() + second), "甲")
    assert [finding.rule for finding in report.findings] == ["XX001"]
    [crash] = report.crashes
    assert crash.rule == "XX002"
    assert "ZeroDivisionError" in crash.traceback


def test_a_memo_holds_for_its_rules_alone(project: Project, seeing: Any) -> None:
    memo = Memo()
    document = parse("乙甲乙。", ".txt", project.reference.vocabulary)
    context = project.context_of(document)
    for right in ("丙", "丁"):  # the same id, other parameters
        book = rules_of(project, rule(f'{{ right = "{right}" }}'))
        [finding] = lint(document, book, context, memo).findings
        assert finding.message.zh == f"应为{right}，此处为甲"


def test_what_went_wrong_is_told_again_from_a_memo(project: Project, seeing: Any) -> None:
    memo = Memo()
    document = parse("甲。", ".txt", project.reference.vocabulary)
    book = rules_of(project, rule("{ crash = true }"))
    reports = [lint(document, book, project.context_of(document), memo) for _ in range(2)]
    assert [[crash.rule for crash in report.crashes] for report in reports] == [["XX001"]] * 2
    assert [report.verdicts for report in reports] == [{"XX001": "UNCERTAIN"}] * 2


FIX = """
[[rule.fix]]
with = "{right}"
applicability = "unsafe"
title = { zh = "改为{right}", en = "change to {right}" }
"""


def test_a_fix_is_applied_from_its_applicability_on(project: Project, seeing: Any) -> None:
    book = rules_of(project, rule(more=FIX))

    def find(text: str) -> tuple[Finding, ...]:
        return run(project, book, text).findings

    assert fix("甲甲。\r\n甲", find, "unsafe").text == "乙乙。\r\n乙"
    assert fix("甲", find, "safe").text == "甲"
    assert fix("甲甲", find, "unsafe").applied == (("XX001", 2),)


def test_fixes_that_undo_each_other_come_to_rest(project: Project, seeing: Any) -> None:
    book = rules_of(project, rule('{ right = "丙甲" }', FIX))

    def find(text: str) -> tuple[Finding, ...]:
        return run(project, book, text).findings if len(text) < 9 else ()

    once = fix("甲", find, "unsafe").text
    assert fix(once, find, "unsafe").text == once


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("severity", 'severity = "fatal"'), "one of error, warning, info, hint"),
        (("check", 'check = "no_such_kind"'), "no check kind no_such_kind"),
        (("params", "params = { wrong = 1 }"), "no such key"),
        (("message", 'message = { zh = "{nothing}", en = "x" }'), "gives no {nothing}"),
        (("message", 'message = { zh = "只有中文" }'), "zh = "),
        (("title", 'titel = { zh = "例", en = "x" }'), "did you mean title"),
        (("why", 'why = { zh = "例", en = "例" }\nyears = "2020-2021"'), "2019..2020"),
        (("why", 'why = { zh = "例", en = "例" }\nlevels = ["village"]'), "no village"),
        (("name", 'name = "x"\nbasis = { regulation = "没有的法" }'), "the registry has no"),
    ],
)
def test_a_broken_rule_is_told_with_its_place(
    project: Project, seeing: Any, change: tuple[str, str], told: str
) -> None:
    key, line = change
    lines = [line if one.startswith(key + " =") else one for one in rule().split("\n")]
    with pytest.raises(RuleError) as caught:
        rules_of(project, "\n".join(lines))
    assert told in str(caught.value)
    assert "own.toml:2" in str(caught.value)


def test_every_mistake_is_told_at_once(project: Project, seeing: Any) -> None:
    text = rule().replace('"warning"', '"fatal"') + rule().replace("XX001", "XX002")
    text = text.replace('bad = "⟦甲⟧"', 'bad = "甲"')
    with pytest.raises(RuleError) as caught:
        rules_of(project, text)
    assert str(caught.value).count("own.toml:") == 2


def test_broken_toml_is_told_with_line_and_column(project: Project) -> None:
    with pytest.raises(RuleError) as caught:
        rules_of(project, '[[rule]]\nid = "XX001\n')
    assert "own.toml:2:" in str(caught.value)


def test_a_rule_without_examples_is_refused(project: Project, seeing: Any) -> None:
    text = rule().partition("[[rule.example]]")[0]
    with pytest.raises(RuleError, match="example"):
        rules_of(project, text)


def test_two_rules_of_one_id_are_refused(project: Project, seeing: Any) -> None:
    with pytest.raises(RuleError, match="already taken"):
        rules_of(project, rule() + rule())
