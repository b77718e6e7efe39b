"""A cache of loaded rules and compiled patterns: a quick start, never a stale one.

The rules are kept under a digest of every rule file's content, the code that reads them and
the interpreter. A pattern is kept under its own text. A cache that cannot be read is as
good as none; one that cannot be written is not missed.
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

PATTERNS = f"patterns-{pattern.STORE_KEY}.bin"
LATEST = 16  # sets of rules that are kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any


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


def digest(
    files: Iterable[tuple[str, bytes]], code: Callable[[], Iterable[bytes]] | None = None
) -> str:
    """A digest of rule files, given as (name, bytes), and of the code that reads them.

    ``code`` tells what the code is: ``stamps``, quick and of this machine, or ``contents``.
    """
    made = blake2b(f"{__version__} {pattern.STORE_KEY}".encode(), digest_size=16)
    for name, data in files:
        made.update(f"\0{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        made.update(data)
    for piece in (code or stamps)():
        made.update(b"\0" + piece)
    return made.hexdigest()


def stamps() -> Iterator[bytes]:
    """Paths, times and sizes of the modules that decide what a loaded rule is."""
    for path in _code():
        status = os.stat(path)
        yield f"{path}\0{status.st_mtime_ns}\0{status.st_size}".encode()


def contents() -> Iterator[bytes]:
    """Names and contents of the same modules: the same wherever they are installed."""
    for path in _code():
        with open(path, "rb") as file:
            yield os.path.basename(path).encode() + b"\0" + file.read().replace(b"\r\n", b"\n")


def _code() -> list[str]:
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found = []
    for room in ("", "rulebook", "regulation", "checks", "document"):
        with os.scandir(os.path.join(root, room)) as entries:
            found += [entry.path for entry in entries if entry.name.endswith(".py")]
    return sorted(found)


def read(name: str) -> Any:
    """What was kept under ``name``, or None."""
    where = folder()
    if where is None:
        return None
    try:
        with open(os.path.join(where, name), "rb") as file:
            return marshal.loads(file.read())
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
            file.write(marshal.dumps(plain))
        os.replace(draft, path)
        _let_go(where)
    except OSError:
        return


def _let_go(where: str) -> None:
    """Remove all but the latest of what was kept under a digest: settings change, so do rules."""
    with os.scandir(where) as entries:
        kept = [entry for entry in entries if entry.name.startswith("rules-")]
    kept.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in kept[LATEST:]:
        os.unlink(entry.path)


def keep_patterns() -> None:
    """Keep every pattern that was compiled, now or before, here or by the build."""
    if pattern.frozen():
        kept = read(PATTERNS)
        write(PATTERNS, {**(kept if isinstance(kept, dict) else {}), **pattern.everything()})
