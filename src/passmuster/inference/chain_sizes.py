"""Split R-hat and effective sample sizes of the draws of several chains.

Draws x of m chains are cut in halves, ranked all together, and the ranks turned into normal scores
z = Φ⁻¹((rank − 3/8) / (S + 1/4)). Of those, W being the mean variance within halves and B n times the variance of their
means,

    R-hat = sqrt((B / W + n − 1) / n),

and the larger of that and the same of |x − median| counts. With ρ_t the autocorrelation at lag t of all halves
together, summed by Geyer's initial monotone sequence,

    effective size = S / (−1 + 2 Σ_t ρ_t).

That of the scores is the bulk's, and the smaller of those of "below the lower quantile" and "below the upper one" the
tail's (Vehtari, Gelman, Simpson, Carpenter and Bürkner 2021, Bayesian Analysis 16:667-718). Numbers are ArviZ's to the
last digits, which a test sees to; its package takes longer to load than a briefing may take in all.
"""

import math

import numpy as np
from numpy.typing import NDArray

__all__ = ["bulk_size", "split_r_hat", "tail_size"]

Floats = NDArray[np.float64]


def split_r_hat(draws: Floats) -> float:
    """R-hat of draws of shape (chain, draw); not a number where a half has fewer than two draws."""
    halves = _split(draws)
    folded = np.abs(halves - np.median(halves))
    return max(_r_hat(_scores(halves)), _r_hat(_scores(folded)))


def bulk_size(draws: Floats) -> float:
    """Effective size of the bulk of draws of shape (chain, draw)."""
    return _size(_scores(_split(draws)))


def tail_size(draws: Floats, low: float, high: float) -> float:
    """Effective size at two quantiles of draws of shape (chain, draw), the smaller of both."""
    return min(_size(_split((draws <= np.quantile(draws, level)).astype(float))) for level in (low, high))


def _split(draws: Floats) -> Floats:
    """The first and the last half of every chain, shape (2 chain, draw // 2)."""
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def _scores(draws: Floats) -> Floats:
    """Normal scores of the ranks; draws that are equal share the mean of theirs."""
    _, place, count = np.unique(draws, return_inverse=True, return_counts=True)
    rank = np.cumsum(count) - (count - 1) / 2.0
    from scipy.special import ndtri  # in C: here are millions of numbers, of draws that have just been made

    scores: Floats = ndtri((rank - 0.375) / (draws.size + 0.25))
    return scores[place.reshape(draws.shape)]


def _r_hat(halves: Floats) -> float:
    n = halves.shape[1]
    between = n * np.var(halves.mean(axis=1), ddof=1)
    within = np.mean(np.var(halves, axis=1, ddof=1))
    return float(np.sqrt((between / within + n - 1) / n))


def _size(halves: Floats) -> float:
    """The effective size of draws of halves; all of them where they are all alike."""
    chains, n = halves.shape
    if np.ptp(halves) < np.finfo(float).resolution:
        return float(halves.size)
    covariance = _autocovariance(halves).mean(axis=0)
    within = covariance[0] * n / (n - 1.0)
    whole = covariance[0] + (np.var(halves.mean(axis=1), ddof=1) if chains > 1 else 0.0)
    correlation = 1.0 - (within - covariance) / whole
    correlation[0] = 1.0
    tau = max(_monotone_sum(correlation), 1.0 / math.log10(halves.size))
    return float(halves.size / tau)


def _autocovariance(halves: Floats) -> Floats:
    """Of each half at every lag, shape (half, lag), by way of its spectrum."""
    n = halves.shape[1]
    length = 2 ** math.ceil(math.log2(2 * n))
    spectrum = np.fft.rfft(halves - halves.mean(axis=1, keepdims=True), n=length, axis=1)
    covariance: Floats = np.fft.irfft(spectrum * np.conjugate(spectrum), n=length, axis=1)[:, :n] / n
    return covariance


def _monotone_sum(correlation: Floats) -> float:
    """−1 + 2 Σ ρ, over pairs of lags while their sums are positive, none larger than the one before."""
    n = correlation.size
    last = _positive_until(correlation)
    used = np.zeros(n)
    used[: last + 1] = correlation[: last + 1]
    if last + 1 < n and (last < 0 or correlation[last + 1] > 0.0):
        used[last + 1] = correlation[last + 1]
    for t in range(1, last - 1, 2):
        if used[t + 1] + used[t + 2] > used[t - 1] + used[t]:
            used[t + 1] = used[t + 2] = (used[t - 1] + used[t]) / 2.0
    return float(-1.0 + 2.0 * used[: last + 1].sum() + used[last + 1 : last + 2].sum())


def _positive_until(correlation: Floats) -> int:
    """The last lag of the pairs whose sums are positive."""
    n, t = correlation.size, 1
    pair = correlation[0] + correlation[1]
    while t < n - 3 and pair > 0.0:
        pair = correlation[t + 1] + correlation[t + 2]
        t += 2
    return t - 2
