"""The two notifications of every keystroke, taken as the JSON that they are (LSP 3.17, Text Documents).

Only what is exactly as the protocol has it is taken here; the library is asked about all else,
and either takes it or tells what is wrong with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gklint.value import value

if TYPE_CHECKING:
    from typing import TypeGuard

    from gklint.lsp.session import Session

_MOST = 2**31 - 1  # the greatest integer of the protocol


@value
class Position:
    line: int
    character: int


@value
class Range:
    start: Position
    end: Position


@value
class Change:
    """A change of a text; without a range, of all of it."""

    text: str
    range: Range | None = None


def did_open(session: Session, params: Any) -> bool:
    """``textDocument/didOpen``; False, and nothing done, where it is not plain."""
    document = params.get("textDocument") if isinstance(params, dict) else None
    if not isinstance(document, dict):
        return False
    uri, language, text = (document.get(key) for key in ("uri", "languageId", "text"))
    version = document.get("version")
    if not (isinstance(uri, str) and isinstance(language, str) and isinstance(text, str)):
        return False
    if not _is_integer(version):
        return False
    session.open(uri, language, version, text)
    return True


def did_change(session: Session, params: Any) -> bool:
    """``textDocument/didChange``; False, and nothing done, where it is not plain."""
    if not isinstance(params, dict):
        return False
    document, told = params.get("textDocument"), params.get("contentChanges")
    if not isinstance(document, dict) or not isinstance(told, list):
        return False
    uri, version = document.get("uri"), document.get("version")
    changes = [change for one in told if (change := _change(one)) is not None]
    if not isinstance(uri, str) or not _is_integer(version) or len(changes) < len(told):
        return False
    session.change(uri, version, changes)
    return True


def _change(told: Any) -> Change | None:
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        return None
    if "range" not in told:
        return Change(told["text"])
    range_, length = told["range"], told.get("rangeLength", 0)
    if not isinstance(range_, dict) or not _is_integer(length) or length < 0:
        return None
    start, end = _position(range_.get("start")), _position(range_.get("end"))
    return None if start is None or end is None else Change(told["text"], Range(start, end))


def _position(told: Any) -> Position | None:
    if not isinstance(told, dict):
        return None
    line, character = told.get("line"), told.get("character")
    if not _is_integer(line) or not _is_integer(character) or min(line, character) < 0:
        return None
    return Position(line, character)


def _is_integer(told: Any) -> TypeGuard[int]:
    return isinstance(told, int) and not isinstance(told, bool) and abs(told) <= _MOST
