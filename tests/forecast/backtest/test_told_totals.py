"""Running totals told again: who keeps a count adds to it."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from passmuster.forecast.backtest.habits import GUESS_COUNTS
from passmuster.forecast.backtest.saying import Sayings
from passmuster.forecast.backtest.told_totals import (
    FALL_GUESS,
    added_to,
    chance_of_adding,
    last_total,
    on_its_days,
    told_on,
)
from passmuster.ledger import Claim
from passmuster.model.paths import paths_ahead
from worlds.muster_world import AS_OF, claim, decreed_fit

N_PATHS = 20_000
FOUR_ERRORS = 4.0 * 0.5 / np.sqrt(N_PATHS)
TABLE = Path(__file__).parents[2] / "data" / "losses2023" / "replication-data-pnas.csv"


def total(claim_id: str, number: float, days: int, **changes: object) -> Claim:
    """The dead so far, as told of a day so many days after the as-of day."""
    day = AS_OF + timedelta(days=days)
    told = claim(claim_id, "killed", number, day, bound="exact")
    return replace(told, said_on=day, **changes)


def sayings(*known: Claim, weeks: int = 60) -> Sayings:
    """Forecasts from the decreed fit, with totals that were told before."""
    fit = decreed_fit()
    return Sayings(paths_ahead(fit.posterior, weeks, seed=3, n_paths=N_PATHS), fit.priors, known)


def drawn(found: Sayings, wanted: Claim) -> np.ndarray:
    """Numbers that would be printed."""
    told = found.of(wanted, np.random.default_rng(1))
    assert told.draws is not None, told.why_not
    return np.exp(told.draws)


def test_the_latest_day_counts() -> None:
    """Of earlier days the last; of one day what was said last; nothing of the same day or a later one."""
    known = (total("a", 100, -40), total("b", 300, -10), total("c", 310, -10), total("d", 200, -20))
    assert last_total(total("next", 1, 30), known) == known[2]
    assert last_total(total("next", 1, -20), known) == known[0]
    assert last_total(total("next", 1, -40), known) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"claimant_group": "KR"},
        {"subject": "other"},
        {"bound": "at_least"},
        {"as_of_start": AS_OF - timedelta(days=300)},
    ],
)
def test_another_count_is_not_added_to(changes: dict[str, object]) -> None:
    """Of another group or force, of which only a floor is told, or that began on another day."""
    assert last_total(total("next", 1, 30), (total("a", 100, -10, **changes),)) is None


def test_houses_of_a_mixed_group_keep_their_own_counts() -> None:
    """A newspaper does not add to what another printed; ministries of one state do."""
    ours, theirs = ({"claimant_group": "MEDIA", "claimant": name} for name in ("The Times", "Le Monde"))
    assert last_total(total("next", 1, 30, **ours), (total("a", 100, -10, **theirs),)) is None
    assert last_total(total("next", 1, 30, **ours), (total("a", 100, -10, **ours),)) is not None
    assert last_total(total("next", 1, 30, claimant="army"), (total("a", 100, -10, claimant="ministry"),)) is not None


def test_the_toll_of_a_battle_is_no_total() -> None:
    """Told again of some days on, it is a fight's and not that of the war."""
    first = AS_OF - timedelta(days=12)
    assert last_total(total("next", 1, -2, as_of_start=first), (total("a", 100, -10, as_of_start=first),)) is None


def test_those_present_are_no_running_total() -> None:
    """A strength rises and falls."""
    told, later = (claim(name, "present", 3000, AS_OF + timedelta(days=at)) for name, at in (("a", -9), ("b", 9)))
    assert last_total(later, (told,)) is None


def test_its_days_are_those_of_the_earlier_one() -> None:
    """So that one and the same count is read twice."""
    told, later = total("a", 100, -10), total("next", 1, 30)
    assert on_its_days(later, told).day == told.day
    assert on_its_days(later, told).quantity == later.quantity


def test_what_came_since_is_told_with_an_error_and_the_total_without() -> None:
    """A thousand told, of two hundred more a source that doubles tells four hundred."""
    assert np.exp(added_to(total("a", 1000, -10), np.array([200.0, 0.0, -5.0]), np.log(2.0))) == pytest.approx(
        [1400.0, 1000.0, 1000.0]
    )


def test_a_total_added_to_never_falls() -> None:
    """However it is rounded; and as often as chance has it a fresh count is told instead."""
    told, n = total("a", 1000, -10), 40_000
    drawn = told_on(told, np.full(n, np.log(900.0)), np.full(n, np.log(400.0)), 0.9, np.random.default_rng(2))
    assert set(np.round(np.exp(drawn))) == {400.0, 1000.0}
    assert np.mean(np.exp(drawn) > 999.0) == pytest.approx(0.9, abs=4.0 * 0.3 / np.sqrt(n))


def test_falls_are_learned() -> None:
    """Two of four pairs fell, beside a guess that counts as four."""
    told = ((-50, 100), (-40, 90), (-30, 120), (-20, 80), (-10, 90))
    known = tuple(total(f"t{at}", number, at) for at, number in told)
    assert chance_of_adding(known) == pytest.approx(1.0 - (2 + GUESS_COUNTS * FALL_GUESS) / (4 + GUESS_COUNTS))
    assert chance_of_adding(()) == pytest.approx(1.0 - FALL_GUESS)


def test_a_total_told_again_after_silence_lies_above_the_last() -> None:
    """Far above what the fit believes, or far below it: the office goes on from its own number."""
    for number in (20.0, 20_000.0):
        again = drawn(sayings(total("a", number, -10)), total("next", 1, 300))
        assert np.mean(again < number * 0.999) <= FALL_GUESS + FOUR_ERRORS
    plain = drawn(sayings(), total("next", 1, 300))
    assert np.mean(plain < 20_000.0) > 0.5


def test_what_came_since_is_what_the_paths_lose() -> None:
    """At the middle the rise of an own total is that of the count, told with the office's lean."""
    found = sayings(total("a", 5_000.0, -10))
    later = total("next", 1, 300)
    lost = found.ahead.level(later.subject, later.quantity, later.day) - found.ahead.level(
        later.subject, later.quantity, AS_OF - timedelta(days=10)
    )
    lean = found._lean(later, np.random.default_rng(1))
    rise = drawn(found, later) - 5_000.0
    assert np.median(rise[rise > 0.0]) == pytest.approx(np.median(lost * np.exp(lean)), rel=0.15)


def table() -> Iterator[tuple[tuple[str, str], dict[int, float]]]:
    """Running totals of each office and kind of loss in the table of losses, by day; the first of a day."""
    told: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
    with TABLE.open(newline="") as file:
        for row in csv.DictReader(file):
            is_point = row["minimum"] == row["maximum"] == "0"
            if row["time_frame"] == "Cumulative" and is_point and row["claim_source"] not in {"Other", "OSI"}:
                told[row["claim_source"], row["loss_type"]].setdefault(int(row["days"]), float(row["loss_count"]))
    yield from told.items()


@pytest.mark.parametrize(("first", "last", "share"), [(30, 90, 0.07), (90, 180, 0.02)])
def test_the_guess_is_that_of_the_table(first: int, last: int, share: float) -> None:
    """How often a source's total fell within so many days, every source and kind alike."""
    shares = []
    for _, told in table():
        later = {day: [then for then in sorted(told) if day + first <= then < day + last] for day in told}
        fell = [told[then[0]] < told[day] for day, then in later.items() if then]
        shares += [np.mean(fell)] if fell else []
    assert np.mean(shares) == pytest.approx(share, abs=0.005)
    assert 0.02 < FALL_GUESS < 0.07
