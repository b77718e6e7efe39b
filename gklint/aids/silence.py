"""Ways to accept a finding: a remark in the report, or an entry of the settings.

Published plain text carries no comments, so for it there is the entry alone. Either holds a
placeholder where the reason belongs, which the rule on remarks asks for from then on.
"""

from __future__ import annotations

import os

from gklint.bilingual import Bilingual
from gklint.check import REMARKS
from gklint.config import OWN_FILE, SHARED_FILE, AcceptedTable, literally
from gklint.decode import read_toml
from gklint.document.model import TABLE
from gklint.document.remarks import IGNORE, PLACEHOLDERS
from gklint.engine.accepted import is_meant
from gklint.engine.surroundings import around, block_at, heading_of, row_of, words_of
from gklint.errors import GklintError
from gklint.formats import html, markdown
from gklint.text import Edit, Span, apply_edits
from gklint.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.document.model import Document, Placed
    from gklint.finding import Finding
    from gklint.project import Linted, Project

TELLING = 4  # code points of words that can be told from others by themselves
REACHES = (8, 16, 32)  # characters on either side that tell like words apart
_ESCAPES = {char: f"\\u{char:04x}" for char in (*range(0x20), *range(0x7F, 0xA0))}
_ESCAPES.update({ord("\\"): "\\\\", ord('"'): '\\"'})


@value
class Silencing:
    """A change after which a finding is accepted, but for its reason."""

    title: Bilingual
    path: str  # the file to change; empty: the report itself
    edits: tuple[Edit, ...]  # in the text of that file
    creates: bool = False  # the file is not there yet


def silencing(
    project: Project,
    linted: Linted,
    finding: Finding,
    path: str,
    settings_path: str,
    settings_text: str,
) -> tuple[Silencing, ...]:
    """Ways to accept a finding of the report at ``path``; none for findings on remarks.

    ``settings_path`` is the nearest file of settings, empty where there is none, and
    ``settings_text`` what it holds now.
    """
    rule = project.rulebook.get(finding.rule)
    if rule is None or rule.scope == REMARKS:
        return ()
    reason = PLACEHOLDERS[0] if project.settings.lang == "zh" else PLACEHOLDERS[1]
    ways = (
        _remark(linted, finding, os.path.splitext(path)[1].lower(), reason),
        _entry(linted, finding, path, settings_path, settings_text, reason),
    )
    return tuple(way for way in ways if way is not None)


def _remark(linted: Linted, finding: Finding, suffix: str, reason: str) -> Silencing | None:
    """A remark before the finding's block, where nothing that is read changes."""
    placed = block_at(linted.document, finding)
    if placed is None or suffix not in (*markdown.SUFFIXES, *html.SUFFIXES):
        return None
    remark = f"<!-- gklint: {IGNORE} {finding.rule} {reason} -->"
    if suffix in html.SUFFIXES:
        at = _in_file(linted.document, placed).start
    else:
        at, end = _before_line(linted, placed)
        remark += end
    zh, en = (
        ("这张表", "this table") if placed.block.kind == TABLE else ("这一段", "this paragraph")
    )
    title = Bilingual(
        f"在{zh}前加说明，忽略其中的 {finding.rule}", f"Accept {finding.rule} in {en}, by a remark"
    )
    return Silencing(title, "", (Edit(Span(at, at), remark),))


def _before_line(linted: Linted, placed: Placed) -> tuple[int, str]:
    """Where a remark on a block goes, and the line end it needs: before its line, if it begins one."""
    text, document = linted.text, linted.document
    at = _in_file(document, placed).start
    line = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    nth = document.blocks.index(placed)
    if nth and _in_file(document, document.blocks[nth - 1]).end > line:
        return at, ""
    return line, _line_end(text)


def _in_file(document: Document, placed: Placed) -> Span:
    return placed.span if document.origin is None else document.origin.span(placed.span)


def _entry(
    linted: Linted,
    finding: Finding,
    path: str,
    settings_path: str,
    settings_text: str,
    reason: str,
) -> Silencing | None:
    """An entry at the end of the settings; None where one cannot be put there."""
    if not path:
        return None
    path = os.path.abspath(path)
    file = os.path.abspath(settings_path or os.path.join(os.path.dirname(path), OWN_FILE))
    name = os.path.basename(file)
    told = os.path.relpath(path, os.path.dirname(file)).replace(os.sep, "/")
    entry = _narrowest(
        linted,
        finding,
        AcceptedTable(literally(told), finding.rule, _words(linted, finding), reason),
    )
    head = "tool.gklint.accepted" if name == SHARED_FILE else "accepted"
    lines = [f"[[{head}]]"]
    for key in ("file", "rule", "words", "near", "reason"):
        given = getattr(entry, key)
        if given or key == "words":
            lines.append(f'{key} = "{given.translate(_ESCAPES)}"')
    end = _line_end(settings_text)
    added = end.join(lines) + end
    if settings_text.strip():
        added = (end if settings_text.endswith(("\n", "\r")) else end + end) + added
    edit = Edit(Span(len(settings_text), len(settings_text)), added)
    if not _is_toml(apply_edits(settings_text, (edit,))):
        return None
    title = Bilingual(
        f"在 {name} 中接受此处的 {finding.rule}", f"Accept this {finding.rule} in {name}"
    )
    return Silencing(title, file, (edit,), not settings_path)


def _words(linted: Linted, finding: Finding) -> str:
    return words_of(finding, linted.document)


def _narrowest(linted: Linted, finding: Finding, entry: AcceptedTable) -> AcceptedTable:
    """The entry with as much beside its words as tells the finding from all others."""
    others = [one for one in linted.report.findings if one.rule == finding.rule]
    best, fewest = entry, len(others) + 1
    for near in _nears(linted.document, finding, len(entry.words) < TELLING):
        narrow = replace(entry, near=near)
        meant = [one for one in others if is_meant(one, linted.document, narrow)]
        if finding in meant and len(meant) < fewest:
            best, fewest = narrow, len(meant)
        if fewest == 1:
            break
    return best


def _nears(document: Document, finding: Finding, short: bool) -> Iterator[str]:
    """Words beside a finding, those first that are easiest to know again.

    Short words, a figure or a mark, may come to stand anywhere: they never go alone.
    """
    placed = block_at(document, finding)
    if not short or placed is None:
        yield ""
    if placed is None:
        return
    if placed.block.kind == TABLE:
        yield row_of(document, finding, placed)
    elif short:
        yield from (around(finding, document, reach) for reach in REACHES)
    yield heading_of(finding, document)
    if placed.block.kind != TABLE and not short:
        yield from (around(finding, document, reach) for reach in REACHES)


def _line_end(text: str) -> str:
    """The line end that a text is written with."""
    if "\r\n" in text:
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"


def _is_toml(text: str) -> bool:
    try:
        read_toml(text, "")
    except GklintError:
        return False
    return True
