"""The words of the ledger agree with one another."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given

from passmuster.ledger.claim import Claim
from passmuster.ledger.vocabulary import (
    EVENT_MODES,
    FAMILY_OF_QUANTITY,
    PROSPECTIVE_MODES,
    Bound,
    EventType,
    Mode,
    Quantity,
)
from worlds.strategies import claims as random_claims


def test_every_quantity_has_a_family() -> None:
    """No quantity is without the family within which a source leans alike."""
    assert FAMILY_OF_QUANTITY.keys() == set(Quantity)


def test_every_event_type_has_its_modes() -> None:
    """The sixteen PLOVER types are all listed, five of them without modes."""
    assert tuple(EVENT_MODES) == tuple(EventType)
    assert len(EventType) == 16
    assert {kind for kind, modes in EVENT_MODES.items() if not modes} == {
        "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID",
    }  # fmt: skip


def test_prospective_modes_are_modes() -> None:
    """Modes that speak of the future are among those that a file may name."""
    assert set(Mode) > PROSPECTIVE_MODES


@given(random_claims())
def test_the_words_of_a_claim_admit_its_own_numbers(claim: Claim) -> None:
    """A floor lies at or below a ceiling; a claim "at least" has no ceiling, one "at most" no floor."""
    low, high = claim.number_low, claim.number_high
    assert (low is None) == (claim.bound == "at_most")
    assert (high is None) == (claim.bound == "at_least")
    assert low is None or high is None or low <= high


@pytest.mark.parametrize(
    ("quantity", "mode", "is_prospective"),
    [("present", "asserted", False), ("present", "projected", True), ("rotated", "estimated", True)],
)
def test_plans_are_told_from_observations(quantity: str, mode: str, is_prospective: bool) -> None:
    """A projection, and a head-count through rotation, speak of intentions."""
    claim = Claim(
        claim_id="a", said_on=date(2025, 1, 1), subject="s", quantity=quantity, bound="exact", mode=mode, claimant="c",
        claimant_group="UA", point=1.0,
    )  # fmt: skip
    assert claim.is_prospective is is_prospective


@given(random_claims())
def test_a_claim_cannot_be_changed(claim: Claim) -> None:
    """Things built are frozen; a change makes a new thing."""
    with pytest.raises(dataclasses.FrozenInstanceError, match="note"):
        claim.note = "changed"  # type: ignore[misc]


def test_the_day_of_a_claim_is_the_last_it_speaks_about() -> None:
    """A window speaks of its last day; a number without a day of its own speaks of the day it was said."""
    said = Claim(
        claim_id="a", said_on=date(2025, 1, 9), subject="s", quantity=Quantity.KILLED, bound=Bound.EXACT,
        mode=Mode.ASSERTED, claimant="c", claimant_group="UA", point=1.0,
    )  # fmt: skip
    assert said.day == date(2025, 1, 9)
    of_a_week = dataclasses.replace(said, as_of_start=date(2025, 1, 1), as_of_end=date(2025, 1, 7))
    assert of_a_week.day == date(2025, 1, 7)
