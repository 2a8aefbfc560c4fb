"""Special functions by NumPy alone: to load SciPy's takes longer than most answers do.

The normal distribution is Hart's rational approximation, right to the last digit of one: absolutely, and far out, where
next to nothing is left, to five digits of that. Its quantile is that of Cephes, and what sums exponentials takes the
steps that SciPy's does, both to the last digit what SciPy gives. The tests hold all of them to SciPy's.
(Hart 1968, Computer Approximations, table 5666, as West 2005, Wilmott Magazine, gives it; Moshier 1989, Methods and
Programs for Mathematical Functions, chapter 5.)
"""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["expit", "logsumexp", "ndtr", "ndtr_and_bump", "ndtri"]

Floats = NDArray[np.float64]


def expit(x: ArrayLike) -> Floats:
    """1 / (1 + exp(−x)), any shape."""
    with np.errstate(over="ignore"):  # far below, exp(−x) is infinite and the share none
        return np.asarray(1.0 / (1.0 + np.exp(-np.asarray(x, dtype=float))))


def logsumexp(x: ArrayLike, axis: int | None = None) -> Floats:
    """log Σ exp(x) along an axis, or of all; the largest stand apart, so that what is small beside them counts."""
    values = np.asarray(x, dtype=float)
    most = values.max(axis=axis, keepdims=True)
    is_most = values == most
    many = is_most.sum(axis=axis, keepdims=True, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):  # where the largest is infinite or no number, it says it
        others = np.exp(np.where(is_most, -np.inf, values) - most).sum(axis=axis, keepdims=True)
        others = np.where(np.isfinite(most), others / many, 0.0)
        found: Floats = np.log1p(others) + np.log(many) + most
    return np.squeeze(found, axis=axis)[()]


def ndtr(x: ArrayLike) -> Floats:
    """P(Z < x) of a standard normal Z, any shape."""
    return ndtr_and_bump(x)[0]


def ndtr_and_bump(x: ArrayLike) -> tuple[Floats, Floats]:
    """The same, and exp(−x²/2), which it is made of; 0 where next to nothing is left of it."""
    far = np.asarray(x, dtype=float)
    # In the arrays that are there already: to ask for new ones takes as long as the arithmetic.
    size = np.asarray(np.abs(far))
    np.minimum(size, FARTHEST, out=size)
    bump: Floats = np.asarray(size * size)
    bump *= -0.5
    np.exp(bump, out=bump)
    below = _polynomial(size, BEYOND_OVER)
    below *= bump
    below /= _polynomial(size, BEYOND_UNDER)
    np.subtract(far > 0.0, below, out=below)  # 1 less what is beyond, or it with its sign turned
    return np.abs(below, out=below), bump


def ndtri(p: ArrayLike) -> Floats:
    """The x below which a standard normal lies with probability p, any shape; infinite at 0 and 1."""
    share = np.asarray(p, dtype=float)
    is_high = share > 1.0 - E_TO_MINUS_2
    low = np.where(is_high, 1.0 - share, share)
    is_middle = low > E_TO_MINUS_2
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        middle = _in_the_middle(np.where(is_middle, low, 0.5))
        tail = np.where(low > 0.0, _in_the_tail(np.where(is_middle, E_TO_MINUS_2, low)), -np.inf)
    return np.where(is_middle, middle, np.where(is_high, -tail, tail))


def _in_the_middle(p: Floats) -> Floats:
    from_half = p - 0.5
    square = from_half * from_half
    bent = from_half * (square * _polynomial(square, MIDDLE_OVER) / _polynomial(square, MIDDLE_UNDER))
    return np.asarray((from_half + bent) * ROOT_OF_TWO_PI)


def _in_the_tail(p: Floats) -> Floats:
    """The quantile of a p of exp(−2) or less, which is negative."""
    size = np.sqrt(-2.0 * np.log(p))
    first, inverse = size - np.log(size) / size, 1.0 / size
    near = inverse * _polynomial(inverse, NEAR_OVER) / _polynomial(inverse, NEAR_UNDER)
    far = inverse * _polynomial(inverse, FAR_OVER) / _polynomial(inverse, FAR_UNDER)
    return np.asarray(np.where(size < 8.0, near, far) - first)


def _polynomial(x: Floats, coefficients: tuple[float, ...]) -> Floats:
    """A polynomial by Horner's rule, its highest power first."""
    found: Floats = np.asarray(x * coefficients[0])
    found += coefficients[1]
    for coefficient in coefficients[2:]:
        found *= x
        found += coefficient
    return found


ROOT_OF_TWO_PI: Final = 2.50662827463100050242
E_TO_MINUS_2: Final = 0.13533528323661269189
FARTHEST: Final = 60.0
"""Standard deviations beyond which nothing is left of the tail."""

# Coefficients, the highest power first, over and under the stroke: of Hart's 5666, then of Cephes 2.8, ndtri.c.
BEYOND_OVER: Final = (
    0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
    220.206867912376,
)  # fmt: skip
BEYOND_UNDER: Final = (
    0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
    793.826512519948, 440.413735824752,
)  # fmt: skip
MIDDLE_OVER: Final = (
    -5.99633501014107895267e1, 9.80010754185999661536e1, -5.66762857469070293439e1, 1.39312609387279679503e1,
    -1.23916583867381258016e0,
)  # fmt: skip
MIDDLE_UNDER: Final = (
    1.0, 1.95448858338141759834e0, 4.67627912898881538453e0, 8.63602421390890590575e1, -2.25462687854119370527e2,
    2.00260212380060660359e2, -8.20372256168333339912e1, 1.59056225126211695515e1, -1.18331621121330003142e0,
)  # fmt: skip
NEAR_OVER: Final = (
    4.05544892305962419923e0, 3.15251094599893866154e1, 5.71628192246421288162e1, 4.40805073893200834700e1,
    1.46849561928858024014e1, 2.18663306850790267539e0, -1.40256079171354495875e-1, -3.50424626827848203418e-2,
    -8.57456785154685413611e-4,
)  # fmt: skip
NEAR_UNDER: Final = (
    1.0, 1.57799883256466749731e1, 4.53907635128879210584e1, 4.13172038254672030440e1, 1.50425385692907503408e1,
    2.50464946208309415979e0, -1.42182922854787788574e-1, -3.80806407691578277194e-2, -9.33259480895457427372e-4,
)  # fmt: skip
FAR_OVER: Final = (
    3.23774891776946035970e0, 6.91522889068984211695e0, 3.93881025292474443415e0, 1.33303460815807542389e0,
    2.01485389549179081538e-1, 1.23716634817820021358e-2, 3.01581553508235416007e-4, 2.65806974686737550832e-6,
    6.23974539184983293730e-9,
)  # fmt: skip
FAR_UNDER: Final = (
    1.0, 6.02427039364742014255e0, 3.67983563856160859403e0, 1.37702099489081330271e0, 2.16236993594496635890e-1,
    1.34204006088543189037e-2, 3.28014464682127739104e-4, 2.89247864745380683936e-6, 6.79019408009981274425e-9,
)  # fmt: skip
