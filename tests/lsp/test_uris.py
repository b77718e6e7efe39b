"""URIs of any client become this machine's paths, and paths become URIs that come back."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.lsp.uris import path_of, uri_of

posix = pytest.mark.skipif(os.name == "nt", reason="paths of other systems")


@posix
@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/b.txt", "/a/b.txt"),
        ("FILE:///a/b.txt", "/a/b.txt"),
        ("file://localhost/a/b.txt", "/a/b.txt"),
        ("file:/a/b.txt", "/a/b.txt"),
        ("file:///a%20b/%E6%8A%A5%E5%91%8A.txt", "/a b/报告.txt"),
        ("file:///a b/报告.txt", "/a b/报告.txt"),
        ("file:///a/100%25.txt", "/a/100%.txt"),
        ("file:///a/%2525.txt", "/a/%25.txt"),
        ("file:///a;b/c;d.txt", "/a;b/c;d.txt"),
        ("file:///a/%23%3F.txt", "/a/#?.txt"),
        ("file:///a/./b/../c.txt", "/a/c.txt"),
        ("file:///a/b/", "/a/b"),
        ("file://server/share/a.txt", "//server/share/a.txt"),
        ("file:///", "/"),
        ("untitled:Untitled-1", ""),
        ("vscode-vfs://github/a/b.txt", ""),
        ("git:/a/b.txt?{}", ""),
        ("/a/b.txt", ""),
        ("http://[half", ""),
        ("file://[half/a.txt", ""),
        ("file:///a%00b.txt", ""),
        ("file:///a\ud800b.txt", ""),
        ("file:", ""),
        ("", ""),
    ],
)
def test_a_uri_is_a_path_or_none(uri: str, path: str) -> None:
    assert path_of(uri) == path


@pytest.mark.skipif(os.name != "nt", reason="paths of Windows")
@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///c%3A/a%20b.txt", "c:\\a b.txt"),
        ("file:///C:/a/b.txt", "C:\\a\\b.txt"),
        ("file://server/share/a.txt", "\\\\server\\share\\a.txt"),
    ],
)
def test_a_uri_of_windows_is_a_path(uri: str, path: str) -> None:
    assert path_of(uri) == path


@posix
@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/a b/报告.txt", "file:///a%20b/%E6%8A%A5%E5%91%8A.txt"),
        ("/a/100%#?;.txt", "file:///a/100%25%23%3F%3B.txt"),
        ("//server/share/a.txt", "file://server/share/a.txt"),
    ],
)
def test_a_path_is_a_uri(path: str, uri: str) -> None:
    assert uri_of(path) == uri


NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)


@posix
@given(st.lists(NAMES.filter(lambda name: name not in (".", "..")), min_size=1, max_size=4))
def test_every_path_comes_back(names: list[str]) -> None:
    path = "/" + "/".join(names)
    assert path_of(uri_of(path)) == path


@posix
def test_a_name_that_is_no_utf8_comes_back() -> None:
    path = os.fsdecode(b"/a/\xb1\xa8\xb8\xe6.txt")
    assert uri_of(path) == "file:///a/%B1%A8%B8%E6.txt"
    assert path_of(uri_of(path)) == path


@given(st.text())
def test_any_text_is_a_path_or_none(text: str) -> None:
    path_of(text)
    path_of(f"file://{text}")
