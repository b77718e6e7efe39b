"""The reports beside a report: last year's of the same organ, and those whose whole it is.

Files are looked for by their names first, and read only then (``shelf``). What cannot be read is
told as a note and otherwise passed over.
"""

from __future__ import annotations

import os

from gklint.check import Group, Neighbour, Unit
from gklint.config import shown
from gklint.disk import MANY
from gklint.document.likeness import likeness
from gklint.document.organs import same_but_for_place, same_organ, unit_named
from gklint.errors import GklintError, SourceError
from gklint.shelf import Shelf
from gklint.value import value
from gklint.year_names import a_year_before, years_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.config import GroupTable
    from gklint.disk import Asked

READ = 8  # files that are read in search of last year's report, where no name is its own


@value
class Beside:
    """What a report is held against besides itself."""

    previous: Neighbour | None = None
    groups: tuple[Group, ...] = ()
    notes: tuple[GklintError, ...] = ()  # what could not be looked at, and why
    asked: Asked = {}  # what the disk was asked to find them, and what it answered


def previous_given(shelf: Shelf, path: str, year: int | None) -> Neighbour | None:
    """The report of the year before that was named by hand, or None with a note why not."""
    found = next(shelf.read_all([path]), None)
    if found is None:
        return None
    profile = found.document.profile
    if year is not None and profile.is_report and profile.year == year - 1:
        return found
    told = profile.year if profile.is_report else None
    shelf.note(
        SourceError(
            f"不是{year - 1 if year else '上'}年的年度报告"
            + (f"（是{told}年的）" if told else "")
            + "，没有对照",
            f"not the report for {year - 1 if year else 'the year before'}"
            + (f" (it is for {told})" if told else "")
            + "; not looked at",
            path,
        )
    )
    return None


def previous_of(
    shelf: Shelf, path: str, organ: str, year: int, organ_at: Callable[[str], str]
) -> Neighbour | None:
    """The report of ``organ`` for the year before ``year``, in the folder of ``path``.

    First the file of the same name but for its years, in the folder or in one of the same
    name but for its years; then those with that year in their names. None if there are two.
    ``organ_at`` tells the organ of a report by its path, where that is set by hand.
    """
    named_alike = [one for one in a_year_before(path) if shelf.disk.is_file(one)]
    for paths, same in (
        (named_alike, same_but_for_place),
        (_others(shelf, path, year), same_organ),
    ):
        found = [
            one
            for one in shelf.read_all(paths)
            if one.document.profile.is_report
            and one.document.profile.year == year - 1
            and same(organ_at(one.file.path) or one.document.profile.organ, organ)
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def group_of(
    shelf: Shelf, table: GroupTable, path: str, year: int, organ_at: Callable[[str], str]
) -> Group | None:
    """The units of a group and their reports on ``year``, if ``path`` is its whole.

    ``organ_at`` tells the organ of a report by its path, where that is set by hand.
    """
    if not _may_match(path, table.whole):
        return None
    wholes = set(shelf.disk.matching(table.whole))
    if os.path.abspath(path) not in wholes:
        return None
    paths = sorted({one for glob in table.reports for one in shelf.disk.matching(glob)} - wholes)
    reports: dict[str, list[Neighbour]] = {unit: [] for unit in table.units}
    unread: dict[str, list[str]] = {unit: [] for unit in table.units}
    for one in map(shown, paths):
        in_name = unit_in_name(one, table.units)
        report = _report(shelf, one)
        if report is None:
            if in_name and _may_be_of(one, year):
                unread[in_name].append(one)
            continue
        profile = report.document.profile
        unit = unit_named(organ_at(one) or profile.organ, table.units) or in_name
        if unit and profile.year == year:
            reports[unit].append(report)
    units = (Unit(name, tuple(reports[name]), tuple(unread[name])) for name in table.units)
    return Group(table.name, tuple(units), table.complete)


def _report(shelf: Shelf, path: str) -> Neighbour | None:
    """The report in a file, or None where it has none that can be read."""
    if not path.lower().endswith(shelf.disk.suffixes):
        return None
    found = next(shelf.read_all([path]), None)
    return found if found is not None and found.document.profile.is_report else None


def _others(shelf: Shelf, path: str, year: int) -> list[str]:
    """Files beside ``path`` with the year before in their names, those most alike first."""
    folder, own = os.path.split(path)
    names = [name for name in shelf.disk.names(folder, year - 1) if name != own]
    if len(names) > MANY:
        return []
    names.sort(key=lambda name: (-likeness(name, own), name))
    paths = [os.path.join(folder, name) for name in names[:READ]]
    return [one for one in paths if shelf.disk.may_be_read(one)]


def _may_match(path: str, glob: str) -> bool:
    """False if the name alone tells that a glob does not stand for a path."""
    from fnmatch import fnmatch

    return fnmatch(os.path.basename(path), os.path.basename(glob))


def unit_in_name(path: str, units: tuple[str, ...]) -> str:
    """The unit that a file's name holds, where its text does not tell: the longest, or empty."""
    name = os.path.basename(path)
    return max((unit for unit in units if unit in name), key=len, default="")


def _may_be_of(path: str, year: int) -> bool:
    """False if the name of a file or its folder tells other years only."""
    folder, name = os.path.split(path)
    told = {one for _, one in years_in(f"{os.path.basename(folder)} {name}")}
    return not told or year in told or year + 1 in told
