"""Tests of silences: when nobody tells of losses, and when that is told of."""

from datetime import timedelta

import numpy as np
import pytest

from passmuster.model.clock import Clock
from passmuster.model.grid import Grid
from passmuster.model.priors import DEFAULTS
from passmuster.model.silences import share_told_of, silences
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
    assert silent[80] == pytest.approx(1.0 - np.exp(-(away - 4.0) / 13.0) + np.log(away / 26.0) / -np.log(0.2))
    assert np.all(np.diff(silent[34:]) > 0.0)


def test_a_silence_deepens_with_its_length() -> None:
    """By the middle of its prior what is lost falls as one over the time; up to half a year it is a silence as ever."""
    since = CLOCK.end_of(START)
    silent, away = of(told(0)), np.arange(104) + 0.5 - since
    month, quarter = (away - 4.0) / 13.0, away <= 26.0
    assert silent[quarter] == pytest.approx(-np.expm1(-np.maximum(month, 0.0))[quarter])
    lost = np.exp(DEFAULTS["hazard_silence"].location * (silent - -np.expm1(-month)))
    assert lost[~quarter] == pytest.approx(26.0 / away[~quarter])


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


def test_what_is_told_of_is_no_silence() -> None:
    """All of a told week, next to nothing of the deepest silence, and never nothing."""
    assert share_told_of(np.array([[0.0], [0.25], [1.0], [2.5]]))[:, 0] == pytest.approx([1.0, 0.75, 1e-3, 1e-3])
