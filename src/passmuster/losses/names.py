"""Lists of names: floors that grow late.

Everybody on a list of names is dead, so the list is a floor; and a name comes on it some time after the death. If that
time is exponential with mean τ, then of those dead by day t a list that has N(t) names will one day hold

    F(t) = N(t) + τ N′(t),

whatever the course of the losses: names still to come by t leave the queue at the rate (F − N) / τ = N′. So each
vintage is a floor of N now, and of F once its own growth is counted in. How many are never named is not guessed at.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from passmuster.losses.statements import BY_NAME, Statement, Stream

__all__ = ["DELAY_DAYS", "DELAY_DOUBT", "NamesList", "with_names"]

DELAY_DAYS: Final = 60.0
"""Mean days from a death to its name on a list: obituaries and graves are found within weeks to months."""
DELAY_DOUBT: Final = 0.5
"""Doubt about that mean on the log scale: a month or three are as easily believed."""
LEAST_SPAN: Final = 14
"""Days over which growth is read at least: names are entered in batches."""


@dataclass(frozen=True, slots=True)
class NamesList:
    """A column of a source that counts names, and the mean days until a death is on it."""

    source: str
    category: str
    delay_days: float = DELAY_DAYS


def with_names(statements: Iterable[Statement], lists: Sequence[NamesList]) -> tuple[Statement, ...]:
    """The statements, running totals of lists made floors with their delay, under a source of their own.

    What a list's source prints for single days is left out: names by the day they were found tell of no day's losses.
    """
    delays = {(one.source, one.category): one.delay_days for one in lists}
    kept: list[Statement] = []
    listed: dict[Stream, list[Statement]] = defaultdict(list)
    for statement in statements:
        if (statement.stream.source, statement.stream.category) not in delays:
            kept.append(statement)
        elif not statement.is_daily:
            listed[statement.stream].append(statement)
    for stream, vintages in listed.items():
        kept += _floors(stream, vintages, delays[stream.source, stream.category])
    return tuple(sorted(kept, key=lambda statement: statement.rows))


def _floors(stream: Stream, vintages: Sequence[Statement], delay: float) -> list[Statement]:
    """One floor a vintage: its names and those still to come of its dead."""
    named = stream._replace(source=f"{stream.source}{BY_NAME}")
    days = np.array([float(vintage.day) for vintage in vintages])
    names = np.array([vintage.printed for vintage in vintages])
    to_come = delay * _growth(days, names)
    doubt = DELAY_DOUBT * to_come / np.maximum(names + to_come, 1.0)
    return [
        replace(vintage, stream=named, low=max(float(floor), 1.0), high=None, doubt=float(own))
        for vintage, floor, own in zip(vintages, names + to_come, doubt, strict=True)
    ]


def _growth(days: np.ndarray, names: np.ndarray) -> np.ndarray:
    """Names a day about each vintage, between those at least half of LEAST_SPAN before and after; never below 0."""
    order = np.argsort(days, kind="stable")
    day, name = days[order], np.maximum.accumulate(names[order])
    before = np.maximum(np.searchsorted(day, day - LEAST_SPAN / 2, side="right") - 1, 0)
    after = np.minimum(np.searchsorted(day, day + LEAST_SPAN / 2, side="left"), day.size - 1)
    span = day[after] - day[before]
    growth = np.zeros(day.size)
    growth[order] = np.where(span > 0, (name[after] - name[before]) / np.maximum(span, 1.0), 0.0)
    return growth
