"""The verdict of every rule on one file, in the order of the rules."""

from __future__ import annotations

from gklint.finding import ACCEPTED, FAIL, NOT_APPLICABLE, PASS, UNCERTAIN
from gklint.render.columns import harmless, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gklint.finding import Bilingual
    from gklint.render.outcome import Outcome

_CHINESE = {
    PASS: "通过",
    FAIL: "不通过",
    ACCEPTED: "已说明",
    UNCERTAIN: "存疑",
    NOT_APPLICABLE: "不适用",
}
_UNSAID = {"zh": "没有写理由", "en": "no reason given"}
_ACCEPTED = {"zh": "{} 处已按说明忽略：{}", "en": "{} accepted: {}"}
_KNOWN = {"zh": "{} 处在基线内", "en": "{} in the baseline"}


def render(outcome: Outcome, titles: Mapping[str, Bilingual], language: str) -> str:
    """``titles`` names the fault that each rule looks for."""
    return "\n".join(_lines(outcome, titles, language)) + "\n"


def counts_of(verdicts: Mapping[str, str]) -> dict[str, int]:
    """How many rules came to each verdict, in the order in which these are told."""
    counts = dict.fromkeys(_CHINESE, 0)
    for verdict in verdicts.values():
        counts[verdict] += 1
    return counts


def _lines(outcome: Outcome, titles: Mapping[str, Bilingual], language: str) -> Iterator[str]:
    words = {verdict: verdict_in(verdict, language) for verdict in _CHINESE}
    counts = counts_of(outcome.verdicts)
    applicable = len(outcome.verdicts) - counts[NOT_APPLICABLE]
    path, year = harmless(outcome.path), outcome.year or "?"
    if language == "zh":
        yield f"{path}：核对表（{year} 年度），通过 {counts[PASS]}/{applicable}（各条写的是要避免的问题）"
    else:
        yield f"{path}: checklist (report year {year}), passed {counts[PASS]}/{applicable} (each line names the fault looked for)"
    columns = max(map(width, words.values()))
    for rule, verdict in outcome.verdicts.items():
        word = words[verdict]
        line = f"    {rule} {word}{' ' * (columns - width(word))} {titles[rule].into(language)}"
        why = harmless(reason(outcome, rule, language))
        if why:
            line += f"（{why}）" if language == "zh" else f" ({why})"
        yield line
    yield "    " + ("，" if language == "zh" else ", ").join(
        f"{words[verdict]} {count}"
        for verdict, count in counts.items()
        if count or verdict != ACCEPTED  # few reports have any
    )


def verdict_in(verdict: str, language: str) -> str:
    """A verdict in words."""
    return f"{verdict} {_CHINESE[verdict]}" if language == "zh" else verdict


def reason(outcome: Outcome, rule: str, language: str) -> str:
    """Why a verdict is UNCERTAIN; how many findings of the rule are accepted, and why, or known."""
    if rule in outcome.reasons:
        return outcome.reasons[rule].into(language)
    told, between = [], "；" if language == "zh" else "; "
    reasons = [one.reason for one in outcome.silenced if one.finding.rule == rule]
    if reasons:
        said = dict.fromkeys(reason or _UNSAID[language] for reason in reasons)
        told.append(_ACCEPTED[language].format(len(reasons), between.join(said)))
    known = 0 if outcome.baselined is None else outcome.baselined.count_of(rule)
    if known:
        told.append(_KNOWN[language].format(known))
    return between.join(told)
