"""All work on texts, one job at a time, the most urgent first.

A thread does it: rules, caches and reports are touched by this thread alone; the event loop only
sends and receives, and is never kept waiting by a check. Where there are no threads the event
loop does it itself, between messages.
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
        self._begin()

    def _begin(self) -> None:
        threading.Thread(target=self._run, name="gklint", daemon=True).start()

    def do(self, work: Callable[[Pause], Any], urgency: int = ASKED) -> Job:
        """Have ``work`` done; it gets a function to call often, which may raise Interrupted."""
        self._count += 1
        job = Job(self, work, urgency, self._count)
        with self._ready:
            self._put(job)
            self._wake()
        return job

    def _wake(self) -> None:
        self._ready.notify()

    def _put(self, job: Job) -> None:
        heapq.heappush(self._jobs, job)
        self.urgent += job.order[0] == ASKED

    def _run(self) -> None:
        try:
            while True:
                self._step()
        except RuntimeError:  # the loop is closed: the server is leaving
            return

    def _step(self) -> None:
        """Do the most urgent job, or wait for one. Raises RuntimeError if the loop is closed."""
        with self._ready:
            while not self._jobs:
                self._ready.wait()
            job = heapq.heappop(self._jobs)
            self.urgent -= job.order[0] == ASKED
        if job.dropped:
            return
        # What a check makes has no cycles: to look for them would only hold up the event loop.
        gc.disable()
        try:
            done: Any = job.work(job.pause)
            failed: BaseException | None = None
        except Interrupted:
            if not job.dropped:  # it only made way
                with self._ready:
                    self._put(job)
            return
        except Exception as error:  # noqa: BLE001  whoever waits for it is told
            done, failed = None, error
        finally:
            _look_for_garbage()
        self.loop.call_soon_threadsafe(_settle, job.future, done, failed)


class InlineWorker(Worker):
    """The same without a thread: each job is done by the event loop, when it comes to it.

    As no message arrives meanwhile, nothing that runs has to make way.
    """

    def _begin(self) -> None:
        return

    def _wake(self) -> None:
        # One step for each job: what is dropped, or done before its turn, leaves one for another.
        self.loop.call_soon(self._step)


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
