"""The probability of each cast."""

import pytest

from passmuster.reading.learned.weights import Weights
from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_choice import Casting, chances
from passmuster.reading.roles.window import Window, windows_of


@pytest.fixture(name="window")
def window_() -> Window:
    """Three that are named."""
    reading = read_text("Kenyan soldiers fought al-Shabaab in Somalia.")
    return windows_of(reading.sightings, reading.claims)[0]


def test_without_weights_every_cast_of_different_ones_is_as_likely(window: Window) -> None:
    """Three names and nobody: 1 + 9 + 18 + 6 casts of none, one, two and three, as far as the beam reaches."""
    shares = chances(window, Weights({"role": ("fit",)}, {"role": 0}, 1, {}))
    assert len(shares) == 34
    assert sum(shares.values()) == pytest.approx(1.0)
    assert len({round(share, 12) for share in shares.values()}) == 1


def test_weights_decide(window: Window) -> None:
    """What speaks for a role is followed."""
    told = {
        "partner:kind=state": "0:900", "partner:place=0": "0:900", "principal:partner>last=in": "0:3000",
    }  # fmt: skip
    shares = chances(window, Weights({"role": ("fit",)}, {"role": 0}, 1, told))
    best = max(shares, key=shares.__getitem__)
    assert (best.partner, best.principal) == ("KE", "SO")


def test_nobody_has_two_parts(window: Window) -> None:
    """A cast names each at most once."""
    for casting in chances(window, Weights({"role": ("fit",)}, {"role": 0}, 1, {})):
        held = [code for code in casting if code]
        assert len(held) == len(set(held))
    assert isinstance(casting, Casting)
