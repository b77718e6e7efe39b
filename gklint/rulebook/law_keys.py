"""The keys of the reference data that rules may name, each with what it stands for."""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.document.model import (
    COVER,
    FRONT,
    HEADING,
    PARAGRAPH,
    PREAMBLE,
    SIGNATURE,
    TABLE,
    TITLE,
    UNKNOWN,
)
from gklint.regulation.relations import SUBTOTAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from gklint.decode import Problems
    from gklint.errors import Place
    from gklint.regulation.reference import Reference

    Keys = dict[str, Bilingual]

# Blocks that rules can be limited to.
BLOCK_KINDS = {
    TITLE: Bilingual("标题", "the title"),
    HEADING: Bilingual("各部分的小标题", "headings of sections"),
    PARAGRAPH: Bilingual("正文段落", "paragraphs"),
    SIGNATURE: Bilingual("落款：机关名称和日期", "the organ and the date of issue at the end"),
    TABLE: Bilingual("表格", "tables"),
}
# Sections that no heading opens.
_UNHEADED = {
    COVER: Bilingual("报告之前的来文", "a letter that covers the report"),
    FRONT: Bilingual("标题之前的文字", "what stands before the title"),
    PREAMBLE: Bilingual("引言：标题之后、第一部分之前", "between the title and the first section"),
    UNKNOWN: Bilingual("认不出的部分", "sections whose headings are not known"),
}


def levels(reference: Reference) -> Keys:
    return {one.key: Bilingual(one.zh, one.en) for one in reference.vocabulary.levels}


def sections(reference: Reference) -> Keys:
    headed = {
        one.key: Bilingual(one.titles[0], one.titles[0]) for one in reference.vocabulary.sections
    }
    return {**headed, **_UNHEADED}


def regulations(reference: Reference) -> Keys:
    return {
        one.key: Bilingual(
            f"《{one.title}》{one.number and f'（{one.number}）'}",
            f"《{one.title}》{one.number and f' ({one.number})'}",
        )
        for one in reference.registry.regulations
    }


def check_keys(
    given: str | tuple[str, ...], allowed: Iterable[str], place: Place, problems: Problems
) -> None:
    """Tell each of what was given, a word or several, that is not ``allowed``."""
    words = [(place, given)] if isinstance(given, str) else []
    words += [(place / at, one) for at, one in enumerate(given)] if not words else []
    for where, word in words:
        if word not in allowed:
            problems.add(
                where,
                f"没有 {word}；可用的有：{'、'.join(allowed)}",
                f"no {word}; known are: {', '.join(allowed)}",
            )


def of_parameter(name: str, params: Mapping[str, Any], reference: Reference) -> Keys | None:
    """What may be written for a parameter of this name; None where it names nothing of the law.

    ``params`` has the parameters beside it: which relations there are depends on the table.
    """
    if name in ("section", "sections", "key", "keys"):
        return sections(reference)
    if name == "table":
        return {one.key: one.title for one in reference.tables}
    schema = next((one for one in reference.tables if one.key == params.get("table")), None)
    if schema is not None and name == "relation":
        named = {
            one.name: Bilingual(
                *[
                    f"{' + '.join(one.left)} {'=' if one.is_ == 'equal' else '≤'} "
                    f"{' + '.join(one.right)}"
                ]
                * 2
            )
            for one in schema.relation
        }
        return {
            **named,
            SUBTOTAL: Bilingual("各行相加等于其小计", "rows add up to their heading's"),
        }
    if schema is not None and name == "row":
        return {row.key: Bilingual(row.label, row.en) for part in schema.part for row in part.row}
    return None
