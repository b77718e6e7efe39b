"""Sections that the report does not have yet, where they belong."""

from __future__ import annotations

from gklint.aids import typeset
from gklint.aids.gaps import gap_at
from gklint.aids.offer import Words, offered, same
from gklint.aids.skeletons import heading_words, section_text, title_of
from gklint.bilingual import Bilingual
from gklint.document.flow import flow_of
from gklint.document.outline import number_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.aids.gaps import Gap
    from gklint.aids.offer import Completion
    from gklint.aids.skeletons import Writing
    from gklint.aids.spot import Spot
    from gklint.regulation.skeletons import Content

RANK = 10
_MARKS = "# \t\u3000\xa0"


def sections(spot: Spot, writing: Writing) -> tuple[Completion, ...]:
    """The next missing section: its heading, all of it, and it with all that should follow."""
    outline = writing.outline
    title = spot.document.title
    if outline is None or not spot.alone or (title is not None and spot.at < title.span.end):
        return ()
    typed = spot.typed.lstrip(_MARKS)
    gap = gap_at(spot, outline, writing)
    meant = _numbered(typed, gap, writing) if typed else next(iter(gap.missing), None)
    if meant is None or gap.signed:
        return ()
    if not typed and (gap.followed or meant[1] in gap.taken):
        return ()
    if spot.document.origin is not None and not spot.between:
        return _inside_element(typed, meant, spot, writing)
    count = len(typed) if typed else len(spot.before)
    seen = typed + heading_words(*meant, writing)
    blank = writing.reference.skeletons.blank
    offers: list[Completion] = []
    for words in _sizes(meant, gap, writing, spot):
        offers += offered(words, spot, blank, RANK + len(offers), count, seen=seen)
    return tuple(offers)


def _sizes(meant: tuple[Content, int], gap: Gap, writing: Writing, spot: Spot) -> Iterator[Words]:
    heading = heading_words(*meant, writing)
    detail = _detail(writing)
    if flow_of(spot.typed.lstrip(_MARKS)).text != heading:
        first = typeset.heading(heading, 2, writing.form)
        yield Words(same(heading), detail, "section", _fitted(first, spot, writing))
    if gap.followed:
        return
    label = Bilingual(f"{heading}（连同内容）", f"{heading} (with what belongs in it)")
    whole = section_text(*meant, writing)
    yield Words(label, detail, "section", _fitted(whole, spot, writing))
    if gap.last and len(gap.missing) > 1 and meant == gap.missing[0]:
        label = Bilingual(f"{heading}（连同以后各部分）", f"{heading} (with all sections after it)")
        rest = (section_text(content, number, writing) for content, number in gap.missing)
        text = typeset.together(rest, writing.form)
        yield Words(label, detail, "section", _fitted(text, spot, writing))


def _inside_element(
    typed: str, meant: tuple[Content, int], spot: Spot, writing: Writing
) -> tuple[Completion, ...]:
    """The words of a heading alone: its element is there."""
    words = heading_words(*meant, writing)
    if not typed or flow_of(typed).text == words:
        return ()
    return offered(
        Words(same(words), _detail(writing), "section", words), spot, "", RANK, len(typed)
    )


def _detail(writing: Writing) -> Bilingual:
    year = writing.year
    return Bilingual(f"{year}年报告应有的部分", f"a section that reports of {year} have")


def _numbered(typed: str, gap: Gap, writing: Writing) -> tuple[Content, int] | None:
    """The missing section whose heading is being typed."""
    flow = flow_of(typed).text
    number = number_at(flow)
    if number is None or number.style != "cn":
        return None
    for content, at in gap.missing:
        if at == number.value and title_of(content, writing).startswith(flow[number.end :]):
            return content, at
    return None


def _fitted(text: str, spot: Spot, writing: Writing) -> str:
    """``text`` as it goes on with what stands there: marks of headings, a blank line before."""
    if writing.form != typeset.MARKDOWN:
        return text
    lines = text.split("\n")
    typed = spot.typed.lstrip(_MARKS)
    if not _headings_marked(spot, typed):
        lines = [line.lstrip("# ") if line.startswith("#") else line for line in lines]
    elif typed:
        lines[0] = lines[0].lstrip("# ")  # its marks stand there already
    if not typed and spot.below_text():
        lines.insert(0, "")
    return "\n".join(lines)


def _headings_marked(spot: Spot, typed: str) -> bool:
    """True if headings have marks: the one being typed, or else the one before it."""
    if typed:
        return spot.typed.startswith("#")
    tops = [one for one in spot.document.top() if one.span.start < spot.line.start]
    if not tops:
        return True
    text, start = spot.document.text, tops[-1].span.start
    return text.startswith("#", text.rfind("\n", 0, start) + 1)
