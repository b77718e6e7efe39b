"""The project of every file, by what holds for it."""

from __future__ import annotations

import os

from gklint.errors import GklintError
from gklint.ignored import Globs, Ignored
from gklint.rulebook.cache import keep_patterns
from gklint.rulebook.files import folders_in, stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.config import Settings
    from gklint.config.holding import Held, Holding
    from gklint.project import Project

# What decides which rules run, and how: projects that agree on it share them.
_OF_RULES = ("rules", "select", "ignore", "severity", "rule")


class Projects:
    """The project of every file, each opened once; those that hold the same for it are one.

    Files that differ only in their year, level or organ share their rules.
    """

    def __init__(self, holding: Holding) -> None:
        self.holding = holding
        self._opened: dict[tuple[str, tuple[int, ...]], Project | GklintError] = {}
        self._globs: dict[str, Globs] = {}
        self._stamps: dict[tuple[str, tuple[int, ...]], str] = {}

    def at(self, path: str | os.PathLike[str]) -> Project:
        """The project for a file. Raises GklintError telling what must be mended, each time."""
        return self.held(self.holding.at(os.fspath(path)))

    def settings_at(self, path: str) -> Settings:
        """The settings that hold for a file. Raises GklintError as ``at`` does."""
        return self.holding.at(path).settings

    def stamp_at(self, path: str) -> str:
        """A digest of all that is found in a file rests on but texts; no project is opened for it.

        Empty where that cannot be told for certain. Raises GklintError as ``at`` does.
        """
        held = self.holding.at(path)
        key = held.file, held.overrides
        if key not in self._stamps:
            settings = held.settings
            places = [str(held.merged.at("accepted", at)) for at in range(len(settings.accepted))]
            folders = folders_in(settings, held.merged.at)
            self._stamps[key] = stamp(folders, repr((settings, places)))
        return self._stamps[key]

    def by(self, file: str) -> Project:
        """The project by a file without its overrides; by what is given alone if it is empty."""
        return self.held(self.holding.by(file))

    def held(self, held: Held) -> Project:
        """The project by what holds for some files. Raises GklintError, each time."""
        key = held.file, held.overrides
        if key not in self._opened:
            try:
                self._opened[key] = self._open(held)
            except GklintError as error:
                self._opened[key] = error
        project = self._opened[key]
        if isinstance(project, GklintError):
            raise project
        return project

    def ignored(self, tell: Callable[[str, str], None] | None = None) -> Ignored:
        """What is left out where folders are walked; ``tell`` is told of it, and by what."""
        return Ignored(self._globs_in, tell)

    def close(self) -> None:
        keep_patterns()

    def _globs_in(self, folder: str) -> Globs:
        """What the settings in force in a folder say of the files to look at."""
        file = ""
        try:
            file = self.holding.file_for(folder)
            if file not in self._globs:
                held = self.holding.by(file)
                given = held.settings
                places = {
                    glob: str(held.merged.at("exclude", at))
                    for at, glob in enumerate(given.exclude)
                }
                self._globs[file] = Globs(given.include, given.exclude, given.gitignore, places)
        except GklintError:  # it is told where the files in the folder are looked at
            self._globs.setdefault(file, Globs())
        return self._globs[file]

    def _open(self, held: Held) -> Project:
        alike: Project | None = None
        for (file, _), one in self._opened.items():
            if isinstance(one, GklintError) or not _same_rules(one.settings, held.settings):
                continue
            if file == held.file and one.settings == held.settings:
                return one
            alike = one
        from gklint.project import project_by  # kept results need no project

        opened = project_by if alike is None else alike.under
        return opened(held.settings, held.merged.at, self.organ_at)

    def organ_at(self, path: str) -> str:
        """The organ that settings name for a file; empty where they name none."""
        try:
            return self.holding.at(os.path.abspath(path)).settings.organ
        except GklintError:
            return ""


def _same_rules(one: Settings, other: Settings) -> bool:
    return all(getattr(one, field) == getattr(other, field) for field in _OF_RULES)
