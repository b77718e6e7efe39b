"""An entry of the registry of instruments, in words."""

from __future__ import annotations

from gklint.aids.markdown import plain
from gklint.bilingual import Bilingual
from gklint.regulation.titles import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.regulation.registry import Registry, Regulation


def entry(regulation: Regulation, registry: Registry) -> Bilingual:
    """Title, number, dates, and what took its place, as Markdown."""
    zh, en = [], []
    if regulation.issued:
        day = _day(regulation.issued)
        zh.append(f"{day}发布")
        en.append(f"issued {regulation.issued}")
    if regulation.in_force:
        zh.append(f"{_day(regulation.in_force)}起施行")
        en.append(f"in force since {regulation.in_force}")
    if regulation.articles:
        zh.append(f"共{regulation.articles}条")
        en.append(f"{regulation.articles} articles")
    lines_zh, lines_en = ["，".join(zh)], [", ".join(en)]
    successor = registry.get(regulation.superseded_by)
    if successor is not None:
        since = regulation.superseded_on
        lines_zh.append(
            f"{_day(since)}起由{named(successor)}取代" if since else f"已由{named(successor)}取代"
        )
        lines_en.append(f"superseded by {named(successor)}" + (f" on {since}" if since else ""))
    head = f"**{plain(named(regulation))}**"
    return Bilingual(_listed(head, lines_zh), _listed(head, lines_en))


def named(regulation: Regulation) -> str:
    """《title》（number）"""
    number = f"（{regulation.number}）" if regulation.number else ""
    return f"{quoted(regulation.title)}{number}"


def _listed(head: str, lines: list[str]) -> str:
    points = [f"- {plain(line)}" for line in lines if line]
    return "\n\n".join([head, *(["\n".join(points)] if points else [])])


def _day(date: str) -> str:
    """2019-05-15, or its first parts, as it is said: 2019年5月15日."""
    parts = zip(date.split("-"), "年月日", strict=False)
    return "".join(f"{int(number)}{unit}" for number, unit in parts)
