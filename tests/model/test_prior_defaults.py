"""Tests of the shipped priors: each has a spread, a known scale and a reason in words."""

import math

import pytest

from passmuster.model.prior_defaults import DEFAULTS, logit


@pytest.mark.parametrize("name", DEFAULTS)
def test_each_has_a_spread_a_link_and_a_reason(name: str) -> None:
    """A sentence of why, and a figure on a scale that the reference tells of."""
    default = DEFAULTS[name]
    assert default.scale > 0.0
    assert default.link in {"log", "logit", "plain"}
    assert default.reason.endswith(".")
    assert math.isfinite(default.location)


def test_a_logit_is_the_log_of_the_odds() -> None:
    """One half has none."""
    assert logit(0.5) == 0.0
    assert logit(0.2) == pytest.approx(math.log(1.0 / 4.0))
