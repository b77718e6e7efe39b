"""The help pages, made from the table of options."""

from __future__ import annotations

from gklint.commands.options import COMMANDS, FORM, SWITCH, options_of
from gklint.render.forms import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gklint.commands.options import Option

_PROGRAM = (
    "检查政府信息公开工作年度报告",
    "A linter for the yearly reports of Chinese government bodies on information disclosure",
)
_EXIT_CODES = (
    "退出码：0 没有问题；1 有 --fail-on 及以上的问题；2 有需要先处理的错误；3 gklint 自身出错",
    "Exit codes: 0 clean; 1 findings at or above --fail-on; 2 something to mend; 3 a bug in gklint",
)
_EXIT_CODES_OF_PRINTING = (
    "退出码：0 已列出，数字不符也是 0（要把关请用 check）；2 有需要先处理的错误；3 gklint 自身出错",
    "Exit codes: 0 printed, whether the sums hold or not (check tells that); 2 something to mend; "
    "3 a bug in gklint",
)
_SETTINGS = (
    "设置：就近的 gklint.toml，或 pyproject.toml 里的 [tool.gklint]；命令行优先",
    "Settings: the nearest gklint.toml, or [tool.gklint] in pyproject.toml; the command line wins",
)
# By what they are about, where a command takes many.
_GROUPS = (
    ("检查什么", "What is checked", ("select", "ignore", "year", "level", "organ")),
    ("与什么对照", "What it is held against", ("previous", "no-previous", "baseline", "no-baseline")),
    ("修正", "Mending", ("fix", "unsafe-fixes", "diff", "fail-on-fix")),
    ("输出", "Output", ("output-format", "output-file", "min-severity", "statistics", "checklist",
                       "quiet", "lang", "fail-on")),
    ("文件与设置", "Files and settings", ("config", "isolated", "show-settings", "show-files",
                                     "force-exclude", "stdin-filename")),
    ("运行", "Running", ("jobs", "no-cache", "watch", "help")),
)  # fmt: skip
_FEW = 12  # options that need no groups


def page(command: str, language: str) -> str:
    """The help of a command, or of the program for the empty name; both languages for ``""``."""
    return "\n".join(_command_page(command, language) if command else _program_page(language))


def _program_page(language: str) -> Iterator[str]:
    yield from _words(*_PROGRAM, language)
    yield ""
    yield "  gklint COMMAND [OPTION]… [FILE]…"
    yield ""
    for command in COMMANDS.values():
        yield f"  {f'{command.name} {command.operands}'.strip()}"
        yield from _words(command.zh, command.en, language, 6)
    yield ""
    yield from _options("", language)
    yield ""
    yield from _words(*_SETTINGS, language)
    yield "  gklint COMMAND --help"
    yield ""


def _command_page(name: str, language: str) -> Iterator[str]:
    command = COMMANDS[name]
    yield from _words(command.zh, command.en, language)
    yield ""
    yield f"  gklint {name} [OPTION]… {command.operands}".rstrip()
    yield ""
    yield from _options(name, language)
    if "fail-on" in command.options:
        yield ""
        yield from _words(*_EXIT_CODES, language)
    elif "csv" in command.options:
        yield ""
        yield from _words(*_EXIT_CODES_OF_PRINTING, language)
    yield ""


def _options(command: str, language: str) -> Iterator[str]:
    options = options_of(command)
    if len(options) <= _FEW:
        yield from _explained(options.values(), language)
        return
    for at, (zh, en, group) in enumerate(_GROUPS):
        if at:
            yield ""
        yield {"zh": zh, "en": en}.get(language, f"{zh} / {en}")
        yield from _explained((options[name] for name in group if name in options), language)


def _explained(options: Iterable[Option], language: str) -> Iterator[str]:
    for option in options:
        shown = f"--{option.name}" + ("" if option.kind == SWITCH else f" {option.metavar}")
        yield f"  {shown}"
        yield from _words(option.zh, option.en, language, 6)
        if option.kind == FORM:
            yield f"      {'|'.join(names())}"


def _words(zh: str, en: str, language: str, indent: int = 0) -> Iterator[str]:
    for key, words in (("zh", zh), ("en", en)):
        if language in ("", key):
            yield " " * indent + words
