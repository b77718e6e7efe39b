"""A baseline made, and made smaller: entries go, counts fall, and nothing is added unasked."""

from __future__ import annotations

import os

from gklint.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gklint.baseline.entries import Entry
    from gklint.baseline.known import Baseline


@value
class Seen:
    """A file that was looked at, and what was found in it."""

    path: str
    report: str  # organ and year, where both are known
    found: tuple[Entry, ...]  # one for each finding, by the name that the file has now
    judged: Collection[str]  # rules that came to a verdict
    rules: Collection[str]  # all rules there are


class Renewal:
    """The entries as they are after a run; those of what it did not look at stay as they were."""

    def __init__(self, baseline: Baseline, adds: bool) -> None:
        """``adds``: findings that are new are taken in."""
        self.baseline = baseline
        self.adds = adds
        self.added = self.dropped = 0  # findings
        self.left_out = 0  # findings that are new, where they are not taken in
        self._entries = {name: tuple(held.values()) for name, held in baseline.files.items()}

    @property
    def entries(self) -> list[Entry]:
        return [entry for entries in self._entries.values() for entry in entries]

    @property
    def count(self) -> int:
        return sum(entry.count for entry in self.entries)

    def take(self, seen: Seen) -> None:
        """Take what was found in one file."""
        name = self.baseline.name_of(seen.path)
        before = self.baseline.entered_as(seen.path, seen.report)
        kept = self._renewed(seen, self.baseline.files.get(before, {}))
        self._entries.pop(before, None)
        if kept:
            self._entries[name] = tuple(replace(entry, file=name) for entry in kept)

    def _renewed(self, seen: Seen, held: dict[str, Entry]) -> list[Entry]:
        met: dict[str, list[Entry]] = {}
        for one in seen.found:
            met.setdefault(one.fingerprint, []).append(one)
        kept = []
        for entry in held.values():
            now = len(met.pop(entry.fingerprint, ()))
            if entry.rule not in seen.judged and entry.rule in seen.rules:
                now = max(now, entry.count)  # it was not looked for
            kept.append(self._counted(entry, entry.count, now))
        kept += [self._counted(same[0], 0, len(same)) for same in met.values()]
        return [entry for entry in kept if entry.count]

    def _counted(self, entry: Entry, before: int, now: int) -> Entry:
        """An entry that stood for ``before`` findings, where ``now`` are met."""
        self.dropped += max(before - now, 0)
        if self.adds:
            self.added += max(now - before, 0)
            return replace(entry, count=now)
        self.left_out += max(now - before, 0)
        return replace(entry, count=min(before, now))

    def drop_gone(self, folders: Iterable[str]) -> None:
        """Drop the entries of files that are gone, and lay in one of the folders looked through."""
        roots = [os.path.join(os.path.realpath(folder), "") for folder in folders]
        for name in list(self._entries):
            path = os.path.normpath(os.path.join(self.baseline.folder, name))
            if path.startswith(tuple(roots)) and not self.baseline.is_there(name):
                self.dropped += sum(entry.count for entry in self._entries.pop(name))
