import math

import pytest

from passmuster.findings.prior_words import prior_words
from passmuster.ledger import Prior


@pytest.mark.parametrize(
    ("name", "location", "scale", "words"),
    [
        ("tour_weeks", math.log(52), math.log(2) / 1.645, "52 (26 to 104) weeks"),
        ("killed_share", 0.0, math.log(3) / 1.645, "0.5 (0.25 to 0.75) share of casualties"),
        ("camp_lean_losses", 0.0, 1 / 1.645, "0 (-1 to 1) log of claimed over true"),
        ("supply_total", math.log(1e5), math.log(10) / 1.645, "100,000 (10,000 to 1,000,000) pieces"),
    ],
)
def test_a_prior_is_described_by_what_it_implies(name: str, location: float, scale: float, words: str) -> None:
    """Median and central 90 % stand in the parameter's own unit."""
    assert prior_words(Prior(name=name, location=location, scale=scale, reason="because")) == words
