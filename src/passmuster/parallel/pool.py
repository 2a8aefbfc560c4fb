"""Work on all cores: chunks go out to processes, what is made of them comes back in order, memory stays flat."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import Final, TypeVar

__all__ = ["done_in_order"]

CHUNKS_AHEAD: Final = 4
"""Chunks in flight for each process: none waits, and however long the input is, little of it is held."""

Item = TypeVar("Item")
Done = TypeVar("Done")


def done_in_order(
    items: Iterable[Item], work: Callable[[list[Item]], Done], *, size: int, workers: int
) -> Iterator[Done]:
    """What `work` makes of each chunk of at most `size` items, in order.

    Parameters
    ----------
    work
        A function that a process can be sent: of a module, or a partial of one.
    workers
        Processes; 0 means one for each core. One means this process, as does a single chunk.
    """
    rest = iter(items)
    chunks = iter(lambda: list(islice(rest, size)), [])
    first, second = next(chunks, []), next(chunks, [])
    all_of_them = (chunk for chunk in chain([first, second], chunks) if chunk)
    if workers == 1 or not second:
        yield from map(work, all_of_them)
    else:
        yield from _pooled(all_of_them, work, workers or os.cpu_count() or 1)


def _pooled(chunks: Iterator[list[Item]], work: Callable[[list[Item]], Done], workers: int) -> Iterator[Done]:
    # Started afresh, not forked: a process that already runs threads, as any program with JAX does, must not be forked.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=workers, mp_context=fresh) as pool:
        pending: deque[Future[Done]] = deque()
        while True:
            for chunk in islice(chunks, max(0, workers * CHUNKS_AHEAD - len(pending))):
                pending.append(pool.submit(work, chunk))
            if not pending:
                return
            yield pending.popleft().result()
