"""The numerical engine: JAX in double precision, on the processor, with compiled programs kept between runs.

Numbers do not hang on how many cores there are. XLA cuts long sums into as many parts as it has threads, and a sum in
parts has other last digits than one in a row; so it is given the same number of threads on every machine.

All of it is said here and nowhere else. Importing this file sets precision and platform, and `passmuster.model` imports
it before anything else, because a constant made before that would stay in single precision; JAX itself is not imported
by it. Where compiled programs are kept is said by whoever is about to fit (`keep_compiled_programs`), because that
touches the disk.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, cached_property, partial, update_wrapper
from pathlib import Path
from typing import Any, Final, Generic, ParamSpec, TypeVar

from passmuster.cache.installed import installed
from passmuster.cache.keeper import Keeper
from passmuster.engine import jax

__all__ = [
    "Compiled",
    "compiled",
    "is_large",
    "keep_compiled_programs",
    "set_precision",
]

Done = TypeVar("Done")
Given = ParamSpec("Given")

PRECISION: Final = {"jax_enable_x64": True}
QUIET: Final = {"TF_CPP_MIN_LOG_LEVEL": "1"}
"""XLA tells of the processor that it found on standard error, unless it is told to be quiet, as JAX tells it to be."""
PLATFORM: Final = {"jax_platforms": "cpu"}
"""A machine with an accelerator that is somebody else's is common, and a case is too small to gain from one."""

KEEP_ALL: Final = {
    "jax_persistent_cache_min_compile_time_secs": 0.0,
    "jax_persistent_cache_min_entry_size_bytes": -1,
    "jax_persistent_cache_enable_xla_caches": "none",
}
"""Small programs are many here, and each costs a tenth of a second to compile. XLA's own caches are for accelerators,
and with them the folder's name goes into the key, so that nothing would be found where the folder was moved."""

THREADS: Final = {"NPROC": "4"}
"""Threads of XLA, whatever the machine has: as many as a case has chains, so that none waits for another. XLA reads it
when it first runs."""

ONE_EACH: Final = {"OPENBLAS_NUM_THREADS": "1"}
"""Threads of what takes roots of matrices, small ones by the hundred thousand: it would share out each of them, and
wait for the shares forty times as long as one thread takes for the whole. It reads it when it is loaded."""

PROGRAMS: Final = f"programs-{THREADS['NPROC']}"
"""Folder of compiled programs: how a sum is cut is compiled in, and what was compiled otherwise is not run again."""

ALONE: Final = {"xla_cpu_multi_thread_eigen": False}
"""Each run of a program keeps to one thread: runs stand side by side as it is, and to share out products of small
matrices costs a third more than it gains."""
QUICK: Final = {"xla_cpu_use_fusion_emitters": False, "xla_backend_optimization_level": 1}
THOROUGH: Final = {"xla_cpu_use_fusion_emitters": True, "xla_backend_optimization_level": 3}
"""What XLA does of itself: said all the same, so that no flag in the environment gives a case other last digits."""
TRIED_VERSIONS: Final = (("0", "10"),)
"""Versions of jaxlib with which these options were tried, major and minor."""


def set_precision() -> None:
    """Double precision, threads in a fixed number, and the processor unless JAX_PLATFORMS says otherwise."""
    os.environ.update(THREADS | ONE_EACH)
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    _set(PRECISION)
    if "JAX_PLATFORMS" not in os.environ:
        _set(PLATFORM)


_kept: dict[Path, Keeper] = {}
"""Where programs are kept whole, by the folder: one at most."""


def keep_compiled_programs(folder: Path) -> None:
    """Let compiled programs be kept in a folder of the user's own, which must exist: whole ones, and JAX's below it.

    A folder named by JAX_COMPILATION_CACHE_DIR is left in place, and JAX alone then keeps programs, there.
    """
    chosen = Path(os.environ.get("JAX_COMPILATION_CACHE_DIR", PROGRAMS))
    if folder not in _kept and chosen.name == PROGRAMS and _are_tried():
        _kept.clear()
        _kept[folder] = Keeper(folder)
    if "JAX_COMPILATION_CACHE_DIR" not in os.environ:
        with suppress(OSError):
            (folder / PROGRAMS).mkdir(mode=0o700, exist_ok=True)
        _set({"jax_compilation_cache_dir": str(folder / PROGRAMS), **KEEP_ALL})


