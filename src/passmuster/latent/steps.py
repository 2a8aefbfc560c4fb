"""Steps of the stock and flow, of one week or of several at once, and how they follow one another.

Within a step all weeks are alike. With v = (present, recovering), a week is v' = W v + b (the equations of
`force.advance`), n weeks are

    v_n = Wⁿ v + P b,      P = Σ_{k<n} Wᵏ
    E   = Σ_{k<n} u·v_k + n a = u·(P v + Q b) + n a,     Q = Σ_{k<n} Σ_{i<k} Wⁱ

with u·v + a the people exposed in a week. Powers and sums are taken of the two eigenvalues of W, which are real and lie
between 0 and 1, and their distances from 1 are worked out without a difference of equals.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from passmuster.engine import jax, jnp

__all__ = ["Step", "longer_step", "one_week", "walk_through"]

Pair: TypeAlias = "tuple[jax.Array, jax.Array]"


LEAST_APART = 1e-20
"""Square of the distance at which two eigenvalues are told apart; below it the slope of a root would not exist."""
LEAST_LOST = 1e-9
"""Least share that is taken to be lost in a week, so that sums over weeks are quotients that exist."""


class Step(NamedTuple):
    """What a step makes of those present S and those recovering H before it: each row (a, b, c) is a S + b H + c.

    `exposed` is the sum over weeks of those exposed in each. Leaves have shape (n_steps, ...).
    """

    present: tuple[jax.Array, jax.Array, jax.Array]
    recovering: tuple[jax.Array, jax.Array, jax.Array]
    exposed: tuple[jax.Array, jax.Array, jax.Array]


def walk_through(begin: Pair, steps: Step) -> Pair:
    """Those present at the end of each step and those exposed in it, shape (n_steps, ...), from both places before.

    The loop is given two arrays rather than six: what it costs is slicing, of which its slope does as much again.
    """
    matrix = jnp.stack([jnp.stack(row[:2], axis=-1) for row in (steps.present, steps.recovering)], axis=-2)
    shift = jnp.stack([steps.present[2], steps.recovering[2]], axis=-1)
    first = jnp.stack(begin, axis=-1)

    def one(here: jax.Array, step: Pair) -> Pair:
        there = jnp.sum(step[0] * here[..., None, :], axis=-1) + step[1]
        return there, there

    after = jax.lax.scan(one, first, (matrix, shift))[1]
    before = jnp.concatenate([first[None], after[:-1]])
    of_present, of_recovering, own = steps.exposed
    return after[..., 0], of_present * before[..., 0] + of_recovering * before[..., 1] + own


def one_week(arrivals: jax.Array, leaving: jax.Array, healing: jax.Array, rejoining: jax.Array) -> Step:
    """Steps of one week: the equations of `force.advance`. Parameters are those of `longer_step`."""
    stay = 1.0 - leaving
    return Step(
        present=(stay, stay * rejoining, stay * arrivals),
        recovering=(healing, 1.0 - rejoining + healing * rejoining, healing * arrivals),
        exposed=(jnp.ones_like(stay), rejoining, arrivals),
    )


def longer_step(
    weeks: jax.Array, arrivals: jax.Array, leaving: jax.Array, healing: jax.Array, rejoining: jax.Array
) -> Step:
    """Steps of `weeks` weeks.

    Parameters
    ----------
    weeks
        n, one or more.
    arrivals
        a, people a week.
    leaving, healing
        Shares of those exposed in a week who leave the force, and who leave it to recover.
    rejoining
        Share of those recovering who rejoin in a week.
    """
    stay = 1.0 - leaving
    # W, row by row, and what is left of 1 on its diagonal.
    w11, w12, w21, w22 = stay, stay * rejoining, healing, 1.0 - rejoining + healing * rejoining
    lost = leaving + rejoining - healing * rejoining
    apart = jnp.sqrt((w11 - w22) ** 2 + 4.0 * w12 * w21 + LEAST_APART)
    fast = (lost + apart) / 2.0
    slow = jnp.maximum(rejoining * (leaving - healing) / fast, LEAST_LOST)
    power, total, double = zip(_sums(weeks, fast), _sums(weeks, slow), strict=True)

    def floor(share: jax.Array) -> jax.Array:
        # What is left of a force that is all but gone is a difference of equals, and may round to less than nobody.
        return jnp.maximum(share, 0.0)

    def of_matrix(values: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, jax.Array, jax.Array, jax.Array]:
        # f(W) = f₁ + (W − l₁) (f₂ − f₁) / (l₂ − l₁)
        at_fast, at_slow = values
        slope = (at_slow - at_fast) / apart
        level = at_fast - (1.0 - fast) * slope
        return floor(level + w11 * slope), w12 * slope, w21 * slope, floor(level + w22 * slope)

    p11, p12, p21, p22 = of_matrix(power)
    s11, s12, s21, s22 = of_matrix(total)
    d11, d12, d21, d22 = of_matrix(double)
    b1, b2 = stay * arrivals, healing * arrivals
    return Step(
        present=(p11, p12, s11 * b1 + s12 * b2),
        recovering=(p21, p22, s21 * b1 + s22 * b2),
        exposed=(
            s11 + rejoining * s21,
            s12 + rejoining * s22,
            (d11 + rejoining * d21) * b1 + (d12 + rejoining * d22) * b2 + weeks * arrivals,
        ),
    )


def _sums(weeks: jax.Array, lost: jax.Array) -> tuple[jax.Array, jax.Array, jax.Array]:
    """Of an eigenvalue l = 1 − lost: lⁿ, the sum of lᵏ over k < n, and the sum over k < n of the sums up to k."""
    power = jnp.exp(weeks * jnp.log1p(-jnp.minimum(lost, 1.0 - LEAST_LOST)))
    total = (1.0 - power) / lost
    return power, total, (weeks - total) / lost
