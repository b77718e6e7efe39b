"""What comes with every keystroke is taken as JSON: the library would take all that is, alike."""

from __future__ import annotations

import copy
import gc
from typing import Any

import pytest
from lsprotocol import converters, types

from benchmarks.reports import report
from gklint.engine.memo import Memo
from gklint.lsp import plain
from gklint.project import project_by

PLACE = {"line": 3, "character": 4}
OPENED = {"textDocument": {"uri": "untitled:x", "languageId": "text", "version": 1, "text": "某"}}
CHANGED = {
    "textDocument": {"uri": "untitled:x", "version": -2},
    "contentChanges": [
        {"range": {"start": PLACE, "end": {"line": 2**31 - 1, "character": 0}}, "text": "某"},
        {"range": {"start": PLACE, "end": PLACE}, "text": "", "rangeLength": 0},
        {"text": "全文"},
    ],
}
ODD = (None, True, -1, 2**31, 1.0, "1", [], {}, [1])  # in place of each value, one by one
CONVERTER = converters.get_converter()


class Taken:
    """A session that only remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def open(self, *told: Any) -> None:
        self.told.append(told)

    def change(self, uri: str, version: int, changes: list[Any]) -> None:
        self.told.append((uri, version, *map(shape, changes)))


def shape(change: Any) -> tuple[Any, ...]:
    place = getattr(change, "range", None)
    if place is None:
        return (change.text,)
    start, end = place.start, place.end
    return change.text, (start.line, start.character), (end.line, end.character)


def taken(take: Any, params: Any) -> tuple[Any, ...] | None:
    session = Taken()
    if not take(session, params):
        assert session.told == []
        return None
    (told,) = session.told
    return told


def by_library(params: Any, type_: Any) -> tuple[Any, ...]:
    message = CONVERTER.structure(params, type_)
    document = message.text_document
    if type_ is types.DidOpenTextDocumentParams:
        return document.uri, str(document.language_id), document.version, document.text
    return document.uri, document.version, *map(shape, message.content_changes)


BOTH = [
    (plain.did_open, OPENED, types.DidOpenTextDocumentParams),
    (plain.did_change, CHANGED, types.DidChangeTextDocumentParams),
]


@pytest.mark.parametrize(("take", "params", "type_"), BOTH)
def test_what_is_plain_is_taken_as_the_library_does(take: Any, params: Any, type_: Any) -> None:
    assert taken(take, params) == by_library(params, type_)


@pytest.mark.parametrize(("take", "params", "type_"), BOTH)
def test_nothing_is_taken_that_the_library_refuses(take: Any, params: Any, type_: Any) -> None:
    for path in paths(params):
        for odd in (*ODD, "missing"):
            wrong = copy.deepcopy(params)
            put(wrong, path, odd)
            told = taken(take, wrong)
            if told is not None:
                assert told == by_library(wrong, type_)


def paths(params: Any) -> list[tuple[Any, ...]]:
    """The way to every value, those of objects and lists too."""
    inside = params.items() if isinstance(params, dict) else enumerate(params)
    found: list[tuple[Any, ...]] = []
    for key, one in inside:
        found.append((key,))
        if isinstance(one, dict | list):
            found += [(key, *more) for more in paths(one)]
    return found


def put(params: Any, path: tuple[Any, ...], odd: Any) -> None:
    for key in path[:-1]:
        params = params[key]
    if odd == "missing":
        del params[path[-1]]
    else:
        params[path[-1]] = odd


@pytest.mark.parametrize("params", [None, [], "x", 1])
def test_parameters_that_are_no_object_are_not_taken(params: Any) -> None:
    assert taken(plain.did_open, params) is None
    assert taken(plain.did_change, params) is None


def test_a_check_leaves_no_cycles() -> None:
    """The server looks for no garbage while it checks, and not among what a check has left."""
    project, memo, text = project_by(), Memo(), report(10_000)
    project.lint_text(text, memo=memo)
    gc.collect()
    gc.disable()
    try:
        for at in range(0, len(text), len(text) // 20):
            project.lint_text(text[:at] + "1" + text[at:], memo=memo)
        project.lint_text(report(10_000, seed=1), memo=memo)
        assert gc.collect() == 0
    finally:
        gc.enable()
