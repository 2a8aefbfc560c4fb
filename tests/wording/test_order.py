"""Orders of names and actions."""

from passmuster.wording.order import action_order, natural_order


def test_orders_count_as_people_do():
    """k9 comes before k10, and actions run from staying to leaving."""
    assert sorted(["k10", "k9", "a", "k9b"], key=natural_order) == ["a", "k9", "k9b", "k10"]
    assert sorted(["withdraw", "new", "sustain"], key=action_order) == ["sustain", "withdraw", "new"]
