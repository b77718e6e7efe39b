"""What came of a file is kept, and used again as long as nothing that it rests on is another.

A result rests on

- settings, rules, gklint's code and the interpreter (their stamp: ``Projects.stamp_at``), the way of
  looking, the name of the file as it was given and the folder that names start from: all this
  decides where it is kept;
- the bytes of the file: their digest is kept with it;
- what the disk answered when reports beside it were looked for (``disk``): asked again.

Whatever went wrong is told by a fresh look each time: only what is nothing but findings is kept,
and of a run that mends only that there was nothing to mend.
"""

from __future__ import annotations

import os

from gklint import formats, pattern
from gklint.commands.store import Store
from gklint.digest import digest
from gklint.disk import Disk
from gklint.freeze import freeze, thaw
from gklint.rulebook import cache
from gklint.value import fields, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.commands.looked import Looked, Way
    from gklint.disk import Asked
    from gklint.files import File, Found
    from gklint.finding import Finding, Related
    from gklint.render.outcome import Outcome


class Kept:
    """The results of earlier runs that looked the same way."""

    def __init__(self, way: Way, folder: str, organ_at: Callable[[str], str]) -> None:
        """``folder`` is the cache's; ``organ_at`` the organ that settings name for a path."""
        self._store = Store(folder)
        self._disk = Disk(formats.suffixes(), organ_at)
        self._way = _in_words(way)
        self._year_given = way.year_given

    def find(self, found: Found, stamp: str, file: File) -> Looked | None:
        """What came of a file when it was last looked at, if that holds still."""
        kept = self._store.read(self._name(found, stamp))
        if kept is None or kept[0] != digest(file.data):
            return None
        _, engine, asked, plain = kept
        if engine and engine != pattern.limiting_engine(load=True):
            return None
        if not self._disk.still_answers(asked):
            return None
        looked: Looked = thaw(plain)
        outcome = looked.outcome
        if outcome is not None:
            outcome = self._whole(outcome, file.source.text, asked)
            if outcome is None:
                return None
        return replace(looked, named=found.named, outcome=outcome)

    def keep(self, found: Found, stamp: str, file: File, looked: Looked, asked: Asked) -> None:
        """Keep what came of a file, if it may be: found under ``stamp``, beside what was asked."""
        if looked.notes or looked.troubles or looked.crashes:
            return
        if looked.fixed or looked.difference or looked.written is not None:
            return
        outcome = looked.outcome
        if outcome is not None:
            if outcome.text != file.source.text:
                return
            outcome = _bare(outcome)
        plain = freeze(replace(looked, outcome=outcome))
        engine = pattern.limiting_engine(load=False)
        whole = digest(file.data), engine, dict(asked), plain
        self._store.write(self._name(found, stamp), whole)

    def _name(self, found: Found, stamp: str) -> str:
        """Where a result is kept: one for each file, until that is another."""
        told = (stamp, os.getcwd(), found.path, self._way, found.named and self._year_given)
        return cache.digest([repr(told).encode()])

    def _whole(self, outcome: Outcome, text: str, asked: Asked) -> Outcome | None:
        """The outcome with the texts that it was kept without; None if one is another now."""
        texts: dict[str, str | None] = {}

        def with_text(related: Related) -> Related:
            file = related.file
            if file is None:
                return related
            if file.path not in texts:
                texts[file.path] = self._disk.text(file.path, asked)
            return replace(related, file=replace(file, text=texts[file.path]))

        made = _with(outcome, text, with_text)
        return None if None in texts.values() else made


def _in_words(way: Way) -> str:
    """All of a way that decides what is found, the same in every run."""
    plain = replace(way, given={}, colour=way.colour and way.diff)
    return repr((sorted(way.given.items()), fields(plain)))


def _bare(outcome: Outcome) -> Outcome:
    """The outcome without texts: they lie on the disk."""

    def without_text(related: Related) -> Related:
        file = related.file
        return related if file is None else replace(related, file=replace(file, text=""))

    return _with(outcome, "", without_text)


def _with(outcome: Outcome, text: str, turned: Callable[[Related], Related]) -> Outcome:
    """The outcome with another text, and all related places ``turned``."""

    def of(finding: Finding) -> Finding:
        if all(one.file is None for one in finding.related):
            return finding
        return replace(finding, related=tuple(map(turned, finding.related)))

    origin = outcome.origin
    return replace(
        outcome,
        text=text,
        findings=tuple(map(of, outcome.findings)),
        silenced=tuple(replace(one, finding=of(one.finding)) for one in outcome.silenced),
        origin=None if origin is None else replace(origin, source=text),
    )
