"""An e-mail address after its label is one that can be written to.

Silent for every address with a name, one @ and a domain, for one that is written in a way
that keeps machines off (name(at)domain, name#domain), and for words in its place. Yields
at the address. ``fault`` chooses the rule:

* ``wide``: it holds full-width characters, such as ＠; ``narrow`` is the same in ASCII;
* ``form``: it has no @, no domain, or one that does not exist.
"""

from __future__ import annotations

from gklint.check import BLOCK
from gklint.document.contacts import EMAIL, EMAIL_WORDS, fields_in
from gklint.finding import Violation
from gklint.pattern import Pattern, late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from gklint.check import Context
    from gklint.document.model import Block

SCOPE = BLOCK
VALUES = ("narrow",)
ANCHORS = ()

_WELL_FORMED = late(
    r"[A-Za-z0-9_%+&'-]{1,64}(?:\.[A-Za-z0-9_%+&'-]{1,64}){0,4}"
    r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}"
)
_LATIN = late("[A-Za-z]")
_GUARDED = late(r"[（(\[](?:at|AT)[）)\]]|[#＃*]|[xX×]{3}|_{3}| at ")
_LINE = late(r"[^\r\n]{0,400}")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@value
class Params:
    fault: Literal["wide", "form"]
    slip: Pattern  # ends of an address that are slips of the keyboard


def literals(params: Params) -> tuple[str, ...]:
    return EMAIL_WORDS


def check(block: Block, params: Params, context: Context) -> Iterator[Violation]:
    flow = block.flow
    for field in fields_in(flow.text):
        if field.kind != EMAIL or field.empty:
            continue
        read = field.span.of(flow.text).rstrip(" .．")
        if not _LATIN.search(read) or _GUARDED.search(read):
            continue
        if read.endswith(("@", "＠")) and field.span.end == len(flow.text):
            continue  # the rest was cut off and stands on the next line
        span = flow.span(field.span.start, field.span.start + len(read))
        if params.fault == "wide":
            yield from _wide(block, span)
        elif not _can_be_written_to(read.translate(_NARROW), params.slip):
            yield Violation(span, {"narrow": read.translate(_NARROW)})


def _wide(block: Block, span: Span) -> Iterator[Violation]:
    """On its first line only: what the next one begins with may be no part of the address."""
    written = _LINE.match(block.text, span.start, span.end)[0]  # type: ignore[index]
    narrow = written.translate(_NARROW)
    if narrow != written:
        yield Violation(Span(span.start, span.start + len(written)), {"narrow": narrow})


def _can_be_written_to(read: str, slip: Pattern) -> bool:
    """A space inside, as PDF copies have it, does no harm; nor do words after the address."""
    return any(
        _WELL_FORMED.fullmatch(one) and not slip.search(one)
        for one in (read.replace(" ", ""), *read.split(" "))
    )
