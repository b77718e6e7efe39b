"""The report has every content that its year's format or statute asks for.

Silent when a heading stands for each of them; before formats fixed the headings, also when
a sentence anywhere tells of it. Yields once, at the report's title, and names all that is
missing. Cannot tell where fewer than two headings are found, where the text breaks off, or
where a form that may hold the contents is spoken of and is not in the text.
"""

from __future__ import annotations

from gklint.check import DOCUMENT
from gklint.document.model import COVER, PROSE, TABLE
from gklint.document.wholeness import ends_abruptly
from gklint.finding import Bilingual, Uncertain, Violation
from gklint.pattern import Pattern
from gklint.regulation.contents import missing_contents
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document

SCOPE = DOCUMENT
VALUES = ("missing", "count")
ANCHORS = ()


@value
class Params:
    form: Pattern | None = None  # words for a form that may report the contents in its stead


def check(document: Document, params: Params, context: Context) -> Iterator[Violation | Uncertain]:
    if context.regime is None:
        return
    if len(document.top()) < 2:
        yield Uncertain(Bilingual("没有识别出各部分的标题", "no headings were found"))
        return
    missing = missing_contents(document, context.regime, context.reference.vocabulary)
    if not missing:
        return
    if not context.regime.fixed_order and ends_abruptly(document, True):
        yield Uncertain(Bilingual("文本可能不完整", "the text may not be whole"))
        return
    if params.form is not None and _form_elsewhere(document, params.form):
        yield Uncertain(
            Bilingual("所附统计表不在文本中", "the form it speaks of is not in the text")
        )
        return
    names = "、".join(f"“{one.title}”" for one in missing)
    yield Violation(document.place_of_absence(), {"missing": names, "count": str(len(missing))})


def _form_elsewhere(document: Document, form: Pattern) -> bool:
    """True if the text speaks of a form but has no table."""
    blocks = [placed for placed in document.blocks if placed.section != COVER]
    if any(placed.block.kind == TABLE for placed in blocks):
        return False
    return any(placed.block.kind in PROSE and form.search(placed.flow) for placed in blocks)
