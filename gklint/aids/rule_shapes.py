"""Which value class or type a key of a rule file or of the settings belongs to."""

from __future__ import annotations

import sys

from gklint.aids.key_words import KEYS, RuleFile
from gklint.aids.rule_files import RULES
from gklint.aids.toml_scan import TEXT
from gklint.bilingual import Bilingual
from gklint.check import kind_named
from gklint.config import RuleChange, Settings, keys_of
from gklint.decode import field_of
from gklint.rulebook.model import RuleTable
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType
    from typing import Any

    from gklint.aids.rule_files import Known
    from gklint.aids.toml_places import Places
    from gklint.aids.toml_scan import Keys


@value
class Shape:
    """What may stand where keys lead: a table with the fields of a class, or a plain value."""

    spec: str  # its annotation, without ``| None``
    table: type[Any] | None  # the class whose fields are its keys; None for what is no table
    owner: type[Any]  # the class that has the field which led here
    field: str


@value
class Said:
    """What a rule says of its kind, as far as it can be read."""

    kind: ModuleType | None
    check: str
    params: dict[str, Any]  # its texts


def shape_at(keys: Keys, root: type[Any], kind: ModuleType | None) -> Shape | None:
    """What ``keys`` lead to from a table of the class ``root``; None where nothing is known."""
    shape = Shape(root.__name__, root, root, "")
    for key in keys:
        inner = _inner(shape, key, kind)
        if inner is None:
            return None
        shape = inner
    return shape


def _inner(shape: Shape, key: str | int, kind: ModuleType | None) -> Shape | None:
    if isinstance(key, int):
        item = _item(shape.spec)
        return None if item is None else _shape(item, shape.owner, shape.field)
    if shape.table in (RuleTable, RuleChange) and key == "params":
        params = None if kind is None else kind.Params
        return Shape("Params", params, shape.table, "params")
    if shape.table is not None:
        field = field_of(key)
        spec = shape.table.__annotations__.get(field)
        return None if spec is None else _shape(spec, shape.table, field)
    if shape.spec.startswith("dict[str, "):
        return _shape(shape.spec[len("dict[str, ") : -1], shape.owner, shape.field)
    item = _item(shape.spec)  # a list of one may be written without its brackets
    return None if item is None else _inner(_shape(item, shape.owner, shape.field), key, kind)


def _item(spec: str) -> str | None:
    return spec[len("tuple[") : -1].removesuffix(", ...") if spec.startswith("tuple[") else None


def _shape(spec: str, owner: type[Any], field: str) -> Shape:
    spec = spec.removesuffix("| None").strip()
    named = Bilingual if spec == "Bilingual" else getattr(sys.modules[owner.__module__], spec, None)
    is_table = isinstance(named, type) and hasattr(named, "__fields__")
    return Shape(spec, named if is_table else None, owner, field)


def table_in(shape: Shape) -> type[Any] | None:
    """The class of the table, or of the tables in the list, that a shape is."""
    item = _item(shape.spec)
    return shape.table if item is None else _shape(item, shape.owner, shape.field).table


def root_of(kind_of_file: str, path: str) -> tuple[type[Any], Keys]:
    """The class of a file's outermost table of ours, and the keys that lead to it."""
    return (RuleFile, ()) if kind_of_file == RULES else (Settings, keys_of(path))


def said_at(places: Places, keys: Keys, lead: Keys, known: Iterable[Known]) -> Said:
    """What the rule says that ``keys`` lead into, or that settings, below ``lead``, change there.

    Of a rule that is changed the check is the one of its name among the ``known``.
    """
    rule = keys[: len(lead) + 2]
    check = _text(places, (*rule, "check"))
    if rule[-1:] and isinstance(rule[-1], str) and rule[:-1] == (*lead, "rule"):
        check = next((one.check for one in known if rule[-1] in (one.id, one.name)), "")
    params = {
        str(one[-1]): _text(places, one)
        for one in places.nodes
        if len(one) == len(rule) + 2 and one[:-1] == (*rule, "params")
    }
    try:
        kind = kind_named(check) if check else None
    except ModuleNotFoundError:
        kind = None
    return Said(kind, check, {name: text for name, text in params.items() if text})


def _text(places: Places, keys: Keys) -> str:
    node = places.nodes.get(keys)
    return places.said(node)[0] if node is not None and node.kind == TEXT else ""


def words_of(table: type[Any], key: str) -> Bilingual | None:
    """What a key of a table is for, where it is no parameter."""
    return KEYS.get(table, {}).get(key)
