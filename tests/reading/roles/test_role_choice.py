"""The probability of each cast."""

import pytest

from passmuster.reading.learned.weights import Weights
from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_choice import Casting, chances
from passmuster.reading.roles.window import Window, windows_of


def weights(features: dict[str, str]) -> Weights:
    """Weights of a window alone."""
    return Weights({"alone": ("a", "b", "c"), "together": ("ab", "ac", "bc")}, {"alone": 0, "together": 3}, 6, features)


@pytest.fixture(name="window")
def window_() -> Window:
    """Three that are named."""
    reading = read_text("Kenyan soldiers fought al-Shabaab in Somalia.")
    return windows_of(reading.sightings, reading.claims)[0]


def test_without_weights_every_cast_of_different_ones_is_as_likely(window: Window) -> None:
    """Three names and nobody: 1 + 9 + 18 + 6 casts of none, one, two and three."""
    shares = chances(window, weights({}))
    assert len(shares) == 34
    assert sum(shares.values()) == pytest.approx(1.0)
    assert len({round(share, 12) for share in shares.values()}) == 1


def test_weights_decide(window: Window) -> None:
    """What speaks for a role is followed."""
    shares = chances(window, weights({"kind=state": "a900", "place=0": "a900", ">last=in": "d3000"}))
    best = max(shares, key=shares.__getitem__)
    assert (best.partner, best.principal) == ("KE", "SO")


def test_who_is_helped_says_who_helps(window: Window) -> None:
    """What two are to one another chooses the partner too, of whom nothing else is told."""
    shares = chances(window, weights({">last=in": "d900"}))
    partner = {code: sum(share for cast, share in shares.items() if cast.partner == code) for code in window.mentions}
    assert max(partner, key=partner.__getitem__) in {"KE", "shabaab"}
    assert partner["KE"] > 0.4 > 0.1 > partner["SO"]


def test_nobody_has_two_parts(window: Window) -> None:
    """A cast names each at most once."""
    for casting in chances(window, weights({})):
        held = [code for code in casting if code]
        assert len(held) == len(set(held))
    assert isinstance(casting, Casting)
