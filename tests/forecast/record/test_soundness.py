"""What an entry must obey beside being whole."""

from dataclasses import replace

import pytest

from passmuster.forecast.record.soundness import broken_rule
from worlds.recorded import forecast, resolution

ASKED = {(forecast().question_id, forecast().by): forecast()}


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"case": ""}, "names its case and its question"),
        ({"seed": -1}, "seed and number of claims are zero or more"),
        ({"outcomes": (("yes", 1.2), ("no", -0.2))}, "each chance of 'outcomes' lies between 0 and 1"),
        ({"outcomes": (("yes", 0.5), ("no", 0.4))}, "the chances of 'outcomes' add up to one"),
        ({"outcomes": ()}, "gives chances to outcomes"),
        ({"baseline": (("up", 0.5), ("down", 0.5))}, "the naive forecast is of the same outcomes"),
        ({"q05": 0.5, "q95": 0.4}, "bounds of a chance rise"),
        ({"q95": 1.5}, "bounds of a chance rise"),
        ({"levels": (0.5,)}, "each quantile has its level"),
        ({"levels": (0.5, 0.5), "quantiles": (1.0, 2.0)}, "levels rise"),
        ({"levels": (0.5, 1.5), "quantiles": (1.0, 2.0)}, "levels rise"),
        ({"levels": (0.1, 0.5), "quantiles": (2.0, 1.0)}, "quantiles are zero or more, and do not fall"),
    ],
)
def test_what_cannot_be_forecast_is_named(changed, rule):
    """Each rule has its sentence."""
    broken = broken_rule(replace(forecast(), **changed), {})
    assert broken is not None
    assert rule in broken[0]


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"question_id": "q9"}, "is of a question that stands above"),
        ({"outcome": "maybe"}, "the outcome is one of those forecast, or void: yes, no, void"),
        ({"receipts": ()}, "has a receipt"),
        ({"value": -1.0}, "zero or more"),
        ({"corrects": "r-1"}, "a correction names what it corrects, and why"),
    ],
)
def test_what_cannot_have_come_is_named(changed, rule):
    """A resolution answers a question that was asked."""
    broken = broken_rule(replace(resolution(), **changed), ASKED)
    assert broken is not None
    assert rule in broken[0]


def test_what_is_sound_breaks_nothing():
    """Rounded chances included."""
    thirds = tuple((name, 0.333333) for name in "abc")
    assert broken_rule(forecast(), {}) is None
    assert broken_rule(replace(forecast(), outcomes=thirds, baseline=thirds), {}) is None
    assert broken_rule(resolution(), ASKED) is None
