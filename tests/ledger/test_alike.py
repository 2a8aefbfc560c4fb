"""What claims have in common is found whatever their order and spelling."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.alike import by_claimant, by_speaker, days_apart, grouped, printed_numbers, said_near
from worlds.small_case import START, claim


@given(st.lists(st.integers(0, 9)))
def test_grouping_keeps_every_claim_and_their_order(days: list[int]) -> None:
    """Groups hold the claims of one key each, in the order in which they came."""
    claims = [claim(f"c{place}", day, "killed", 1.0) for place, day in enumerate(days)]
    groups = grouped(claims, lambda one: one.said_on)
    assert sorted((one for group in groups for one in group), key=claims.index) == claims
    assert all(len({one.said_on for one in group}) == 1 for group in groups)
    assert all(group == sorted(group, key=claims.index) for group in groups)


def test_one_speaker_in_two_spellings_is_one_speaker() -> None:
    """Transliterations of one name stand together; by claimant they stand apart."""
    claims = [claim("a", 1, "killed", 1.0, claimant=name) for name in ("Zelensky", "Zelenskyy", "Budanov")]
    assert [len(group) for group in by_speaker(claims)] == [2, 1]
    assert list(by_claimant(claims)) == ["Zelensky", "Zelenskyy", "Budanov"]


def test_a_number_given_twice_is_printed_once() -> None:
    """The numbers of a claim come in order of size, each once."""
    assert printed_numbers(claim("a", 1, "killed", 3.0, low=1.0, high=3.0, bound="range")) == (1.0, 3.0)


def test_an_unknown_day_is_apart_from_none() -> None:
    """Days are counted either way round; where one is not known they do not keep claims apart."""
    later = START + timedelta(days=4)
    assert days_apart(START, later) == days_apart(later, START) == 4
    assert days_apart(START, None) == 0


@given(st.lists(st.integers(0, 40)), st.integers(0, 40), st.integers(0, 9))
def test_said_near_a_day_is_what_a_walk_through_all_finds(days: list[int], day: int, reach: int) -> None:
    """The claims found by halving are those found by looking at each."""
    claims = [claim("c", said, "killed", 1.0) for said in sorted(days)]
    near = said_near(claims, START + timedelta(days=day), reach)
    assert list(near) == [one for one in claims if abs((one.said_on - START).days - day) <= reach]
