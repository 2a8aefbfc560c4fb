"""Threads: compiled work side by side, one task a core, or one piece of it aside while other work goes on."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

__all__ = ["aside", "side_by_side"]

Task = TypeVar("Task")
Done = TypeVar("Done")


def side_by_side(work: Callable[[Task], Done], tasks: Iterable[Task]) -> list[Done]:
    """What `work` makes of each task, in order, done in as many threads as there are cores.

    Compiled programs run outside Python's lock, so threads are enough. Each task is a program run of its own, so that
    the number of threads changes no bit of what comes out. What goes wrong in one is raised here.
    """
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        return list(threads.map(work, tasks))


@contextmanager
def aside(work: Callable[[], Done]) -> Iterator[Callable[[], Done]]:
    """A context beside which `work` is done by one thread; what it gives is called for its result.

    The result is waited for, and what went wrong is raised, where it is called for. The context ends when the work has.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        yield thread.submit(work).result
