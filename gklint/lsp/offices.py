"""The project of every text: by its nearest file of settings, and what the client sets.

What cannot be opened any more because a file was broken meanwhile stays as it was.
"""

from __future__ import annotations

import json
import logging
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from gklint.config import Settings, nearest, own_folders
from gklint.config.holding import Holding
from gklint.config.layers import extended_in, read_merged
from gklint.disk import stamp_of
from gklint.errors import ConfigError, GklintError
from gklint.lsp.client import NOT_TRUSTED
from gklint.projects import Projects
from gklint.rulebook.files import files_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gklint.ignored import Ignored
    from gklint.project import Project


log = logging.getLogger("gklint.lsp")


class Offices:
    """Opens projects, and opens them anew when their files change. The worker's alone."""

    def __init__(self, allowed: Callable[[str], bool], may_extend: Callable[[str], bool]) -> None:
        self._allowed = allowed  # what may be looked at beside a report
        self._may_extend = may_extend  # which files settings may be put over
        self._opened: dict[str, Projects] = {}  # what the client sets, as JSON -> projects
        self._good: dict[tuple[str, str], Projects] = {}  # those of a file when it was good
        self._folders: set[str] = set()  # of the texts seen
        self._rules: set[str] = set()  # folders of rules that were asked for
        self._baselines: set[str] = set()  # files of known findings
        self._extended: set[str] = set()  # files that settings are put over
        self._known: set[tuple[str, str]] = set()  # files and settings that were looked at
        self._seen: dict[str, tuple[int, int]] = {}  # every file that was looked at -> its stamp
        self.troubles: dict[str, GklintError] = {}  # settings or baseline -> what is wrong

    def at(self, path: str, given: Mapping[str, Any]) -> Project:
        """The project for a text; the last good one where its files are broken now.

        An empty path stands for a text that lies in no file: only ``given`` holds for it.
        """
        key = _key(given)
        projects = self.projects(given)
        file, folder = "", os.path.dirname(path)
        try:
            file = nearest(folder) if path else ""
            if (folder, key) not in self._known:
                self._known.add((folder, key))
                self._watch(folder, file, given)
            project = projects.at(path) if path else projects.by("")
        except GklintError as error:
            self.troubles[file] = error
            project = self._as_it_was(path, file, key) or self._plain(file, given)
        else:
            self.troubles.pop(file, None)
            self._good[file, key] = projects
            self._look_at_baseline(project)
        project.keep_to(self._allowed)
        return project

    def _look_at_baseline(self, project: Project) -> None:
        """Keep what is wrong with a project's baseline, to be shown."""
        path = project.settings.baseline
        try:
            if project.baseline() is not None:
                self.troubles.pop(path, None)
        except ConfigError as error:
            self.troubles[path] = error

    def _as_it_was(self, path: str, file: str, key: str) -> Project | None:
        """The project by a file of settings when it was good; None if it never was."""
        good = self._good.get((file, key))
        try:
            return good.at(path) if good is not None else None
        except GklintError as error:  # of rules, or of settings that were not read then
            log.info("not opened: %s", error)
            return None

    def left_out(self, given: Mapping[str, Any]) -> Ignored:
        """What is left out where folders are walked."""
        return self.projects(given).ignored()

    def projects(self, given: Mapping[str, Any]) -> Projects:
        """The projects of all files, for what the client sets."""
        key = _key(given)
        if key not in self._opened:
            self._opened[key] = Projects(Holding(given, may_extend=self._may_extend))
        return self._opened[key]

    def _watch(self, folder: str, file: str, given: Mapping[str, Any]) -> None:
        """Look from now on at the files that say what holds in a folder.

        It comes before they are read, so that no change between is missed.
        """
        if folder:
            self._folders.add(folder)
        if "rules" in given:
            self._rules.update(own_folders(Settings(rules=given["rules"])))
        if file:
            self._extended.update(extended_in(file, self._may_extend))
            with suppress(GklintError):  # it is told when the project is opened
                settings = read_merged(file, self._may_extend).settings
                self._baselines.add(settings.baseline)
                if "rules" not in given:
                    self._rules.update(own_folders(settings))
        for path, stamp in self._stamps():
            self._seen.setdefault(path, stamp)

    def _plain(self, file: str, given: Mapping[str, Any]) -> Project:
        """What holds where nothing was good yet: the file without the client, or neither.

        Which folders of rules may be used stays the client's word: it may not trust this one.
        """
        kept = {key: given[key] for key in NOT_TRUSTED if key in given}
        for projects, path in ((self.projects(kept), file), (self.projects(given), "")):
            try:
                return projects.by(path)
            except GklintError as error:  # it is told by whom it was asked for
                log.info("not opened: %s", error)
        return self.projects({}).by("")

    def changed(self) -> bool:
        """True once after a file of settings or rules changed, came or went."""
        now = dict(self._stamps())
        if now == self._seen:
            return False
        self._seen = now
        self.renew()
        return True

    def renew(self) -> None:
        """Open everything anew when it is next asked for."""
        self._opened.clear()
        self._known.clear()
        self.troubles.clear()

    def _stamps(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for folder in self._folders:
            try:
                file = nearest(folder)
            except GklintError:
                continue
            yield file, stamp_of(file)
        for file in sorted(self._extended):
            yield file, stamp_of(file)
        for path in filter(None, self._baselines):
            yield path, stamp_of(path)
        for folder in self._rules:
            try:
                for _, path in files_below(folder, folder):
                    yield path, stamp_of(path)
            except (ConfigError, OSError):
                yield folder, (0, 0)


def _key(given: Mapping[str, Any]) -> str:
    return json.dumps(given, sort_keys=True, ensure_ascii=False)
