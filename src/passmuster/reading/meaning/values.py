"""Values: the ends of a claim, from its number, its bound and its mode."""

from collections.abc import Sequence
from typing import NamedTuple

from passmuster.ledger.vocabulary import Bound, Mode
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.shares import base_of
from passmuster.reading.text.parsed import Parsed

__all__ = ["Ends", "ends_of"]


class Ends(NamedTuple):
    """A number as a claim holds it, in people or pieces: what `bound` leaves open is None."""

    low: float | None
    high: float | None
    point: float | None
    bound: Bound


def ends_of(s: Parsed, candidates: list[Candidate], index: int, mode: Mode, told: Sequence[float]) -> Ends:
    """The ends of one candidate; a share is counted out, and what "could grow to" a number has it for ceiling.

    `told` are the numbers of people that the text has named so far, of which a share may be one.
    """
    c = candidates[index]
    number = c.number
    if number.share is not None:
        value = float(round((base_of(s, c, candidates, index, told) or 0.0) * number.share))
        return _one_value(value, number.bound if number.bound in {Bound.AT_LEAST, Bound.AT_MOST} else Bound.ABOUT)
    if number.bound == Bound.RANGE:
        return Ends(number.low, number.high, None, Bound.RANGE)
    could_grow = number.bound == Bound.EXACT and _could_grow(s, c, mode)
    return _one_value(number.value, Bound.AT_MOST if could_grow else number.bound)


def _one_value(value: float, bound: Bound) -> Ends:
    if bound == Bound.ABOUT:
        return Ends(None, None, value, bound)
    if bound == Bound.AT_LEAST:
        return Ends(value, None, None, bound)
    if bound == Bound.AT_MOST:
        return Ends(None, value, None, bound)
    return Ends(value, value, value, bound)


def _could_grow(s: Parsed, c: Candidate, mode: Mode) -> bool:
    """ "could grow to 15,000" sets a ceiling."""
    if mode != Mode.PROJECTED or s.low(c.number.first - 1) not in {"to", "reach", "totaling", "totalling"}:
        return False
    window = {s.low(i) for i in range(max(0, c.number.first - 7), c.number.first)}
    return bool(window & {"could", "may", "might", "potentially"})
