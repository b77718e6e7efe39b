"""One hostile outcome, which every form is given."""

from __future__ import annotations

from gklint.finding import ERROR, HINT, SAFE, Bilingual, Finding, Fix, Related, Silenced
from gklint.render.forms import About, form_named
from gklint.render.outcome import Baselined, Card, Outcome, Rules, Summary
from gklint.text import Edit, Span
from gklint.value import replace

TEXT = "甲𠮷<b>]]>\r\n=cmd\x1b[2J丙\n丁"
PATH = "村/a\n::error::<b>,=1\x1b.txt"
CLEAN = Outcome("clean.txt", "戊", None, "", "", (), {"GK999": "PASS"}, {})


def both(zh: str, en: str = "") -> Bilingual:
    return Bilingual(zh, en or zh)


FIX = Fix(both("改为“己”", "make it 己"), (Edit(Span(2, 5), "己"),), SAFE)
FINDINGS = (
    Finding(
        Span(2, 5),
        "GK999",
        "made-up",
        ERROR,
        both("<b>有误\n::set-env::%0A", "<b> wrong\n::set-env::%0A"),
        both("《条例》第一条", "art. 1"),
        (FIX,),
        (Related(Span(20, 21), both("另一处", "another")),),
    ),
    Finding(Span(10, 21), "GK998", "other", HINT, both('=SUM("x")]]>\x1b[0m'), both("")),
)
OUTCOME = Outcome(
    PATH,
    TEXT,
    2018,
    "2008",
    "county",
    FINDINGS,
    {"GK001": "PASS", "GK997": "ACCEPTED", "GK998": "FAIL", "GK999": "FAIL"},
    {},
    fingerprints=("f1", "f2"),
    silenced=(
        Silenced(
            Finding(Span(0, 1), "GK997", "known", ERROR, both("已知"), both("")),
            "查过了",
            Span(0, 0),
        ),
    ),
)


# The same, held against a baseline that has the second finding, and one that is met no more.
COMPARED = replace(
    OUTCOME,
    findings=FINDINGS[:1],
    fingerprints=("f1",),
    baselined=Baselined(FINDINGS[1:], ("f2",), 1),
)


def card(rule: str) -> Card:
    return Card(
        rule,
        f"name-{rule}",
        ERROR,
        both(f"题{rule}<i>", f"title {rule}<i>"),
        both("因为"),
        both(""),
    )


RULES = Rules(card, lambda rule, language: f"# {rule}\n")


def summary_of(*outcomes: Outcome) -> Summary:
    summary = Summary()
    for outcome in outcomes:
        summary.add(outcome)
    return summary


def said(name: str, *outcomes: Outcome, summary: Summary | None = None, **about: object) -> str:
    """All that a form says of some files."""
    parts: list[str] = []
    form = form_named(name).form(About(**about), parts.append)  # type: ignore[arg-type]
    for outcome in outcomes:
        form.add(outcome, RULES)
    form.end(summary or summary_of(*outcomes))
    return "".join(parts)
