"""Roles of claims."""

from passmuster.ledger.roles import WEIGHED, Role


def test_a_repeat_counts_with_the_claim_it_repeats() -> None:
    """Numbers in the fit are those observed and those that repeat one; plans, restatements and what is left out are
    not in it.
    """
    assert {Role.OBSERVATION, Role.REPEAT} == WEIGHED
    assert set(Role) - WEIGHED == {Role.RESTATEMENT, Role.PROSPECT, Role.NOT_MODELLED}
