"""What a word of a rule file or of the settings means, and what may be written there."""

from __future__ import annotations

from gklint.aids.kind_words import first_sentence
from gklint.aids.rule_choices import choices, rule_names
from gklint.aids.rule_cursor import Cursor, about_key, braced, cursor_at
from gklint.aids.rule_shapes import Shape, shape_at, table_in
from gklint.aids.toml_scan import TEXT
from gklint.bilingual import Bilingual
from gklint.check import kind_named
from gklint.config import OverrideTable, Settings
from gklint.decode import expected, key_of
from gklint.rulebook.model import RuleTable
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.aids.rule_files import Around

QUOTES = ('"', "'")
NOTHING = Bilingual("", "")


@value
class Hover:
    """What is said of the word at ``span``, as Markdown."""

    span: Span
    words: Bilingual


@value
class Completion:
    """A word that may be written in the place of ``span``."""

    label: str
    span: Span
    text: str  # what is written then
    detail: Bilingual  # in one line
    words: Bilingual = NOTHING  # what is more to be said, as Markdown


def hover(text: str, path: str, kind: str, offset: int, around: Around) -> Hover | None:
    """What the word at ``offset`` means. ``kind`` is that of the file (``rule_files.kind_of``)."""
    cursor = cursor_at(text, path, kind, offset, around)
    if cursor is None:
        return None
    spot = cursor.spot
    if spot.part != "value":
        words = about_key(cursor, spot.name)
    elif spot.node is None or spot.node.kind != TEXT:
        return None
    else:
        braces = _braces(cursor, offset)
        if braces is not None:
            return braces
        found = choices(cursor.shape, cursor.said, around)
        words = found.get(cursor.places.said(spot.node)[0])
    return Hover(spot.span, words) if words is not None and (words.zh or words.en) else None


def completions(
    text: str, path: str, kind: str, offset: int, around: Around
) -> tuple[Completion, ...]:
    """What may be written at ``offset``, in the order in which it is documented."""
    cursor = cursor_at(text, path, kind, offset, around)
    if cursor is None:
        return ()
    if cursor.spot.part == "value":
        return tuple(_values(cursor, offset))
    if cursor.shape.spec.startswith("dict[str, "):
        of_rules = cursor.shape.owner in (Settings, OverrideTable)
        known = rule_names(around) if of_rules else {}
        opening = "" if cursor.spot.part == "head" else " = "
        opening += "{ " if opening and cursor.shape.field == "rule" else ""
        return tuple(
            Completion(name, cursor.spot.span, name + opening, words)
            for name, words in known.items()
        )
    return tuple(_heads(cursor) if cursor.spot.part == "head" else _keys(cursor))


def _keys(cursor: Cursor) -> Iterator[Completion]:
    """Keys that the table at hand may have and has not."""
    table = table_in(cursor.shape)
    for field in () if table is None else table.__fields__:
        key = key_of(field)
        written = (*cursor.spot.keys, key) in cursor.places.nodes and key != cursor.spot.name
        words = about_key(cursor, key) or NOTHING
        shape = shape_at((key,), table, cursor.said.kind) if table is not None else None
        detail = NOTHING if shape is None else expected(shape.spec)
        if _many(shape) and not cursor.keys[:-2] and not _inline(cursor):
            head = ".".join(one for one in (*cursor.spot.keys, key) if isinstance(one, str))
            yield Completion(f"[[{head}]]", cursor.spot.span, f"[[{head}]]\n", detail, words)
        elif not written:
            yield Completion(key, cursor.spot.span, f"{key} = {_opening(shape)}", detail, words)


def _heads(cursor: Cursor) -> Iterator[Completion]:
    """Tables and lists of tables, as they are named in [ ]."""
    table = table_in(cursor.shape)
    for field in () if table is None else table.__fields__:
        key = key_of(field)
        shape = shape_at((key,), table, cursor.said.kind) if table is not None else None
        if shape is not None and (table_in(shape) or shape.spec.startswith("dict")):
            yield Completion(key, cursor.spot.span, key, about_key(cursor, key) or NOTHING)


def _many(shape: Shape | None) -> bool:
    return shape is not None and shape.spec.startswith("tuple[") and table_in(shape) is not None


def _inline(cursor: Cursor) -> bool:
    """True inside { }, where no [header] can stand."""
    node = cursor.places.nodes.get(cursor.spot.keys)
    return node is not None and cursor.text.startswith("{", node.span.start)


def _opening(shape: Shape | None) -> str:
    """What a value begins with, up to where it is to be written."""
    if shape is None or shape.spec in ("int", "bool", "float"):
        return ""
    if shape.spec == "Bilingual":
        return '{ zh = "", en = "" }'
    return "[" if shape.spec.startswith("tuple[") else "{ " if shape.table else ""


def _values(cursor: Cursor, offset: int) -> Iterator[Completion]:
    node = cursor.spot.node
    if node is not None and node.kind == TEXT:
        opened = cursor.text.rfind("{", cursor.spot.span.start, offset)
        if opened >= 0 and "}" not in cursor.text[opened:offset]:
            end = cursor.text.find("}", offset, cursor.spot.span.end)
            closed = end >= 0 and (end == offset or cursor.text[offset:end].isidentifier())
            for name, words in braced(cursor).items():
                text = name if closed else f"{name}}}"
                yield Completion(name, Span(opened + 1, end if closed else offset), text, words)
            return
    quoted = cursor.text.startswith(QUOTES, cursor.spot.span.start - 1) and node is not None
    for one, words in choices(cursor.shape, cursor.said, cursor.around).items():
        text = one if quoted or cursor.shape.spec == "bool" else f'"{one}"'
        if (cursor.shape.owner, cursor.shape.field) == (RuleTable, "check"):
            first = first_sentence(kind_named(one))
            yield Completion(one, cursor.spot.span, text, Bilingual(first, first), words)
        else:
            yield Completion(one, cursor.spot.span, text, words)


def _braces(cursor: Cursor, offset: int) -> Hover | None:
    """What the {value} at an offset is."""
    start = cursor.text.rfind("{", cursor.spot.span.start, offset + 1)
    end = cursor.text.find("}", max(start, 0), cursor.spot.span.end)
    if start < 0 or end < offset:
        return None
    words = braced(cursor).get(cursor.text[start + 1 : end])
    return None if words is None or not words.zh else Hover(Span(start, end + 1), words)
