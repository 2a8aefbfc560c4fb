"""Who enters a fit: what is counted, what is weighed, and why the rest is not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from passmuster.ledger.echoes import find_echoes
from passmuster.ledger.roles import Role, WhyNotWeighed
from passmuster.model.clock import Clock
from passmuster.model.entrants import ENOUGH_FOR_SUPPLY, Entrants, counted_forces, entrants, meanings_of
from worlds.muster_world import AS_OF, START, case, claim


def entered(*claims, of=None) -> Entrants:
    """What becomes of claims of the small case."""
    own, echoes = of or case(), find_echoes(claims)
    counted = counted_forces(own, [said for said in claims if not said.is_prospective], echoes)
    return entrants(claims, own, Clock.until(START, AS_OF), counted, echoes)


def shells(number, group):
    """A running total of shells, from a source of its own."""
    return claim(f"s{number}", "shells", 1_000.0 * number, subject="kp-shells", claimant_group=group)


def test_the_partners_force_is_counted_whatever_is_said() -> None:
    """Its part comes with it; a supply of which too few speak does not."""
    counted = counted_forces(case(), [], find_echoes(()))
    assert [force.force_id for force in counted.forces] == ["kp-force"]
    assert [part.force_id for part in counted.parts] == ["kp-force-kursk"]
    assert counted.supplies == ()


@pytest.mark.parametrize("n_origins", [ENOUGH_FOR_SUPPLY - 1, ENOUGH_FOR_SUPPLY])
def test_a_supply_needs_several_origins(n_origins: int) -> None:
    """Below the number its claims are not weighed, and the reason says so."""
    groups = ("UA", "US", "KR")[:n_origins]
    found = entered(*(shells(number, group) for number, group in enumerate(groups, 1)))
    if n_origins < ENOUGH_FOR_SUPPLY:
        assert set(found.why_not.values()) == {WhyNotWeighed.TOO_FEW_ORIGINS}
    else:
        assert set(found.roles.values()) == {Role.OBSERVATION}


def test_another_force_is_counted_when_somebody_states_its_strength() -> None:
    """A loss alone counts nobody: there would be no strength to lose it from."""
    enemy = replace(case().forces[0], force_id="ua-force", actor="UA")
    wider = case(forces=(*case().forces, enemy))
    loss = claim("loss", "killed", 40.0, subject="ua-force")
    there = claim("there", "present", 4_000.0, subject="ua-force", claimant_group="US")
    assert entered(loss, of=wider).why_not == {"loss": WhyNotWeighed.NO_STRENGTH}
    assert entered(loss, there, of=wider).why_not == {}


def test_plans_are_prospects_and_never_weighed() -> None:
    """They speak of intentions."""
    found = entered(claim("plan", "planned", 15_000.0), claim("now", "present", 10_000.0))
    assert found.roles == {"now": Role.OBSERVATION, "plan": Role.PROSPECT}
    assert [said.claim_id for said in found.observed] == ["now"]


def test_one_origin_and_number_is_one_witness() -> None:
    """A relay that renames the number adds nothing; another number of the same origin does."""
    first = claim("a", "casualties", 3_000.0, claimant="HUR", origin="one report")
    renamed = replace(first, claim_id="b", quantity="killed", relay=("a paper",))
    other = replace(first, claim_id="c", quantity="killed", point=1_000.0)
    roles = entered(first, renamed, other).roles
    assert roles == {"a": Role.OBSERVATION, "b": Role.REPEAT, "c": Role.OBSERVATION}


def test_what_names_a_claim_as_its_origin_is_that_one_again() -> None:
    """Whatever number or day it gives of the count; the claim that it names speaks, also where it was said later."""
    first = claim("a", "killed", 3_000.0, AS_OF - timedelta(days=9))
    slip = replace(first, claim_id="b", point=3_300.0, claimant="a paper", claimant_group="MEDIA", origin="a")
    early = replace(slip, claim_id="c", point=2_900.0, said_on=first.said_on - timedelta(days=3), origin="b")
    found = entered(first, slip, early)
    assert found.roles == {"a": Role.OBSERVATION, "b": Role.REPEAT, "c": Role.REPEAT}
    assert found.observed == entered(first).observed
    apart = entered(first, replace(slip, origin=""), replace(early, origin="c"))
    assert set(apart.roles.values()) == {Role.OBSERVATION}


def test_an_echo_that_counts_something_else_is_a_statement_of_its_own() -> None:
    """So is a flow beside a total; a second one of the same is not."""
    dead = claim("a", "killed", 3_000.0, AS_OF - timedelta(days=9))
    hurt = replace(dead, claim_id="b", quantity="wounded", point=9_000.0, origin="a")
    again = replace(hurt, claim_id="c", point=9_500.0)
    of_a_week = replace(dead, claim_id="d", point=200.0, origin="a", as_of_start=dead.day - timedelta(days=6))
    assert entered(dead, hurt, again, of_a_week).roles == {
        "a": Role.OBSERVATION, "b": Role.OBSERVATION, "c": Role.REPEAT, "d": Role.OBSERVATION,
    }  # fmt: skip


def test_where_the_original_is_not_weighed_its_first_echo_speaks() -> None:
    """Once for all of them."""
    before = claim("a", "present", 100.0, START - timedelta(days=3))
    now = replace(before, claim_id="b", point=900.0, as_of_end=AS_OF, said_on=AS_OF, origin="a")
    later = replace(now, claim_id="c", point=950.0)
    assert entered(before, now, later).roles == {
        "a": Role.NOT_MODELLED, "b": Role.OBSERVATION, "c": Role.REPEAT,
    }  # fmt: skip


def test_what_was_before_the_case_is_not_weighed() -> None:
    """There is no path to read it off."""
    early = claim("early", "present", 100.0, START - timedelta(days=3))
    assert entered(early).why_not == {"early": WhyNotWeighed.TOO_EARLY}


def test_a_word_of_one_meaning_means_its_quantity() -> None:
    """Else its measures with their weights."""
    assert meanings_of(claim("k", "killed", 5.0)) == (("killed", 1.0),)
    doubtful = claim("l", "casualties", 5.0, measures=(("killed", 0.3), ("casualties", 0.7)))
    assert meanings_of(doubtful) == (("killed", 0.3), ("casualties", 0.7))
