"""Tests of the kinds of acts and what is held of them before any is counted."""

from passmuster.precedents.acts import PRIOR_CHANCES, ActKind


def test_every_kind_has_a_chance_with_a_reason() -> None:
    """Chances lie inside zero and one, and deeds are held to be worth more than talks."""
    assert set(PRIOR_CHANCES) == set(ActKind)
    assert all(0 < prior.chance < 1 and prior.reason.endswith(".") for prior in PRIOR_CHANCES.values())
    assert PRIOR_CHANCES[ActKind.TALKS].chance < PRIOR_CHANCES[ActKind.SIGNED].chance
