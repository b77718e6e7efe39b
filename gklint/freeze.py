"""Records to plain values and back, for the cache: what was checked once is not checked again."""

from __future__ import annotations

import marshal
import sys

from gklint.pattern import Pattern
from gklint.value import fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_PATTERN, _TUPLE, _DICT, _RECORD, _ARRAY = range(5)


def freeze(value: Any) -> bytes:
    """``value``, made of records, patterns, tuples, dicts, arrays and plain values, as bytes."""
    return marshal.dumps(_plain(value))


def thaw(data: bytes) -> Any:
    """What ``freeze`` made bytes of. The modules of its records are imported at need."""
    return _value(marshal.loads(data))


def patterns_in(value: Any) -> Iterator[Pattern]:
    """Every pattern inside a value made of records, tuples, lists and dicts."""
    return (pattern for _, pattern in patterns_at(value))


def patterns_at(value: Any) -> Iterator[tuple[tuple[str | int, ...], Pattern]]:
    """Every pattern inside such a value, with the keys and indices that lead to it."""
    inner: Any = ()
    if isinstance(value, Pattern):
        yield (), value
    elif isinstance(value, (tuple, list)):
        inner = enumerate(value)
    elif isinstance(value, dict):
        inner = value.items()
    elif hasattr(value, "__fields__"):
        inner = zip(value.__fields__, fields(value), strict=True)
    for key, one in inner:
        for keys, pattern in patterns_at(one):
            yield (key, *keys), pattern


def _plain(value: Any) -> Any:
    if isinstance(value, Pattern):
        return (_PATTERN, value.source)
    if isinstance(value, tuple):
        return (_TUPLE, *map(_plain, value))
    if isinstance(value, dict):
        return (_DICT, tuple(value), tuple(map(_plain, value.values())))
    cls = type(value)
    if hasattr(cls, "__fields__"):
        names = cls.__fields__
        return (
            _RECORD,
            cls.__module__,
            cls.__name__,
            *(_plain(getattr(value, name)) for name in names),
        )
    if cls.__name__ == "array":  # marshal would take it for its bytes
        fits = not value or 0 <= min(value) <= max(value) < 2**32
        small = cls("I", value) if fits else value
        return (_ARRAY, value.typecode, small.typecode, small.tobytes())
    return value


def _value(plain: Any) -> Any:
    if type(plain) is not tuple:
        return plain
    tag = plain[0]
    if tag == _TUPLE:
        return tuple([_value(one) for one in plain[1:]])
    if tag == _PATTERN:
        return Pattern(plain[1])
    if tag == _DICT:
        return dict(zip(plain[1], map(_value, plain[2]), strict=True))
    if tag == _ARRAY:
        array = _module("array").array
        return array(plain[1], array(plain[2], plain[3]))
    cls = getattr(_module(plain[1]), plain[2])
    made = object.__new__(cls)
    values = [_value(one) if type(one) is tuple else one for one in plain[3:]]
    if "__slots__" in cls.__dict__:
        for name, one in zip(cls.__fields__, values, strict=True):
            object.__setattr__(made, name, one)
    else:
        made.__dict__.update(zip(cls.__fields__, values, strict=True))
    return made


def _module(name: str) -> Any:
    if name not in sys.modules:
        __import__(name)
    return sys.modules[name]
