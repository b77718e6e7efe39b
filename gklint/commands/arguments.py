"""A command line, read by the table of options."""

from __future__ import annotations

from gklint.commands.options import (
    COMMANDS,
    COUNT,
    FORM,
    LIST,
    MANY,
    PORT,
    SHORT,
    SWITCH,
    YEAR,
    options_of,
)
from gklint.errors import ConfigError
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from gklint.commands.options import Option


@value
class Arguments:
    """A command line that was read. ``given`` holds only what was set, by option name."""

    command: str  # empty where none was named
    operands: tuple[str, ...]
    given: dict[str, Any]


def parse(argv: Sequence[str]) -> Arguments:
    """Read a command line. Raises ConfigError naming the first word that cannot be understood."""
    command = ""
    operands: list[str] = []
    given: dict[str, Any] = {}
    words = list(argv)
    while words:
        word = words.pop(0)
        if word == "--":
            operands += words
            break
        if word == "-" or not word.startswith("-"):
            if command:
                operands.append(word)
            else:
                command = _command(word)
            continue
        if word[:2] in SHORT and word[2:3] not in ("", "="):
            word = f"{word[:2]}={word[2:]}"  # -j4
        name, equals, text = word.partition("=")
        option = _option(name, command)
        if option.kind == SWITCH:
            if equals:
                raise ConfigError("这个选项不带值", "this option takes no value", name)
            given[option.name] = True
            continue
        if not equals:
            if not words or words[0].startswith("--"):
                raise ConfigError(
                    f"后面应有值：{option.metavar}", f"a value is expected: {option.metavar}", name
                )
            text = words.pop(0)
        given[option.name] = _value(option, text, given.get(option.name, ()))
    if operands and command and not COMMANDS[command].operands:
        raise ConfigError(
            f"{command} 后面不能跟 {operands[0]}", f"{command} takes no {operands[0]}", command
        )
    return Arguments(command, tuple(operands), given)


def _command(word: str) -> str:
    if word in COMMANDS:
        return word
    if "." in word or "/" in word or "\\" in word:
        raise ConfigError(
            f"没有命令 {word}；要检查文件，请用 gklint check {word}",
            f"no such command; to check a file, use gklint check {word}",
        )
    raise unknown("命令", "command", word, COMMANDS)


def _option(name: str, command: str) -> Option:
    name = SHORT.get(name, name)
    known = options_of(command)
    if name.startswith("--") and name[2:] in known:
        return known[name[2:]]
    raise unknown(
        "选项", "option", name, [f"--{one}" for one in known], f"gklint {command}".strip()
    )


def _value(option: Option, text: str, before: tuple[Any, ...]) -> Any:
    where = f"--{option.name}"
    if option.kind == LIST:
        return (*before, *filter(None, (one.strip() for one in text.split(","))))
    if option.kind == MANY:
        return (*before, text)
    if option.kind == FORM:
        return (*before, _form(text, where))
    if option.kind == YEAR:
        if len(text) == 4 and text.isascii() and text.isdecimal():
            return int(text)
        raise ConfigError(
            f"年份应为四位数字，此处为 {text}",
            f"a year of four digits is expected, not {text}",
            where,
        )
    if option.kind == COUNT:
        if text.isascii() and text.isdecimal() and len(text) <= 3 and int(text) > 0:
            return int(text)
        raise ConfigError(
            f"应为 1 到 999 的整数，此处为 {text}",
            f"a number from 1 to 999 is expected, not {text}",
            where,
        )
    if option.kind == PORT:
        if text.isascii() and text.isdecimal() and len(text) <= 5 and int(text) < 65536:
            return int(text)
        raise ConfigError(
            f"端口应为 0 到 65535 的整数，此处为 {text}",
            f"a port from 0 to 65535 is expected, not {text}",
            where,
        )
    if option.values and text not in option.values:
        raise ConfigError(
            f"应为 {'、'.join(option.values)} 之一，此处为 {text}",
            f"one of {', '.join(option.values)} is expected, not {text}",
            where,
        )
    return text


def _form(text: str, where: str) -> tuple[str, str]:
    """The name of a form of output, and the file that it goes to; empty where none is named."""
    from gklint.render.forms import names

    name, equals, path = text.partition("=")
    if name not in names():
        raise unknown("格式", "form", name, names(), where)
    if equals and not path:
        raise ConfigError("等号后面应有文件名", "a file is expected after the equals sign", where)
    return name, path


def unknown(zh: str, en: str, word: str, known: Iterable[str], where: str = "") -> ConfigError:
    """An error about a word that is not known, with the nearest one that is."""
    from difflib import get_close_matches

    near = next(iter(get_close_matches(word, list(known), 1)), "")
    return ConfigError(
        f"没有{zh} {word}" + (f"；是否想写 {near}？" if near else ""),
        f"no such {en}" + (f"; did you mean {near}?" if near else ""),
        where,
    )
