"""Processes: work of Python's own on all cores, in chunks whose results come back in order, or one task a process.

Processes are started afresh and not forked: one that already runs threads, as any program with JAX does, must not be
forked. What they are sent must therefore be a function of a module, or a partial of one.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing import connection
from typing import Any, Final, Protocol, TypeVar

__all__ = ["Shareable", "done_in_order", "one_each"]

CHUNKS_AHEAD: Final = 4
"""Chunks in flight for each process: none waits, and however long the input is, little of it is held."""

POLL_SECONDS: Final = 0.3
"""Between two looks at how far the processes are."""

Item = TypeVar("Item")
Task = TypeVar("Task", contravariant=True)
Done = TypeVar("Done")
DoneCo = TypeVar("DoneCo", covariant=True)


def done_in_order(
    items: Iterable[Item], work: Callable[[list[Item]], Done], *, size: int, workers: int
) -> Iterator[Done]:
    """What `work` makes of each chunk of at most `size` items, in order.

    Parameters
    ----------
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
    fresh = multiprocessing.get_context("spawn")
    with _stopped_at_once(ProcessPoolExecutor(workers, fresh, initializer=_follow_parent)) as pool:
        pending: deque[Future[Done]] = deque()
        while True:
            for chunk in islice(chunks, max(0, workers * CHUNKS_AHEAD - len(pending))):
                pending.append(pool.submit(work, chunk))
            if not pending:
                return
            yield pending.popleft().result()


@contextmanager
def _stopped_at_once(pool: ProcessPoolExecutor) -> Iterator[ProcessPoolExecutor]:
    """A pool whose processes end with the block; when it is left early, what was not begun is not done.

    An interrupt ends them in the middle of their work, since a fit may take long.
    """
    others = set(multiprocessing.active_children())
    try:
        yield pool
    except (KeyboardInterrupt, SystemExit):
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()


def _follow_parent() -> None:
    """In a process of a pool: leave interrupts to the parent, and end when it does, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


# One task a process --------------------------------------------------------------------------------------------------


class Shareable(Protocol[Task, DoneCo]):
    """Work on one task that tells how far it is, a share from 0 to 1."""

    def __call__(self, task: Task, /, *, tell: Callable[[float], None]) -> DoneCo:
        """What comes of the task."""


def one_each(
    work: Shareable[Item, Done],
    tasks: Sequence[Item],
    *,
    environment: Mapping[str, str],
    tell: Callable[[float], None] = lambda _: None,
) -> list[Done]:
    """What `work` makes of each task, in order, each in a process of its own.

    Parameters
    ----------
    environment
        Environment variables of the processes, beside those of this one.
    tell
        Told the mean of the shares that the tasks have done, now and then.
    """
    fresh = multiprocessing.get_context("spawn")
    shares = fresh.Array("d", len(tasks))
    with (
        _environment(environment),
        _stopped_at_once(ProcessPoolExecutor(len(tasks), fresh, initializer=_share, initargs=(shares,))) as pool,
    ):
        futures = [pool.submit(_work_and_tell, work, task, place) for place, task in enumerate(tasks)]
        for _ in _waiting(futures):
            tell(sum(shares[:]) / len(tasks))
        return [future.result() for future in futures]


def _waiting(futures: Sequence[Future[Any]]) -> Iterator[None]:
    """Ticks until all are done or one has failed."""
    while wait(futures, timeout=POLL_SECONDS, return_when="FIRST_EXCEPTION").not_done:
        if any(future.done() and future.exception() for future in futures):
            return
        yield


@contextmanager
def _environment(settings: Mapping[str, str]) -> Iterator[None]:
    """Environment variables that processes started meanwhile inherit."""
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


_shares: Any = None
"""In a process that does one task: the shares done of all tasks, in memory that it has in common with the others."""


def _share(shares: Any) -> None:
    global _shares
    _follow_parent()
    _shares = shares


def _work_and_tell(work: Shareable[Item, Done], task: Item, place: int) -> Done:
    return work(task, tell=partial(_tell, place))


def _tell(place: int, share: float) -> None:
    _shares[place] = share
