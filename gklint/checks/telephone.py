"""A telephone number after a contact label can be dialled.

Landlines with or without area code, extensions, mobile, 400, 800 and service numbers are
right; so are several numbers in a row. Numbers that are blacked out are left alone. Each
fault is a rule of its own, chosen by ``fault``:

* ``connector``: another mark than the short hyphen joins two parts; at that mark;
* ``digits``: too few or too many digits for any number; at the number;
* ``length``: seven or eight digits, but the area has the other; at the number;
* ``area``: what stands where the area code belongs cannot be one; at the number;
* ``unknown_area``: the numbering plan has no such area code; at the number;
* ``no_area``: the area code is left out; at the first such number of a paragraph.

A second number in a row may be shortened and leave its area code to the first.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.contacts import FAX, PHONE, PHONE_WORDS, fields_in
from gklint.document.telephones import HYPHENS
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.model import Block
    from gklint.document.telephones import Telephone
    from gklint.regulation.numbering import NumberingPlan

SCOPE = BLOCK
VALUES = ("label", "area", "local", "digits", "expected", "expected_en")
ANCHORS = ("area",)

EITHER = "7或8"  # digits of a local number where the area does not tell


@value
class Params:
    fault: Literal["connector", "digits", "length", "area", "unknown_area", "no_area"]


def literals(params: Params) -> tuple[str, ...]:
    return PHONE_WORDS


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow
    if params.fault == "no_area" and "区号" in flow.text:
        return
    for field in fields_in(flow.text):
        if field.kind not in (PHONE, FAX):
            continue
        for nth, number in enumerate(field.numbers):
            if params.fault == "connector":
                for dash in number.connectors:
                    if dash.of(flow.text) not in HYPHENS:
                        yield Violation(flow.span(dash.start, dash.end), _values(field.label))
                continue
            fault = _fault(number, nth == 0, context.reference.numbering)
            if fault is None or fault[0] != params.fault:
                continue
            values = _values(field.label, *fault[1:])
            anchors = {}
            if params.fault == "area" and values["expected"]:
                anchors["area"] = flow.span(number.first.start, number.first.end)
            yield Violation(flow.span(number.span.start, number.span.end), values, anchors)
            if params.fault == "no_area":
                return


def _values(label: str, area: str = "", local: str = "", expected: str = "") -> dict[str, str]:
    return {
        "label": label,
        "area": area,
        "local": local,
        "digits": str(len(local)),
        "expected": expected,
        "expected_en": expected.replace("或", " or "),
    }


def _fault(number: Telephone, first: bool, plan: NumberingPlan) -> tuple[str, str, str, str] | None:
    """What is wrong with a number: the fault, the area code, the local number, what was expected."""
    digits = number.digits
    if number.masked or len(digits) < 3 or _needs_no_area(digits):
        return None
    groups = _national(number, plan)
    if groups[0].startswith("0"):
        return _with_area(groups, first, plan)
    return _without_area(groups, plan) if first else None


def _national(number: Telephone, plan: NumberingPlan) -> tuple[str, ...]:
    """The groups as they are dialled inside the country: +86 10, 86-10 and 8610 are 010."""
    head, *rest = number.groups
    if number.international:
        return (head if head.startswith("0") else f"0{head}", *rest)
    if head == "86" and len(rest) > 1:
        return (rest[0] if rest[0].startswith("0") else f"0{rest[0]}", *rest[1:])
    if rest and head.startswith("86") and plan.lengths(f"0{head[2:]}"):
        return (f"0{head[2:]}", *rest)
    return number.groups


def _needs_no_area(digits: str) -> bool:
    """Mobile, 400 and 800 numbers, and the short ones of services such as 12345."""
    if len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789":
        return True
    if len(digits) == 12 and digits[:2] == "01" and digits[2] in "3456789":
        return True  # a mobile number as it was once dialled from another area
    return (len(digits) == 10 and digits.startswith(("400", "800"))) or _of_service(digits)


def _of_service(digits: str) -> bool:
    return 3 <= len(digits) <= 6 and digits[0] in "19"


def _with_area(
    groups: tuple[str, ...], first: bool, plan: NumberingPlan
) -> tuple[str, str, str, str] | None:
    head = groups[0]
    if len(groups) == 1 and len(head) < 9 and not first:
        return None
    if len(groups) == 1 or len(head) >= 9:
        length = 3 if head[1] in "12" else 4
        groups = (head[:length], head[length:], *groups[1:])
        head = head[:length]
    local = groups[1]
    if len(groups) > 2 and len(local) < 7 and len(local + groups[2]) in (7, 8):
        local += groups[2]
    if not _area_like(head):
        return "area", head, local, ""
    if _of_service(local):
        return None
    lengths = (8,) if len(head) == 3 else plan.lengths(head)
    if len(local) not in (7, 8) or (len(head) == 3 and len(local) != 8):
        return "digits", head, local or head, "或".join(map(str, lengths)) or EITHER
    if not plan.lengths(head):
        return "unknown_area", head, local, ""
    if len(local) not in lengths:
        return "length", head, local, "或".join(map(str, lengths))
    return None


def _area_like(area: str) -> bool:
    """010 and 02x, else four digits that begin with 03 to 09."""
    return len(area) == (3 if area[1:2] in ("1", "2") else 4)


def _without_area(groups: tuple[str, ...], plan: NumberingPlan) -> tuple[str, str, str, str] | None:
    head, joined = groups[0], "".join(groups)
    if joined.startswith(("400", "800")) and len(joined) in (9, 11):
        return "digits", "", joined, "10"
    if len(groups) > 1 and len(head) in (2, 3) and len(groups[1]) in (7, 8):
        return "area", head, groups[1], f"0{head}" if plan.lengths(f"0{head}") else ""
    local = joined if len(head) < 7 else head
    if len(local) in (7, 8):
        return "no_area", "", local, ""
    expected = "11" if local[0] == "1" and len(local) in (10, 12) else EITHER
    return "digits", "", local, expected
