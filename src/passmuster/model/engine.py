"""The numerical engine: JAX in double precision, on the processor, with compiled programs kept between runs.

All of it is said here and nowhere else. Importing `passmuster.model` settles precision and platform, because a constant
made before that would stay in single precision; JAX itself is not imported by it. Where compiled programs are kept is
settled by whoever is about to fit (`keep_compiled_programs`), because that touches the disk.
"""

import os
import sys
from pathlib import Path
from typing import Any, Final

__all__ = ["keep_compiled_programs", "settle_precision"]

PRECISION: Final = {"jax_enable_x64": True}
PLATFORM: Final = {"jax_platforms": "cpu"}
"""A machine with an accelerator that is somebody else's is common, and a case is too small to gain from one."""

KEEP_ALL: Final = {"jax_persistent_cache_min_compile_time_secs": 0.0, "jax_persistent_cache_min_entry_size_bytes": -1}
"""Small programs are many here, and each costs a tenth of a second to compile."""


def settle_precision() -> None:
    """Double precision, and the processor unless JAX_PLATFORMS says otherwise."""
    _settle(PRECISION)
    if "JAX_PLATFORMS" not in os.environ:
        _settle(PLATFORM)


def keep_compiled_programs(folder: Path) -> None:
    """Let JAX keep compiled programs in a folder of the user's own, which must exist.

    A folder named by JAX_COMPILATION_CACHE_DIR is left in place.
    """
    if "JAX_COMPILATION_CACHE_DIR" not in os.environ:
        _settle({"jax_compilation_cache_dir": str(folder), **KEEP_ALL})


def _settle(options: dict[str, Any]) -> None:
    """Options of JAX by the environment, which it reads when it is imported; by name when it is there already."""
    if "jax" not in sys.modules:
        os.environ.update({name.upper(): str(value) for name, value in options.items()})
        return
    import jax

    for name, value in options.items():
        jax.config.update(name, value)
