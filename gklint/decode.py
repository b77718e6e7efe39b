"""A TOML table to a frozen, strictly checked value; the only room that knows TOML.

Field types are the annotations of the value class: ``str``, ``int``, ``bool``, ``float``,
``Literal[...]``, ``tuple[X, ...]``, ``dict[str, X]``, ``X | None``, ``Pattern``,
``Bilingual`` and other value classes. Every mistake is told, with its place.
"""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.errors import GklintError, Place, RuleError
from gklint.pattern import Pattern
from gklint.value import make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Annotation -> its type, and what is expected, in words.
_PLAIN = {
    "str": (str, '文字 "…"', "text in quotes"),
    "int": (int, "整数", "a whole number"),
    "bool": (bool, "true 或 false", "true or false"),
    "float": (float, "数", "a number"),
}


class Problems:
    """Everything found wrong in one go, in the order of the files."""

    def __init__(self, kind: type[GklintError] = RuleError) -> None:
        self.kind = kind
        self.errors: list[GklintError] = []

    def add(self, where: str | Place, zh: str, en: str) -> None:
        self.errors.append(self.kind(zh, en, where))

    def raise_any(self) -> None:
        """Raise what was found: one error alone, or several in one."""
        if len(self.errors) == 1:
            raise self.errors[0]
        if self.errors:
            count = len(self.errors)
            listed = "".join(f"\n  {one}" for one in self.errors)
            raise self.kind(f"共 {count} 处错误", f"{count} mistakes:{listed}")


def read_toml(text: str, where: str, kind: type[GklintError] = RuleError) -> dict[str, Any]:
    """Parse TOML. Raises ``kind`` naming the line and column of a mistake in the syntax.

    Its ``place`` has the offset, where line ends count as one character.
    """
    import tomli

    try:
        return tomli.loads(text)
    except RecursionError:
        raise kind("TOML 嵌套太深", "TOML nested too deeply", where) from None
    except tomli.TOMLDecodeError as error:
        from gklint.toml_syntax import syntax_words

        line, column = getattr(error, "lineno", None), getattr(error, "colno", None)
        offset = getattr(error, "pos", None)
        place = Place(f"{where}:{line}:{column}" if line else where).inside(offset)
        at = "" if offset is None else text.replace("\r\n", "\n")[offset : offset + 1]
        zh, en = syntax_words(str(error).partition(" (at ")[0], at)
        raise kind(f"TOML 语法有误：{zh}", f"not valid TOML: {en}", place) from None


def decode(cls: type[Any], table: Any, where: str | Place, problems: Problems) -> Any:
    """A value of ``cls`` from a table, or None after telling ``problems`` why not.

    ``where`` names the table: its keys follow after a dot, or at once where it ends in a blank.
    """
    place = where if isinstance(where, Place) else Place(where)
    if not isinstance(table, dict):
        return _wrong(problems, place, "table")
    known = cls.__fields__
    before = len(problems.errors)
    for key in table:
        if field_of(key) not in known:
            near = nearest(key, [key_of(name) for name in known])
            problems.add(
                (place / key).as_key(),
                f"没有这个键；可用的有：{'、'.join(key_of(name) for name in known)}"
                + (f"；是否想写 {near}？" if near else ""),
                f"no such key; known are: {', '.join(key_of(name) for name in known)}"
                + (f"; did you mean {near}?" if near else ""),
            )
    values: dict[str, Any] = {}
    for name in known:
        key = key_of(name)
        if key in table:
            values[name] = convert(
                cls.__annotations__[name], table[key], place / key, problems, cls
            )
        elif name not in cls.__defaults__:
            problems.add(place / key, "缺少这个键", "this key is missing")
    return make(cls, values) if len(problems.errors) == before else None


