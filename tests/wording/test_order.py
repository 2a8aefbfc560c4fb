"""Orders of names and actions."""

from passmuster.ledger.vocabulary import Action
from passmuster.wording.order import action_order, natural_order


def test_orders_count_as_people_do():
    """k9 comes before k10, and actions run from staying to leaving."""
    assert sorted(["k10", "k9", "a", "k9b"], key=natural_order) == ["a", "k9", "k9b", "k10"]
    assert sorted(["k2" + "0" * 5000, "k1" + "0" * 5000, "k3"], key=natural_order)[0] == "k3"
    assert sorted(["k007b", "k7a", "k08"], key=natural_order) == ["k7a", "k007b", "k08"]
    assert sorted([Action.WITHDRAW, Action.SURGE, Action.SUSTAIN], key=action_order)[0] == Action.SUSTAIN
