"""Looking for garbage less often: a command makes millions of things that stay until it ends.

Python looks through what is new after every 700 things that were made and not thrown away. While modules are loaded and
programs traced nearly all of it stays, and an eighth of the time went into looking.
"""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

__all__ = ["collecting_rarely"]

RARELY: Final = 200_000
"""Things made before new ones are looked through: twenty megabytes at most are thrown away later than before."""


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """A context in which garbage is looked for rarely; a caller in Python finds its own setting again behind it."""
    before = gc.get_threshold()
    # A process that ends gives back what it holds without looking through it.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    gc.set_threshold(RARELY, *before[1:])
    try:
        yield
    finally:
        # All that is new counts as old from here on, else the next thing that is made would have it looked through.
        gc.freeze()
        gc.set_threshold(*before)
        gc.unfreeze()
