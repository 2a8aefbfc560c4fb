"""Running totals of goods: shells, missiles, people outside the stock and flow."""

from __future__ import annotations

from passmuster.engine import jax, jnp

__all__ = ["running_total"]


def running_total(weeks: jax.Array, total_at_start: jax.Array, weekly_growth: jax.Array) -> jax.Array:
    """Total delivered by a moment, growing by a constant share a week.

        T(u) = T_0 · exp(g · u)

    One growth rate is all that a dozen loose figures can carry; it also reaches back before the case's start, where
    many deliveries began.

    Parameters
    ----------
    weeks
        u, weeks since the case's start; negative is earlier. Any shape.
    total_at_start
        T_0, pieces, above 0.
    weekly_growth
        g, per week, above 0: 0.02 doubles the total in 35 weeks.

    Returns
    -------
    jax.Array
        T(u), pieces, shape of `weeks` broadcast with the parameters.
    """
    return total_at_start * jnp.exp(weekly_growth * weeks)
