"""Processes that look at files for this one.

The standard library's processes and pipes, under our own dealing out: its pools lose all that
was under way when one process is killed, and do not tell at which file it was.

Reports of one unit over the years go to one process, in their order: it has read last year's
already, and one that is mended is mended before the next one is held against it.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import sys
from collections import deque
from multiprocessing.connection import wait

from gklint.atomic import draft_beside, drop
from gklint.commands.looked import Looked, Trouble
from gklint.commands.worker import Worker
from gklint.year_names import without_years

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from gklint.commands.look import Looker
    from gklint.commands.worker import Job
    from gklint.files import Found

AHEAD = 4  # files given to a process at once, so that it never waits
WINDOW = 64  # files for each process that are found before the first of them is told
KEPT = 8_000_000  # bytes told by processes that wait for their turn
STARTS = 3  # processes that may fail to start before all is done in this one


class Workers:
    """Some processes that look at files, each as ``looker`` would."""

    def __init__(self, looker: Looker, jobs: int) -> None:
        self.looker = looker
        self.mends = looker.way.mends
        self.forks = _may_fork()
        self.context: Any = multiprocessing.get_context("fork" if self.forks else "spawn")
        self.found: Iterator[Found | Looked] = iter(())
        self.failed = 0  # starts
        self.queues: list[deque[Job]] = [deque() for _ in range(jobs)]  # each in order
        self.done: dict[int, bytes | Looked] = {}  # looked at, and not told yet
        self.kept = 0  # bytes of them
        self.count = 0  # files found
        self.told = 0
        self.workers: list[Worker | None] = []
        if self.forks:
            gc.freeze()  # what lies in memory now stays shared
        for _ in range(jobs):
            self.workers.append(self._started())

    def look_at(self, found: Iterator[Found | Looked]) -> Iterator[Looked]:
        """What comes of each file, in their order, with what is known already in its place."""
        self.found = found
        while True:
            self._give_out()
            if self.told in self.done:
                yield self._next()
            elif any(one is not None and one.given for one in self.workers):
                self._hear()
            elif not any(self.queues):
                return
            elif any(self.workers):
                self._hear()
            else:
                self._look_here()

    def stop(self) -> None:
        """End every process, whatever it is at."""
        for worker in filter(None, self.workers):
            worker.stop()
        for worker in filter(None, self.workers):
            worker.bury()
        self.workers.clear()

    def _give_out(self) -> None:
        for slot, worker in enumerate(self.workers):
            while worker is not None and len(worker.given) < AHEAD:
                job = self._job_for(slot)
                if job is None:
                    break
                if not worker.give(job):  # it has died, as is heard next
                    self.queues[slot].appendleft(job)
                    break
        if not any(self.workers) and not any(self.queues):
            self._find(0)

    def _job_for(self, slot: int) -> Job | None:
        """The next file for a process; None if it has to wait, or there is no more."""
        own = self.queues[slot]
        open_to_it = [  # where files are mended, each process keeps to its own
            queue
            for queue, worker in zip(self.queues, self.workers, strict=True)
            if queue is own or worker is None or not self.mends
        ]
        if self.kept > KEPT:  # only what all the others wait for
            waited_for = [one for one in open_to_it if one and one[0][0] == self.told]
            return waited_for[0].popleft() if waited_for else None
        if not own:
            self._find(slot)
        chosen = own or max(open_to_it, key=len)
        return chosen.popleft() if chosen else None

    def _find(self, slot: int) -> None:
        """Deal out files until one falls to a process, or enough were found."""
        while not self.queues[slot] and self.count - self.told < WINDOW * len(self.queues):
            one = next(self.found, None)
            if one is None:
                return
            if isinstance(one, Looked):
                self.done[self.count] = one
            else:
                home = hash(without_years(one.path)) % len(self.queues)
                self.queues[home].append((self.count, one))
            self.count += 1

    def _next(self) -> Looked:
        looked = self.done.pop(self.told)
        self.told += 1
        if isinstance(looked, Looked):
            return looked
        self.kept -= len(looked)
        made: Looked = pickle.loads(looked)
        return made

    def _hear(self) -> None:
        """Take what processes tell, once one does."""
        workers = {one.pipe: one for one in self.workers if one is not None}
        for pipe in wait(list(workers)):
            worker = workers[pipe]  # type: ignore[index]
            data = worker.heard()
            if data is None:
                self._replace(worker)
            elif data:
                self.done[worker.given.popleft()[0]] = data
                self.kept += len(data)

    def _replace(self, worker: Worker) -> None:
        """A process has died: the file it was at is lost, the others given to it are not."""
        worker.bury()
        slot = self.workers.index(worker)
        self.workers[slot] = None
        self.failed += not worker.ready
        if worker.ready and worker.given:
            number, found = worker.given.popleft()
            self.done[number] = _lost(found, worker.process.exitcode)
            drop(draft_beside(os.path.realpath(found.path), worker.process.pid))
        self.queues[slot].extendleft(reversed(worker.given))
        self.workers[slot] = self._started()

    def _started(self) -> Worker | None:
        if self.failed >= STARTS:
            return None
        try:
            pipes = [one.pipe for one in self.workers if one is not None]
            return Worker(self.context, self.looker, pipes if self.forks else None)
        except BrokenPipeError:  # standard output is flushed before, and nobody reads it
            raise
        except OSError:  # no more processes, or files, are allowed
            self.failed += 1
            return None

    def _look_here(self) -> None:
        """No process can be started any more."""
        queue = min(filter(None, self.queues), key=lambda queue: queue[0][0])
        number, found = queue.popleft()
        self.done[number] = self.looker.look(found)


def _lost(found: Found, code: int | None) -> Looked:
    how = f"信号 {-code}" if code is not None and code < 0 else f"退出码 {code}"
    way = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    trouble = Trouble(
        f"检查它的进程中途被终止（{how}，多半是内存不足），没有查完；请用 --jobs 1 单独检查",
        f"the process that checked it was ended ({way}, most likely for want of memory); "
        "check it by itself, with --jobs 1",
        found.path,
    )
    return Looked(found.path, found.named, troubles=(trouble,))


def _may_fork() -> bool:
    """True where a copy of this process is whole: other threads, of libraries too, are not copied.

    Systems other than Linux have threads of their own in every process.
    """
    try:
        return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1
    except OSError:  # without /proc nobody knows
        return False
