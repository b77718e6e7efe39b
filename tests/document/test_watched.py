"""What is noted while a document is read, by block."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gklint.document.each import Found, each
from gklint.document.model import Document, Placed
from gklint.document.readings import TABLES, of_tables
from gklint.document.watched import Looked, watched
from gklint.formats import parse
from gklint.project import Project

TEXT = "青河县2023年政府信息公开工作年度报告\n\n一、总体情况\n\n公开12件。\n\n二、其他\n\n无。\n"


def looked_at(document: Document, look: Callable[[Document], object]) -> list[tuple[int, int]]:
    """The stretches of blocks that ``look`` has noted."""
    seen, notes = watched(document)
    look(seen)
    return [(one.start, one.end) for one in notes if isinstance(one, Looked)]


@pytest.mark.parametrize(
    ("look", "noted"),
    [
        (lambda document: document.title, []),
        (lambda document: document.sections, []),
        (lambda document: document.kinds(), []),
        (lambda document: len(document.blocks), []),
        (lambda document: document.blocks[1], [(1, 2)]),
        (lambda document: document.blocks[-1], [(4, 5)]),
        (lambda document: document.blocks[3:9], [(3, 5)]),
        (lambda document: next(iter(document.blocks)), [(0, 1)]),
        (lambda document: next(reversed(document.blocks)), [(4, 5)]),
        (lambda document: document.content_of(document.sections[0]), [(2, 3)]),
        (lambda document: document.text, [(0, 5)]),
    ],
)
def test_blocks_that_are_looked_at_are_noted(
    project: Project, look: Callable[[Document], object], noted: list[tuple[int, int]]
) -> None:
    document = parse(TEXT, ".txt", project.reference.vocabulary)
    assert looked_at(document, look) == noted


def test_readings_are_noted_as_what_they_are(project: Project) -> None:
    def numbers(placed: Placed) -> bool:
        return "12" in placed.flow

    def tables(document: Document) -> int:
        return len([placed for placed in document.blocks if placed.block.kind != "table"])

    document, notes = watched(parse(TEXT, ".txt", project.reference.vocabulary))
    assert [at for at, *_ in each(document, numbers)] == [2]
    assert of_tables(document, tables, lambda found, *_: found) == 5
    [found, of_all_tables] = notes
    assert isinstance(found, Found)
    assert found.at == [2]
    assert of_all_tables is TABLES
