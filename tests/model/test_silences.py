"""Tests of silences: when nobody tells of losses, and when that is told of."""

from datetime import timedelta

import numpy as np
import pytest

from passmuster.model.clock import Clock
from passmuster.model.grid import Grid
from passmuster.model.silences import silences
from worlds.small_case import START, claim

CLOCK = Clock.until(START, START + timedelta(weeks=104))
WEEKLY = Grid(tuple(range(105)))


def told(day: int, since: int | None = None, quantity: str = "killed", **changes):
    """A claim about losses on a day, or from another day on."""
    days = {"as_of_end": START + timedelta(days=day)}
    if since is not None:
        days["as_of_start"] = START + timedelta(days=since)
    return claim(f"{quantity}{since}-{day}", day, quantity, 10.0, **days, **changes)


def of(*claims, wholes=None):
    """The silences of one force, by step."""
    return silences(claims, ["force"], wholes or {}, CLOCK, WEEKLY)[:, 0]


def test_a_running_total_tells_of_all_before_it() -> None:
    """And after it silence grows with the weeks beyond a month."""
    silent = of(told(140))
    assert not silent[:23].any()
    away = 80.5 - CLOCK.end_of(START + timedelta(days=140))
    assert silent[80] == pytest.approx(1.0 - np.exp(-(away - 4.0) / 13.0))
    assert np.all(np.diff(silent[34:]) > 0.0)


def test_a_window_tells_of_its_days() -> None:
    """Far from it on either side nobody speaks."""
    silent = of(told(360, 350))
    assert not silent[47:54].any()
    assert silent[0] > 0.5
    assert silent[-1] > 0.5


def test_short_silences_and_no_word_at_all_are_none() -> None:
    """Nor do strengths end one; losses of a part are the force's."""
    assert not of(told(140), told(320), told(500), told(690)).any()
    assert not of(told(140, quantity="present")).any()
    assert of(told(140), told(700, quantity="present")).any()
    assert not of(told(140), told(700, 200, subject="wing"), wholes={"wing": "force"}).any()
