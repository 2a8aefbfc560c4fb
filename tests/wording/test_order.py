"""Orders of names and actions."""

from passmuster.ledger.vocabulary import Action
from passmuster.wording.order import action_order, natural_order


def test_orders_count_as_people_do():
    """k9 comes before k10, and actions run from staying to leaving."""
    assert sorted(["k10", "k9", "a", "k9b"], key=natural_order) == ["a", "k9", "k9b", "k10"]
    assert sorted([Action.WITHDRAW, Action.SURGE, Action.SUSTAIN], key=action_order)[0] == Action.SUSTAIN
