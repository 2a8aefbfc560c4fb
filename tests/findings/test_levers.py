"""Levers of a case, and what those that were set change, as lines."""

from passmuster.findings.levers import effect_lines, lever_lines
from passmuster.findings.parts.outlook import EffectKind
from passmuster.forecast.lever_effects import LeverChange
from passmuster.forecast.levers import MECHANISMS, set_levers
from passmuster.ledger import Lever
from worlds.muster_world import case

LOSSES = Lever(name="losses", text="Losses double.", acts_on="casualty_hazard", unit="times")
ODD = Lever(name="odd", text="Odd.", acts_on="the moon", unit="")
WORLD = case(levers=(LOSSES, ODD))


def test_a_lever_says_how_it_acts_and_what_was_set() -> None:
    """Each lever with a mechanism has a line; one that was left alone has no value."""
    (line,) = lever_lines(WORLD.levers, ())
    assert (line.name, line.unit, line.value) == ("losses", "times", "")
    assert (line.acts, line.disputed) == (MECHANISMS["casualty_hazard"].acts, MECHANISMS["casualty_hazard"].disputed)
    (line,) = lever_lines(WORLD.levers, set_levers(WORLD, ["losses=2"]))
    assert line.value == "2"


def test_effects_keep_their_numbers_and_get_their_kind() -> None:
    """Nothing but the kind is added."""
    effect = LeverChange(
        what="killed", horizon_weeks=26, before=2_450.0, after=3_270.0, mean=860.0, q05=90.0, q50=780.0, q95=2_100.0
    )
    (line,) = effect_lines(EffectKind.COUNT, [effect])
    assert (line.kind, line.what, line.before, line.after, line.mean) == ("count", "killed", 2_450.0, 3_270.0, 860.0)
    assert (line.q05, line.q50, line.q95) == (90.0, 780.0, 2_100.0)
