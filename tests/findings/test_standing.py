"""What a count of a first screen rests on."""

from dataclasses import replace
from datetime import date, timedelta

from passmuster.findings.parts.opening import Standing
from passmuster.findings.standing import CAME_OR_WENT, is_thin, standing_of, tells_of_stretches_alone
from passmuster.ledger.vocabulary import Mode, Quantity
from worlds.findings_example import bare, example


def killed():
    """The estimate of the dead on the day."""
    there = example()
    return next(row for row in there.estimates if row.quantity == Quantity.KILLED and row.date == there.as_of)


def test_what_an_estimate_rests_on():
    """Claims of the very quantity, others through the account, or nothing."""
    there = example()
    assert standing_of(killed(), there) == Standing.CLAIMED
    assert standing_of(replace(killed(), claims=("k072",)), there) == Standing.BALANCE
    assert standing_of(replace(killed(), is_prior=True), there) == Standing.PRIOR


def test_of_a_thin_case_what_nobody_states_is_withheld():
    """What is worked out from a handful of claims is what is usual in war."""
    few = replace(example(), claims=tuple(row for row in example().claims if row.claim_id == "k072"))
    assert is_thin(few)
    assert standing_of(replace(killed(), claims=("k072",)), few) == Standing.PRIOR
    assert not is_thin(example())
    assert not is_thin(bare())


def test_how_many_were_sent_is_withheld_where_it_hangs_on_tours_that_nobody_tells_of():
    """Many gone home by the account, and no claim of men who came or went: any number sent would balance."""
    there = example()
    now = [row for row in there.estimates if row.date == there.as_of]
    sent = next(row for row in now if row.quantity == Quantity.DEPLOYED)
    gone = next(row for row in now if (row.quantity, row.subject) == (Quantity.RETURNED, sent.subject))
    strengths = tuple(row for row in there.claims if row.quantity not in CAME_OR_WENT)
    many = tuple(replace(row, q50=0.5 * sent.q50) if row is gone else row for row in there.estimates)
    assert standing_of(sent, replace(there, estimates=many)) == Standing.CLAIMED
    assert standing_of(sent, replace(there, estimates=many, claims=strengths)) == Standing.PRIOR
    assert standing_of(sent, replace(there, claims=strengths * 9)) == Standing.BALANCE


def test_a_few_sent_home_tell_of_no_tours():
    """Men who went in one stretch, beside many times as many who are gone; as many as a quarter of all do tell."""
    there = example()
    now = [row for row in there.estimates if row.date == there.as_of]
    sent = next(row for row in now if row.quantity == Quantity.DEPLOYED)
    gone = next(row for row in now if (row.quantity, row.subject) == (Quantity.RETURNED, sent.subject))
    many = tuple(replace(row, q50=0.5 * sent.q50) if row is gone else row for row in there.estimates)
    strengths = tuple(row for row in there.claims if row.quantity not in CAME_OR_WENT)
    went = replace(
        there.claims[0], claim_id="x1", subject=sent.subject, quantity=Quantity.RETURNED, mode=Mode.ASSERTED,
        low=100.0, high=100.0, as_of_start=there.as_of - timedelta(days=9), as_of_end=there.as_of,
    )  # fmt: skip
    few = replace(there, estimates=many, claims=(*strengths, went))
    assert standing_of(sent, few) == Standing.PRIOR
    half = replace(went, low=0.4 * sent.q50, high=0.4 * sent.q50)
    assert standing_of(sent, replace(few, claims=(*strengths * 9, half))) != Standing.PRIOR
    assert standing_of(sent, replace(few, claims=(*strengths * 9, replace(went, as_of_start=None)))) != Standing.PRIOR


def test_losses_of_single_fights_are_no_total():
    """Until they cover half of the days, or somebody gives a total; then they tell of all losses."""
    there, day = example(), killed().date
    told = [row for row in there.claims if row.claim_id in killed().claims]
    fight = replace(
        told[0], quantity=Quantity.KILLED, as_of_start=day - timedelta(days=100), as_of_end=day - timedelta(97)
    )
    later = replace(fight, as_of_start=day - timedelta(days=60), as_of_end=day)
    assert tells_of_stretches_alone([fight], day)
    assert not tells_of_stretches_alone([fight, later], day)
    assert not tells_of_stretches_alone([fight, replace(fight, as_of_start=None)], day)
    assert not tells_of_stretches_alone([], date.max)
    fights = replace(there, claims=tuple(fight if row in told else row for row in there.claims))
    assert standing_of(killed(), fights) == Standing.PRIOR
