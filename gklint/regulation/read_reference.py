"""The reference data from its TOML tables, strictly checked."""

from __future__ import annotations

from gklint.decode import Problems, decode
from gklint.document.outline import squeeze
from gklint.document.vocabulary import Level, SectionName, Vocabulary
from gklint.pattern import Pattern, any_of
from gklint.regulation import lexicon
from gklint.regulation.numbering import NumberingPlan
from gklint.regulation.prose import Prose
from gklint.regulation.reference import Reference
from gklint.regulation.regimes import Regime, RegimeSection, Years
from gklint.regulation.registry import Registry, Regulation, index_of
from gklint.regulation.schemas import Schema
from gklint.regulation.skeletons import Skeletons
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

SCHEMAS = ("disclosure", "applications", "reviews", "form")  # in the order of a report


@value
class _SectionTable:
    key: str
    titles: tuple[str, ...]
    match: Pattern
    evidence: Pattern | None = None


@value
class _Reading:
    report_name: Pattern
    cover_title: Pattern
    self_reference: Pattern
    opening_year: Pattern
    looks_like: Pattern
    chrome: tuple[Pattern, ...]
    published: Pattern
    page_number: Pattern
    run_on: Pattern
    run_on_title: Pattern
    organ: Pattern
    no_level: Pattern
    not_report: Pattern
    label_line: Pattern
    level: tuple[Level, ...]


@value
class _RegimeTable:
    id: str
    years: str
    statute: str
    sections: tuple[RegimeSection, ...]
    deadlines: dict[str, str]
    notice: str = ""
    fixed_order: bool = False


@value
class _Labels:
    anchor: Pattern
    labels: tuple[str, ...]


def reference_from(tables: Mapping[str, dict[str, Any]]) -> Reference:
    """Read the tables of ``rules/reference``, by file stem. Raises RuleError naming each mistake."""
    problems = Problems()
    reading = decode(_Reading, tables["reading"], "reading.toml", problems)
    labels = decode(_Labels, tables["labels"], "tables/labels.toml", problems)
    schemas = [decode(Schema, tables[name], f"tables/{name}.toml", problems) for name in SCHEMAS]
    prose = decode(Prose, tables["prose"], "tables/prose.toml", problems)
    sections = _each(_SectionTable, tables["sections"], "section", "sections.toml", problems)
    regimes = _each(_RegimeTable, tables["regimes"], "regime", "regimes.toml", problems)
    regulations = _each(
        Regulation, tables["regulations"], "regulation", "regulations.toml", problems
    )
    numbering = decode(NumberingPlan, tables["numbering"], "numbering.toml", problems)
    skeletons = decode(Skeletons, tables["skeletons"], "skeletons.toml", problems)
    problems.raise_any()
    registry = Registry(tuple(regulations))
    return Reference.of(
        {"registry": index_of(registry.regulations), "lexicon": lexicon.index_of(schemas)},
        vocabulary=_vocabulary(reading, labels, schemas, sections),
        regimes=tuple(_regime(one, registry) for one in regimes),
        regulations=registry.regulations,
        numbering=numbering,
        tables=tuple(schemas),
        prose=prose,
        skeletons=skeletons,
    )


def _vocabulary(
    reading: _Reading,
    labels: _Labels,
    schemas: Iterable[Schema],
    sections: Iterable[_SectionTable],
) -> Vocabulary:
    return Vocabulary(
        sections=tuple(
            SectionName(one.key, one.titles, one.match, one.evidence) for one in sections
        ),
        known_titles={squeeze(title): one.key for one in sections for title in one.titles},
        levels=reading.level,
        table_anchor=labels.anchor,
        table_labels="".join(
            squeeze(label)
            for label in (*(one for schema in schemas for one in schema.labels()), *labels.labels)
        ),
        chrome=any_of(reading.chrome),
        **{
            name: getattr(reading, name)
            for name in _Reading.__fields__  # type: ignore[attr-defined]
            if name not in ("level", "chrome")
        },
    )


def _regime(table: _RegimeTable, registry: Registry) -> Regime:
    return Regime(
        table.id,
        Years.parse(table.years),
        registry.by_key(table.statute),
        registry.by_key(table.notice) if table.notice else None,
        table.sections,
        table.fixed_order,
        tuple(table.deadlines.items()),
    )


def _each(
    cls: type[Any], table: dict[str, Any], header: str, where: str, problems: Problems
) -> list[Any]:
    found = []
    for at, one in enumerate(table.get(header, [])):
        name = one.get("key", one.get("id", at)) if isinstance(one, dict) else at
        found.append(decode(cls, one, f"{where}: {name}", problems))
    return [one for one in found if one is not None]
