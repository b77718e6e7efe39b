"""What rules answer of a table that could not be understood."""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.finding import Uncertain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.regulation.readings import TableReading


def not_understood(reading: TableReading) -> Iterator[Uncertain]:
    """That nothing can be told, if the table has cells and too few of them could be labelled."""
    if not reading.understood and not reading.empty:
        yield from cannot_tell(reading)


def torn(reading: TableReading) -> Iterator[Uncertain]:
    """The same, if cells stand there that belong to some row whose label is not beside them."""
    if reading.unknown or (reading.loose and not reading.schema.cells_follow_header):
        yield from cannot_tell(reading)


def cannot_tell(reading: TableReading) -> Iterator[Uncertain]:
    title = reading.schema.title
    yield Uncertain(
        Bilingual(
            f"表格“{title.zh}”不完整，或看不出各格属于哪一行",
            f"the table “{title.en}” is not whole, or its cells cannot be told apart",
        )
    )
