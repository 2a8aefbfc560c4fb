"""What a reader says of streams: found in the table, or refused with every fault at once."""

import pytest

from passmuster.analysis.loss_amending import LossWishes, as_confirmed
from passmuster.errors import BadInput
from worlds.loss_findings import TABLE


def test_a_stream_is_named_with_or_without_its_side() -> None:
    """Both spellings mean the same where there is one side."""
    for name in ("X:Tanks", "X:Tanks:A"):
        assert all(
            claim.is_daily
            for claim in as_confirmed(TABLE, LossWishes(daily=(name,))).claims
            if claim.side == "A" and claim.source == "X"
        )
    assert as_confirmed(TABLE, LossWishes(restart=("X:Tanks:A:15",))).claims[2].count == 362.0


def test_names_are_joined_before_streams_are_looked_up() -> None:
    """A stream goes by the name it is read as, at two removes too."""
    wishes = LossWishes(same_name=("Y=Z", "Z=X"), set_aside=("X:Tanks",))
    with pytest.raises(BadInput, match="the first name must be in the table; found 'Z'"):
        as_confirmed(TABLE, wishes)
    found = as_confirmed(TABLE, LossWishes(same_name=("Y=X",), set_aside=("X:Tanks",)))
    assert [claim.row for claim in found.claims] == [5]


def test_every_wrong_name_is_told_at_once() -> None:
    """With the nearest right one, and the day of a restart apart."""
    wishes = LossWishes(restart=("X:Tanks", "X:Tonks:9"), daily=("Q",), same_name=("X",), take_last=("Y:Tank",))
    with pytest.raises(BadInput, match="Did you mean 'Y:Tanks'") as refused:
        as_confirmed(TABLE, wishes)
    assert [fault.file for fault in refused.value.faults] == ["same_name", "restart", "restart", "daily", "take_last"]


def test_an_empty_table_and_a_third_side_are_refused() -> None:
    """Something must be left, and the other side must be one."""
    with pytest.raises(BadInput, match="something must be left"):
        as_confirmed(TABLE, LossWishes(set_aside=("X:Tanks", "Y:Tanks", "X:Military Deaths")))
    with pytest.raises(BadInput, match="found 1 sides"):
        as_confirmed(TABLE, LossWishes(same_name=("B=A",), other_side=("Y:Tanks",)))
