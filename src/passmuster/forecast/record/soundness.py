"""Soundness: what an entry must obey beside being whole, so that whoever scores a record can rely on it.

A line can be chained and marked rightly and say what cannot be: chances above one, quantiles that fall, an outcome of
no question. Such a line was not written by this program. It is refused with its rule, and nothing of the kind is
written.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Final

from passmuster.forecast.record.entries import Entry, Forecast, Resolution

__all__ = ["broken_rule"]

ROUNDING: Final = 1e-6
"""By how much each chance may be off its sum: chances are written with six decimals."""

Broken = tuple[str, str]
"""A rule, and what was found instead."""

Asked = Mapping[tuple[str, date], Forecast]
"""The latest forecast of each question and day."""


def broken_rule(entry: Entry, asked: Asked) -> Broken | None:
    """The first rule that an entry breaks, given the forecasts above it, and what was found; None if it is sound."""
    rules = _of_forecast(entry) if isinstance(entry, Forecast) else _of_resolution(entry, asked)
    return next(rules, None)


def _of_forecast(entry: Forecast) -> Iterator[Broken]:
    if not entry.case or not entry.question_id:
        yield "a forecast names its case and its question", "an empty name"
    if entry.seed < 0 or entry.knowledge.claims < 0:
        yield "seed and number of claims are zero or more", f"{min(entry.seed, entry.knowledge.claims)}"
    for name, pairs in (("outcomes", entry.outcomes), ("baseline", entry.baseline)):
        yield from _of_chances(name, pairs)
    if not entry.outcomes:
        yield "a forecast gives chances to outcomes", "none"
    if entry.baseline and dict(entry.baseline).keys() != dict(entry.outcomes).keys():
        yield "the naive forecast is of the same outcomes", ", ".join(name for name, _ in entry.baseline)
    bounds = [bound for bound in (entry.q05, entry.q95) if bound is not None]
    if not all(0.0 <= bound <= 1.0 for bound in bounds) or bounds != sorted(bounds):
        yield "bounds of a chance rise, and lie between 0 and 1", " and ".join(map(str, bounds))
    yield from _of_quantiles(entry)


def _of_chances(name: str, pairs: tuple[tuple[str, float], ...]) -> Iterator[Broken]:
    chances = [chance for _, chance in pairs]
    if any(not 0.0 <= chance <= 1.0 for chance in chances):
        yield f"each chance of '{name}' lies between 0 and 1", f"{min(chances)} to {max(chances)}"
    if chances and abs(sum(chances) - 1.0) > ROUNDING * len(chances):
        yield f"the chances of '{name}' add up to one", f"{sum(chances):.6f}"


def _of_quantiles(entry: Forecast) -> Iterator[Broken]:
    if len(entry.levels) != len(entry.quantiles):
        yield "each quantile has its level", f"{len(entry.quantiles)} quantiles and {len(entry.levels)} levels"
    if any(not 0.0 < level < 1.0 for level in entry.levels) or any(a >= b for a, b in pairwise(entry.levels)):
        yield "levels rise, and lie between 0 and 1", ", ".join(map(str, entry.levels))
    if any(value < 0.0 for value in entry.quantiles) or any(a > b for a, b in pairwise(entry.quantiles)):
        yield "quantiles are zero or more, and do not fall", ", ".join(map(str, entry.quantiles))


def _of_resolution(entry: Resolution, asked: Asked) -> Iterator[Broken]:
    question = asked.get((entry.question_id, entry.by))
    if question is None:
        yield "what came is of a question that stands above", f"'{entry.question_id}' by {entry.by}"
    elif entry.outcome not in question.may_come:
        names = ", ".join(question.may_come)
        yield f"the outcome is one of those forecast, or void: {names}", f"'{entry.outcome}'"
    if not any(entry.receipts):
        yield "what came has a receipt", "none"
    if entry.value is not None and entry.value < 0.0:
        yield "the number that came is zero or more", f"{entry.value}"
    if bool(entry.corrects) != bool(entry.reason):
        yield "a correction names what it corrects, and why", "one of them"
