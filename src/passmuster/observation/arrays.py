"""Arrays of either kind: every formula of the witness is written once, and `xp` says what computes it.

`xp` is `numpy` or `jax.numpy`. It is asked for by name wherever a formula serves both, and nothing else decides: there
is no setting behind it, so that the lines that JAX differentiates in a fit are those that NumPy draws and weighs by.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial, wraps
from types import ModuleType
from typing import ParamSpec, TypeAlias, cast

import numpy as np

from passmuster.engine import jax, jnp

__all__ = ["Array", "Namespace", "times", "with_slope"]

Array: TypeAlias = "np.ndarray | jax.Array"
Namespace: TypeAlias = ModuleType
"""`numpy` or `jax.numpy`."""

Given = ParamSpec("Given")
Slope: TypeAlias = "Callable[[tuple[jax.Array, ...], tuple[jax.Array, ...]], tuple[jax.Array, jax.Array]]"
"""From points and steps to the value and its step, as `jax.custom_jvp` wants it."""


def with_slope(slope: Slope) -> Callable[[Callable[Given, Array]], Callable[Given, Array]]:
    """Let JAX take the slope of a function of arrays and `xp` in closed form; NumPy runs the function as it stands.

    Inference then carries one number back through the function instead of one for every step inside it.
    """

    def decorate(function: Callable[Given, Array]) -> Callable[Given, Array]:
        @cache
        def sloped() -> Callable[..., Array]:
            with_jax: Callable[..., Array] = partial(cast("Callable[..., Array]", function), xp=jnp)
            told = jax.custom_jvp(with_jax)
            told.defjvp(slope)
            return cast("Callable[..., Array]", told)

        @wraps(function)
        def either(*arrays: Given.args, **options: Given.kwargs) -> Array:
            value: Array = function(*arrays, **options) if options["xp"] is np else sloped()(*arrays)
            return value

        return either

    return decorate


def times(known: Array, unknown: Array, *, xp: Namespace) -> Array:
    """The product of a matrix that no slope is asked of, shape (m, n), with a matrix or a vector, shape (n, ...).

    XLA multiplies by a matrix laid on its side three times as slowly, and slopes ask for that at every step of a fit.
    So the matrix is turned beforehand, which is done once where it never changes.
    """
    if xp is np:
        product: Array = known @ unknown
        return product
    turned = jax.lax.optimization_barrier(jnp.asarray(known).T)
    sloped: Array = _times()(jnp.asarray(known), turned, unknown)
    return sloped


@cache
def _times() -> Callable[[jax.Array, jax.Array, jax.Array], jax.Array]:
    sloped = jax.custom_vjp(lambda known, turned, unknown: known @ unknown)
    sloped.defvjp(_times_forth, _times_back)
    return cast("Callable[..., jax.Array]", sloped)


def _times_forth(known: jax.Array, turned: jax.Array, unknown: jax.Array) -> tuple[jax.Array, tuple[jax.Array, ...]]:
    return known @ unknown, (known, turned)


def _times_back(kept: tuple[jax.Array, ...], slope: jax.Array) -> tuple[jax.Array, jax.Array, jax.Array]:
    known, turned = kept
    return jnp.zeros_like(known), jnp.zeros_like(turned), turned @ slope
