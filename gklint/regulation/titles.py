"""Titles of instruments, compared as people cite them.

The same notice is rightly cited with and without its issuer, with and without 关于印发…的通知
around the thing it issues, with and without 中华人民共和国. What is left is the core.
"""

from __future__ import annotations

from gklint.document.likeness import beginning_alike
from gklint.document.remember import remembered
from gklint.pattern import late
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.document.citations import Citation

REPUBLIC = "中华人民共和国"
NATIONAL = ("国务院", "中共中央")  # issuers
_MARKS = "《》〈〉<>＜＞“”‘’\"'「」『』、，, 　"
_FOLD = {ord("（"): "(", ord("）"): ")", ord("〔"): "(", ord("〕"): ")"}
_ISSUER_ENDS = ("厅", "室", "院", "府", "会", "组", "局", "部", "委", "办", "印发", "转发")
_ISSUES = ("印发", "转发", "发布", "公布", "下发")
_ISSUED_BY = late("(?P<issuer>[一-龥]{2,30}?(?:厅|室|院|府|会|组|局|部|委))(?:印发|转发)")
_NOTE = late(r"\((?!试行|暂行)[^()]{1,40}\)?$")


@value
class Core:
    """The words of a title without its wrapping, each with its place in the title."""

    words: str  # 中华人民共和国 in front is kept
    places: tuple[int, ...]  # of each of the words, in the title as given
    issuer: str  # empty where the title does not name it

    @property
    def formal(self) -> bool:
        """It claims to be the full name."""
        return self.words.startswith(REPUBLIC[:4])

    @property
    def key(self) -> str:
        """What two titles of one instrument have in common."""
        return self.words.replace(REPUBLIC, "")


@remembered
def core_of(title: str) -> Core:
    places = tuple(at for at, char in enumerate(title) if char not in _MARKS)
    text = "".join(title[at] for at in places).translate(_FOLD)
    note = _NOTE.search(text)
    start, end = 0, note.start() if note and note.start() > 1 else len(text)
    issuer = ""
    about = text.find("关于", 0, 40)
    if about == 0 or (about > 0 and text[:about].endswith(_ISSUER_ENDS)):
        issuer, start = text[:about], about + 2
    else:
        issued = _ISSUED_BY.match(text)
        if issued:
            issuer, start = issued["issuer"], issued.end("issuer")
    if text.startswith(_ISSUES, start):
        start += 2
        if text.startswith("关于", start):
            start += 2
    for ending in ("通知", "的"):
        if text.endswith(ending, start + 2, end):
            end -= len(ending)
    return Core(text[start:end], places[start:end], issuer.removesuffix("印发"))


def names_national_issuer(citation: Citation) -> bool:
    """A national issuer is named; a local notice may have all the other words."""
    core = core_of(citation.title.text)
    if core.issuer.startswith(NATIONAL) or core.formal:
        return True
    return "国务院办公厅" in citation.before and citation.before[-1] in "厅室"


@value
class Slip:
    """How a title differs from the right one by one run of characters."""

    start: int  # in the words of the wrong one
    end: int  # equal to ``start`` where words are missing
    right: str  # what should stand there; empty where words are too many

    def at_rim(self, words: str) -> bool:
        return self.start == 0 or self.end == len(words)


def slip_between(words: str, right: str, wrong_most: int = 1) -> Slip | None:
    """The one run that makes ``right`` of ``words``: dropped, put in, or some characters wrong.

    ``wrong_most``: as many characters may stand for as many others.
    """
    if words == right:
        return None
    head = beginning_alike(words, right)
    tail = beginning_alike(words[head:][::-1], right[head:][::-1])
    start, end = head, len(words) - tail
    wrong, missing = words[start:end], right[head : len(right) - tail]
    if wrong and missing and not len(wrong) == len(missing) <= wrong_most:
        return None
    return Slip(start, end, missing)


def quoted(title: str) -> str:
    """A title between 《》; the titles inside it have 〈〉 (GB/T 15834-2011)."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"
