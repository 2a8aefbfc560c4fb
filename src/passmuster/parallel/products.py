"""Products: matrices are multiplied by one core each, so that sums are added up in one order on every machine.

A numerical library that has two cores splits a product, a solution or a spectrum of eigenvalues in two and adds the
halves; the last digits then differ from those of one core, and a chain that starts from them ends elsewhere. Our
matrices are of some hundred rows, and chains keep the cores busy, so nothing is lost by forbidding it.

A library that is loaded later reads the environment; one that is there already, in a notebook for instance, is told by
its own function.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import ctypes

__all__ = ["ONE_CORE", "multiply_on_one_core"]

ONE_CORE: Final = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
"""Environment variables that the libraries below NumPy and SciPy read when they are loaded."""

LOADED: Final = ("numpy", "scipy")
"""Packages that bring a library of their own."""

SETTERS: Final = tuple(
    f"{front}openblas_set_num_threads{end}" for front in ("", "scipy_") for end in ("", "64_", "_64")
)
"""What the function is called that OpenBLAS is told by, in the ways it is built. The names that end in `_64_` are for
Fortran and take an address."""


def multiply_on_one_core() -> None:
    """Let every product of matrices in this process, and in those that it starts, be the work of one core."""
    os.environ.update(ONE_CORE)
    for library in _libraries():
        import ctypes

        with suppress(OSError):
            _tell(ctypes.CDLL(str(library)))


def _libraries() -> Iterator[Path]:
    """The OpenBLAS libraries that were installed with the packages loaded so far."""
    for name in LOADED:
        home = getattr(sys.modules.get(name), "__file__", None)
        if home is not None:
            folder = Path(home).parent
            for place in (folder.with_name(f"{name}.libs"), folder / ".dylibs"):
                yield from sorted(place.glob("*openblas*"))


def _tell(library: "ctypes.CDLL") -> None:
    for setter in SETTERS:
        with suppress(AttributeError):
            getattr(library, setter)(1)
