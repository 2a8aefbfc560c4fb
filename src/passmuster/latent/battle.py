"""Two forces that wear each other down: Lanchester's square law as a use of the stock and flow.

Each head of a side takes the same toll of the enemy in a unit of time, wherever it stands:

    dA/dt = arrivals_A − a · B,     dB/dt = arrivals_B − b · A.

In the words of `latent/force.py` that is a casualty hazard of a · B / A for everybody of A, and nobody recovers or goes
home. The hazard is held still within a step, at the strengths with which the step begins, so that the error of a path
shrinks in proportion to the step; strengths never fall below zero, however long the step.

It serves as a check on the stock and flow against a law with a closed form and a battle with known numbers, and as the
simplest answer to what losses two forces of given size would inflict.

References
----------
F. W. Lanchester (1916), Aircraft in Warfare, chapter 5.
J. H. Engel (1954), A verification of Lanchester's law, Operations Research 2(2), 163-171.
"""

from __future__ import annotations

from passmuster.engine import jax, jnp
from passmuster.latent.force import ForceFlow, ForceStock, advance, empty_stock

__all__ = ["fight"]


def fight(strength: jax.Array, arrivals: jax.Array, loss_per_enemy: jax.Array, dt: float) -> ForceStock:
    """Stocks of both sides at the end of every step; leaves of shape (n_steps, 2), `killed` holding all losses.

    Parameters
    ----------
    strength
        People of each side before the first step, zero or more, shape (2,).
    arrivals
        People joining each side at the start of each step, shape (n_steps, 2).
    loss_per_enemy
        What each side loses to one head of the other in a unit of time, zero or more, shape (2,).
    dt
        Length of a step, in that unit of time.
    """

    def one_step(stock: ForceStock, joining: jax.Array) -> tuple[ForceStock, ForceStock]:
        after = advance(stock, _exchange(stock.present + joining, joining, loss_per_enemy), dt)
        return after, after

    path: ForceStock
    _, path = jax.lax.scan(one_step, empty_stock(strength), arrivals)
    return path


def _exchange(standing: jax.Array, joining: jax.Array, loss_per_enemy: jax.Array) -> ForceFlow:
    """The flow of both sides in a step at whose start `standing` people face each other; all of shape (2,)."""
    nobody = standing <= 0.0
    hazard = jnp.where(nobody, 0.0, loss_per_enemy * standing[::-1] / jnp.where(nobody, 1.0, standing))
    none = jnp.zeros_like(hazard)
    return ForceFlow(
        arrivals=joining, casualty_hazard=hazard, return_rate=none, killed_share=jnp.ones_like(hazard),
        captured_share=none, recovering_share=none, recovery_rate=none,
    )  # fmt: skip
