"""Frozen value classes that cost next to nothing to import.

``dataclasses`` alone costs more start-up time than reading a report does, and every
type of the core is a frozen record, so the core has this one decorator in its stead.
Type checkers see an ordinary frozen dataclass (PEP 681).
"""

from __future__ import annotations

SPECIALISE_AFTER = 100  # records of a class; writing it a constructor costs as much as they do

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from typing_extensions import dataclass_transform

    T = TypeVar("T")

    @dataclass_transform(frozen_default=True)
    def value(cls: type[T]) -> type[T]: ...

    @dataclass_transform(frozen_default=True)
    def packed(cls: type[T]) -> type[T]: ...

else:

    def packed(cls):
        """A ``value`` whose records have slots: for what there is one of for each line or cell.

        A class that names ``__dict__`` among slots of its own has room for what is read of it.
        """
        names = tuple(getattr(cls, "__annotations__", ()))
        slots = (*cls.__dict__.get("__slots__", ()), *names)
        body = {
            name: one
            for name, one in cls.__dict__.items()
            if name not in names and name not in ("__dict__", "__weakref__")
        }
        defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
        made = value(type(cls.__name__, cls.__bases__, {**body, "__slots__": slots}))
        made.__defaults__ = defaults
        return made

    def value(cls):
        """Make ``cls`` a frozen record with equality, hash, repr and positional fields.

        The fields are the annotated names of the class body, in order; a name that is
        also assigned there has that default. ``__post_init__`` runs last, for invariants.
        """
        own = cls.__dict__
        names = tuple(getattr(cls, "__annotations__", ()))
        cls.__fields__ = names
        cls.__defaults__ = {name: own[name] for name in names if name in own}
        cls.__made__ = 0
        cls.__init__ = _early
        cls.__setattr__ = cls.__delattr__ = _refuse
        cls.__reduce__ = _reduce
        if "__repr__" not in own:
            cls.__repr__ = _repr
        if "__eq__" not in own:
            cls.__eq__ = _eq
            cls.__hash__ = _hash
        return cls


def fields(record: Any) -> tuple[Any, ...]:
    """The values of a record's fields, in the order of its class body."""
    return tuple(getattr(record, name) for name in record.__fields__)


def replace(record: Any, **changes: Any) -> Any:
    """A copy of ``record`` with some fields changed."""
    cls = type(record)
    made = object.__new__(cls)
    if "__slots__" in cls.__dict__:
        if not changes.keys() <= set(cls.__fields__):
            raise TypeError(f"{cls.__name__} has no {', '.join(changes.keys() - cls.__fields__)}")
        put = object.__setattr__
        for name in cls.__fields__:
            put(made, name, changes[name] if name in changes else getattr(record, name))
    else:
        now = made.__dict__
        now.update(record.__dict__)
        known = len(now)
        now.update(changes)
        if len(now) > known:
            raise TypeError(
                f"{cls.__name__} has no {', '.join(changes.keys() - record.__dict__.keys())}"
            )
    if hasattr(cls, "__post_init__"):
        made.__post_init__()
    return made


def make(cls: Any, values: dict[str, Any]) -> Any:
    """A record of ``cls`` from its fields by name, without writing a constructor for one record."""
    made = object.__new__(cls)
    put = object.__setattr__
    for name in cls.__fields__:
        put(made, name, values[name] if name in values else cls.__defaults__[name])
    if hasattr(cls, "__post_init__"):
        made.__post_init__()
    return made


def _early(self: Any, *given: Any, **named: Any) -> None:
    """The constructor of the first few records of a class; most classes never make more."""
    cls = type(self)
    cls.__made__ += 1
    if cls.__made__ > SPECIALISE_AFTER:
        cls.__init__ = _initializer(cls)
        cls.__init__(self, *given, **named)
        return
    if len(given) <= len(cls.__fields__) and not named and "__slots__" not in cls.__dict__:
        now = self.__dict__
        now.update(cls.__defaults__)
        now.update(zip(cls.__fields__, given, strict=False))
        if len(now) == len(cls.__fields__):
            if hasattr(cls, "__post_init__"):
                self.__post_init__()
            return
    values = dict(zip(cls.__fields__, given, strict=False))
    if len(given) > len(cls.__fields__) or not named.keys() <= set(cls.__fields__) - values.keys():
        raise TypeError(f"{cls.__name__} takes {', '.join(cls.__fields__)}, each once")
    values.update(named)
    put = object.__setattr__
    for name in cls.__fields__:
        if name in values:
            put(self, name, values[name])
        elif name in cls.__defaults__:
            put(self, name, cls.__defaults__[name])
        else:
            raise TypeError(f"{cls.__name__} needs {name}")
    if hasattr(cls, "__post_init__"):
        self.__post_init__()


def _initializer(cls: Any) -> Any:
    """A constructor written for one class. It goes past ``__setattr__``, which refuses, the quickest way."""
    defaults = cls.__defaults__
    head = ", ".join(
        f"{name}=_defaults[{name!r}]" if name in defaults else name for name in cls.__fields__
    )
    scope: dict[str, Any] = {"_defaults": defaults}
    if "__slots__" in cls.__dict__:
        body = [f" _set_{name}(self, {name})" for name in cls.__fields__]
        scope.update((f"_set_{name}", cls.__dict__[name].__set__) for name in cls.__fields__)
    else:
        body = [" _now = self.__dict__", *(f" _now[{name!r}] = {name}" for name in cls.__fields__)]
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    exec(f"def __init__(self, {head}):\n" + "\n".join(body or [" pass"]), scope)
    made: Any = scope["__init__"]
    made.__qualname__ = f"{cls.__name__}.__init__"
    return made


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise AttributeError(f"{type(self).__name__} is frozen: {name}")


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__fields__)
    return f"{type(self).__name__}({shown})"


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return all(getattr(self, name) == getattr(other, name) for name in self.__fields__)


def _hash(self: Any) -> int:
    return hash((type(self), fields(self)))


def _reduce(self: Any) -> Any:
    return type(self), fields(self)
