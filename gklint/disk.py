"""What lies beside reports, asked of the disk; and what it answered, since results rest on it.

Every answer that may decide a finding is recorded as it was used. ``still_answers`` asks again.
"""

from __future__ import annotations

import os

from gklint import files
from gklint.digest import digest_of_text
from gklint.errors import SourceError
from gklint.year_names import years_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    # A question is its word and what it is about; an answer is plain.
    Asked = Mapping[tuple[str, ...], bool | bytes]
    Names = tuple[tuple[str, ...], bytes]  # with their digest: a folder may hold very many

LARGEST = 5_000_000  # bytes of a file that is read unasked
FOLDERS = 16  # whose names are kept
MANY = 200  # files of one folder and year; more tell nothing
KNOWN = 4096  # files whose text is known by its digest
_IS_FILE, _MAY_BE_READ, _NAMES, _MATCHING, _TEXT = "file", "small", "names", "glob", "text"
_ORGAN = "organ"


class Disk:
    """Answers what is asked, and records it until ``take_asked``.

    The names in a folder are listed once as long as the folder stays as it is.
    """

    def __init__(
        self, suffixes: tuple[str, ...], organ_at: Callable[[str], str] = lambda _: ""
    ) -> None:
        self.suffixes = suffixes  # of files that may hold a report
        self._organ_at = organ_at  # what settings name for a path now
        self._asked: dict[tuple[str, ...], bool | bytes] = {}
        self._listed: dict[str, tuple[int, dict[int, Names]]] = {}
        self._texts: dict[str, tuple[tuple[int, ...], bytes]] = {}

    def take_asked(self) -> Asked:
        """What was asked since it was last taken, with the answers."""
        asked, self._asked = self._asked, {}
        return asked

    def is_file(self, path: str) -> bool:
        found = self._asked[_IS_FILE, path] = os.path.isfile(path)
        return found

    def may_be_read(self, path: str) -> bool:
        """True of a file that is not too large to be read unasked."""
        found = stamp_of(path)[1] <= LARGEST and os.path.isfile(path)
        self._asked[_MAY_BE_READ, path] = found
        return found

    def names(self, folder: str, year: int) -> tuple[str, ...]:
        """The names in a folder that hold a year, sorted: all, or some more than ``MANY``."""
        names, told = self._names(folder).get(year, _NONE)
        self._asked[_NAMES, folder, str(year)] = told
        return names

    def matching(self, glob: str) -> list[str]:
        """The absolute paths of files that an absolute path or glob stands for, sorted."""
        found = _expanded(glob)
        self._asked[_MATCHING, glob] = _digest(found)
        return found

    def was_read(self, path: str, text: str) -> None:
        """Record that ``text`` was read in a file."""
        self._asked[_TEXT, path] = digest_of_text(text)

    def was_named(self, path: str, organ: str) -> None:
        """Record the organ that settings name for a report, by its path; empty where none do."""
        self._asked[_ORGAN, path] = organ.encode("utf-8", "surrogateescape")

    def still_answers(self, asked: Asked) -> bool:
        """True if every question has the same answer now."""
        return all(self._answer(*question) == answer for question, answer in asked.items())

    def text(self, path: str, asked: Asked) -> str | None:
        """The text that was read in a file when ``asked`` was recorded; None if it is gone."""
        try:
            text = files.read(files.Found(path, True, "")).source.text
        except SourceError:
            return None
        return text if digest_of_text(text) == asked.get((_TEXT, path)) else None

    def _answer(self, word: str, about: str, year: str = "") -> bool | bytes:
        if word == _IS_FILE:
            return os.path.isfile(about)
        if word == _MAY_BE_READ:
            return stamp_of(about)[1] <= LARGEST and os.path.isfile(about)
        if word == _NAMES:
            return self._names(about).get(int(year), _NONE)[1]
        if word == _MATCHING:
            return _digest(_expanded(about))
        if word == _ORGAN:
            return self._organ_at(about).encode("utf-8", "surrogateescape")
        return self._digest_of_file(about)

    def _names(self, folder: str) -> dict[int, Names]:
        """The names in a folder that hold a year, by that year."""
        stamp = stamp_of(folder or ".")[0]
        known = self._listed.get(folder)
        if known is None or known[0] != stamp:
            if len(self._listed) >= FOLDERS:
                self._listed.pop(next(iter(self._listed)))
            known = self._listed[folder] = stamp, self._by_year(folder)
        return known[1]

    def _by_year(self, folder: str) -> dict[int, Names]:
        by_year: dict[int, list[str]] = {}
        try:
            names = sorted(os.listdir(folder or "."))
        except OSError:
            names = []
        for name in names:
            if name[0] != "." and name.lower().endswith(self.suffixes):
                for year in {year for _, year in years_in(name)}:
                    of_year = by_year.setdefault(year, [])
                    if len(of_year) < MANY + 2:  # one of them may be the report itself
                        of_year.append(name)
        return {year: (tuple(names), _digest(names)) for year, names in by_year.items()}

    def _digest_of_file(self, path: str) -> bytes:
        """Of its text; read again only where its stamp is another. Empty where it has none."""
        try:
            status = os.stat(path)
            stamp = status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
            known = self._texts.get(path)
            if known is None or known[0] != stamp:
                text = files.read(files.Found(path, True, "")).source.text
                if len(self._texts) >= KNOWN:
                    self._texts.clear()
                known = self._texts[path] = stamp, digest_of_text(text)
        except (OSError, SourceError):
            return b""
        return known[1]


def stamp_of(path: str) -> tuple[int, int]:
    """What changes when a file or a folder does: the time of its last change, and its size."""
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def _expanded(glob: str) -> list[str]:
    from glob import glob as expand  # few projects have groups

    found = (os.path.abspath(path) for path in sorted(expand(glob, recursive=True)))
    return [path for path in found if os.path.isfile(path)]


def _digest(names: Iterable[str]) -> bytes:
    return digest_of_text("\0".join(names))


_NONE: Names = ((), _digest(()))
