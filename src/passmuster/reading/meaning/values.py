"""Values: the ends of a claim, from its number, its bound and its mode."""

from collections.abc import Sequence
from typing import NamedTuple

from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.shares import base_of
from passmuster.reading.text.parsed import Parsed

__all__ = ["Ends", "ends_of"]


class Ends(NamedTuple):
    """A number as a claim holds it, in people or pieces: what `bound` leaves open is None."""

    low: float | None
    high: float | None
    point: float | None
    bound: str


def ends_of(s: Parsed, candidates: list[Candidate], index: int, mode: str, told: Sequence[float]) -> Ends:
    """The ends of one candidate; a share is counted out, and what "could grow to" a number has it for ceiling.

    `told` are the numbers of people that the text has named so far, of which a share may be one.
    """
    c = candidates[index]
    number = c.number
    if number.share is not None:
        value = float(round((base_of(s, c, candidates, index, told) or 0.0) * number.share))
        return _one_value(value, number.bound if number.bound in {"at_least", "at_most"} else "about")
    if number.bound == "range":
        return Ends(number.low, number.high, None, "range")
    could_grow = number.bound == "exact" and _could_grow(s, c, mode)
    return _one_value(number.value, "at_most" if could_grow else number.bound)


def _one_value(value: float, bound: str) -> Ends:
    if bound == "about":
        return Ends(None, None, value, bound)
    if bound == "at_least":
        return Ends(value, None, None, bound)
    if bound == "at_most":
        return Ends(None, value, None, bound)
    return Ends(value, value, value, bound)


def _could_grow(s: Parsed, c: Candidate, mode: str) -> bool:
    """ "could grow to 15,000" sets a ceiling."""
    if mode != "projected" or s.low(c.number.first - 1) not in {"to", "reach", "totaling", "totalling"}:
        return False
    window = {s.low(i) for i in range(max(0, c.number.first - 7), c.number.first)}
    return bool(window & {"could", "may", "might", "potentially"})
