"""Rules that other distributions bring along: ``rules = ["pack:NAME"]``.

A distribution says under the entry points ``gklint.rules`` which of its folders holds rules:
``county = "gklint_county.rules"``. The folder is found and its TOML is read; no code of the pack
is imported.
"""

from __future__ import annotations

import os

from gklint.config import BUILTIN, PACK
from gklint.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from importlib.metadata import EntryPoint

    from gklint.errors import Place

GROUP = "gklint.rules"  # of entry points


def folders_of(rules: Iterable[str], place_of: Callable[..., Place]) -> tuple[str, ...]:
    """The folders of rules, besides the built-in ones, that ``rules`` of the settings names.

    Raises ConfigError for a pack that is not installed.
    """
    found = []
    for at, one in enumerate(rules):
        if one.startswith(PACK):
            found.append(folder_of(one.removeprefix(PACK), place_of("rules", at)))
        elif one != BUILTIN:
            found.append(one)
    return tuple(found)


def pack_names() -> list[str]:
    """The packs that are installed, sorted."""
    from importlib.metadata import entry_points

    return sorted({point.name for point in entry_points(group=GROUP)})


def folder_of(name: str, place: Place) -> str:
    """Where the rules of an installed pack lie. Raises ConfigError if there is none of that name."""
    from importlib.metadata import entry_points  # few settings name a pack

    for point in entry_points(group=GROUP):
        if point.name == name:
            for folder in _places(point):
                if os.path.isdir(folder):
                    return folder
            raise ConfigError(
                f"规则包 {name} 里没有文件夹 {point.module}",
                f"the pack {name} has no folder {point.module}",
                place,
            )
    from gklint.decode import nearest

    names = pack_names()
    near = nearest(name, names)
    raise ConfigError(
        f"没有安装规则包 {name}；已安装的有：{'、'.join(names) or '无'}"
        + (f"；是否想写 {PACK}{near}？" if near else ""),
        f"no pack {name} is installed; installed are: {', '.join(names) or 'none'}"
        + (f"; did you mean {PACK}{near}?" if near else ""),
        place,
    )


def _places(point: EntryPoint) -> Iterator[str]:
    """Where the folder that an entry point names may lie: as installed, or where it is edited."""
    parts = point.module.split(".")
    if point.dist is not None:
        yield str(point.dist.locate_file(os.path.join(*parts)))
    from importlib.util import find_spec

    # A name without a dot is found without importing anything.
    spec = find_spec(parts[0])
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        yield os.path.join(folder, *parts[1:])
