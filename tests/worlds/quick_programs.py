"""Programs that tests alone compile, in half of the time or less: XLA is told not to try at all.

It makes a slower program, and such a one is run a few times: the density of a rich case is compiled in 2.1 seconds
instead of 4.3, or of 10 where the case is large, and run a hundred times in a tenth of a second either way. What the
package compiles itself it compiles in tests as it always does.
"""

from collections.abc import Callable
from typing import Any, Final

from passmuster.inference.compiling import Compiled, Done, Given

__all__ = ["compiled_in_haste"]

HASTE: Final = {"xla_cpu_use_fusion_emitters": False, "xla_backend_optimization_level": 0}


def compiled_in_haste(*, static: tuple[int, ...]) -> Callable[[Callable[Given, Done]], Compiled[Given, Done]]:
    """Compile a function for each value of its `static` arguments, as the package's own `compiled` does."""
    return lambda function: InHaste(function, static)


class InHaste(Compiled[Given, Done]):
    """A function that is compiled in haste, however large what it is called with."""

    def _jitted(self, options: dict[str, Any]) -> Any:
        return super()._jitted(options | HASTE)
