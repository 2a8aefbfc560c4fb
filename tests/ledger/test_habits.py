"""Who has fallen silent, and whose running total fell."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger import Claim
from passmuster.ledger.habits import fallen_totals, silent_sources
from worlds.small_case import START, claim
from worlds.strategies import claim_tables, days


def _weekly(n: int, claimant: str = "Seoul") -> list[Claim]:
    return [claim(f"{claimant}-{week}", 7 * week, "present", 1000.0, claimant=claimant) for week in range(n)]


def test_a_source_that_spoke_weekly_and_stopped_is_silent() -> None:
    """From three usual gaps on; since when, and how often it spoke."""
    claims = _weekly(5)
    last = START + timedelta(days=28)
    assert silent_sources(claims, last + timedelta(days=20)) == ()
    (silent,) = silent_sources(claims, last + timedelta(days=21))
    assert (silent.speaker, silent.last_said, silent.silent_days, silent.usual_days) == ("Seoul", last, 21, 7.0)
    assert silent.claims == ("Seoul-4",)


def test_a_source_without_a_habit_is_not_missed() -> None:
    """Three days of speaking are no habit, nor does a longer silence than this one let it be told."""
    assert silent_sources(_weekly(3), START + timedelta(days=900)) == ()
    paused = [*_weekly(4), *(claim(f"late-{day}", day, "present", 900.0, claimant="Seoul") for day in (121, 128))]
    assert silent_sources(paused, START + timedelta(days=128 + 90)) == ()
    assert len(silent_sources(paused, START + timedelta(days=128 + 101))) == 1


def test_what_is_said_later_does_not_count() -> None:
    """Only what had been said by the day."""
    claims = [*_weekly(5), claim("after", 200, "present", 900.0, claimant="Seoul")]
    assert len(silent_sources(claims, START + timedelta(days=100))) == 1


@pytest.mark.parametrize(
    ("first", "second", "falls"),
    [
        ({"point": 600.0, "bound": "exact"}, {"point": 599.0, "bound": "exact"}, True),
        ({"point": 600.0, "bound": "exact"}, {"point": 600.0, "bound": "exact"}, False),
        ({"point": 1050.0}, {"point": 1000.0}, False),
        ({"point": 2000.0}, {"point": 1000.0}, True),
        ({"point": None, "low": 800.0, "bound": "at_least"}, {"point": None, "high": 900.0, "bound": "at_most"}, False),
        ({"point": None, "low": 800.0, "bound": "at_least"}, {"point": None, "high": 700.0, "bound": "at_most"}, True),
        ({"point": 900.0, "bound": "exact"}, {"point": None, "low": 1.0, "bound": "at_least"}, False),
    ],
)
def test_a_total_falls_where_its_words_cannot_both_hold(first, second, falls) -> None:
    """Bounds and "about" are taken as they are meant."""
    claims = [claim("a", 10, "killed", **{"number": first.pop("point"), **first}),
              claim("b", 20, "killed", **{"number": second.pop("point"), **second})]  # fmt: skip
    assert [(fall.before.claim_id, fall.after.claim_id) for fall in fallen_totals(claims)] == [("a", "b")] * falls


def test_only_totals_of_one_speaker_can_fall() -> None:
    """Strength may, windows may, and two speakers may differ."""
    far = {"bound": "exact"}
    for quantity, more in (("present", {}), ("killed", {"as_of_start": START})):
        assert (
            fallen_totals(
                [claim("a", 10, quantity, 900.0, **far, **more), claim("b", 20, quantity, 9.0, **far, **more)]
            )
            == ()
        )
    assert fallen_totals([claim("a", 10, "killed", 900.0), claim("b", 20, "killed", 90.0, claimant="Kyiv")]) == ()


def test_the_last_fall_is_told_against_the_highest_before() -> None:
    """A total that fell twice is told once."""
    claims = [
        claim(f"c{place}", 10 * place, "killed", number) for place, number in enumerate((900.0, 300.0, 950.0, 400.0))
    ]
    (fall,) = fallen_totals(claims)
    assert (fall.before.claim_id, fall.after.claim_id) == ("c2", "c3")


@given(claim_tables(), st.randoms(use_true_random=False), days())
def test_the_order_of_claims_does_not_matter(claims: tuple[Claim, ...], luck, day: date) -> None:
    """Nor is there a case that stops it."""
    turned = list(claims)
    luck.shuffle(turned)
    assert {(one.speaker, one.last_said) for one in silent_sources(claims, day)} == {
        (one.speaker, one.last_said) for one in silent_sources(turned, day)
    }
    assert len(fallen_totals(claims)) == len(fallen_totals(turned))