def compiled(
    *, static: tuple[int, ...], bare: bool = False
) -> Callable[[Callable[Given, Done]], "Compiled[Given, Done]"]:
    """Compile a function for each value of its `static` arguments, given by place; these must be hashable.

    A program of small loops is compiled in a third of the time when XLA is told not to try hard, and runs as fast. One
    of long loops then takes twice as long to run. So a static argument may have an attribute `is_large`; where it is
    true, XLA does all it can.

    With `bare`, programs that are kept run where JAX is not loaded, and then give arrays of NumPy.
    """
    return lambda function: Compiled(function, static, bare)


class Compiled(Generic[Given, Done]):
    """A function that is compiled when it is called, or made ready before."""

    def __init__(self, function: Callable[Given, Done], static: tuple[int, ...], bare: bool = False) -> None:
        self._function = function
        self._static = static
        self._bare = bare
        self._name = f"{function.__module__}.{function.__qualname__}"
        update_wrapper(self, function)

    @cached_property
    def _quick(self) -> Any:
        return self._jitted(ALONE | QUICK)

    @cached_property
    def _thorough(self) -> Any:
        return self._jitted(ALONE | THOROUGH)

    def _jitted(self, options: dict[str, Any]) -> Any:
        # XLA alone is given every argument; JAX would know which of them a program left out.
        return jax.jit(
            self._function, static_argnums=self._static, keep_unused=self._bare, compiler_options=_tried(options)
        )

    def __call__(self, *args: Given.args, **kwargs: Given.kwargs) -> Done:
        """What the function gives."""
        whole = None if kwargs else self._whole(args)
        done: Done = self._made_for(args)(*args, **kwargs) if whole is None else whole()
        return done

    def made_ready(self, *args: Given.args, **kwargs: Given.kwargs) -> None:
        """Have the program of a call at hand before it is called; only where programs are kept whole."""
        self._whole(args)

    def _made_for(self, args: tuple[Any, ...]) -> Any:
        return self._thorough if any(is_large(args[place]) for place in self._static) else self._quick

    def _whole(self, args: tuple[Any, ...]) -> Callable[[], Any] | None:
        """A call by a program that is kept whole; None where none can be."""
        for keeper in _kept.values():
            # Loaded with the first call: who reads what was kept and runs no program needs none of it.
            from passmuster.inference.kept_programs import KeptPrograms

            made = partial(self._made_for, args)
            program = KeptPrograms(keeper).program(
                made, self._name, self._static, args, bare=self._bare and _runs_bare()
            )
            if program is not None:
                return partial(program, *(own for place, own in enumerate(args) if place not in self._static))
        return None


def is_large(static: object) -> bool:
    """Whether a static argument says of itself that what it is the shape of is large."""
    return bool(getattr(static, "is_large", False))


def _tried(options: dict[str, Any]) -> dict[str, Any]:
    """Options of XLA come and go with its versions, and one that it does not know is refused: untried, none."""
    return options if _are_tried() else {}


@cache
def _are_tried() -> bool:
    major, minor, *_ = installed(["jaxlib"])["jaxlib"].split(".")
    return (major, minor) in TRIED_VERSIONS


def _runs_bare() -> bool:
    """Whether XLA may be asked for a program without JAX: by a version that was tried, on the processor."""
    return _are_tried() and os.environ.get("JAX_PLATFORMS") == PLATFORM["jax_platforms"]


def _set(options: dict[str, Any]) -> None:
    """Options of JAX by the environment, which it reads when it is imported; by name when it is there already."""
    if "jax" not in sys.modules:
        os.environ.update({name.upper(): str(value) for name, value in options.items()})
        return
    for name, value in options.items():
        jax.config.update(name, value)


set_precision()
