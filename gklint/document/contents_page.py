"""A table of contents before the text, whose entries look like headings and are none."""

from __future__ import annotations

from gklint.document.lines import CHROME, TEXT, Line
from gklint.document.outline import number_at, squeeze
from gklint.pattern import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LEADER = late(r"[.…·．・‥_-]{3,200}[ ]?[0-9]{1,3}$")
_PAGE = late(r"[ .…·．・]{0,200}[0-9]{1,3}$")
_NAME, _NAMES = "目", ("目录", "目次")
ENTRIES = 200  # lines of the longest table of contents that is looked for
ENTRY_LENGTH = 60  # code points
LEAST = 4  # headings in a row that are taken for a table of contents without its name


def mark_contents_page(lines: Sequence[Line]) -> None:
    """Mark the lines of a table of contents as not belonging to the text."""
    for at, line in enumerate(lines):
        if line.kind == TEXT and _NAME in line.flow and squeeze(line.flow) in _NAMES:
            end = _end(lines, at + 1)
            for one in range(at, end):
                if lines[one].kind == TEXT:
                    lines[one].kind = CHROME
            break
    else:
        _mark_bare(lines)
    for line in lines:
        if line.kind != TEXT or line.flow.isdecimal():
            continue
        if len(line.flow) <= 120 and _LEADER.search(line.flow):
            line.kind = CHROME


def _mark_bare(lines: Sequence[Line]) -> None:
    """Mark headings in a row, with nothing between them, whose first one comes again."""
    first = next((at for at, line in enumerate(lines) if _heading(line)), len(lines))
    if first == len(lines):
        return
    entry = _entry(lines[first].flow)
    end = first + 1
    while end < len(lines) and _heading(lines[end]) and _entry(lines[end].flow) != entry:
        end += 1
    if end - first >= LEAST and any(
        _heading(line) and _entry(line.flow) == entry for line in lines[end:]
    ):
        for line in lines[first:end]:
            line.kind = CHROME


def lists_headings(lines: Iterable[Line]) -> bool:
    """True if anything in a text may be a table of contents: its name, or headings in a row."""
    row = 0
    for line in lines:
        row = row + 1 if _heading(line) else 0
        if row == LEAST or (_NAME in line.flow and squeeze(line.flow) in _NAMES):
            return True
    return False


def _heading(line: Line) -> bool:
    if line.kind != TEXT or len(line.flow) > ENTRY_LENGTH or "。" in line.flow:
        return False
    number = number_at(line.flow)
    return number is not None and number.style in ("cn", "part")


def _end(lines: Sequence[Line], start: int) -> int:
    """The index after the last entry: the text begins where the first entry comes again."""
    first = ""
    for at in range(start, min(start + ENTRIES, len(lines))):
        line = lines[at]
        if line.kind != TEXT:
            continue
        if len(line.flow) > ENTRY_LENGTH or "。" in line.flow:
            return at
        entry = _entry(line.flow)
        if not first:
            first = entry
        elif entry == first:
            return at
        if number_at(line.flow) is None and _PAGE.search(line.flow) is None and at > start + 1:
            return at
    return min(start + ENTRIES, len(lines))


def _entry(flow: str) -> str:
    page = _PAGE.search(flow)
    return squeeze(flow[: page.start()] if page else flow)
