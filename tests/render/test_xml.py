"""Any text inside XML."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as some

from gklint.render import xml


@given(some.text(some.characters()))
def test_any_text_can_be_read_back(text: str) -> None:
    whole = f"<a{xml.attributes(b=text)}>{xml.content(text)}</a>".encode()
    tree = ElementTree.fromstring(whole)
    assert (tree.text or "") == tree.get("b")
    if text.isprintable():
        assert tree.get("b") == text


def test_what_xml_forbids_is_shown_by_other_characters() -> None:
    shown = xml.content("\0\x1b\x0b\ufffe\uffff\udc80\x85\n𠮷")
    assert shown == "␀␛␋\ufffd\ufffd\\udc80\ufffd&#10;𠮷"
    ElementTree.fromstring(f"<a>{shown}</a>".encode())
