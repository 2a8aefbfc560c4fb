"""What was known on a day, and the digest of it."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from passmuster.ledger import Claim, Ledger
from passmuster.ledger.digest import digest_of
from worlds.strategies import claims as random_claims
from worlds.strategies import days, events, ledgers

NOON = datetime(2025, 1, 2, 12, tzinfo=UTC)


@given(ledgers(), days())
def test_a_day_knows_what_was_said_by_then(ledger: Ledger, day: date) -> None:
    """Nothing later is known, nothing earlier is left out, and the case is the ledger's."""
    known = ledger.known(day)
    assert known.claims == tuple(claim for claim in ledger.claims if claim.said_on <= day)
    assert known.events == tuple(event for event in ledger.events if event.date <= day)
    assert (known.case, known.day, known.input_hashes) == (ledger.case, day, ledger.input_hashes)


@given(ledgers())
def test_the_last_day_knows_every_claim(ledger: Ledger) -> None:
    """No claim is later than the last day."""
    if ledger.last_day is not None and ledger.claims:
        assert ledger.known(ledger.last_day).claims == ledger.claims


@given(random_claims())
def test_what_was_recorded_later_may_be_left_out(claim: Claim) -> None:
    """A claim counts from its day of recording on; one without such a day from its day of saying on."""
    assume(claim.said_on < date(2200, 1, 1))
    late = claim.said_on + timedelta(days=3)
    recorded = replace(claim, recorded_at=datetime(late.year, late.month, late.day, 12, tzinfo=UTC))

    def known(held: Claim, day: date) -> tuple[Claim, ...]:
        return Ledger(case=None, claims=(held,)).known(day, as_recorded=True).claims  # type: ignore[arg-type]

    assert known(recorded, claim.said_on) == ()
    assert known(recorded, late) == (recorded,)
    assert known(replace(claim, recorded_at=None), claim.said_on) == (claim,)


# The digest -----------------------------------------------------------------------------------------------------------


@given(ledgers(), ledgers(), days())
def test_equal_contents_and_no_others_share_a_digest(one: Ledger, other: Ledger, day: date) -> None:
    """The digest is the same where case, claims and events are equal, and differs where one of them does."""
    ours, theirs = one.known(day), other.known(day)
    same = (ours.case, ours.claims, ours.events) == (theirs.case, theirs.claims, theirs.events)
    assert (one.digest(day) == other.digest(day)) is same


@given(ledgers())
def test_the_digest_hangs_on_no_day_of_recording_nor_on_files(ledger: Ledger) -> None:
    """When a claim was recorded, which files held it and the day of asking name nothing that was said."""
    day = date.max
    again = tuple(replace(claim, recorded_at=NOON) for claim in ledger.claims)
    moved = replace(ledger, claims=again, input_hashes=(("claims.csv", "0" * 64),))
    assert moved.digest(day) == ledger.digest(day) == ledger.digest(day - timedelta(1))


@given(random_claims(), st.sampled_from(["note", "subject", "origin", "claim_id"]))
def test_every_word_counts(claim: Claim, name: str) -> None:
    """Another word in any field is another digest."""
    assert digest_of((replace(claim, **{name: getattr(claim, name) + "x"}),)) != digest_of((claim,))


@given(random_claims())
def test_equal_numbers_are_written_alike(claim: Claim) -> None:
    """Ten is ten, as a whole number or as a float; minus nought is nought."""
    ten, nought = replace(claim, point=10.0), replace(claim, point=0.0)
    assert digest_of((replace(claim, point=10),)) == digest_of((ten,))
    assert digest_of((replace(claim, point=-0.0),)) == digest_of((nought,)) != digest_of((ten,))


@given(events("a"), events("b"))
def test_order_and_rows_count(one: object, other: object) -> None:
    """The same records in another order, or in other rows, are another content."""
    rows = [((one, other),), ((other, one),), ((one,), (other,)), ((one, other), ())]
    assert len({digest_of(*row) for row in rows}) == 4


def test_a_digest_can_be_worked_out_elsewhere() -> None:
    """A record is a line of JSON with sorted keys, and fields left at their defaults are not in it."""
    claim = Claim(
        claim_id="c1", said_on=date(2025, 1, 1), subject="kp-force", quantity="killed", bound="about", mode="asserted",
        claimant="speaker", claimant_group="UA", point=300.0,
    )  # fmt: skip
    line = (
        '{"bound":"about","claim_id":"c1","claimant":"speaker","claimant_group":"UA","mode":"asserted","point":300.0,'
        '"quantity":"killed","said_on":"2025-01-01","subject":"kp-force"}\n'
    )
    assert digest_of((claim,)) == hashlib.sha256(f"{line}\n".encode()).hexdigest()


def test_what_has_no_canonical_writing_is_refused() -> None:
    """A set has no order, so no digest."""
    with pytest.raises(TypeError, match="no digest is defined of set"):
        digest_of(({1, 2},))
