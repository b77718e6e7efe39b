"""The rules of a file that is being written: all that can be read beside a broken one."""

from __future__ import annotations

from gklint.errors import GklintError
from gklint.rulebook.load import raw_rules
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gklint.decode import Problems

MOST_BROKEN = 3  # rules that are passed over; in a text with more, breaks are not of one rule
HEAD = "[[rule]]"


@value
class Raw:
    """A rule's table."""

    at: int  # among the rules of its file
    place: str  # file:line, for people
    table: dict[str, Any]


def readable_rules(
    text: str, path: str, problems: Problems
) -> tuple[list[Raw], tuple[GklintError, ...]]:
    """Every rule that can be read, and the mistakes in TOML at which the others cannot be.

    The offsets of these are those of ``text`` with line ends of one character.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    errors: list[GklintError] = []
    passed: set[int] = set()
    while True:
        before = len(problems.errors)
        try:
            raws = raw_rules(text, path, problems)
        except GklintError as error:
            errors.append(error)
            del problems.errors[before:]
            offset = error.place.offset if error.place else None
            blanked = None if offset is None else _without(text, offset)
            if blanked is None or len(errors) > MOST_BROKEN or blanked[0] in passed:
                return [], tuple(errors[:1])
            passed.add(blanked[0])
            text = blanked[1]
            continue
        rules = [Raw(at, place, raw) for at, (place, raw) in enumerate(raws)]
        return [one for one in rules if one.at not in passed], tuple(errors)


def _without(text: str, offset: int) -> tuple[int, str] | None:
    """The number of the rule that ``offset`` stands in, and the text with it emptied.

    Offsets and lines of what follows stay as they are. None before the first rule.
    """
    heads = _heads(text)
    before = [start for start in heads if start <= offset]
    if not before:
        return None
    start = before[-1]
    end = next((one for one in heads if one > start), len(text))
    rest = text[start + len(HEAD) : end]
    empty = "".join(char if char == "\n" else " " for char in rest)
    return len(before) - 1, f"{text[:start]}{HEAD}{empty}{text[end:]}"


def _heads(text: str) -> list[int]:
    """Where every [[rule]] that begins a line stands."""
    found = []
    at = text.find(HEAD)
    while at >= 0:
        if at == 0 or text[at - 1] == "\n":
            found.append(at)
        at = text.find(HEAD, at + 1)
    return found
