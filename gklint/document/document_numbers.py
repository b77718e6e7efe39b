"""Document numbers as reports write them: 国办发〔2021〕12号, 国务院令第711号, and damaged ones.

The letters of the organ stand before the year without a mark between, so in running text
nothing tells where they begin; ``letters`` then holds what stands before, and a reader asks
whether it ends with letters that he knows.
"""

from __future__ import annotations

from gklint.document.remember import remembered
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

OPENING, CLOSING = "〔", "〕"  # U+3014, U+3015: GB/T 9704-2012, 7.2.5
ROUND = "（）()﹙﹚"
DECREE = "国务院令"
LETTERS = 14  # characters of the organ's letters, at the most

_LEFT = r"〔〕﹝﹞【】\[\]［］（）()﹙﹚〈〉<>＜＞〖〗{}｛｝「」『』〘〙〚〛"
_BRACKETED = late(
    rf"""(?x)(?=[{_LEFT}])  # told first: most text fails here
    (?<=[一-龥])(?P<opening>[{_LEFT}])[ ]?(?P<year>[0-9]{{4}}|[0-9]{{2}})[ ]?
    (?P<closing>[{_LEFT}])[ ]?(?P<ordinal>第)?
    (?P<serial>[0-9]{{1,8}})(?P<more>(?:[—–－\-~～至到、,，和及][0-9]{{1,5}}){{0,8}})(?P<suffix>号)?
    """
)
_DECREE = late(
    r"(?:中华人民共和国)?(?:(?:国务院令|国令)[（(]?第?(?P<after>[0-9]{1,4})号"
    r"|国务院第?(?P<between>[0-9]{1,4})号令)|第(?P<before>[0-9]{1,4})号国务院令"
)
# One of the brackets is lost; the year has four digits, so the serial number is what follows.
_HALF = late(
    r"(?=[〔﹝【\[［12])(?<=[一-龥])(?:(?P<opening>[〔﹝【\[［])(?P<y1>(?:19|20)[0-9]{2})[ ]?(?P<s1>[0-9]{1,4})"
    r"|(?P<y2>(?:19|20)[0-9]{2})(?P<closing>[〕﹞】\]］])[ ]?(?P<s2>[0-9]{1,4}))号"
)
_BARE = late("(?<=[一-龥])(?P<year>(?:19|20)[0-9]{2})(?P<serial>[0-9]{1,4})号")


@value
class DocumentNumber:
    """A number and its parts; places are in the flow it was found in."""

    letters: str  # what stands before the year, back to a mark; of a decree ``DECREE``
    year: str  # empty for a decree
    serial: str  # without leading zeros
    span: Span  # for a decree the whole; else from the opening bracket on, without the letters
    opening: str = ""
    closing: str = ""
    year_span: Span | None = None  # with its brackets
    ordinal_span: Span | None = None  # a 第 before the serial number
    serial_span: Span | None = None  # its first number, where it is a list or a range
    complete: bool = True  # it ends with 号

    @property
    def is_decree(self) -> bool:
        return self.letters == DECREE

    @property
    def whole(self) -> Span:
        """The number with all that may be its letters."""
        letters = 0 if self.is_decree else len(self.letters)
        return Span(self.span.start - letters, self.span.end)

    def written(self, letters: str) -> str:
        """The number in its right form, with these letters."""
        if self.is_decree:
            return f"{DECREE}第{self.serial}号"
        return f"{letters}{OPENING}{self.year}{CLOSING}{self.serial}号"


@remembered
def find_numbers(flow: str) -> tuple[DocumentNumber, ...]:
    """Numbers with a year between brackets of any kind, in order."""
    return tuple(_numbers(flow))


def _numbers(flow: str) -> Iterator[DocumentNumber]:
    for match in _BRACKETED.finditer(flow):
        end = match.end() if match["suffix"] else match.end("serial")
        yield DocumentNumber(
            letters_before(flow, match.start()),
            match["year"],
            match["serial"].lstrip("0") or "0",
            Span(match.start(), end),
            match["opening"],
            match["closing"],
            Span(match.start("opening"), match.end("closing")),
            Span(*match.span("ordinal")) if match["ordinal"] else None,
            Span(*match.span("serial")),
            match["suffix"] is not None,
        )


@remembered
def find_decrees(flow: str) -> tuple[DocumentNumber, ...]:
    """Decrees of the State Council, in each of the orders in which they are rightly cited."""
    return tuple(_decrees(flow))


def _decrees(flow: str) -> Iterator[DocumentNumber]:
    for match in _DECREE.finditer(flow):
        serial = match["after"] or match["between"] or match["before"]
        yield DocumentNumber(DECREE, "", serial.lstrip("0") or "0", Span(*match.span()))


def find_all_numbers(flow: str) -> tuple[DocumentNumber, ...]:
    """Numbers with a year, then decrees."""
    return (*find_numbers(flow), *find_decrees(flow))


def find_half_bracketed(flow: str) -> Iterator[DocumentNumber]:
    """Numbers of which one bracket is lost: 国办发〔202112号, 国办发2021〕12号."""
    for match in _HALF.finditer(flow):
        year, serial = match["y1"] or match["y2"], match["s1"] or match["s2"]
        yield _unbracketed(flow, Span(*match.span()), year, serial)


def find_unbracketed(flow: str) -> Iterator[DocumentNumber]:
    """What may be a number without its brackets, 国办发202112号; only a registry can tell."""
    for match in _BARE.finditer(flow):
        yield _unbracketed(flow, Span(*match.span()), match["year"], match["serial"])


def _unbracketed(flow: str, span: Span, year: str, serial: str) -> DocumentNumber:
    return DocumentNumber(letters_before(flow, span.start), year, serial.lstrip("0") or "0", span)


def letters_before(flow: str, end: int) -> str:
    """The Chinese characters that stand before ``end`` without a mark between."""
    start = end
    while start > 0 and end - start < LETTERS and "一" <= flow[start - 1] <= "龥":
        start -= 1
    return flow[start:end]
