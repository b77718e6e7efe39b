"""The checklist: every rule, its verdict, and the count."""

from __future__ import annotations

from gklint.finding import FAIL, NOT_APPLICABLE, PASS, UNCERTAIN, Bilingual
from gklint.render import checklist
from gklint.render.outcome import Outcome

VERDICTS = {"GK1": PASS, "GK2": FAIL, "GK3": UNCERTAIN, "GK4": NOT_APPLICABLE}
OUTCOME = Outcome(
    "a.txt", "", 2018, "2014", "", (), VERDICTS, {"GK3": Bilingual("没有表", "no table")}
)
TITLES = {rule: Bilingual(f"题{rule}", f"title {rule}") for rule in VERDICTS}


def test_every_rule_in_order_in_chinese() -> None:
    assert checklist.render(OUTCOME, TITLES, "zh") == (
        "a.txt：核对表（2018 年度），通过 1/3（各条写的是要避免的问题）\n"
        "    GK1 PASS 通过             题GK1\n"
        "    GK2 FAIL 不通过           题GK2\n"
        "    GK3 UNCERTAIN 存疑        题GK3（没有表）\n"
        "    GK4 NOT APPLICABLE 不适用 题GK4\n"
        "    PASS 通过 1，FAIL 不通过 1，UNCERTAIN 存疑 1，NOT APPLICABLE 不适用 1\n"
    )


def test_every_rule_in_order_in_english() -> None:
    assert checklist.render(OUTCOME, TITLES, "en") == (
        "a.txt: checklist (report year 2018), passed 1/3 (each line names the fault looked for)\n"
        "    GK1 PASS           title GK1\n"
        "    GK2 FAIL           title GK2\n"
        "    GK3 UNCERTAIN      title GK3 (no table)\n"
        "    GK4 NOT APPLICABLE title GK4\n"
        "    PASS 1, FAIL 1, UNCERTAIN 1, NOT APPLICABLE 1\n"
    )
