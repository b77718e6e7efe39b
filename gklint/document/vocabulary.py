"""The words by which a report is read. They are data, and come from ``rules/reference``."""

from __future__ import annotations

from gklint.pattern import Pattern
from gklint.value import value


@value
class SectionName:
    """One content of the report and the headings it goes by."""

    key: str
    titles: tuple[str, ...]  # headings that are this content and nothing else
    match: Pattern  # every heading it is met under; sees it squeezed
    evidence: Pattern | None  # a sentence that reports on it, wherever it stands


@value
class Level:
    """A level of government and the names of organs that belong to it."""

    key: str
    zh: str
    en: str
    organ: Pattern
    unlisted: Pattern | None = None  # names not in ``organ`` that may be of this level
    governs: Pattern | None = None  # what their reports say if they are: of those they govern


@value
class Vocabulary:
    """Everything that reading a report needs to know of words."""

    sections: tuple[SectionName, ...]  # first the content that opens a report
    levels: tuple[Level, ...]
    known_titles: dict[str, str]  # the titles of all sections, squeezed, to their keys
    report_name: Pattern  # the name of the report, with whatever variants are about
    cover_title: Pattern  # the title of a letter that covers the report
    self_reference: Pattern  # the report speaking of itself, with a group ``year``
    opening_year: Pattern  # a paragraph that opens with a year, with a group ``year``
    chrome: Pattern  # begins what a web page puts around a report
    published: Pattern  # a publication date on the page, before the date itself
    page_number: Pattern
    run_on: Pattern  # sees raw text: a heading, as group ``heading``, or a table inside a line
    run_on_title: Pattern  # sees raw text: a title with the text going on after it
    organ: Pattern  # words that end as the names of organs do
    no_level: Pattern  # names of organs whose level of government their name does not tell
    not_report: Pattern  # titles of laws, notices and news about such reports
    label_line: Pattern  # a line that is a label and its value
    table_anchor: Pattern  # a line that only a statutory table has
    table_labels: str  # every label of every statutory table, squeezed, run together
    looks_like: Pattern  # rows of the statutory tables, which only such a report has

    def section(self, key: str) -> SectionName | None:
        for name in self.sections:
            if name.key == key:
                return name
        return None
