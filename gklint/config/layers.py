"""The files of settings that a file is put over: those it extends, and those they extend."""

from __future__ import annotations

import os

from gklint.config import Settings, keys_of, shown, text_in
from gklint.config.merged import Merged
from gklint.config.tables import check_tables, placed
from gklint.decode import Problems, decode, field_of, read_toml
from gklint.errors import ConfigError, Place
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from gklint.config.merged import Given


@value
class Layer:
    """What one file of settings sets by itself."""

    path: str
    place: Place  # of its table
    given: Given


def read_merged(
    path: str, may_extend: Callable[[str], bool] | None = None, holder: str = ""
) -> Merged:
    """The settings of a file and of those that it extends.

    ``may_extend`` tells which files may be read. ``holder`` is the folder below which all of it
    holds, the file's own unless given. Raises ConfigError telling every mistake.
    """
    stack = _Stack(holder or os.path.dirname(path), may_extend)
    stack.put(text_in(path), path, ())
    stack.problems.raise_any()
    merged = Merged()
    for one in stack.layers:
        merged = merged.over(one.given, one.place, (one.path,))
    return merged


class _Stack:
    """The files that a file is put over, and then itself: each once."""

    def __init__(self, holder: str, may_extend: Callable[[str], bool] | None) -> None:
        self.layers: list[Layer] = []
        self.problems = Problems(ConfigError)
        self._holder = holder
        self._may_extend = may_extend

    def put(self, text: str, path: str, above: tuple[str, ...]) -> None:
        """Put down what a file extends, and then the file. ``above`` is the way that leads to it."""
        layer = layer_in(text, path, self.problems, self._holder)
        if layer is None:
            return
        way = (*above, path)
        for place, target in extended_by(layer, way, self._may_extend, self.problems):
            if any(one.path == target for one in self.layers):
                continue
            try:
                inner = text_in(target)
            except ConfigError as error:
                self.problems.add(place, error.zh, error.en)
                continue
            self.put(inner, target, way)
        self.layers.append(layer)


def layer_in(text: str, path: str, problems: Problems, holder: str = "") -> Layer | None:
    """What the ``text`` of the file at ``path`` sets, or None after telling ``problems``.

    ``holder`` is the folder below which it holds; its own unless given. Raises ConfigError
    on broken TOML.
    """
    name = shown(path)
    table: Any = read_toml(text, name, ConfigError)
    place = Place(f"{name}: ", ())
    for key in keys_of(path):
        table = table.get(key, {}) if isinstance(table, dict) else table
        place = place / key
    if isinstance(table, dict) and isinstance(table.get("extend"), str):
        table = {**table, "extend": [table["extend"]]}
    settings: Settings | None = decode(Settings, table, place, problems)
    if settings is None:
        return None
    check_tables(settings, place, problems)
    folder = os.path.dirname(path)
    settings = placed(settings, folder, holder or folder)
    return Layer(path, place, {field_of(key): getattr(settings, field_of(key)) for key in table})


def extended_by(
    layer: Layer,
    above: tuple[str, ...],
    may_extend: Callable[[str], bool] | None,
    problems: Problems,
) -> Iterator[tuple[Place, str]]:
    """The files that a layer extends, and where it says so; those that cannot be are told.

    ``above`` is the way from file to file that leads here, the layer's own at its end.
    """
    for at, target in enumerate(layer.given.get("extend", ())):
        place = layer.place / "extend" / at
        if target in above:
            way = [*above[above.index(target) :], target]
            told = " → ".join(shown(one) for one in way)
            problems.add(place, f"循环引用：{told}", f"extends itself: {told}")
        elif may_extend is not None and not may_extend(target):
            problems.add(
                place,
                f"不受信任的文件夹不能引用外面的文件 {shown(target)}；请先在编辑器里信任它",
                f"a folder that is not trusted cannot extend a file outside of it, {shown(target)}; trust it first",
            )
        elif not os.path.isfile(target):
            problems.add(place, f"没有文件 {shown(target)}", f"no file {shown(target)}")
        else:
            yield place, target


def extended_in(path: str, may_extend: Callable[[str], bool] | None = None) -> tuple[str, ...]:
    """The files that a file says it extends, and those extend, as far as they can be read."""
    found: dict[str, None] = {}
    waiting = [path]
    while waiting:
        file = waiting.pop()
        try:
            layer = layer_in(text_in(file), file, Problems(ConfigError))
        except ConfigError:
            continue
        named = layer.given.get("extend", ()) if layer is not None else ()
        new = [one for one in named if one not in found and (not may_extend or may_extend(one))]
        found.update(dict.fromkeys(new))
        waiting += new
    return tuple(found)
