"""How coarsely a number was printed."""

import math

__all__ = ["rounding_spread", "rounding_unit"]


def rounding_unit(number: float) -> float:
    """The step to which a printed whole number was rounded: 12,000 → 1,000; 10,900 → 100; 3,667 → 1; 0 → 1.

    Trailing zeros are taken as rounding. That errs on the side of doubt for the few numbers that end in zeros by
    chance.
    """
    whole = round(abs(number))
    if whole == 0:
        return 1.0
    unit = 1
    while whole % (unit * 10) == 0:
        unit *= 10
    return float(unit)


def rounding_spread(number: float) -> float:
    """Standard deviation, on the natural-log scale, of the rounding error of a printed number.

    A number printed to a unit u is uniform within u/2 of the truth, so its standard deviation is u/√12, taken
    relative to the number. For 1,000,000 printed to the million that is 0.29; for 10,900 it is 0.003.
    """
    size = max(abs(number), 1.0)
    return rounding_unit(number) / math.sqrt(12.0) / size
