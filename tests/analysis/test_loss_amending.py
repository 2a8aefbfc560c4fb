"""What a reader says of streams: found in the table, or refused with every fault at once."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.analysis.loss_amending import LossWishes, as_confirmed, own_counts
from passmuster.errors import BadInput
from worlds.loss_findings import TABLE

DAY_ONE = date(2022, 2, 24)


def test_names_are_one_in_whatever_order_they_are_told() -> None:
    """A name read as another that is itself read as a third is the third."""
    table = replace(TABLE, claims=tuple(replace(one, source="XYZ"[one.row % 3]) for one in TABLE.claims))
    for told in (("Y=Z", "Z=X"), ("Z=X", "Y=Z")):
        found = as_confirmed(table, LossWishes(same_name=told), DAY_ONE)
        assert {claim.source for claim in found.claims} == {"X"}


def test_a_stream_is_named_with_or_without_its_side() -> None:
    """Both spellings mean the same where there is one side."""
    for name in ("X:Tanks", "X:Tanks:A"):
        assert all(
            claim.is_daily
            for claim in as_confirmed(TABLE, LossWishes(daily=(name,)), DAY_ONE).claims
            if claim.side == "A" and claim.source == "X"
        )
    assert as_confirmed(TABLE, LossWishes(restart=("X:Tanks:A:15",)), DAY_ONE).claims[2].count == 362.0


def test_names_are_joined_before_streams_are_looked_up() -> None:
    """A stream goes by the name it is read as, at two removes too."""
    wishes = LossWishes(same_name=("Y=Z", "Z=X"), set_aside=("X:Tanks",))
    with pytest.raises(BadInput, match="the first name must be in the table; found 'Z'"):
        as_confirmed(TABLE, wishes, DAY_ONE)
    found = as_confirmed(TABLE, LossWishes(same_name=("Y=X",), set_aside=("X:Tanks",)), DAY_ONE)
    assert [claim.row for claim in found.claims] == [5]


def test_every_wrong_name_is_told_at_once() -> None:
    """With the nearest right one, and the day of a restart apart."""
    restarts = ("X:Tanks", f"X:Tanks:A:{'1' * 5000}", "X:Tonks:9")
    wishes = LossWishes(restart=restarts, daily=("Q",), same_name=("X",), take_last=("Y:Tank",))
    with pytest.raises(BadInput, match="Did you mean 'Y:Tanks'") as refused:
        as_confirmed(TABLE, wishes, DAY_ONE)
    told = [fault.file for fault in refused.value.faults]
    assert told == ["same_name", "restart", "restart", "restart", "daily", "take_last"]


def test_numbers_of_the_day_are_not_of_the_week_too() -> None:
    """A stream in both lists is refused once."""
    with pytest.raises(BadInput, match="of the day or of the week; found both of 'X:Tanks'") as refused:
        as_confirmed(TABLE, LossWishes(daily=("X:Tanks:A",), weekly=("X:Tanks",)), DAY_ONE)
    assert {fault.file for fault in refused.value.faults} == {"weekly"}


def test_no_private_source_is_offered_and_a_public_figure_is_in_the_table() -> None:
    """A misspelt name is told without those whose names look like a private person's."""
    claims = tuple(replace(claim, source="Anna Petrova") if claim.source == "Y" else claim for claim in TABLE.claims)
    table = replace(TABLE, claims=claims)
    wishes = LossWishes(daily=("Anna Petrov:Tanks",), same_name=("Anna Petrov=X",), public_figure=("Anna Petrov",))
    with pytest.raises(BadInput) as refused:
        as_confirmed(table, wishes, DAY_ONE)
    assert [fault.file for fault in refused.value.faults] == ["same_name", "public_figure", "daily"]
    assert not any("Petrova" in str(fault) for fault in refused.value.faults)
    assert as_confirmed(table, LossWishes(public_figure=("Anna Petrova",)), DAY_ONE) == table


def test_an_empty_table_and_a_third_side_are_refused() -> None:
    """Something must be left, and the other side must be one."""
    with pytest.raises(BadInput, match="something must be left"):
        as_confirmed(TABLE, LossWishes(set_aside=("X:Tanks", "Y:Tanks", "X:Military Deaths")), DAY_ONE)
    with pytest.raises(BadInput, match="found 1 sides"):
        as_confirmed(TABLE, LossWishes(same_name=("B=A",), other_side=("Y:Tanks",)), DAY_ONE)


def test_what_was_said_later_is_not_known() -> None:
    """A day on which it was said goes before the day that a number speaks of; before the first word is nothing."""
    early = replace(TABLE.claims[1], said=30)
    table = replace(TABLE, claims=(TABLE.claims[0], early, *TABLE.claims[2:]))
    known = as_confirmed(table, LossWishes(as_of=date(2022, 3, 10)), DAY_ONE)
    assert [claim.row for claim in known.claims] == [0, 2, 3, 4, 5, 6]
    with pytest.raises(BadInput, match="something must have been said by then; found nothing by 2022-02-23"):
        as_confirmed(TABLE, LossWishes(as_of=date(2022, 2, 23)), DAY_ONE)


def test_who_counts_itself_is_a_stream_of_the_table() -> None:
    """By its name with or without a side; another is refused with the nearest right one."""
    assert own_counts(TABLE, LossWishes(own_count=("X:Tanks",))) == own_counts(
        TABLE, LossWishes(own_count=("X:Tanks:A",))
    )
    assert own_counts(TABLE, LossWishes()) == frozenset()
    with pytest.raises(BadInput, match="Did you mean 'Y:Tanks'"):
        own_counts(TABLE, LossWishes(own_count=("Y:Tank",)))
