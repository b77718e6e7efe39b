"""The line of a finding with its place marked, cut to the width of a terminal."""

from __future__ import annotations

from gklint.render.columns import fitting, harmless, width

CUT = "..."  # three columns in every font; the width of … depends on it


def excerpt(line: str, start: int, end: int, columns: int) -> tuple[str, int, int]:
    """The part of ``line`` around ``[start:end]`` that fits into ``columns``.

    Returns it with the column where the mark begins and the columns that the mark takes, at
    least one. A place that is itself too long shows its beginning.
    """
    line = harmless(line)
    if len(line) <= columns and width(line) <= columns:
        return line, width(line[:start]), max(1, width(line[start:end]))
    room = max(columns - 2 * len(CUT), 1)
    whole = line[start:end]
    mark = whole[: fitting(whole, room)]
    rest = room - width(mark)
    before = line[:start]
    after = line[start + len(mark) :]
    left = _end_fitting(before, rest // 2)
    right = after[: fitting(after, rest - width(left))]
    if len(right) == len(after):  # the room that the right does not need is the left's
        left = _end_fitting(before, rest - width(right))
    head = CUT if len(left) < len(before) else ""
    tail = CUT if len(right) < len(after) else ""
    return head + left + mark + right + tail, len(head) + width(left), max(1, width(mark))


def _end_fitting(text: str, columns: int) -> str:
    """As much of the end of ``text`` as fits."""
    return text[len(text) - fitting(text[::-1], columns) :]
