"""A report of a year before anything is filled in: whole, or a section, a table, a sentence of it.

What is made here has holes (``aids/holes.py``) where the office has to write.
"""

from __future__ import annotations

from gklint.aids import typeset
from gklint.aids.grids import grids_of
from gklint.aids.holes import plain
from gklint.document.numbering import written
from gklint.regulation.titles import quoted
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.project import Project
    from gklint.regulation.reference import Reference
    from gklint.regulation.registry import Regulation
    from gklint.regulation.skeletons import Content, Outline, Sentence


@value
class Writing:
    """What it takes to write for a report of ``year``."""

    reference: Reference
    year: int
    form: str  # of ``typeset``
    told: bool = True  # the year is known, else only what holds for reports of such a year

    @property
    def outline(self) -> Outline | None:
        return self.reference.skeletons.outline_of(self.year)


def skeleton(project: Project, year: int, suffix: str = ".txt") -> str:
    """A new report of ``year`` in the format of ``suffix``: blanks for words, 0 in tables.

    Raises KeyError for a year whose reports no law known here asks for.
    """
    writing = Writing(project.reference, year, typeset.form_of(suffix))
    text = plain(new_report(writing, page=True), project.reference.skeletons.blank)
    return f"{text}\n"


def new_report(writing: Writing, titled: bool = True, page: bool = False) -> str:
    """The whole of a report, with holes; without its title where the document has one.

    ``page``: as a page of its own, where the format is HTML.
    """
    outline = writing.outline
    if outline is None:
        raise KeyError(writing.year)
    form = writing.form
    title = _told(outline.title, writing)
    blocks = [typeset.heading(title, 1, form)] if titled else []
    sentences = writing.reference.skeletons.sentences(writing.year)
    preamble = "".join(sentence_text(one, writing) for one in sentences)
    blocks.append(typeset.paragraph(preamble, form))
    for number, content in enumerate(outline.section, 1):
        blocks.append(section_text(content, number, writing))
    signature = _told(outline.signature, writing).split("\n")
    blocks += [typeset.paragraph(line, form) for line in signature]
    body = typeset.together(blocks, form)
    return typeset.page(title, body) if form == typeset.HTML and page else body


def section_text(content: Content, number: int, writing: Writing) -> str:
    """A section with its heading, with holes."""
    form = writing.form
    blocks = [typeset.heading(heading_words(content, number, writing), 2, form)]
    below = writing.reference.skeletons.part
    for at, part in enumerate(content.parts, 1):
        blocks.append(typeset.heading(written("cn_paren", at) + part, 3, form))
        blocks.append(typeset.paragraph(below.replace("{part}", part), form))
    if content.table:
        blocks.append(table_text(content.table, writing))
    if content.text:
        blocks += [typeset.paragraph(line, form) for line in content.text.split("\n")]
    return typeset.together(blocks, form)


def heading_words(content: Content, number: int, writing: Writing) -> str:
    """The number and title of a section."""
    return written("cn", number) + title_of(content, writing)


def title_of(content: Content, writing: Writing) -> str:
    """A section's title, as the regime of the year has it."""
    regime = writing.reference.regime_for(writing.year)
    asked = regime.sections if regime else ()
    return content.title or next(one.title for one in asked if one.key == content.key)


def table_text(key: str, writing: Writing) -> str:
    """A statutory table in the year's edition, with holes for its numbers."""
    reference = writing.reference
    schema = next(one for one in reference.tables if one.key == key)
    grids = grids_of(schema, schema.edition_of(writing.year), reference.skeletons.layout_of(key))
    tables = [typeset.table(grid, writing.form) for grid in grids]
    return typeset.together(tables, writing.form)


def sentence_text(sentence: Sentence, writing: Writing) -> str:
    """A sentence of the preamble, with holes for what only the office knows."""
    return _told(sentence.text, writing)


def _told(text: str, writing: Writing) -> str:
    """``text`` with the years and the instruments of the regime put in."""
    regime = writing.reference.regime_for(writing.year)
    if regime is not None:
        text = text.replace("{statute}", _cited(regime.statute))
        if regime.notice is not None:
            text = text.replace("{notice}", _cited(regime.notice))
    years = {"year": str(writing.year), "next": str(writing.year + 1)}
    for name, unknown in writing.reference.skeletons.unknown.items():
        text = text.replace(f"{{{name}}}", years[name] if writing.told else unknown)
    return text


def _cited(regulation: Regulation) -> str:
    return f"{quoted(regulation.title)}（{regulation.number}）"
