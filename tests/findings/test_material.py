"""What the findings are composed from."""

from dataclasses import replace

from passmuster.findings.material import Material
from passmuster.muster.found import VerdictWord
from worlds.decreed_material import AS_OF, HORIZONS, material


def test_material_answers_for_what_was_known_on_the_day() -> None:
    """Case, day, claims and forces are those of the fit."""
    plain: Material = material()
    assert (plain.as_of, plain.case, plain.claims) == (AS_OF, plain.fit.known.case, plain.fit.known.claims)
    assert plain.partner_force == plain.case.forces[0]
    assert plain.verdict_of["present-1"] == VerdictWord.PASSES


def test_the_partner_is_spoken_of_for_half_a_year_at_most() -> None:
    """The last horizon within half a year, or the nearest where all lie beyond."""
    assert material().partner_horizon == 26
    assert replace(material(), horizons_weeks=HORIZONS[:2]).partner_horizon == 13
    assert replace(material(), horizons_weeks=(52,)).partner_horizon == 52
