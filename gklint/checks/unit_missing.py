"""Every unit of a group has a report on the year.

Silent where each has one or more, or a file that may be one. Yields at the title of the report of the whole, once for a
group, with the units that have none.
"""

from __future__ import annotations

from gklint.check import GROUP
from gklint.finding import Violation
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.check import Context
    from gklint.document.model import Document

SCOPE = GROUP
VALUES = ("group", "units", "count")
ANCHORS = ()


@value
class Params:
    pass


def check(document: Document, params: Params, context: Context) -> Iterator[Violation]:
    for group in context.groups:
        missing = [unit.name for unit in group.units if not unit.reports and not unit.unread]
        if missing:
            values = {
                "group": group.name,
                "units": "、".join(missing),
                "count": str(len(missing)),
            }
            yield Violation(document.place_of_absence(), values)
