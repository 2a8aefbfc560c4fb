"""Threads: compiled work side by side, one task a core."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

__all__ = ["Done", "Task", "side_by_side"]

Task = TypeVar("Task")


Done = TypeVar("Done")


def side_by_side(work: Callable[[Task], Done], tasks: Iterable[Task]) -> list[Done]:
    """What `work` makes of each task, in order, done in as many threads as there are cores.

    Compiled programs run outside Python's lock, so threads are enough. Each task is a program run of its own, so that
    the number of threads changes no bit of what comes out.
    """
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        return list(threads.map(work, tasks))
