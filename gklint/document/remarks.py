"""What the file of a report says to gklint: remarks in comments.

``<!-- gklint: ignore GK301, GK302 why -->`` speaks of the block it stands in or before,
``<!-- gklint: ignore-file GK201 why -->`` of the whole file. A remark is no text of the report.
"""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

MARK = "gklint"  # a file without it holds no remark
IGNORE, IGNORE_FILE = "ignore", "ignore-file"
LONGEST = 1000  # code points of a remark; what is longer is a comment like any other
PLACEHOLDERS = ("理由", "reason")  # what an editor puts where a reason belongs
BLANKS = " \t\u3000\xa0"
ENDS = "\r\n"
USED, IDLE, UNKNOWN, UNASKED = "used", "idle", "unknown", "unasked"  # see Named

_OPENING = late(r"<!--\s{0,8}gklint[ ]{0,4}[:：]")
_NAME = r"[A-Za-z0-9][A-Za-z0-9_\-]{0,79}"
_SAID = late(
    rf"\s{{0,8}}(?P<verb>[A-Za-z\-]{{0,40}})"
    rf"(?:\s{{1,8}}(?P<names>{_NAME}(?:\s{{0,8}}[,，、]\s{{0,8}}{_NAME}){{0,40}}))?"
)
_ONE = late(_NAME)
_BESIDE_REASON = " \t\r\n\u3000\xa0,，、:：-—。"  # what may stand around a reason
_CLOSING = "-->"


@value
class Remark:
    """A comment that speaks to gklint, as it was written; places are those of the file."""

    span: Span
    verb: str  # IGNORE, IGNORE_FILE, or a word that says nothing
    names: tuple[tuple[str, Span], ...]  # the rules it names, as it names them
    reason: str  # empty where none is given, or only the placeholder for one


def remarks_in(text: str) -> list[Remark]:
    """Every remark in the text of a file, in order."""
    found: list[Remark] = []
    done = 0
    for opening in _OPENING.finditer(text):
        if opening.start() < done:
            continue
        end = text.find(_CLOSING, opening.end(), opening.end() + LONGEST)
        if end < 0:
            continue
        done = end + len(_CLOSING)
        found.append(_remark(text, Span(opening.start(), done), opening.end(), end))
    return found


def _remark(text: str, span: Span, start: int, end: int) -> Remark:
    said = text[start:end]
    match = _SAID.match(said)
    assert match is not None  # everything in it may be missing
    names = tuple(
        (one[0], Span(start + one.start(), start + one.end()))
        for one in _ONE.finditer(said, *match.span("names"))
        if match["names"]
    )
    return Remark(span, match["verb"], names, given(said[match.end() :]))


def given(reason: str) -> str:
    """A reason on one line, without the marks around it; empty where it is none."""
    words = " ".join(reason.strip(_BESIDE_REASON).split())
    return "" if words in PLACEHOLDERS else words


def line_of(text: str, span: Span) -> Span:
    """What goes when a comment goes: its line too, where nothing else stands on it."""
    start, end = span.start, span.end
    while start and text[start - 1] in BLANKS:
        start -= 1
    while end < len(text) and text[end] in BLANKS:
        end += 1
    if (start and text[start - 1] not in ENDS) or (end < len(text) and text[end] not in ENDS):
        return span
    if text[end : end + 2] == "\r\n":
        return Span(start, end + 2)
    return Span(start, min(end + 1, len(text)))


@value
class Named:
    """A rule that somebody wants silent, and what came of it.

    USED: it found something there; IDLE: it looked, and found nothing; UNASKED: it did not
    look, or could not tell; UNKNOWN: there is no such rule, but perhaps one named ``near``.
    """

    name: str
    fate: str
    span: Span  # where it is named; for an entry of the settings, where the finding stands
    near: str = ""


@value
class Heard:
    """What was said about findings, in a remark or in an entry of the settings."""

    where: Bilingual  # how people know it
    span: Span  # of the remark; for an entry of the settings, of what it silences
    names: tuple[Named, ...]
    reason: str
    readable: bool = True
    line: Span | None = None  # what to take out of the file where nothing of it is needed
