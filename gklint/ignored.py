"""Which files and folders are left out where a folder is walked, and by what.

``exclude`` and ``include`` of the settings in force in a folder speak of what lies in it, and so do
the ``.gitignore`` files from the root of the repository down. A folder that is left out is not
entered, so nothing below it can be taken back. Outside of a repository no ``.gitignore`` counts.
"""

from __future__ import annotations

import os

from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gklint.globs import Patterns

GITIGNORE, REPOSITORY = ".gitignore", ".git"


@value
class Globs:
    """What settings say of the files to look at. Globs are from the root of all paths."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    places: dict[str, str] = {}  # glob of ``exclude`` -> where it stands, for people


@value
class _Here:
    """What speaks of the files and folders in a folder."""

    globs: Globs
    include: Patterns | None
    exclude: Patterns | None
    # The files .gitignore and their lines, the innermost last; None outside of a repository.
    gitignores: tuple[tuple[str, Patterns], ...] | None


class Ignored:
    """Tells what is left out. Each ``.gitignore`` is read once."""

    def __init__(
        self, globs_in: Callable[[str], Globs], tell: Callable[[str, str], None] | None = None
    ) -> None:
        """``globs_in`` tells what the settings in force in a folder say.

        ``tell`` is told of each path that is left out, and by what.
        """
        self._globs_in = globs_in
        self._tell = tell
        self._known: dict[str, _Here] = {}
        self.count = 0  # of what was left out

    def enter(self, folder: str) -> None:
        """Begin to walk a folder that was named: what leaves out all of it does not count in it."""
        here = self._here(folder)
        self._known[folder] = _Here(
            here.globs,
            here.include,
            here.exclude and here.exclude.within(folder),
            here.gitignores and tuple((file, one.within(folder)) for file, one in here.gitignores),
        )

    def left_out(self, folder: str, name: str, is_folder: bool) -> str:
        """By what a file or folder in ``folder``, an absolute path, is left out; empty if it is not."""
        here = self._here(folder)
        if here.include is None and here.exclude is None and not here.gitignores:
            return ""
        by = _by(here, os.path.join(folder, name), is_folder)
        self.count += by != ""
        if by and self._tell is not None:
            self._tell(os.path.join(folder, name), by)
        return by

    def anywhere(self, path: str) -> str:
        """By what a file or folder, or one above it, is left out; empty if nothing does.

        ``path`` is absolute.
        """
        folder, name = os.path.split(path)
        if not name:
            return ""
        return self.anywhere(folder) or self.left_out(folder, name, os.path.isdir(path))

    def _here(self, folder: str) -> _Here:
        here = self._known.get(folder)
        if here is None:
            here = self._known[folder] = self._look(folder)
        return here

    def _look(self, folder: str) -> _Here:
        """What holds in a folder. Where the one above it was walked, it goes on from there."""
        above = self._known.get(os.path.dirname(folder))
        globs = self._globs_in(folder)
        if above is not None and above.globs is globs:
            include, exclude = above.include, above.exclude
        else:
            include, exclude = _include(globs.include), _exclude(globs.exclude)
        if not globs.gitignore:
            gitignores = None
        elif above is not None and above.gitignores is not None and not _is_repository(folder):
            gitignores = (*above.gitignores, *_read(folder))
        else:
            gitignores = _gitignores(folder)
        return _Here(globs, include, exclude, gitignores)


def _by(here: _Here, path: str, is_folder: bool) -> str:
    """What leaves a path out. The settings have the word before any ``.gitignore``."""
    judged = here.exclude.judge(path, is_folder) if here.exclude is not None else None
    if judged is not None and judged[0]:
        return here.globs.places.get(judged[1], "exclude")
    if judged is None:
        for file, patterns in reversed(here.gitignores or ()):
            found = patterns.judge(path, is_folder)
            if found is not None:
                if found[0]:
                    return f"{file}: {found[1]}"
                break
    if here.include is not None and not is_folder:
        judged = here.include.judge(path)
        if judged is None or not judged[0]:
            return "include"
    return ""


def _include(globs: tuple[str, ...]) -> Patterns | None:
    if not globs:
        return None
    from gklint.globs import of_paths  # few settings have globs

    return of_paths(os.sep, globs)


def _exclude(globs: tuple[str, ...]) -> Patterns | None:
    if not globs:
        return None
    from gklint.globs import of_entries

    return of_entries(os.sep, globs)


def _gitignores(folder: str) -> tuple[tuple[str, Patterns], ...] | None:
    """The files that count in a folder, the innermost last; None outside of a repository."""
    if _is_repository(folder):
        return _read(folder)
    parent = os.path.dirname(folder)
    above = None if parent == folder else _gitignores(parent)
    return None if above is None else (*above, *_read(folder))


def _is_repository(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, REPOSITORY))


def _read(folder: str) -> tuple[tuple[str, Patterns], ...]:
    """The ``.gitignore`` of a folder; none where there is none that can be read."""
    path = os.path.join(folder, GITIGNORE)
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            text = file.read()
    except OSError:  # git, too, goes on without it
        return ()
    from gklint.globs import of_entries  # few folders have one

    return ((path, of_entries(folder, text.removeprefix("\ufeff").split("\n"))),)
