"""Headings, paragraphs and tables in the marks of a document's format."""

from __future__ import annotations

from gklint.aids import grids
from gklint.formats import html, markdown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gklint.aids.grids import Grid

MARKDOWN, HTML, PLAIN = "markdown", "html", "plain"
_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
{body}
</body>
</html>"""


def form_of(suffix: str) -> str:
    """The format of a file by its suffix; what is not known is plain text."""
    if suffix.lower() in markdown.SUFFIXES:
        return MARKDOWN
    return HTML if suffix.lower() in html.SUFFIXES else PLAIN


def heading(words: str, depth: int, form: str) -> str:
    """A heading; ``depth`` is 1 for the report's title, 2 for its sections."""
    if form == HTML:
        return f"<h{depth}>{words}</h{depth}>"
    return f"{'#' * depth} {words}" if form == MARKDOWN else words


def paragraph(words: str, form: str) -> str:
    return f"<p>{words}</p>" if form == HTML else words


def table(grid: Grid, form: str) -> str:
    if form == HTML:
        return grids.html(grid)
    return grids.pipes(grid) if form == MARKDOWN else grids.tabs(grid)


def together(blocks: Iterable[str], form: str) -> str:
    """Blocks below one another."""
    return ("\n" if form == HTML else "\n\n").join(blocks)


def page(title: str, body: str) -> str:
    """A whole page around the elements of ``body``."""
    return _PAGE.format(title=title, body=body)
