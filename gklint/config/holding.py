"""What holds for a path: its nearest settings, their overrides, and what was set by hand."""

from __future__ import annotations

import os

from gklint.config import OverrideTable, Settings, file_in
from gklint.config.merged import Merged
from gklint.errors import ConfigError, GklintError
from gklint.value import fields, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from gklint.globs import Patterns

INLINE = "--config"  # how what is set in the command line's own TOML is known to people


@value
class Held:
    """What holds for the files of one file of settings that the same overrides stand for."""

    file: str  # the nearest file of settings; empty where there is none
    overrides: tuple[int, ...]  # those that stand for the files, in order
    merged: Merged

    @property
    def settings(self) -> Settings:
        return self.merged.settings


class Holding:
    """Tells what holds for every path. Each file of settings is read once."""

    def __init__(
        self,
        given: Mapping[str, Any],
        file: str = "",
        isolated: bool = False,
        inline: Sequence[str] = (),
        may_extend: Callable[[str], bool] | None = None,
        mark: str = "",
    ) -> None:
        """``given`` is set by hand, by the fields of Settings, and wins over files.

        ``file`` stands in the place of all that are near. ``isolated``: no file is looked for.
        ``inline`` are texts of TOML that win over files, but not over ``given``. ``mark`` stands
        before the names of what is given where people are told of it.
        """
        self._given = dict(given)
        if "select" in given and "ignore" not in given:
            self._given["ignore"] = ()  # what is asked for by hand is not ignored by a file
        self._file = os.path.abspath(file) if file else ""
        self._isolated = isolated
        self._inline = tuple(inline)
        self.may_extend = may_extend
        self._mark = mark
        self._files: dict[str, str] = {}  # folder -> its file of settings
        self._read: dict[str, Merged | GklintError] = {}  # file -> what it sets, and extends
        self._held: dict[tuple[str, tuple[int, ...]], Held] = {}
        self._globs: dict[str, tuple[Patterns, ...]] = {}  # file -> those of its overrides

    def file_for(self, folder: str) -> str:
        """The file of settings that holds in ``folder``, an absolute path; empty where none does."""
        if self._isolated or self._file:
            return self._file
        known = self._files.get(folder)
        if known is None:
            parent = os.path.dirname(folder)
            known = file_in(folder) or ("" if parent == folder else self.file_for(parent))
            self._files[folder] = known
        return known

    def at(self, path: str) -> Held:
        """What holds for a file. Raises ConfigError telling what must be mended, each time."""
        path = os.path.abspath(path)
        file = self.file_for(os.path.dirname(path))
        return self.by(file, self._overrides_of(file, path))

    def by(self, file: str, overrides: tuple[int, ...] = ()) -> Held:
        """What a file of settings says, and some of its overrides; what is given, without one."""
        key = file, overrides
        if key not in self._held:
            merged = self._merged(file)
            tables = merged.settings.override
            for at in overrides:
                merged = merged.over(_given_by(tables[at]), merged.at("override", at))
            for text in self._inline:
                merged = _with_inline(merged, text)
            self._held[key] = Held(file, overrides, merged.with_given(self._given, self._mark))
        return self._held[key]

    def _merged(self, file: str) -> Merged:
        """What a file sets, and those it extends. Raises the same error each time."""
        if not file:
            return Merged()
        if file not in self._read:
            from gklint.config.layers import read_merged  # few folders have settings

            try:
                holder = os.getcwd() if self._file else ""
                self._read[file] = read_merged(file, self.may_extend, holder)
            except GklintError as error:
                self._read[file] = error
        found = self._read[file]
        if isinstance(found, GklintError):
            raise found
        return found

    def _overrides_of(self, file: str, path: str) -> tuple[int, ...]:
        tables = self._merged(file).settings.override
        if not tables:
            return ()
        if file not in self._globs:
            from gklint.globs import of_paths  # few settings have overrides

            self._globs[file] = tuple(of_paths(os.sep, one.files) for one in tables)
        judged = [one.judge(path) for one in self._globs[file]]
        return tuple(at for at, one in enumerate(judged) if one is not None and one[0])


def _with_inline(merged: Merged, text: str) -> Merged:
    """Settings with those of a TOML text over them, whose paths start at the current folder."""
    from gklint.config.layers import layer_in
    from gklint.decode import Problems

    problems = Problems(ConfigError)
    layer = layer_in(text, os.path.join(os.getcwd(), INLINE), problems)
    for field in ("extend", "override"):
        if layer is not None and field in layer.given:
            problems.add(layer.place / field, "只能写在文件里", "can only stand in a file")
    problems.raise_any()
    return merged if layer is None else merged.over(layer.given, layer.place)


def _given_by(table: OverrideTable) -> dict[str, Any]:
    """The fields of Settings that an override sets."""
    named = zip(OverrideTable.__fields__, fields(table), strict=True)  # type: ignore[attr-defined]
    return {field: one for field, one in named if field != "files" and one is not None}
