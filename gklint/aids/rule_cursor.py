"""What stands at the cursor in a rule file or in the settings, and what is known of it."""

from __future__ import annotations

from gklint.aids.kind_words import about_kind, about_parameter
from gklint.aids.rule_choices import rule_names, values
from gklint.aids.rule_shapes import Shape, root_of, said_at, shape_at, table_in, words_of
from gklint.aids.toml_places import Spot, places_of
from gklint.bilingual import Bilingual
from gklint.config import Settings
from gklint.decode import expected, field_of
from gklint.rulebook.model import RuleTable
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.aids.rule_files import Around
    from gklint.aids.rule_shapes import Said
    from gklint.aids.toml_places import Places
    from gklint.aids.toml_scan import Keys


@value
class Cursor:
    """What stands at the cursor, and all that is known of it."""

    spot: Spot
    shape: Shape  # of the table whose key it is, or of the value
    said: Said
    around: Around
    text: str
    places: Places
    keys: Keys  # of the spot, from our outermost table on


def cursor_at(text: str, path: str, kind: str, offset: int, around: Around) -> Cursor | None:
    """The cursor at ``offset``; None where nothing is known of what stands there."""
    places = places_of(text)
    spot = places.spot(offset)
    if spot is None:
        return None
    root, lead = root_of(kind, path)
    if spot.keys[: len(lead)] != lead:
        return None
    keys = spot.keys[len(lead) :]
    said = said_at(places, spot.keys, lead, around.known)
    shape = shape_at(keys, root, said.kind)
    if shape is None:
        return None
    return Cursor(spot, shape, said, around, text, places, keys)


def about_key(cursor: Cursor, name: str) -> Bilingual | None:
    """What a key of the table at hand is for."""
    table = table_in(cursor.shape)
    if table is None:
        return rule_names(cursor.around).get(name) if cursor.shape.owner is Settings else None
    words = words_of(table, name)
    kind = cursor.said.kind
    if words is not None:
        if (table, name) == (RuleTable, "params") and kind is not None:
            about = about_kind(kind, cursor.said.check, cursor.around.known)
            return Bilingual(f"{words.zh}\n\n{about.zh}", f"{words.en}\n\n{about.en}")
        return words
    if kind is not None and table is kind.Params and field_of(name) in table.__annotations__:
        return about_parameter(kind, field_of(name))
    spec = table.__annotations__.get(field_of(name))
    return None if spec is None else expected(spec)


def braced(cursor: Cursor) -> dict[str, Bilingual]:
    """The values that the text at the cursor may hold in braces."""
    keys = [one for one in cursor.keys if isinstance(one, str)]
    if keys[1:2] == ["message"] or keys[1:2] == ["fix"]:
        return values(cursor.shape, cursor.said, keys[1] == "fix")
    return {}
