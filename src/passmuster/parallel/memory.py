"""Memory: what was freed goes back to the system between the steps of a long piece of work.

The C library keeps what is freed for the next who asks. Compiling a program frees some fifty megabytes, and arrays of
hundreds of weeks are freed by the dozen, in pieces that fit nothing that comes after; so a war of ten years would hold
a third more than it ever has in use at once. Libraries that know no such call keep what they keep.
"""

import ctypes
from collections.abc import Callable
from functools import cache

__all__ = ["return_freed"]


def return_freed() -> None:
    """Give what is free in this process back to the system; takes some milliseconds."""
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    """The C library's `malloc_trim`, or what does nothing where there is none."""
    try:
        trim: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return lambda _: None
    return trim
