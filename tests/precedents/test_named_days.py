"""Tests of acts that name a last day: known truth comes back, and the day sets the pace."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.datasets.acts import load_acts
from passmuster.precedents.act_roads import ActRoads, fit_acts
from passmuster.precedents.acts import ActKind, PastAct
from passmuster.precedents.participant import Exit

DAY = date(1990, 1, 1)
AT = list(ActKind).index(ActKind.SIGNED)


def act(number: int, share: float | None, months: int, **changed: object) -> PastAct:
    """An accord that names a day; fewer than half are left after such a share of the time, or never."""
    named = round(30.4375 * months)
    left = None if share is None else DAY + timedelta(days=max(round(share * named), 1))
    whole = PastAct(
        act_id=f"a{number}", war=f"war {number}", partner="P", principal="Q", day=DAY, kind=ActKind.SIGNED,
        named_day=DAY + timedelta(days=named), left_on=left, how=Exit.ONGOING if left is None else Exit.COMPLETED,
        seen_until=DAY + timedelta(days=9000) if left is None else None, what="x", source="y",
    )  # fmt: skip
    return replace(whole, **changed)  # type: ignore[arg-type]


def gone(roads: ActRoads, weeks: int, months_named: float | None, since: float = 0.0) -> float:
    """Mean chance of having left within so many weeks."""
    hazards = roads.weekly(ActKind.SIGNED, months_since=since, credence=1.0, n_weeks=weeks, months_named=months_named)
    return float(-np.expm1(-hazards.sum(axis=1)).mean())


def test_a_known_chance_and_pace_come_back() -> None:
    """Of 200 made-up accords of 3 to 40 months 60 % are kept, at 0.8 of the time times a Weibull of shape 3."""
    random = np.random.default_rng(5)
    shares = 0.8 * random.weibull(3.0, size=200)
    acts = [act(at, share if at < 120 else None, months=3 + at % 38) for at, share in enumerate(shares)]
    named = fit_acts(acts, n_draws=2000).named
    for draws, truth in ((named.chance[:, AT], 0.6), (named.pace, 0.8), (named.shape, 3.0)):
        low, high = np.quantile(draws, (0.025, 0.975))
        assert low <= truth <= high
    assert (named.contingents, named.kept) == (200, int((shares[:120] <= 1.0).sum()))


def test_the_day_that_is_named_sets_the_pace() -> None:
    """A quarter off it is soon, two years off it is late; without one the speed of the kind counts."""
    roads = fit_acts(load_acts())
    assert gone(roads, 13, 3.0) > 2.0 * gone(roads, 13, None)
    assert gone(roads, 13, 24.0) < 0.2 * gone(roads, 13, None)
    assert gone(roads, 104, 24.0) == pytest.approx(gone(roads, 13, 3.0), rel=0.15)


def test_a_day_long_past_sets_no_pace() -> None:
    """Beyond twice the time an accord is one that nothing came of, and counts as the others of its kind."""
    roads = fit_acts(load_acts())
    assert gone(roads, 26, 3.0, since=6.1) == gone(roads, 26, None, since=6.1)
    assert gone(roads, 26, 3.0, since=5.0) != gone(roads, 26, None, since=5.0)


def test_only_what_was_known_on_the_day_counts() -> None:
    """What became of an accord later changes no draw, and one that names no day has no part."""
    known = [act(0, 0.5, 24), act(1, 0.5, 4)]
    other = [act(0, None, 24), act(1, 0.5, 4), act(2, 0.1, 12, named_day=None)]
    early = DAY + timedelta(days=100)
    first, second = (fit_acts(acts, as_of=early).named for acts in (known, other))
    np.testing.assert_array_equal(first.pace, second.pace)
    assert first.kept == second.kept == 1


def test_the_shipped_days_lie_after_their_acts_and_most_were_kept() -> None:
    """Fifty acts of the table name one; of the contingents that did two thirds had half gone by the first."""
    named = [row for row in load_acts() if row.named_day is not None]
    assert len(named) == 50
    assert all(row.named_day > row.day for row in named if row.named_day is not None)
    roads = fit_acts(load_acts()).named
    assert 0.6 < roads.kept / roads.contingents < 0.8
