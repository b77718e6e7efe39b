"""Years in the names of files and folders, by which the report of another year is found."""

from __future__ import annotations

import os

FIRST_YEAR, LAST_YEAR = 2000, 2099


def years_in(name: str) -> list[tuple[int, int]]:
    """Where four digits that are a year stand in a name, and which: not those of 20230105."""
    found = []
    at = 0
    while at < len(name):
        end = at
        while end < len(name) and name[end].isascii() and name[end].isdigit():
            end += 1
        if end - at == 4 and FIRST_YEAR <= int(name[at:end]) <= LAST_YEAR:
            found.append((at, int(name[at:end])))
        at = max(end, at + 1)
    return found


def _less_one(name: str) -> str:
    """A name with every year in it one less."""
    for at, year in years_in(name):
        name = f"{name[:at]}{year - 1}{name[at + 4 :]}"
    return name


def without_years(path: str) -> str:
    """``path`` with every year in the names of its file and folder blotted out.

    The reports of one unit over the years are mostly alike in it.
    """
    above, last = os.path.split(os.path.dirname(path))
    names = []
    for name in (last, os.path.basename(path)):
        for at, _ in years_in(name):
            name = f"{name[:at]}0000{name[at + 4 :]}"
        names.append(name)
    return os.path.join(above, *names)


def a_year_before(path: str) -> list[str]:
    """The paths that have the name of ``path``, or its folder's, but for the years in them."""
    folder, name = os.path.split(path)
    above, last = os.path.split(folder)
    folders = dict.fromkeys((folder, os.path.join(above, _less_one(last))))
    names = dict.fromkeys((_less_one(name), name))
    paths = (os.path.join(one, other) for one in folders for other in names)
    return [one for one in paths if one != path]
