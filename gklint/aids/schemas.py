"""JSON schemas of the settings and of rule files, for editors that know TOML but not gklint.

They are made of the value classes that files are read into, and of the words that our own
language server shows, so that they say the same.
"""

from __future__ import annotations

import sys

from gklint.aids.key_words import KEYS, RuleFile
from gklint.aids.kind_words import about_parameter, first_sentence
from gklint.bilingual import Bilingual
from gklint.check import kind_named, kind_names
from gklint.config import Settings
from gklint.decode import key_of, options
from gklint.rulebook.model import RuleTable, Where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    Schema = dict[str, Any]

ROOTS: dict[str, type] = {"settings": Settings, "rules": RuleFile}
# Where one may be written without the brackets of a list (rulebook/load.py).
ONE_OR_MORE = {
    (RuleTable, "basis"),
    (Where, "section"),
    (Where, "kind"),
    (Settings, "extend"),  # config/layers.py
}
DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest that Taplo reads
# A pattern is no more than a text: schemas know another dialect.
_PLAIN = {
    "str": "string",
    "Pattern": "string",
    "int": "integer",
    "bool": "boolean",
    "float": "number",
}


def schema(name: str) -> Schema:
    """The schema of ``settings`` or of ``rules``. Raises KeyError for anything else."""
    root = ROOTS[name]
    made: dict[str, Schema] = {}
    table = _table(root, made)
    return {"$schema": DRAFT, "title": f"gklint {name}", **table, "definitions": made}


def _table(table: type[Any], made: dict[str, Schema], kind: ModuleType | None = None) -> Schema:
    """A table with the fields of a class; the classes it needs are put into ``made``."""
    properties: Schema = {}
    for field in table.__fields__:
        words = about_parameter(kind, field) if kind is not None else KEYS[table][key_of(field)]
        spec = _value(table.__annotations__[field], table, made)
        if (table, field) in ONE_OR_MORE:
            spec = {"oneOf": [spec, spec["items"]]}
        about: Schema = {"description": f"{words.zh}\n\n{words.en}"}
        if field in table.__defaults__ and isinstance(table.__defaults__[field], str | bool | int):
            about["default"] = table.__defaults__[field]
        # Beside a reference nothing else is read.
        properties[key_of(field)] = {**about, **({"allOf": [spec]} if "$ref" in spec else spec)}
    told: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    required = [key_of(one) for one in table.__fields__ if one not in table.__defaults__]
    if required:
        told["required"] = required
    if table is RuleTable:
        _add_kinds(told, made)
    return told


def _add_kinds(told: Schema, made: dict[str, Schema]) -> None:
    """What ``params`` may hold depends on the kind of the check."""
    names = list(kind_names())
    told["properties"]["check"]["enum"] = names
    told["allOf"] = []
    for name in names:
        kind = kind_named(name)
        made[f"params-{name}"] = {
            "description": first_sentence(kind),
            **_table(kind.Params, made, kind),
        }
        params = {"$ref": f"#/definitions/params-{name}"}
        told["allOf"].append(
            {
                "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
                "then": {"properties": {"params": params}},
            }
        )


def _value(spec: str, owner: type[Any], made: dict[str, Schema]) -> Schema:
    """One value by its annotation."""
    spec = spec.removesuffix("| None").strip()
    if spec in _PLAIN:
        return {"type": _PLAIN[spec]}
    if spec.startswith("Literal["):
        return {"type": "string", "enum": options(spec)}
    if spec.startswith("tuple["):
        item = spec[len("tuple[") : -1].removesuffix(", ...")
        return {"type": "array", "items": _value(item, owner, made)}
    if spec.startswith("dict[str, "):
        item = spec[len("dict[str, ") : -1]
        return {"type": "object", "additionalProperties": _value(item, owner, made)}
    if spec == "Any":
        return {}
    table = Bilingual if spec == "Bilingual" else getattr(sys.modules[owner.__module__], spec)
    if spec not in made:
        made[spec] = {}  # a class may hold itself
        made[spec] = _table(table, made) if table in KEYS else _plain_table(table, made)
    return {"$ref": f"#/definitions/{spec}"}


def _plain_table(table: type[Any], made: dict[str, Schema]) -> Schema:
    """A table within the parameters of a kind, whose docstring tells of its keys."""
    told: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            key_of(one): _value(table.__annotations__[one], table, made) for one in table.__fields__
        },
    }
    required = [key_of(one) for one in table.__fields__ if one not in table.__defaults__]
    return {**told, "required": required} if required else told