def convert(spec: str, given: Any, where: Place, problems: Problems, owner: type[Any]) -> Any:
    """One value by its annotation. ``owner`` is the class whose module names the types."""
    spec = spec.strip()
    if spec.endswith("| None"):
        return convert(spec[: -len("| None")], given, where, problems, owner)
    if spec.startswith("tuple["):
        item = spec[len("tuple[") : -1].removesuffix(", ...")
        if not isinstance(given, list):
            return _wrong(problems, where, spec)
        return tuple(
            convert(item, one, where / at, problems, owner) for at, one in enumerate(given)
        )
    if spec.startswith("dict[str, "):
        item = spec[len("dict[str, ") : -1]
        if not isinstance(given, dict):
            return _wrong(problems, where, spec)
        return {key: convert(item, one, where / key, problems, owner) for key, one in given.items()}
    if spec.startswith("Literal["):
        return _literal(spec, given, where, problems)
    if spec == "Pattern":
        return _pattern(given, where, problems)
    if spec == "Bilingual":
        return _bilingual(given, where, problems)
    if spec == "Any":
        return given
    if spec in _PLAIN:
        return _plain(spec, given, where, problems)
    import sys

    return decode(getattr(sys.modules[owner.__module__], spec), given, where, problems)


def _plain(spec: str, given: Any, where: Place, problems: Problems) -> Any:
    plain = _PLAIN[spec][0]
    if type(given) is plain:
        return given
    if plain is float and type(given) is int:
        return float(given)
    return _wrong(problems, where, spec)


def _literal(spec: str, given: Any, where: Place, problems: Problems) -> Any:
    return given if given in options(spec) else _wrong(problems, where, spec)


def options(spec: str) -> list[str]:
    """The words that a ``Literal[...]`` allows."""
    return [one.strip().strip("\"'") for one in spec[len("Literal[") : -1].split(",")]


def expected(spec: str) -> Bilingual:
    """What may be written for an annotation, in words."""
    spec = spec.removesuffix("| None").strip()
    if spec in _PLAIN:
        return Bilingual(*_PLAIN[spec][1:])
    if spec.startswith("Literal["):
        words = options(spec)
        return Bilingual("、".join(words) + " 之一", "one of " + ", ".join(words))
    if spec.startswith("tuple["):
        item = spec[len("tuple[") : -1].removesuffix(", ...")
        if item == "str":
            return Bilingual('列表 ["…"]', 'a list ["…"]')
        if item.isidentifier() and item not in {*_PLAIN, "Pattern", "Bilingual", "Any"}:
            return Bilingual("若干个表，每个以 [[…]] 开头", "a list of tables [[…]]")
        return Bilingual("列表 […]", "a list […]")
    if spec == "Pattern":
        return Bilingual("正则表达式文字", "a pattern in quotes")
    if spec == "Bilingual":
        return Bilingual('{ zh = "…", en = "…" }', '{ zh = "…", en = "…" }')
    return Bilingual("一个表（键 = 值）", "a table (key = value)")


def _pattern(given: Any, where: Place, problems: Problems) -> Any:
    if not isinstance(given, str):
        return _wrong(problems, where, "Pattern")
    return Pattern(given)


def _bilingual(given: Any, where: Place, problems: Problems) -> Any:
    if not isinstance(given, dict) or set(given) != {"zh", "en"}:
        return _wrong(problems, where, "Bilingual")
    if not all(isinstance(one, str) and one for one in given.values()):
        words = "中文和英文都不能为空", "neither language may be empty"
        return problems.add(where, *words)
    return Bilingual(given["zh"], given["en"])


def _wrong(problems: Problems, where: Place, spec: str) -> None:
    words = expected(spec)
    problems.add(where, f"应为{words.zh}", f"{words.en} is expected")


def key_of(field: str) -> str:
    """A key of TOML may be a word that Python keeps for itself: ``with_`` is ``with``."""
    return field.rstrip("_")


def field_of(key: str) -> str:
    import keyword

    return f"{key}_" if keyword.iskeyword(key) else key


def nearest(word: str, among: list[str]) -> str:
    """The one of several words that was probably meant; empty if none is near."""
    import difflib

    return next(iter(difflib.get_close_matches(word, among, 1)), "")


def lines_of(text: str, header: str) -> list[int]:
    """The 1-based lines of every ``header``, such as ``[[rule]]``."""
    lines = enumerate(text.split("\n"), 1)
    return [at for at, line in lines if line.strip().startswith(header)]
