"""The same words show of a page as in the tree that a parser of all of HTML5 builds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gklint.formats.html_tags import UNSEEN
from gklint.formats.html_text import read

justhtml = pytest.importorskip("justhtml")

TAGS = [
    "<p>",
    "</p>",
    "<br>",
    "</br>",
    "<hr>",
    "<table>",
    "<tr>",
    "<td>",
    "<td rowspan=3>",
    "<th colspan=2>",
    "<td\n class=a\n>",
    "</td>",
    "</tr>",
    "</table>",
    "<caption>",
    "<tbody>",
    "<div>",
    "</div>",
    "<span>",
    "</span>",
    "<li>",
    "<ul>",
    "</ul>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<pre>",
    "</pre>",
    "<h1>",
    "</h1>",
    "<center>",
    "<font color=red>",
    "</font>",
    "<o:p></o:p>",
    "<a href='x>y'>",
    "</a>",
    "</p >",
    "</ x>",
    "<p/>",
    "<img src=a>",
    "<body>",
    "</body>",
    "<!-- x -->",
    "<!-->",
    "<!--->",
    "<!-- --!>",
    "<!>",
    "<![if x]>",
    "<?xml:namespace x />",
    "<script>'<b>'</script>",
    "<title>t</title>",
    "<select><option>s</select>",
    "<textarea><p>x</textarea>",
    "<style>p{}</style>",
    "<div hidden>x</div>",
    "<span style='display:none'>x</span>",
    "&nbsp;",
    "&lt;",
    "&amp",
    "&#20844;",
    "&#x5f00 ",
    "a < b",
    "R&D",
    "&copy1",
    "&notit;",
    "𠮷",
    "甲",
    " ",
    "\r\n",
]


def shows(node: Any) -> str:
    """The words of a tree, those of hidden elements left out."""
    if node.name == "#text":
        return node.data or ""
    attributes = getattr(node, "attrs", None) or {}
    hidden = "hidden" in attributes or "display:none" in (attributes.get("style") or "")
    if node.name in UNSEEN or node.name.startswith(("#comment", "!")) or hidden:
        return ""
    return "".join(shows(child) for child in getattr(node, "children", None) or ())


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(TAGS), max_size=30).map("".join))
def test_no_word_is_lost_and_none_is_added(page: str) -> None:
    tree = justhtml.JustHTML("<body>" + page + "<p>", sanitize=False)
    # In another order: a tree moves the words that stand between cells before their table.
    words = sorted("".join(shows(tree.root).split()))
    assert sorted("".join(read("<body>" + page + "<p>")[0].text.split())) == words
