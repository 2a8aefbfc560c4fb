"""Adam (Kingma and Ba 2015): the steps by which networks learn, weights drawn to nothing beside it."""

from typing import Any, NamedTuple

import jax.numpy as jnp

Weights = dict[str, Any]

WARM = 200
"""Steps over which the rate rises; from there it falls evenly to nothing."""

DECAY = 0.02
MOMENTUM, SCALE, TINY = 0.9, 0.99, 1e-8
LONGEST = 1.0
"""A longer slope is shortened."""


class Learner(NamedTuple):
    """Weights on their way, with the mean of their slopes and of the squares of these."""

    weights: Weights
    mean: Weights
    square: Weights


def beginner(weights: Weights) -> Learner:
    """A learner that has not moved."""
    still = {name: jnp.zeros_like(values) for name, values in weights.items()}
    return Learner(weights, still, still)


def moved(learner: Learner, slope: Weights, done: Any, steps: int, highest: float) -> Learner:
    """The learner one step on, the `done`-th of so many; `highest` is the rate once it has risen."""
    length = jnp.sqrt(sum((value**2).sum() for value in slope.values()))
    slope = {name: value * jnp.minimum(1.0, LONGEST / length) for name, value in slope.items()}
    rate = highest * jnp.minimum(1.0, done / WARM) * (1 - done / (steps + 1))
    mean = {name: MOMENTUM * learner.mean[name] + (1 - MOMENTUM) * value for name, value in slope.items()}
    square = {name: SCALE * learner.square[name] + (1 - SCALE) * value**2 for name, value in slope.items()}

    def step(name: str, value: Any) -> Any:
        spread = jnp.sqrt(square[name] / (1 - SCALE**done)) + TINY
        return (mean[name] / (1 - MOMENTUM**done)) / spread + DECAY * value

    weights = {name: value - rate * step(name, value) for name, value in learner.weights.items()}
    return Learner(weights, mean, square)
