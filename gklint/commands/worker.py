"""One process that looks at files for another: a file in, what came of it out."""

from __future__ import annotations

import gc
import pickle
import signal
from collections import deque

from gklint.commands import GARBAGE_THRESHOLD
from gklint.commands.look import Looker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from multiprocessing.connection import Connection
    from typing import Any

    from gklint.commands.looked import Way
    from gklint.files import Found

    Job = tuple[int, Found]  # its place in the order of all, and the file

PATIENCE = 2.0  # seconds that a process has to clear away before it is killed
READY = b""


class Worker:
    """One process, from this side."""

    def __init__(
        self, context: Any, looker: Looker, inherited: Sequence[Connection] | None
    ) -> None:
        """``context`` of multiprocessing; ``inherited``: the pipes to others, if it is a copy of this process; else None.

        Raises OSError if it cannot be started.
        """
        self.given: deque[Job] = deque()  # what it has not told of yet
        self.ready = False
        self.pipe, theirs = context.Pipe()
        given: tuple[Any, ...] = (looker.way, None, theirs, ())
        if inherited is not None:
            given = (looker.way, looker, theirs, (self.pipe, *inherited))
        self.process = context.Process(target=_work, args=given, daemon=True)
        try:
            _held(signal.SIG_BLOCK)  # until it knows what to do about them
            self.process.start()
        except OSError:
            self.pipe.close()
            raise
        finally:
            _held(signal.SIG_UNBLOCK)
            theirs.close()  # else nobody would see that it has died

    def give(self, job: Job) -> bool:
        """Hand it a file; False if it has died."""
        try:
            self.pipe.send(job[1])
        except OSError:
            return False
        self.given.append(job)
        return True

    def heard(self) -> bytes | None:
        """What it tells: of the first file given to it, or nothing yet; None if it has died."""
        try:
            data: bytes = self.pipe.recv_bytes()
        except (EOFError, OSError):
            return None
        self.ready = True
        return data

    def stop(self) -> None:
        """Tell it to end: after what it is at, if it has nothing to do; else at once."""
        if self.given:
            self.process.terminate()
        self.pipe.close()

    def bury(self) -> None:
        """Wait for its end, but not for long."""
        self.pipe.close()
        self.process.join(PATIENCE)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()


def _work(way: Way, looker: Looker | None, pipe: Connection, others: Iterable[Connection]) -> None:
    """The life of a process: a file in, what came of it out, until there are no more."""
    for name in ("SIGINT", "SIGHUP"):  # whoever started it ends it
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    _held(signal.SIG_UNBLOCK)
    gc.set_threshold(GARBAGE_THRESHOLD)
    for other in others:
        other.close()
    looker = looker or Looker(way)
    try:
        pipe.send_bytes(READY)
        while True:
            found = pipe.recv()
            pipe.send_bytes(pickle.dumps(looker.look(found), pickle.HIGHEST_PROTOCOL))
    except EOFError:  # there is no more to do
        looker.projects.close()
    except OSError:  # nobody is there any more
        return


def _leave(*_: object) -> None:
    raise SystemExit


def _held(how: int) -> None:
    """Hold back the signals that end a process, or let them through; Windows cannot."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(how, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
