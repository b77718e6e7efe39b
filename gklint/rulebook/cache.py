"""A cache of loaded rules and compiled patterns: a quick start, never a stale one.

The rules are kept under a digest of the stamps of every rule file and of the code that reads
them: path, size, and the times of the last change of content and of status, the second of
which no tool can set back. A pattern is kept under its own text. What is kept begins with its
own digest. A cache that cannot be read, or was damaged, is as good as none; one that cannot be
written is not missed.
"""

from __future__ import annotations

import marshal
import os
import sys

try:
    from _blake2 import blake2b  # hashlib would load OpenSSL too, which takes longer than hashing
except ImportError:
    from hashlib import blake2b

from gklint import __version__, pattern

LATEST = 16  # files that are kept
DIGEST_SIZE = 16  # bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


_modules: list[str] = []  # what ``code`` found; it does not change while a process runs


def folder() -> str | None:
    """Where the cache lives; None if it is switched off (``GKLINT_CACHE_DIR`` set to nothing)."""
    named = os.environ.get("GKLINT_CACHE_DIR")
    if named is not None:
        return named or None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "gklint")


def digest(pieces: Iterable[bytes]) -> str:
    """A digest of ``pieces``, of gklint's version and of the interpreter."""
    made = blake2b(f"{__version__} {pattern.STORE_KEY}".encode(), digest_size=DIGEST_SIZE)
    for piece in pieces:
        made.update(b"%d\0" % len(piece))
        made.update(piece)
    return made.hexdigest()


def rules_name(paths: Iterable[str]) -> str:
    """Where the rules of these files are kept."""
    return f"rules-{digest(_stamps((*paths, *code())))}.bin"


def patterns_name() -> str:
    """Where compiled patterns are kept."""
    return f"patterns-{digest(_stamps(pattern_code()))}.bin"


def _stamps(paths: Iterable[str]) -> Iterator[bytes]:
    for path in paths:
        try:
            status = os.stat(path)
        except OSError:  # whoever reads it will tell
            stamp = path
        else:
            stamp = f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}"
        yield stamp.encode("utf-8", "surrogateescape")


def code() -> list[str]:
    """The modules that decide what a loaded rule or a compiled pattern is."""
    if _modules:
        return _modules
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found = []
    for room in ("", "rulebook", "regulation", "checks", "document"):
        with os.scandir(os.path.join(root, room)) as entries:
            found += [entry.path for entry in entries if entry.name.endswith(".py")]
    _modules[:] = sorted(found)
    return _modules


def pattern_code() -> list[str]:
    """The modules that decide what a compiled pattern is."""
    room = os.path.dirname(os.path.abspath(pattern.__file__))
    return [
        os.path.join(room, name)
        for name in ("pattern.py", "pattern_literals.py", "pattern_tree.py")
    ]


def read(name: str) -> Any:
    """What was kept under ``name``, or None."""
    where = folder()
    return None if where is None else plain_in(os.path.join(where, name))


def plain_in(path: str) -> Any:
    """The plain values that a file holds, or None if it cannot be read or is damaged."""
    try:
        with open(path, "rb") as file:
            kept = memoryview(file.read())  # a slice of it is no copy
        plain = kept[DIGEST_SIZE:]
        return marshal.loads(plain) if kept[:DIGEST_SIZE] == _seal(plain) else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def write(name: str, plain: Any) -> None:
    """Keep plain values under ``name``; the file appears whole or not at all."""
    where = folder()
    if where is None:
        return
    path = os.path.join(where, name)
    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(where, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(sealed(plain))
        os.replace(draft, path)
        _let_go(where)
    except OSError:
        return


def sealed(plain: Any) -> bytes:
    """Plain values as a file holds them: behind a digest, so that damage is seen."""
    kept = marshal.dumps(plain)
    return _seal(kept) + kept


def _seal(kept: bytes | memoryview) -> bytes:
    return blake2b(kept, digest_size=DIGEST_SIZE).digest()


def _let_go(where: str) -> None:
    """Remove all but the latest of what was kept: settings change, and so do rules."""
    with os.scandir(where) as entries:
        kept = [entry for entry in entries if entry.name.startswith(("rules-", "patterns-"))]
    kept.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in kept[LATEST:]:
        os.unlink(entry.path)


def keep_patterns() -> None:
    """Keep every pattern that was compiled, now or before, here or by the build."""
    if pattern.frozen():
        kept = read(patterns_name())
        everything = {**(kept if isinstance(kept, dict) else {}), **pattern.everything()}
        write(patterns_name(), everything)
