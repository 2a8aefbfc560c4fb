from dataclasses import replace

from passmuster.findings.source_words import expected_from_source
from passmuster.muster.found import ClaimLean
from worlds.muster_world import claim

LEAN = ClaimLean("UA", "Russian side", "losses", 0.9, 1.5, 2.8, 3.9)


def test_the_lean_of_the_source_stands_beside_its_claim() -> None:
    """Group, kind of number and side, the lean with its interval, and how far this claim goes."""
    assert expected_from_source(LEAN, claim("c", "killed", 700)) == (
        "UA loss figures about the Russian side run 1.5 times the truth (90 % interval 0.90 to 2.8); this one is 3.9 "
        "times the estimate."
    )


def test_a_floor_is_called_a_floor() -> None:
    """Bounds are named for what they are, and no side is named where there is none."""
    said = expected_from_source(replace(LEAN, side=""), claim("c", "killed", bound="at_least", low=700.0))
    assert "loss figures run " in said
    assert said.endswith("this floor is 3.9 times the estimate.")


def test_a_claim_of_none_has_no_factor() -> None:
    """That there are none is no factor of anything."""
    said = expected_from_source(replace(LEAN, ratio=None), claim("c", "killed", 0.0, bound="exact"))
    assert said.endswith("this one says there are none.")
