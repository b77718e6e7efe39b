"""Files looked at in this process, or by several at once, with the same outcome."""

from __future__ import annotations

import os
from itertools import chain, islice

from gklint.commands.looked import Looked, Trouble
from gklint.errors import GklintError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from gklint.commands.look import Looker
    from gklint.files import Found

FILES, BYTES = 64, 640_000  # fewer are looked at sooner than processes have started
MOST = 32  # processes, unless more are asked for: one reads what they all tell
WARMING = 100_000  # bytes of a file that is looked at ahead of the others for what it loads


def look_at(
    looker: Looker, found: Iterator[Found | GklintError], jobs: int | None
) -> Generator[Looked, None, None]:
    """What comes of each file, in their order, by so many processes; None: by as many as help.

    Where files are mended that is this one: what is found in a report rests on those beside it,
    and so on which of them is mended first. Files are found as they are needed: only so many are
    kept, however many there are. Close it to end what was begun.
    """
    coming = (_not_found(one) if isinstance(one, GklintError) else one for one in found)
    if jobs is None and looker.way.mends:
        jobs = 1
    if jobs is None:
        jobs, read = _worth_while(coming)
    else:
        read = list(islice(coming, 2))
        jobs = jobs if len(read) > 1 else 1
    if jobs > 1:
        yield from _by_processes(looker, read, coming, jobs)
    else:
        for one in chain(read, coming):
            yield one if isinstance(one, Looked) else looker.look(one)


def _by_processes(
    looker: Looker, read: list[Found | Looked], coming: Iterator[Found | Looked], jobs: int
) -> Iterator[Looked]:
    """``read`` are the first files, which are looked at before those that come."""
    from gklint.commands.workers import Workers  # most runs are over before one has started

    first = read[0]
    if not isinstance(first, Looked) and 0 < _size(first) <= WARMING:
        read[0] = looker.look(first)  # the others start with all that it loads
    workers = Workers(looker, jobs)
    try:
        yield from workers.look_at(chain(read, coming))
    finally:
        workers.stop()


def _worth_while(coming: Iterator[Found | Looked]) -> tuple[int, list[Found | Looked]]:
    """How many processes help, and what had to be read ahead to tell that."""
    most = min(_cores(), MOST)
    read: list[Found | Looked] = []
    size = 0
    for one in coming if most > 1 else ():
        read.append(one)
        size += 0 if isinstance(one, Looked) else _size(one)
        if len(read) >= FILES or (size >= BYTES and len(read) > 1):
            return most, read
    return 1, read


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(found: Found) -> int:
    """Bytes of a file; 0 where that cannot be told, as of standard input."""
    try:
        return os.stat(found.path).st_size
    except OSError:
        return 0


def _not_found(error: GklintError) -> Looked:
    """What comes of an operand that names no file, or of a folder that cannot be read."""
    return Looked(error.where, False, troubles=(Trouble.of(error),))
