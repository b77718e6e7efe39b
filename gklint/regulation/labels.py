"""What the label cells of a table say: a run of them as labels, and words between, with places.

A label may be cut into several cells, and several may stand in one. So the cells' texts are put
together, without blanks and marks, and cut by the lexicon; each piece lies in the cells that it
came from.
"""

from __future__ import annotations

from gklint.document.likeness import likeness
from gklint.regulation.lexicon import COLUMN, CONTINUES, ROW, Piece, core
from gklint.text import Span
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gklint.document.cells import Cell
    from gklint.regulation.lexicon import Entry, Lexicon
    from gklint.regulation.schemas import Row

    # A label, or words that are none, and the cells in which it stands.
    Found = tuple[Piece, Span]

HEADS = 2  # labels of columns on end, which are a head
SHORT = 2  # characters of a label that others begin with
ALIKE = 0.6  # of a damaged label's pairs of characters are in the label that is meant
CLEARLY = 0.15  # by which it is more like that label than like any other
LEAST, MOST = 3, 80  # characters of a damaged label


def pieces_of(
    run: Sequence[Cell], lexicon: Lexicon, rest: Sequence[str] = (), schema: int | None = None
) -> list[Found]:
    """The labels in a run of cells, and words between them, in order.

    ``rest``: what may be missing of the label before the run, which is passed over.
    ``schema``: the form at hand, whose labels may break off at the end of the run.
    """
    cores = [core(cell.text) for cell in run]
    text = "".join(cores)
    skipped = next((len(one) for one in rest if text.startswith(one)), 0)
    pieces = lexicon.cut(text, skipped)
    if pieces and schema is not None:
        pieces = _with_broken_off(pieces, text, lexicon, schema)
    found = []
    first, start = 0, 0  # the cell in which a piece begins, and where that cell begins
    for piece in pieces:
        while start + len(cores[first]) <= piece.start:
            start += len(cores[first])
            first += 1
        last, end = first, start + len(cores[first])
        while end < piece.end:
            last += 1
            end += len(cores[last])
        found.append((piece, Span(run[first].span.start, run[last].span.end)))
    return found


def _with_broken_off(pieces: list[Piece], text: str, lexicon: Lexicon, schema: int) -> list[Piece]:
    """The same pieces, the last ones a label whose end stands after its numbers."""
    if pieces[-1].entries and len(pieces[-1].core) > SHORT:
        rest = lexicon.longer(pieces[-1].core)
        return [*pieces[:-1], replace(pieces[-1], rest=rest)] if rest else pieces
    begun = lexicon.broken_off(text, schema)
    if begun is None or begun.start < pieces[0].start:
        return pieces
    before = [piece for piece in pieces if piece.end <= begun.start]
    at = before[-1].end if before else pieces[0].start
    if at < begun.start:
        before.append(Piece(at, begun.start, text[at : begun.start], ()))
    return [*before, begun]


def begins(piece: Piece, pieces: Sequence[Found]) -> bool:
    """True for a label by which a table is known: not for the rest of one, nor for 数量 alone."""
    roles = {entry.role for entry in piece.entries}
    if COLUMN not in roles or len(piece.core) > SHORT:
        return roles != {CONTINUES}
    schemas = {entry.schema for entry in piece.entries}
    beside = {one.core for one, _ in pieces if {entry.schema for entry in one.entries} == schemas}
    return len(beside) > 1


def meant(pieces: Sequence[Found], at: int, schema: int) -> list[Entry]:
    """What the label ``pieces[at]`` is in the table of a form; nothing if longer words begin with it.

    总计 is a column between columns, and a row before cells, or after its row's number.
    """
    own = [one for one in pieces[at][0].entries if one.schema == schema]
    roles = {one.role for one in own}
    short = len(pieces[at][0].core) <= SHORT
    if not short and not (ROW in roles and COLUMN in roles):  # most labels leave no doubt
        return own
    last = at == len(pieces) - 1
    before = pieces[at - 1][0].core if at > 0 and not pieces[at - 1][0].entries else ""
    numbered = any(one.number and before.endswith(one.number) for one in own)
    if short and not last and pieces[at + 1][0].words and not numbered:
        return []
    if ROW in roles and COLUMN in roles:
        heads = sum(
            any(one.role == COLUMN and one.schema == schema for one in piece.entries)
            for piece, _ in pieces[max(0, at - HEADS) : at]
        )
        row = numbered or (last and heads < HEADS)
        return [one for one in own if (one.role != COLUMN) == row]
    return own


def nearest(words: str, rows: Iterable[Row]) -> str | None:
    """The key of the row whose label ``words`` are a damaged form of, if one clearly is."""
    if not LEAST <= len(words) <= MOST:
        return None
    ranked = sorted(((likeness(words, core(row.label)), row.key) for row in rows), reverse=True)
    best, second = ranked[0] if ranked else (0.0, ""), ranked[1:2]
    if best[0] < ALIKE or (second and second[0][0] > best[0] - CLEARLY):
        return None
    return best[1]
