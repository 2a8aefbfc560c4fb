"""Small moves that the samplers share."""

from collections.abc import Callable

import numpy as np

__all__ = ["log_normal", "log_sum", "metropolis_step", "sum_by"]


def metropolis_step(
    value: np.ndarray,
    log_posterior: Callable[[np.ndarray], np.ndarray],
    step: np.ndarray | float,
    random: np.random.Generator,
) -> np.ndarray:
    """One random-walk step of Metropolis for every element; `log_posterior` answers element by element."""
    proposed = value + step * random.standard_normal(value.shape)
    gain = log_posterior(proposed) - log_posterior(value)
    return np.where(np.log(random.random(gain.shape)) < gain, proposed, value)


def sum_by(values: np.ndarray, group: np.ndarray, n_groups: int) -> np.ndarray:
    """Sums of values (chain, n) by group, 0 where a group has none; shape (chain, n_groups)."""
    n_chains = values.shape[0]
    flat = (np.arange(n_chains)[:, None] * n_groups + group).ravel()
    # Of no values at all bincount makes whole numbers, which nothing can be added to.
    return np.bincount(flat, values.ravel(), n_chains * n_groups).astype(float).reshape(n_chains, n_groups)


def log_sum(logs: np.ndarray) -> np.ndarray:
    """Log of the sum of exponentials along the last axis, the largest being finite; SciPy's asks more than it adds."""
    largest = logs.max(axis=-1)
    return np.asarray(largest + np.log(np.exp(logs - largest[..., None]).sum(axis=-1)))


def log_normal(value: np.ndarray, prior: tuple[float, float]) -> np.ndarray:
    """Log density of a normal of location and scale `prior`, up to a constant."""
    return np.asarray(-0.5 * ((value - prior[0]) / prior[1]) ** 2)
