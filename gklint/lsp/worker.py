"""One thread that does all work on texts, the most urgent first.

Rules, caches and reports are touched by this thread alone; the event loop only sends and
receives, and is never kept waiting by a check.
"""

from __future__ import annotations

import asyncio
import gc
import heapq
import threading
from typing import TYPE_CHECKING, Any, TypeVar

from gklint.errors import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable

    T = TypeVar("T")
    Pause = Callable[[], None]

_MUCH = 10_000  # new objects that it takes some milliseconds to look through
ASKED, BACKGROUND = 0, 1  # urgencies: what somebody waits for, and the rest


class Job:
    """Something to do, and the future that waits for it."""

    def __init__(self, worker: Worker, work: Callable[[Pause], Any], urgency: int, at: int) -> None:
        self.worker = worker
        self.work = work
        self.order = urgency, at
        self.future: asyncio.Future[Any] = worker.loop.create_future()
        self.dropped = False
        self.future.add_done_callback(self._done)

    def __lt__(self, other: Job) -> bool:
        return self.order < other.order

    def _done(self, future: asyncio.Future[Any]) -> None:
        self.dropped = self.dropped or future.cancelled()
        self.work = _nothing  # it may hold a whole text, and stay in the queue for long

    def drop(self) -> None:
        """Nobody wants it any more. If it runs, it stops at its next pause."""
        self.dropped = True
        self.future.cancel()

    def pause(self) -> None:
        """Called often by long work. Raises Interrupted if it is to stop."""
        if self.dropped or (self.order[0] == BACKGROUND and self.worker.urgent):
            raise Interrupted


class Worker:
    """The thread and its queue. ``do`` is called on the event loop only."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.urgent = 0  # jobs waiting that somebody asked for
        self._jobs: list[Job] = []
        self._ready = threading.Condition()
        self._count = 0
        threading.Thread(target=self._run, name="gklint", daemon=True).start()

    def do(self, work: Callable[[Pause], Any], urgency: int = ASKED) -> Job:
        """Have ``work`` done; it gets a function to call often, which may raise Interrupted."""
        self._count += 1
        job = Job(self, work, urgency, self._count)
        with self._ready:
            self._put(job)
            self._ready.notify()
        return job

    def _put(self, job: Job) -> None:
        heapq.heappush(self._jobs, job)
        self.urgent += job.order[0] == ASKED

    def _run(self) -> None:
        while True:
            with self._ready:
                while not self._jobs:
                    self._ready.wait()
                job = heapq.heappop(self._jobs)
                self.urgent -= job.order[0] == ASKED
            if job.dropped:
                continue
            # What a check makes has no cycles: to look for them would only hold up the event loop.
            gc.disable()
            try:
                done: Any = job.work(job.pause)
                failed: BaseException | None = None
            except Interrupted:
                if not job.dropped:  # it only made way
                    with self._ready:
                        self._put(job)
                continue
            except Exception as error:  # noqa: BLE001  whoever waits for it is told
                done, failed = None, error
            finally:
                _look_for_garbage()
            try:
                self.loop.call_soon_threadsafe(_settle, job.future, done, failed)
            except RuntimeError:  # the loop is closed: the server is leaving
                return


def _look_for_garbage() -> None:
    """Look for it again, but not among the much that a big text has just left."""
    if gc.get_count()[0] > _MUCH:
        gc.freeze()
    gc.enable()


def _nothing(_: Pause) -> None:
    """What is left to do of a job that is done, or that nobody wants."""


def _settle(future: asyncio.Future[Any], done: Any, failed: BaseException | None) -> None:
    if future.done():
        return
    if failed is not None:
        future.set_exception(failed)
    else:
        future.set_result(done)
