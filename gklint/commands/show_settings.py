"""``--show-settings``: the settings in force, as TOML, each with the place where it was set."""

from __future__ import annotations

import os

from gklint.config import Settings, shown
from gklint.decode import key_of
from gklint.globs import written_in
from gklint.render.columns import harmless
from gklint.render.toml import inline, is_record, key, keys_in
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from gklint.config.holding import Held
    from gklint.errors import Place
    from gklint.projects import Projects

    PlaceOf = Callable[..., Place]

_OPEN = {
    "year": "由报告判断 / told by the report",
    "level": "由报告判断 / told by the report",
    "organ": "由报告判断 / told by the report",
    "select": "全部规则 / all rules",
    "include": "全部文件 / all files",
}
_DEFAULT = "默认 / default"


def settings_of(path: str, projects: Projects) -> str:
    """The settings for a file, or for those of a folder that no override stands for.

    Raises GklintError for settings that cannot be used.
    """
    if os.path.isdir(path):
        folder = os.path.abspath(path)
        held = projects.holding.by(projects.holding.file_for(folder))
    else:
        held = projects.holding.at(path)
    projects.held(held)  # the rules and levels that are named must be there
    return "\n".join([f"# {harmless(path)}", *_lines(held)]) + "\n"


def _lines(held: Held) -> Iterator[str]:
    place_of = held.merged.at
    for one in reversed(held.merged.files):
        yield f"# {harmless(shown(one))}" + ("" if one == held.file else "  (extend)")
    if not held.file:
        yield "# 没有设置文件 / no file of settings"
    given = _as_written(held.settings, os.path.dirname(held.file) or os.getcwd())
    tables: list[str] = []  # they end the part without a header
    for field in Settings.__fields__:  # type: ignore[attr-defined]
        one = getattr(given, field)
        if isinstance(one, dict) or (isinstance(one, tuple) and one and is_record(one[0])):
            tables += _tables(field, one, place_of)
        elif one in (None, "", ()):
            if field in _OPEN:
                yield f"# {key_of(field)}: {_OPEN[field]}"
        elif isinstance(one, tuple):
            yield from _listed(field, one, place_of)
        else:
            yield f"{key_of(field)} = {inline(one)}  # {_where(place_of(field), field)}"
    yield from tables


def _where(place: Place, field: str) -> str:
    """Where a setting stands, for people; one that stands nowhere is as it comes."""
    told = str(place)
    return _DEFAULT if told == field else harmless(told)


def _listed(field: str, items: tuple[Any, ...], place_of: PlaceOf) -> Iterator[str]:
    """A list with an item a line, so that each can tell where it stands."""
    yield f"{key_of(field)} = ["
    for at, one in enumerate(items):
        yield f"  {inline(one)},  # {_where(place_of(field, at), f'{field}[{at}]')}"
    yield "]"


def _tables(field: str, given: Any, place_of: PlaceOf) -> Iterator[str]:
    if isinstance(given, tuple):
        for at, one in enumerate(given):
            yield ""
            yield f"[[{key_of(field)}]]  # {_where(place_of(field, at), '')}"
            yield from _keys(keys_in(one))
        return
    if given and not is_record(next(iter(given.values()))):
        yield ""
        yield f"[{key_of(field)}]"
        for name, one in given.items():
            yield f"{key(name)} = {inline(one)}  # {_where(place_of(field, name), '')}"
        return
    for name, one in given.items():
        yield ""
        yield f"[{key_of(field)}.{key(name)}]  # {_where(place_of(field, name), '')}"
        yield from _keys(keys_in(one))


def _keys(table: dict[str, Any]) -> Iterator[str]:
    for name, one in table.items():
        yield f"{key(name)} = {inline(one)}"


def _as_written(settings: Settings, folder: str) -> Settings:
    """The settings with their globs as a file in ``folder`` would have them."""

    def written(globs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(written_in(one, folder) for one in globs)

    made: Settings = replace(
        settings,
        include=written(settings.include),
        exclude=written(settings.exclude),
        override=tuple(replace(one, files=written(one.files)) for one in settings.override),
    )
    return made
