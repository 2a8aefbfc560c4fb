"""JAX, which is loaded when something of it is first asked for.

To load it takes longer than most answers do, and what tells a kept answer, or what runs compiled programs that are kept
(`inference/bare_programs.py`), asks nothing of it. So files of ours name it from here,

>>> from passmuster.engine import jax, jnp

and put off what they would do with it while they are loaded themselves: annotations are not evaluated, and functions
are given their slopes when they are first called.

Threads ask for it side by side, and a part of JAX that one asks for while another is loading the whole is loaded into
half of it, which fails. So nothing of ours imports JAX but through here, one thread at a time and the whole first.
"""

from functools import cache
from importlib import import_module
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

__all__ = ["jax", "jnp", "part_of_jax"]


class _Later(ModuleType):
    """Stands for a module, which is loaded when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(part_of_jax(self.__name__), name)


@cache
def part_of_jax(name: str) -> Any:
    """A module of JAX, or of what it rests on, by its name; loaded after all that any of ours needs of JAX.

    Raises
    ------
    ImportError
        There is no such module.
    """
    with _LOADING:
        for needed in WHOLE:
            import_module(needed)
        return import_module(name)


WHOLE: Final = ("jax", "jax.scipy.linalg", "jax.scipy.special")
"""JAX, and what of it is not there by loading it."""
_LOADING: Final = RLock()
"""Held by the one thread that loads."""

if TYPE_CHECKING:
    import jax as jax
    import jax.numpy as jnp
else:
    jax, jnp = _Later("jax"), _Later("jax.numpy")
