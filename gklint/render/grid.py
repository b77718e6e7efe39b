"""How wide the columns of a table are on a terminal, and how its labels are cut to them."""

from __future__ import annotations

from itertools import zip_longest

from gklint.render.columns import fitting, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gklint.render.sheet import Band, Row, Sheet

INDENT = 2  # columns that a row stands to the right of its heading
ENOUGH = 44  # columns for labels; what a terminal has beyond them goes to the heads
LEAST = 16
MARKS = 2  # columns after the last figure
# Columns that the lines of a head may take, the best first. Chinese is cut into twos, as the
# form itself does: 自然/人, 社会/公益/组织.
_CAPS = {"zh": (28, 16, 12, 8, 4), "en": (28, 20, 14, 10, 9, 8, 7, 6)}
_NOT_FIRST = "，、；：。）》”"


class Grid:
    """The columns of one band; ``edge`` is where its figures begin."""

    def __init__(self, sheet: Sheet, band: Band, language: str, columns: int, digits: int) -> None:
        self.language = language
        names = [_natural(row, language) for one in sheet.bands for row in one.rows]
        names += [width(one.label.into(language)) for one in sheet.bands]
        natural = max(names, default=0)
        room = columns - digits - len("  ") - MARKS
        for cap in _CAPS[language]:
            self.heads = [_head(head.label.into(language), cap, language) for head in band.heads]
            self.rooms = [
                max(map(width, (*head, *_figures(band, at)))) for at, head in enumerate(self.heads)
            ]
            left = room - sum(self.rooms) - len(self.rooms) - 1
            if left >= min(natural, ENOUGH):
                break
        # A label that is cut anyway need not push the figures far away.
        self.labels = natural if natural <= left else max(LEAST, min(left, ENOUGH))
        self.edge = digits + len("  ") + self.labels + 1

    def head(self, label: str) -> list[str]:
        """The lines of the head, the lowest beside the band's own label."""
        high = max(map(len, self.heads), default=1)
        columns = [[""] * (high - len(head)) + head for head in self.heads]
        lines: list[str] = []
        for number, pieces in enumerate(zip_longest(*columns, fillvalue=""), 1):
            cells = "".join(
                padded(piece, -room) + " " for piece, room in zip(pieces, self.rooms, strict=True)
            )
            lines.append(f"{padded(label if number == high else '', self.labels)} {cells}")
        return lines

    def label(self, row: Row) -> list[str]:
        """A row's label under its heading, cut to lines of one width."""
        indent = " " * (INDENT * row.depth)
        pieces = _cut(row.label.into(self.language), self.labels - len(indent), self.language)
        return [padded(indent + piece, self.labels) for piece in pieces]


def padded(text: str, columns: int) -> str:
    """``text`` filled with blanks; on its left where ``columns`` is negative."""
    blanks = " " * max(0, abs(columns) - width(text))
    return blanks + text if columns < 0 else text + blanks


def _natural(row: Row, language: str) -> int:
    return INDENT * row.depth + width(row.label.into(language))


def _figures(band: Band, at: int) -> list[str]:
    """What stands in a column, where its cells are labelled."""
    return [row.boxes[at].text for row in band.rows if row.boxes and row.boxes[0].column]


def _head(label: str, cap: int, language: str) -> list[str]:
    """A column's label on lines of at most ``cap`` columns."""
    if language == "zh":
        most = cap // 2
        lines = -(-len(label) // most)
        each = -(-len(label) // lines)
        each += each % 2 if each < most else 0
        return [label[at : at + each] for at in range(0, len(label), each)]
    words = [word if len(word) <= cap else f"{word[: cap - 1]}." for word in label.split()]
    return _lines(words, cap)


def _cut(label: str, columns: int, language: str) -> list[str]:
    """A label on lines of at most ``columns``, those after the first a little to the right."""
    if width(label) <= columns:
        return [label]
    if language != "zh":
        first, *rest = _lines(label.split(), columns - INDENT)
        return [first, *(" " * INDENT + line for line in rest)]
    lines: list[str] = []
    while label:
        room = columns - (INDENT if lines else 0)
        at = max(1, fitting(label, room))
        if at > 1 and label[at : at + 1] and label[at] in _NOT_FIRST:
            at -= 1
        lines.append((" " * INDENT if lines else "") + label[:at])
        label = label[at:]
    return lines


def _lines(words: Sequence[str], columns: int) -> list[str]:
    """Words on lines of at most ``columns``; one that is longer has a line of its own."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= columns:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
