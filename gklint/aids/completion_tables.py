"""The statutory table of a section, where the report has it nowhere yet."""

from __future__ import annotations

from gklint.aids import typeset
from gklint.aids.gaps import gap_at
from gklint.aids.offer import Words, offered
from gklint.aids.skeletons import table_text
from gklint.bilingual import Bilingual
from gklint.regulation.figures import tables_of
from gklint.render.table_words import edition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.aids.offer import Completion
    from gklint.aids.skeletons import Writing
    from gklint.aids.spot import Spot
    from gklint.regulation.schemas import Schema

LEAST = 2  # characters that tell which table is meant


def tables(spot: Spot, writing: Writing) -> tuple[Completion, ...]:
    """The table in the year's edition, on an empty line or where its first label was begun."""
    outline = writing.outline
    if outline is None or not spot.alone or (spot.document.origin and not spot.between):
        return ()
    inside = gap_at(spot, outline, writing).inside
    if inside is None or not inside.table:
        return ()
    schema = next(one for one in writing.reference.tables if one.key == inside.table)
    if not _meant(spot.typed, schema) or _there(spot, schema, writing):
        return ()
    years = schema.edition_of(writing.year)
    text = table_text(schema.key, writing)
    if writing.form == typeset.MARKDOWN and spot.below_text():
        text = f"\n{text}"
    words = Words(
        Bilingual(f"表格：{schema.title.zh}", f"table: {schema.title.en}"),
        Bilingual(f"{edition(years, 'zh')}的格式", f"form of {edition(years, 'en')}"),
        "table",
        text,
    )
    return offered(words, spot, "", 0, len(spot.before), seen=spot.before + schema.title.zh)


def _meant(typed: str, schema: Schema) -> bool:
    labels = (schema.title.zh, *schema.begins, *(part.label for part in schema.part))
    begun = len(typed) >= LEAST and any(label.startswith(typed) for label in labels)
    return not typed or begun


def _there(spot: Spot, schema: Schema, writing: Writing) -> bool:
    readings = (one.reading for one in tables_of(spot.document, writing.reference, writing.year))
    return any(one.schema.key == schema.key and (one.rows or one.bare) for one in readings)
