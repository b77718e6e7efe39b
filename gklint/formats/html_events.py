"""Tags and words of a page with their places: the standard library's parser, made steady.

What it does with whole pages is right; four of its methods are replaced here. Its own take
quadratic time for what is left open at the end of a file, memory a hundred times a long tag,
raise on ``<![ x]>``, read comments differently from one Python to the next, and give no places
of character references.
"""

from __future__ import annotations

from html.parser import HTMLParser

from gklint.pattern import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.formats.html_page import Page

_MASK = "\ue000"  # stands for & while tags are read: references are not the parser's affair
_NAME = late(r"[^\s/>]{1,200}")
_BETWEEN = late(r"[\s/]{0,1000}")
_ATTRIBUTE = late(r"([^\s/>][^\s/>=]{0,200})(\s{0,20}=\s{0,20})?")
_UNQUOTED = late(r"[^\s>]{0,1000}")
_ASKED_FOR = ("style", "hidden", "rowspan", "colspan")
# What stands in them are no tags (HTML, 13.1.2 Elements).
_RAW = ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")


def read(source: str, page: Page) -> None:
    """Tell ``page`` all tags and words of ``source``, in order. Never fails; linear.

    What is open at the end, a tag or a comment, shows in no browser and is not told.
    """
    events = _Events(page)
    # A last "<" or "&" is a word only where something follows.
    events.feed(source.replace("&", _MASK) + "\n")


class _Events(HTMLParser):
    """Offsets are those of the source: it is fed at once."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page
        self._at = 0  # where the words or the tag begin that are told next
        self._comment_end = 0  # the last --> that was looked for; past the text where none is

    def updatepos(self, i: int, j: int) -> int:
        self._at = j
        return j

    def handle_data(self, data: str) -> None:
        self._page.words(self._at, self._at + len(data))

    def handle_endtag(self, tag: str) -> None:
        self._page.close(tag, self._at)

    def parse_starttag(self, i: int) -> int:
        """The end of a tag, or -1. Attributes are read one after the other."""
        raw = self.rawdata
        name = _NAME.match(raw, i + 1)
        if name is None:
            return -1
        at = name.end()
        attributes: dict[str, str] = {}
        while True:
            between = _BETWEEN.match(raw, at)
            at = between.end() if between else at
            if raw.startswith(">", at):
                break
            attribute = _ATTRIBUTE.match(raw, at)
            if attribute is None:  # more white space, or the end
                if at >= len(raw):
                    return -1
                continue
            start = at = attribute.end()
            if attribute[2] and raw[at : at + 1] in ('"', "'"):
                start += 1
                end = raw.find(raw[at], start)
                if end < 0:
                    return -1
                at = end + 1
            elif attribute[2]:
                unquoted = _UNQUOTED.match(raw, at)
                end = at = unquoted.end() if unquoted else at
            else:
                end = at
            key = attribute[1].lower()
            if key in _ASKED_FOR:
                attributes.setdefault(key, raw[start:end])
        tag = name[0].lower()
        empty = raw[at - 1] == "/" and raw.startswith("<?xml")
        self._page.open(tag, attributes, i, at + 1)
        if empty:
            self._page.close(tag, at + 1)
        elif tag in _RAW:
            self.set_cdata_mode(tag)
        return at + 1

    def parse_comment(self, i: int, report: bool = True) -> int:
        raw = self.rawdata
        for short in (">", "->"):
            if raw.startswith(short, i + 4):
                return i + 4 + len(short)
        if self._comment_end < i + 4:
            end = raw.find("-->", i + 4)
            self._comment_end = end if end >= 0 else len(raw)
        odd = raw.find("--!>", i + 4, self._comment_end)
        if odd >= 0:
            return odd + 4
        return self._comment_end + 3 if self._comment_end < len(raw) else -1

    def parse_html_declaration(self, i: int) -> int:
        """<!DOCTYPE …>, <![if …]>, <![CDATA[…: to the next >, as browsers do."""
        return self.rawdata.find(">", i + 2) + 1 or -1
