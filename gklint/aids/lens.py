"""One line above a report's title: how much of the checklist it passes, and what was found."""

from __future__ import annotations

from gklint.aids.places import in_file
from gklint.bilingual import Bilingual
from gklint.finding import ACCEPTED, NOT_APPLICABLE, PASS, SEVERITIES, UNCERTAIN
from gklint.render.checklist import counts_of
from gklint.rule_docs import SEVERITIES as SEVERITY_WORDS
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.project import Linted
    from gklint.text import Span


@value
class Lens:
    """Words above a place."""

    span: Span
    text: Bilingual


def lens(linted: Linted) -> Lens | None:
    """The line above the title, or above where the text begins; None over what is no report."""
    document, report = linted.document, linted.report
    if not document.profile.is_report:
        return None
    verdicts = counts_of(report.verdicts)
    applicable = len(report.verdicts) - verdicts[NOT_APPLICABLE]
    zh = [f"核对表：通过 {verdicts[PASS]}/{applicable}"]
    en = [f"checklist: passed {verdicts[PASS]}/{applicable}"]
    if verdicts[ACCEPTED]:
        zh.append(f"已说明 {verdicts[ACCEPTED]}")
        en.append(f"accepted {verdicts[ACCEPTED]}")
    if verdicts[UNCERTAIN]:
        zh.append(f"存疑 {verdicts[UNCERTAIN]}")
        en.append(f"uncertain {verdicts[UNCERTAIN]}")
    found = [finding.severity for finding in report.findings]
    for severity in reversed(SEVERITIES):
        count = found.count(severity)
        if count:
            words = SEVERITY_WORDS[severity]
            zh.append(f"{words.zh} {count}")
            en.append(f"{words.en} {count}")
    place = in_file(document, document.place_of_absence())
    return Lens(place, Bilingual("，".join(zh), ", ".join(en)))
