"""The snippets that the pages show are the files that the tests run, and are well-formed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tomli

from tests.editors.editor import ROOT, SNIPPETS

FILES = sorted(path for path in SNIPPETS.rglob("*") if path.is_file())
FENCES = {".lua": "lua", ".el": "elisp", ".toml": "toml", ".json": "json", ".rs": "rust"}


def _fenced(page: str) -> set[tuple[str, str]]:
    """The blocks of a page: their language and text."""
    parts = (ROOT / page).read_text(encoding="utf-8").split("```")[1::2]
    return {(head, text) for head, _, text in (part.partition("\n") for part in parts)}


@pytest.mark.parametrize("page", ["docs/editors.md", "docs/editors.zh-CN.md"])
def test_a_page_shows_every_snippet_as_it_is(page: str) -> None:
    files = {(FENCES[one.suffix], one.read_text(encoding="utf-8")) for one in FILES}
    assert files - _fenced(page) == set()


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_the_snippet_of_neovim(page: str) -> None:
    assert ("lua", (SNIPPETS / "neovim.lua").read_text(encoding="utf-8")) in _fenced(page)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_snippet_is_well_formed_and_starts_the_server(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        json.loads(text)
    if path.suffix == ".toml":
        tomli.loads(text)
    assert "gklint" in text
