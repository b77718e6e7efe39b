"""Values as TOML writes them."""

from __future__ import annotations

from gklint.decode import key_of
from gklint.render.json import on_one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def inline(value: Any) -> str:
    """A value on one line: texts, numbers, lists, tables, and records but for what they leave open."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return on_one_line(value)  # with no control as it is, JSON's text is TOML's
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(inline, value))}]"
    table = value if isinstance(value, dict) else keys_in(value) if is_record(value) else None
    if table is None:
        return str(value)
    return f"{{ {', '.join(f'{key(one)} = {inline(table[one])}' for one in table)} }}"


def is_record(value: Any) -> bool:
    return hasattr(value, "__fields__")


def keys_in(record: Any) -> dict[str, Any]:
    """The keys of a record's table that are set: what is None or empty says nothing."""
    named = ((field, getattr(record, field)) for field in record.__fields__)
    return {key_of(field): one for field, one in named if one not in (None, (), {}, "")}


def key(name: str) -> str:
    """A key, in quotes where it needs them."""
    bare = name.replace("-", "").replace("_", "")
    return name if bare.isascii() and bare.isalnum() else inline(name)
