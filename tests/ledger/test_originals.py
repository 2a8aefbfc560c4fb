"""Originals: the claim that is told again."""

from dataclasses import replace
from itertools import permutations

import pytest

from passmuster.ledger.originals import are_of_one_count, originals
from worlds.small_case import claim

FIRST = claim("a", 10, "killed", 300.0)
SECOND = replace(FIRST, claim_id="b", origin="a", point=330.0)
THIRD = replace(FIRST, claim_id="c", origin="b")


def test_a_chain_leads_to_its_end() -> None:
    """In whatever order claims are looked at."""
    for claims in permutations((FIRST, SECOND, THIRD)):
        assert originals(claims) == {"a": "a", "b": "a", "c": "a"}


def test_origins_in_other_words_name_no_claim() -> None:
    """Nor does a claim that is a witness of its own, or a name of one that is not there."""
    claims = (replace(FIRST, origin="one report"), replace(SECOND, origin="b"), replace(THIRD, origin="gone"))
    assert originals(claims) == {"a": "a", "b": "b", "c": "c"}


def test_of_a_ring_the_first_said_is_the_original() -> None:
    """With what leads into it."""
    ring = (replace(FIRST, origin="c"), SECOND, THIRD, replace(THIRD, claim_id="0", origin="c"))
    later = [replace(one, said_on=one.said_on.replace(day=20)) if one.claim_id != "b" else one for one in ring]
    for claims in permutations(later):
        assert set(originals(claims).values()) == {"b"}


def test_a_long_chain_is_quick() -> None:
    """Ten thousand claims, each of the one before: no depth of calls, no square of steps."""
    chain = [replace(FIRST, claim_id=f"{place}", origin=f"{place - 1}") for place in range(1, 10_001)]
    assert set(originals([*chain[::-1], replace(FIRST, claim_id="0")]).values()) == {"0"}


@pytest.mark.parametrize(
    ("changes", "is_one"),
    [
        ({"point": 400.0, "claimant": "A paper"}, True),
        ({"quantity": "wounded"}, False),
        ({"subject": "another"}, False),
        ({"as_of_start": FIRST.day}, False),
        ({"quantity": "casualties", "measures": (("killed", 0.4), ("casualties", 0.6))}, True),
    ],
)
def test_what_is_counted_and_not_its_number_makes_one_count(changes: dict[str, object], is_one: bool) -> None:
    """The force, the kind of number, and a meaning that both may have."""
    other = replace(FIRST, **changes)  # type: ignore[arg-type]
    assert are_of_one_count(FIRST, other) is is_one
    assert are_of_one_count(other, FIRST) is is_one
