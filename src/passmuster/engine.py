"""JAX, which is loaded when something of it is first asked for.

To load it takes longer than most answers do, and what tells a kept answer, or what runs compiled programs that are kept
(`inference/bare_programs.py`), asks nothing of it. So files of ours name it from here,

>>> from passmuster.engine import jax, jnp

and put off what they would do with it while they are loaded themselves: annotations are not evaluated, and functions
are given their slopes when they are first called.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

__all__ = ["jax", "jnp"]


class _Later(ModuleType):
    """Stands for a module, which is loaded when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        for needed in (self.__name__, *PARTS):
            import_module(needed)
        return getattr(import_module(self.__name__), name)


PARTS: Final = ("jax.scipy.linalg", "jax.scipy.special")
"""What of JAX is not there by loading it."""

if TYPE_CHECKING:
    import jax as jax
    import jax.numpy as jnp
else:
    jax, jnp = _Later("jax"), _Later("jax.numpy")
