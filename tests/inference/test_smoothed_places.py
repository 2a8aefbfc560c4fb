"""Where smoothed quantiles lie: found in a few steps, and alike whether alone or abreast."""

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import ndtr

from passmuster.inference import smoothed_places
from passmuster.inference.smoothed_places import places_of, shares_below
from passmuster.inference.smoothed_quantiles import ranked, smoothed_quantiles

LEVELS = (0.02, 0.05, 0.31, 0.5, 0.77, 0.95, 0.99)


def _drawn(n: int = 900) -> tuple[np.ndarray, np.ndarray]:
    """Seven numbers of several shapes, one of them in two heaps far apart, and one weight a draw."""
    rng = np.random.default_rng(3)
    weights = rng.gamma(0.5, size=n)
    values = np.exp(rng.standard_normal((n, len(LEVELS))) * np.linspace(0.1, 2.0, len(LEVELS)))
    values[: n // 2, 3] += 400.0
    return values, weights / weights.sum()


@pytest.mark.parametrize("abreast", [1, 2000, 10**6])
def test_places_are_those_of_a_plain_search(abreast: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """By halving, over all draws, to the nine digits that the reach leaves; however many are looked at together."""
    monkeypatch.setattr(smoothed_places, "ABREAST", abreast)
    values, weights = _drawn()
    numbers = smoothed_quantiles(values, LEVELS)
    found = places_of(numbers, ranked(numbers, weights), [None] * len(numbers))
    for number, place in zip(numbers, found, strict=True):

        def over(q: float, number: object = number) -> float:
            return float(weights @ ndtr((q - number.values) / number.width)) - number.level

        plain = brentq(over, number.rising[0] - number.width, number.rising[-1] + number.width, xtol=1e-13, rtol=1e-14)
        assert abs(over(place)) < 2e-9
        assert place == pytest.approx(plain, abs=1e-6 * number.width)


def test_a_place_is_found_in_a_few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Halley's steps triple their digits: from the draw nearest to it eight are plenty, where halving takes fifty."""
    values, weights = _drawn()
    looks, look = [], smoothed_places._looked_at
    monkeypatch.setattr(smoothed_places, "_looked_at", lambda sought: looks.extend(sought) or look(sought))
    numbers = smoothed_quantiles(np.tile(values[:, [6]], 19), np.linspace(0.05, 0.95, 19))
    places_of(numbers, ranked(numbers, weights), [None] * 19)
    assert len(numbers) < len(looks) <= 8 * len(numbers)


def test_a_start_far_from_every_draw_leads_there_as_well() -> None:
    """Where no draw is within reach the bracket is halved."""
    values, weights = _drawn()
    numbers = smoothed_quantiles(values, LEVELS)
    weighed = ranked(numbers, weights)
    found = places_of(numbers, weighed, [None] * len(numbers))
    far = [number.rising[-1] + 5.9 * number.width for number in numbers]
    np.testing.assert_allclose(places_of(numbers, weighed, far), found, rtol=1e-10)


@pytest.mark.parametrize("abreast", [1, 2000, 10**6])
def test_the_indicator_is_that_of_every_draw(abreast: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies beyond the last reach is 0 or 1 to the last digit; of a number that never differs nothing is below."""
    monkeypatch.setattr(smoothed_places, "ABREAST", abreast)
    values, _ = _drawn()
    values[:, 2] = 7.0
    numbers = smoothed_quantiles(values, LEVELS)
    for place in (-50.0, 0.9, 2.0, 1e4):
        found = np.empty((len(LEVELS), len(values)))
        shares_below(numbers, np.full(len(LEVELS), place), found)
        for number, row in zip(numbers, found, strict=True):
            wanted = ndtr((place - number.values) / number.width) if number.width > 0.0 else np.zeros(len(values))
            np.testing.assert_allclose(row, wanted, atol=1e-15)
