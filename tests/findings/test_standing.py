"""What a count of a first screen rests on."""

from dataclasses import replace

from passmuster.findings.parts.opening import Standing
from passmuster.findings.standing import is_thin, standing_of
from passmuster.ledger.vocabulary import Quantity
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
