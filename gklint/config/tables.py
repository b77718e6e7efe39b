"""The tables of settings: what one lacks to be used, and its paths as they lead from anywhere."""

from __future__ import annotations

import os

from gklint.config import BUILTIN, PACK, literally
from gklint.globs import anchored, means_something
from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gklint.config import AcceptedTable, GroupTable, Settings
    from gklint.decode import Problems
    from gklint.errors import Place


def check_tables(settings: Settings, place: Place, problems: Problems) -> None:
    """Tell what the settings of a file, as they were written there, lack to be used."""
    for at, group in enumerate(settings.group):
        _check_group(group, place / "group" / at, problems)
    for at, entry in enumerate(settings.accepted):
        _check_not_empty(entry, ("file", "rule"), place / "accepted" / at, problems)
    for at, override in enumerate(settings.override):
        here = place / "override" / at
        if not override.files:
            problems.add(here / "files", "不能为空", "must not be empty")
        _check_globs(override.files, here / "files", problems)
    for field in ("include", "exclude"):
        _check_globs(getattr(settings, field), place / field, problems)


def placed(settings: Settings, folder: str, holder: str) -> Settings:
    """The settings of a file in ``folder`` with all their paths and globs absolute.

    ``holder`` is the folder below which they hold: that of the file which extends this one.
    """
    made: Settings = replace(
        settings,
        extend=tuple(os.path.normpath(os.path.join(folder, one)) for one in settings.extend),
        rules=placed_rules(settings.rules, folder),
        include=_anchored(settings.include, folder, holder),
        exclude=_anchored(settings.exclude, folder, holder),
        override=tuple(
            replace(one, files=_anchored(one.files, folder, holder)) for one in settings.override
        ),
        group=tuple(_placed_group(group, folder) for group in settings.group),
        accepted=tuple(
            replace(one, file=os.path.join(literally(folder), one.file))
            for one in settings.accepted
        ),
        baseline=os.path.join(folder, settings.baseline) if settings.baseline else "",
    )
    return made


def placed_rules(rules: Iterable[str], folder: str) -> tuple[str, ...]:
    """What ``rules`` names, its folders as they lead from anywhere."""
    return tuple(
        one
        if one == BUILTIN or one.startswith(PACK)
        else os.path.normpath(os.path.join(folder, one))
        for one in rules
    )


def _anchored(globs: Iterable[str], folder: str, holder: str) -> tuple[str, ...]:
    return tuple(anchored(one, folder, holder) for one in globs)


def _placed_group(group: GroupTable, folder: str) -> GroupTable:
    made: GroupTable = replace(
        group,
        whole=os.path.join(folder, group.whole),
        reports=tuple(os.path.join(folder, one) for one in group.reports),
    )
    return made


def _check_group(group: GroupTable, where: Place, problems: Problems) -> None:
    """Tell what a group lacks to be one."""
    _check_not_empty(group, ("name", "whole", "units", "reports"), where, problems)
    twice = sorted({one for one in group.units if group.units.count(one) > 1})
    if twice:
        problems.add(
            where / "units", f"重复：{'、'.join(twice)}", f"named twice: {', '.join(twice)}"
        )


def _check_not_empty(
    table: GroupTable | AcceptedTable, keys: tuple[str, ...], where: Place, problems: Problems
) -> None:
    for key in keys:
        given = getattr(table, key)
        if not given or (isinstance(given, tuple) and "" in given):
            problems.add(where / key, "不能为空", "must not be empty")


def _check_globs(globs: Iterable[str], where: Place, problems: Problems) -> None:
    for at, glob in enumerate(globs):
        if ".." in glob.removeprefix("!").split("/"):
            problems.add(
                where / at,
                "通配符从设置文件所在的文件夹算起，不能有 ..",
                "a glob starts at the folder of the settings and cannot hold ..",
            )
        elif not means_something(glob):
            problems.add(where / at, f"不是通配符：{glob}", f"not a glob: {glob}")
