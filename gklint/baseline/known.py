"""Which findings of a report a baseline holds."""

from __future__ import annotations

import os

from gklint.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from gklint.baseline.entries import Entry


class Baseline:
    """The entries of one file, by the reports that they are of.

    A report that was moved is known again by its organ and year, where the file that had it is
    gone: by the first that asks, so that a copy of it is not known as well.
    """

    def __init__(self, path: str, entries: Iterable[Entry]) -> None:
        self.folder = os.path.realpath(os.path.dirname(os.path.abspath(path)))
        self.files: dict[str, dict[str, Entry]] = {}  # file -> fingerprint -> entry
        self._reports: dict[str, set[str]] = {}  # organ and year -> files
        self._moved: dict[str, str] = {}  # file that is gone -> the one that it is now
        self._folders: dict[str, str] = {}  # folder as it is named -> where it really is
        for entry in entries:
            self.files.setdefault(entry.file, {})[entry.fingerprint] = entry
            if entry.report:
                self._reports.setdefault(entry.report, set()).add(entry.file)

    def name_of(self, path: str) -> str:
        """What a file is called in the baseline. Links in the way to it are followed."""
        folder, name = os.path.split(os.path.abspath(path))
        if folder not in self._folders:
            try:
                inside = os.path.relpath(os.path.realpath(folder), self.folder)
            except ValueError:  # another drive
                inside = folder
            self._folders[folder] = "" if inside == os.curdir else inside.replace(os.sep, "/") + "/"
        return self._folders[folder] + name

    def entries_of(self, path: str, report: str) -> dict[str, Entry]:
        """The entries of a file, by fingerprint. ``report`` is its organ and year, if known."""
        return self.files.get(self.entered_as(path, report), {})

    def entered_as(self, path: str, report: str) -> str:
        """The name that a file's entries stand under: its own, or the one it had."""
        name = self.name_of(path)
        return name if name in self.files else self._old_name(name, report)

    def known(self, path: str, report: str, fingerprints: Sequence[str]) -> tuple[bool, ...]:
        """For each finding of a file whether it is held; of equal ones those that come first."""
        entries = self.entries_of(path, report)
        left = {fingerprint: entry.count for fingerprint, entry in entries.items()}
        held = []
        for fingerprint in fingerprints:
            held.append(left.get(fingerprint, 0) > 0)
            left[fingerprint] = left.get(fingerprint, 0) - 1
        return tuple(held)

    def gone(
        self, path: str, report: str, fingerprints: Sequence[str], judged: Container[str]
    ) -> tuple[Entry, ...]:
        """The entries of a file that are not met any more, with how often they are not.

        Only rules that were ``judged`` can tell.
        """
        missing = []
        for fingerprint, entry in self.entries_of(path, report).items():
            count = entry.count - fingerprints.count(fingerprint)
            if count > 0 and entry.rule in judged:
                missing.append(replace(entry, count=count))
        return tuple(missing)

    def is_there(self, name: str) -> bool:
        """True if the file of that name in the baseline still exists."""
        return os.path.lexists(os.path.join(self.folder, name))

    def _old_name(self, name: str, report: str) -> str:
        """The name that a file unknown by its own had; its own where that is not certain."""
        gone = [one for one in self._reports.get(report, ()) if not self.is_there(one)]
        if len(gone) != 1:
            return name
        now = self._moved.get(gone[0], name)
        if now != name and self.is_there(now):
            return name
        self._moved[gone[0]] = name
        return gone[0]
