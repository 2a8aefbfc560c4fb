"""Compiled programs run by XLA alone, without JAX: what reads draws that are kept needs no more.

JAX takes a third of a second to load, and XLA, which runs what JAX has compiled, a twentieth. A program is the same
either way, and gives the same to the last bit. What XLA is asked for here is not promised to stay as it is from one
version to the next: where it differs from what was tried, or anything is missing, there is no bare program, and JAX
runs the one that it made.
"""

import pickle
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np

from passmuster.inference.leaves import flattened, rebuilt

__all__ = ["bare_block", "bare_program"]

QUICKLY: Final = 1
"""Level of compression, as of programs that are kept whole."""
UNLIKE: Final = (
    AttributeError,
    ImportError,
    TypeError,
    ValueError,
    RuntimeError,
    EOFError,
    pickle.PickleError,
    zlib.error,
)
"""What comes of a block that is damaged, or of an XLA that is not the one that was tried."""


class _Kept(NamedTuple):
    """A program as XLA writes it, the shapes and kinds of what it gives, and how that is laid out."""

    executable: bytes
    outs: tuple[tuple[tuple[int, ...], str], ...]
    like: Any


def bare_block(program: Any) -> bytes | None:
    """A program that JAX has compiled, with none of its arguments left out, as bytes; None where it cannot be had."""
    try:
        outs = flattened(program.out_info)
        like = rebuilt(program.out_info, range(len(outs)))
        kept = _Kept(program.runtime_executable().serialize(), tuple((out.shape, str(out.dtype)) for out in outs), like)
        return zlib.compress(pickle.dumps(tuple(kept)), QUICKLY)
    except UNLIKE:
        return None


def bare_program(block: bytes) -> Callable[..., Any] | None:
    """The program that some bytes hold, of NumPy arrays to NumPy arrays; None where XLA cannot be asked for it."""
    try:
        kept = _Kept(*pickle.loads(zlib.decompress(block)))
        return _program(kept)
    except UNLIKE:
        return None


def _program(kept: _Kept) -> Callable[..., Any]:
    xla = _Xla.here()
    executable = xla.client.deserialize_executable(kept.executable, executable_devices=xla.devices)
    handlers = [xla.handler(shape, kind) for shape, kind in kept.outs]

    def run(*args: object) -> Any:
        given = [xla.handed_over(np.asarray(leaf)) for leaf in flattened(args)]
        found = executable.execute_sharded(given).consume_with_handlers(handlers)
        return rebuilt(kept.like, [np.asarray(memoryview(one)) for one in found])

    return run


class _Xla(NamedTuple):
    """XLA on the processor: its client, its one device, in a list, and where numbers are put."""

    client: Any
    devices: Any
    place: Any

    @classmethod
    @cache
    def here(cls) -> "_Xla":
        """The one of this process."""
        from jaxlib import _jax, xla_client

        # Numbers are handed over as they are, in double precision: JAX sets the same of its own when it is loaded.
        _jax.jax_jit.set_enable_x64_state(_jax.config.Config("jax_enable_x64", True, include_in_jit_key=True))
        client = xla_client.make_cpu_client(asynchronous=True)
        device, everywhere = client.devices()[0], xla_client.HloSharding.replicate()

        class OneDevice(_jax.SingleDeviceSharding):  # type: ignore[misc]
            """Whole, on the one device."""

            memory_kind = None

            def _to_xla_hlo_sharding(self, _: int) -> Any:
                return everywhere

        return cls(client, xla_client.DeviceList((device,)), OneDevice(device))

    def handed_over(self, array: np.ndarray) -> Any:
        """An array of NumPy as one of XLA."""
        from jaxlib import xla_client

        about = _About(array.shape, array.dtype)
        return xla_client.batched_device_put(about, self.place, [array], list(self.client.devices()), True)

    def handler(self, shape: Sequence[int], kind: str) -> Any:
        """What makes arrays of what a program gives."""
        from jaxlib import _jax

        return _jax.array_result_handler(_About(tuple(shape), np.dtype(kind)), self.place, True, True)


class _About(NamedTuple):
    """What XLA asks of an array that is not there yet."""

    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    weak_type: bool = False
