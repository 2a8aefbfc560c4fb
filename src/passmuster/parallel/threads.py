"""Threads: compiled work side by side, one task a core, or one piece of it aside while other work goes on.

Work that holds Python's lock goes aside in a lull only: once what goes on waits outside the lock, for a program to be
compiled or for chains. Before that the two would share the lock, and what is waited for would come later.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

__all__ = ["aside", "in_lull", "lull_begins", "side_by_side"]

Task = TypeVar("Task")
Done = TypeVar("Done")


def side_by_side(work: Callable[[Task], Done], tasks: Iterable[Task]) -> list[Done]:
    """What `work` makes of each task, in order, done in as many threads as there are cores.

    Compiled programs run outside Python's lock, so threads are enough. Each task is a program run of its own, so that
    the number of threads changes no bit of what comes out. What goes wrong in one is raised here.
    """
    with _threads(os.cpu_count()) as threads:
        return list(threads.map(work, tasks))


@contextmanager
def aside(work: Callable[[], Done]) -> Iterator[Callable[[], Done]]:
    """A context beside which `work` is done by one thread; what it gives is called for its result.

    The result is waited for, and what went wrong is raised, where it is called for. The context ends when the work has.
    """
    with _threads(1) as thread:
        yield thread.submit(work).result


_until_lull: list[Callable[[], object]] = []
"""What begins the work that waits for a lull."""


def lull_begins() -> None:
    """Say that what goes on waits outside Python's lock from now on: work that waited for that begins."""
    for begin in tuple(_until_lull):
        begin()


@contextmanager
def in_lull(work: Callable[[], Done]) -> Iterator[Callable[[], Done]]:
    """As `aside`, but that the work begins with the next lull, or where its result is asked for if that is earlier.

    Work that no lull came for, and that nobody asked for, is not done.
    """
    with _threads(1) as thread:
        begun: list[Future[Done]] = []
        once = Lock()

        def begin() -> "Future[Done]":
            with once:
                if not begun:
                    begun.append(thread.submit(work))
            return begun[0]

        _until_lull.append(begin)
        try:
            yield lambda: begin().result()
        finally:
            _until_lull.remove(begin)


def _threads(count: int | None) -> "ThreadPoolExecutor":
    """A pool of so many; what it is made of is loaded when something is first done in one."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max_workers=count)
