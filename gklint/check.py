"""The contract of a check kind.

A kind is one module in ``gklint/checks``; its name is the word that rules write after
``check =``. It has

* a docstring: what holds when it is silent, what it yields, at which place;
* ``SCOPE``: ``BLOCK`` (sees one block; may be remembered by the block's text), ``DOCUMENT``
  (sees everything), ``TABLES`` (the same, for what needs a table: where a document has none,
  it is not asked, nor even imported), ``YEARS`` (sees the report of the year before too, and
  runs only where there is one), ``GROUP`` (sees the reports of those whose figures the report adds up) or
  ``REMARKS`` (sees what was said about findings, and what came of it; all its places are the file's);
* ``VALUES``: the names its violations give to messages, besides ``found``, ``year``;
* ``ANCHORS``: the places its violations name for fixes, besides the violation's own;
* optionally ``REPAIR_VALUES``: names its repairs give to the titles of fixes that say
  ``each = "repair"``;
* ``Params``: a value class of at most six fields, what a rule may set;
* ``check(block | document | remarks, params, context)``: an iterator of Violation and Uncertain;
* optionally ``names(params)``: names of further values and places that a rule's own
  patterns give;
* optionally ``literals(params)``: texts of which a block or document must hold one for the
  kind to find anything; None where none can be named.

Scopes besides ``BLOCK`` ask a whole document, but mostly for what stands in one block or another:
such a kind says what it reads of one block and asks by ``document/each``, so that after an edit
only changed blocks are read. What else it looks at in a document is noted as well: after an edit of words
it is not asked again unless something of it has changed (``document/watched``).

A kind is pure: same text, same parameters, same context, same answer. It knows no rule,
no severity, no language, and no other kind.
"""

from __future__ import annotations

import sys

from gklint.finding import Bilingual, OtherFile, Uncertain
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType
    from typing import Any, Protocol

    from gklint.document.model import Document
    from gklint.finding import Violation
    from gklint.regulation.reference import Reference
    from gklint.regulation.regimes import Regime

    class CheckKind(Protocol):
        SCOPE: str
        VALUES: tuple[str, ...]
        ANCHORS: tuple[str, ...]
        Params: type[Any]

        def check(
            self, subject: Any, params: Any, context: Context
        ) -> Iterator[Violation | Uncertain]: ...


BLOCK, DOCUMENT, TABLES, YEARS, GROUP = "block", "document", "tables", "years", "group"
REMARKS = "remarks"

# What kinds that miss something in the whole report cannot tell, and why.
NO_OPENING = Uncertain(
    Bilingual("文本没有标题和引言", "the text has neither a title nor a preamble")
)
NO_REPORT = Uncertain(Bilingual("文本不像年度报告", "the text does not look like such a report"))


NO_TABLE = Uncertain(Bilingual("没有可对照的表格", "there is no table to compare"))
NO_PREVIOUS = Bilingual(
    "手头没有该机关上一年的报告", "the report of the year before is not at hand"
)


@value
class Neighbour:
    """Another report, which this one is held against."""

    file: OtherFile
    document: Document


@value
class Unit:
    """An organ of a group, and its reports on the year: one, unless something is amiss."""

    name: str
    reports: tuple[Neighbour, ...]
    unread: tuple[str, ...] = ()  # files with its name that could not be read as a report


@value
class Group:
    """Organs whose figures the report at hand adds up."""

    name: str
    units: tuple[Unit, ...]  # in the order of the settings
    complete: bool = False  # there is nothing in the sum but theirs


@value
class Context:
    """All that a check may know besides the text."""

    year: int | None  # the report year, told by the text, or set by hand
    regime: Regime | None
    level: str  # a key of the levels in the reference data; empty where not known
    reference: Reference
    previous: Neighbour | None = None  # the same organ's report of the year before, where known
    groups: tuple[Group, ...] = ()  # whose whole the report is

    def neighbours(self) -> tuple[Neighbour, ...]:
        """Every other report that this one is held against."""
        units = (unit for group in self.groups for unit in group.units)
        return (
            *([self.previous] if self.previous is not None else []),
            *(report for unit in units for report in unit.reports),
        )


def kind_named(name: str) -> ModuleType:
    """The module of a check kind. Raises ModuleNotFoundError if there is none."""
    if name.startswith("_"):  # the package itself is none
        raise ModuleNotFoundError(name)
    full = f"gklint.checks.{name}"
    if full not in sys.modules:
        __import__(full)  # importlib would be loaded for this alone
    return sys.modules[full]


def kind_names() -> tuple[str, ...]:
    """The names of all kinds, sorted."""
    import os

    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "checks")
    stems = (name[:-3] for name in os.listdir(folder) if name.endswith(".py"))
    return tuple(sorted(stem for stem in stems if not stem.startswith("_")))
