"""The kernel on all cores of one machine."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from gklint.integrations.kernel import read_batches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    import pyarrow as pa

    from gklint.config import Settings

AHEAD = 3  # batches a worker that wait, or are read, before the first one must be done


def read_in_processes(
    batches: Iterable[pa.RecordBatch], settings: Settings | None, workers: int
) -> Iterator[pa.RecordBatch]:
    """As ``read_batches``, in the same order, by so many processes.

    Texts are taken only as fast as they are read.
    """
    if workers < 2:
        yield from read_batches(batches, settings)
        return
    waiting: deque[Future[list[pa.RecordBatch]]] = deque()
    # Not forked: Arrow and DuckDB have threads.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        for batch in batches:
            waiting.append(pool.submit(_read, batch, settings))
            if len(waiting) >= AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _read(batch: pa.RecordBatch, settings: Settings | None) -> list[pa.RecordBatch]:
    return list(read_batches([batch], settings))
