"""What the names of tags mean for reading, and which elements are open."""

from __future__ import annotations

DEPTH = 512  # elements in one another; browsers stop there too
SEARCHED = 40  # open elements that are searched for an item of a list

VOID = frozenset(
    (
        *("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img"),
        *("input", "keygen", "link", "meta", "param", "source", "track", "wbr"),
    )
)
# What stands in them shows nowhere, or only where something else cannot be shown.
UNSEEN = frozenset(
    (
        *("audio", "canvas", "datalist", "head", "iframe", "noembed", "noframes", "noscript"),
        *("object", "rp", "script", "select", "style", "svg", "template", "textarea", "title"),
        "video",
    )
)
# Any other tag ends the head.
IN_HEAD = frozenset(
    (
        *("base", "basefont", "bgsound", "head", "html", "link", "meta", "noframes", "noscript"),
        *("script", "style", "template", "title"),
    )
)
STRUCTURE = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl"))
BLOCKS = STRUCTURE | frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog"),
        *("dir", "div", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header"),
        *("hgroup", "hr", "html", "legend", "li", "listing", "main", "marquee", "menu", "nav"),
        *("p", "plaintext", "pre", "search", "section", "summary", "xmp"),
    )
)
PARTS = frozenset(("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"))
CELLS = ("td", "th")
_GROUPS = ("tbody", "thead", "tfoot", "table")
# What is open when a part of a table begins; what is in it ends first.
AROUND = {"td": ("tr", *_GROUPS), "th": ("tr", *_GROUPS), "tr": _GROUPS}
_KEEPS_SPACES = ("pre", "listing", "xmp", "plaintext")
# An item ends where the next one begins, unless a list in between was opened.
_ITEMS = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd")}
_LISTS = ("ul", "ol", "dl", "menu", "dir", "td", "th", "div", "table")


class Stack:
    """The open elements that matter: blocks, tables, and all that is in a hidden one."""

    def __init__(self) -> None:
        self.names: list[str] = []
        # How often a name is open inside the innermost cell or table, and in each around it:
        # an end tag ends nothing outside of its cell.
        self._counts: list[dict[str, int]] = [{}]
        self.hidden: int | None = None  # from this height on nothing shows
        self._kept = 0

    def __len__(self) -> int:
        return len(self.names)

    def keeps_spaces(self) -> bool:
        return self._kept > 0

    def in_head(self) -> bool:
        return self.hidden is not None and self.names[self.hidden] == "head"

    def is_open(self, tag: str) -> bool:
        """True if an end tag of this name ends something."""
        if tag in PARTS:
            return any(tag in counts for counts in self._counts)
        return tag in self._counts[-1]

    def height_of_item(self, tag: str) -> int | None:
        """Where the item of a list stands that the item ``tag`` ends by its beginning."""
        items = _ITEMS.get(tag)
        if items is None:
            return None
        for at in range(len(self.names) - 1, max(-1, len(self.names) - SEARCHED), -1):
            if self.names[at] in items:
                return at
            if self.names[at] in _LISTS:
                return None
        return None

    def push(self, tag: str, hides: bool) -> None:
        if hides:
            self.hidden = len(self.names)
        self.names.append(tag)
        self._counts[-1][tag] = self._counts[-1].get(tag, 0) + 1
        self._kept += tag in _KEEPS_SPACES
        if tag in CELLS or tag == "table":
            self._counts.append({})

    def pop(self) -> str:
        """End the innermost element; its name."""
        tag = self.names.pop()
        if tag in CELLS or tag == "table":
            self._counts.pop()
        counts = self._counts[-1]
        counts[tag] -= 1
        if not counts[tag]:
            del counts[tag]
        self._kept -= tag in _KEEPS_SPACES
        if self.hidden == len(self.names):
            self.hidden = None
        return tag
