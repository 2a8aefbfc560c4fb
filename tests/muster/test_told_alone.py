"""Which losses and passages are told by nobody else."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.muster.told_alone import is_counted_alone, is_told_alone
from worlds.muster_world import claim

AMBUSH = claim("ambush", "killed", 20, date(2024, 12, 11), as_of_start=date(2024, 12, 10))


def beside(quantity: str, first: date | None, last: date, **changes: object) -> bool:
    """Whether the ambush stays alone beside one more claim of losses."""
    return is_told_alone(AMBUSH, [claim("other", quantity, 30, last, as_of_start=first, **changes)])


def test_a_fight_beside_totals_and_other_days_is_alone() -> None:
    """Running totals, other days and other kinds of losses tell nothing of these days."""
    assert is_told_alone(AMBUSH, [])
    assert beside("killed", None, date(2024, 12, 20))
    assert beside("killed", date(2024, 11, 1), date(2024, 11, 2))
    assert beside("wounded", date(2024, 12, 10), date(2024, 12, 11))


@pytest.mark.parametrize("quantity", ["killed", "casualties", "irrecoverable"])
def test_who_counts_the_same_or_the_whole_on_a_day_of_it_tells_of_it(quantity: str) -> None:
    """One shared day is enough."""
    assert not beside(quantity, date(2024, 12, 11), date(2024, 12, 14))


def test_the_fights_of_others_do_not_speak_for_a_force() -> None:
    """A claim about another force is no company."""
    assert beside("killed", date(2024, 12, 10), date(2024, 12, 11), subject="kp-force-kursk")


def test_a_time_is_no_fight() -> None:
    """A number of two months, a running total and a strength are held against what others say of them."""
    for other in (
        replace(AMBUSH, as_of_start=date(2024, 10, 10)),
        replace(AMBUSH, as_of_start=None),
        claim("present", "present", 100),
    ):
        assert not is_told_alone(other, [])


def test_a_landing_is_alone_until_another_tells_of_men_who_came_in_its_days() -> None:
    """A day on which men came, or went; a quarter in which they did is a time, and a total no passage."""
    landing = claim("landing", "arrivals", 144, date(2024, 12, 6), as_of_start=date(2024, 12, 6))
    came = claim("came", "arrivals", 300, date(2024, 12, 31), as_of_start=date(2024, 12, 1))
    went = replace(came, claim_id="went", quantity="returned")
    assert is_told_alone(landing, [went, claim("sent", "deployed", 900)])
    assert not is_told_alone(landing, [came])
    assert not is_told_alone(replace(landing, as_of_start=date(2024, 10, 1)), [])
    assert is_told_alone(replace(went, as_of_start=date(2024, 12, 20)), [came])


def test_prisoners_are_counted_alone_until_another_counts_some() -> None:
    """Of the same force, whatever its days; no other kind of loss is counted so."""
    held = claim("held", "captured", 12)
    assert is_counted_alone(held, [AMBUSH])
    assert not is_counted_alone(held, [claim("more", "captured", 3, date(2024, 11, 1))])
    assert is_counted_alone(held, [claim("more", "captured", 3, subject="kp-force-kursk")])
    assert not is_counted_alone(AMBUSH, [])
