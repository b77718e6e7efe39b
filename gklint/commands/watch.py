"""``gklint check --watch``: look at files, and again at those that change, until ^C."""

from __future__ import annotations

import os
import time

from gklint import files, formats
from gklint.commands import CLEAN, INTERRUPTED
from gklint.commands.check import Run
from gklint.commands.given import CONFIG
from gklint.commands.look import Looker
from gklint.commands.stopping import Heeded, Stopped
from gklint.config import GLOB, nearest, read_settings
from gklint.errors import ConfigError, GklintError
from gklint.files import Found
from gklint.files.operands import found_by
from gklint.render.columns import harmless
from gklint.render.forms import PEOPLE, form_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console

OPTION = "--watch"
STEP, TURN = 50, 200  # ms without a change that end a burst of them; between two looks at ^C
COARSE = 20_000_000  # ns by which the time of a file may lie before that of the clock


def run(arguments: Arguments, console: Console) -> int:
    """Raises ConfigError if the library is not there, or something makes no sense with it."""
    _refuse(arguments)
    try:
        from watchfiles import watch
    except ImportError:
        raise ConfigError(
            "这要用 watchfiles，还没有安装；请运行 pip install 'gklint[watch]'",
            "this needs watchfiles, which is not installed; run pip install 'gklint[watch]'",
            OPTION,
        ) from None
    with Heeded() as signals:
        try:
            while True:
                _Watch(arguments, console).until_rules_change(watch)
        except KeyboardInterrupt:  # the library raises one of its own
            if signals.code == INTERRUPTED:
                return CLEAN  # there is no other way to end it
            raise Stopped(signals.code) from None


def _refuse(arguments: Arguments) -> None:
    given = arguments.given
    taken = [f"--{one}" for one in ("fix", "diff", "output-file") if one in given]
    for name, path in given.get("output-format", ()):
        if path or form_named(name).WRITES != PEOPLE:
            taken.append(f"-f {name}{'=' if path else ''}{path}")
    if files.STDIN in arguments.operands:
        taken.append(files.STDIN)
    if taken:
        raise ConfigError(
            f"不能与 {taken[0]} 同用：只在屏幕上显示问题",
            f"not together with {taken[0]}: findings are only shown on the screen",
            OPTION,
        )


class _Watch:
    """What is known while settings and rules are the same."""

    def __init__(self, arguments: Arguments, console: Console) -> None:
        self.arguments = arguments
        self.console = console
        self.operands = arguments.operands or (".",)
        self.looker: Looker | None = None
        self.previous: dict[str, str] = {}  # file -> last year's, which it was held against

    def until_rules_change(self, watch: Callable[..., Iterator[set[tuple[Any, str]]]]) -> None:
        began = time.time_ns() - COARSE
        self._look_at(None)
        changes = watch(
            *dict.fromkeys((*self._roots(), *self._deciding())),
            watch_filter=None,
            step=STEP,
            rust_timeout=TURN,
            yield_on_timeout=True,
            recursive=any(os.path.isdir(one) or _is_glob(one) for one in self.operands),
            ignore_permission_denied=True,
        )
        next(changes)  # from here on nothing escapes; what changed before tells it by its time
        changed = self._changed_since(began)
        while not any(path.endswith(".toml") for path in changed):  # settings, or rules
            if changed:
                self._look_again(changed)
            changed = {os.path.realpath(path) for _, path in next(changes)}
        self._head(
            "设置或规则有改动，全部重新检查", "settings or rules changed, all is checked again"
        )

    def _look_at(self, found: list[Found] | None) -> None:
        """Look at some files, or at all; what must be mended is told, and may be mended."""
        self.console.forget()
        run = Run(self.arguments, self.console, self.looker)
        run.previous = self.previous
        self.looker = run.looker
        try:
            run.run(None if found is None else iter(found))
        except GklintError as error:
            self.console.complain(error)
        self.console.flush()

    def _look_again(self, changed: set[str]) -> None:
        """Look at the files that changed, and at those that were held against one of them."""
        found = [
            one
            for one in self._found()
            if changed & {os.path.realpath(one.path), self._last_year(one.path)}
        ]
        if not found:
            return
        names = harmless(found[0].path)
        if len(found) == 1:
            self._head(names, names)
        else:
            self._head(f"{names} 等 {len(found)} 个文件", f"{names} and {len(found) - 1} more")
        self._look_at(found)

    def _found(self) -> Iterator[Found]:
        ignored = None if self.looker is None else self.looker.projects.ignored()
        found = found_by(
            self.operands, formats.suffixes(), ignored, "force-exclude" in self.arguments.given
        )
        return (one for one in found if isinstance(one, Found))

    def _last_year(self, path: str) -> str:
        previous = self.previous.get(path, "")
        return os.path.realpath(previous) if previous else ""

    def _head(self, zh: str, en: str) -> None:
        told = en if self.arguments.given.get("lang") == "en" else zh
        self.console.say(f"\n── {time.strftime('%H:%M:%S')} {told}\n")
        self.console.flush()

    def _roots(self) -> list[str]:
        """The folders that operands lie in."""
        roots = [one if os.path.isdir(one) else _folder_of(one) for one in self.operands]
        return sorted({os.path.realpath(one) for one in roots})

    def _deciding(self) -> list[str]:
        """Files of settings that hold for the operands' folders, and folders of rules they name."""
        deciding: list[str] = []
        given = filter(os.path.isfile, self.arguments.given.get(CONFIG, ()))
        for settings in (*filter(None, map(nearest, self._roots())), *given):
            deciding.append(settings)
            try:
                deciding += map(os.path.realpath, read_settings(settings).rules)
            except GklintError:  # told by whoever looks at a file
                continue
        return [path for path in dict.fromkeys(deciding) if os.path.exists(path)]

    def _changed_since(self, began: int) -> set[str]:
        """The files that were written after a time, in ns."""
        paths = [one.path for one in self._found()]
        for deciding in self._deciding():
            paths.append(deciding)
            paths += (
                os.path.join(root, name) for root, _, names in os.walk(deciding) for name in names
            )
        return {os.path.realpath(path) for path in paths if _written(path) >= began}


def _is_glob(operand: str) -> bool:
    return not os.path.lexists(operand) and any(char in operand for char in GLOB)


def _folder_of(operand: str) -> str:
    """The folder of a file, or the one below which a glob means files."""
    folder = os.path.dirname(operand)
    while any(char in folder for char in GLOB) and not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder or "."


def _written(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
