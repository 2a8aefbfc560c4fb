"""Tests of what rival reference classes say."""

from datetime import date

from passmuster.datasets.coalitions import load_participants
from passmuster.forecast.reference_classes import forecast_classes
from passmuster.precedents.classes import ReferenceClass, rival_classes

AS_OF = date(2025, 2, 28)
CLASSES = rival_classes(load_participants(), principal="Russia")
OWN = ("ukraine_north_korea",)


def test_each_class_says_who_is_in_it_and_what_it_holds() -> None:
    """Members are listed and counted without the case itself, and intervals hold their median."""
    for outlook in forecast_classes(CLASSES, months_in=4.5, as_of=AS_OF, leave_out=OWN, seed=1):
        assert outlook.n_members == len(outlook.members) > 0
        assert OWN[0] not in outlook.members
        assert [line[0] for line in outlook.exit_probability] == [4, 13, 26, 52]
        assert all(low < median < high for _, median, low, high in outlook.exit_probability)
        assert list(outlook.probability) == sorted(outlook.probability)


def test_members_that_came_later_do_not_count() -> None:
    """On an early day only who had entered is a member, and only known exits are counted."""
    (all_then,) = forecast_classes(CLASSES[:1], months_in=1.0, as_of=date(1900, 1, 1), seed=1)
    entered = [row for row in load_participants() if row.start < date(1900, 1, 1)]
    assert all_then.members == tuple(row.case_id for row in entered)
    known = [row for row in entered if row.end is not None and row.end <= date(1900, 1, 1)]
    assert all_then.n_exits == sum(row.departed for row in known)


def test_a_class_without_members_stays_and_says_nothing() -> None:
    """That nobody is like the case is a finding, not an error."""
    empty = ReferenceClass(name="none", definition="nobody", members=())
    (outlook,) = forecast_classes([empty], months_in=1.0)
    assert (outlook.n_members, outlook.exit_probability, outlook.probability) == (0, (), ())
