"""Number series that follow another."""

from collections.abc import Sequence

from passmuster.ledger import Claim
from passmuster.ledger.following import followed_series
from worlds.small_case import claim


def said(speaker: str, days: Sequence[int], numbers: Sequence[float], quantity: str = "killed") -> list[Claim]:
    """A speaker's numbers of a count."""
    rows = zip(days, numbers, strict=True)
    return [claim(f"{speaker}{day}", day, quantity, number, claimant=speaker) for day, number in rows]


MINISTRY = said("ministry", [1, 20, 40, 60], [100.0, 230.0, 410.0, 555.0])


def pairs(claims: Sequence[Claim]) -> list[tuple[str, str]]:
    """Who follows whom, by ids."""
    return [(one.claim_id, other.claim_id) for found in followed_series(claims) for one, other in found.pairs]


def test_a_paper_that_prints_the_ministrys_numbers_follows_it() -> None:
    """Each of its claims with the one whose number it gives."""
    paper = said("paper", [3, 24, 41], [100.0, 230.0, 410.0])
    assert pairs([*MINISTRY, *paper]) == [
        ("paper3", "ministry1"), ("paper24", "ministry20"), ("paper41", "ministry40"),
    ]  # fmt: skip
    (found,) = followed_series([*MINISTRY, *paper])
    assert found.numbers == 3


def test_two_numbers_are_no_series() -> None:
    """Nor is one number said often."""
    assert pairs([*MINISTRY, *said("paper", [3, 24], [100.0, 230.0])]) == []
    assert pairs([*MINISTRY, *said("paper", [3, 4, 5, 6], [100.0] * 4)]) == []


def test_who_counts_by_himself_follows_nobody() -> None:
    """Where a quarter of the numbers are his own, or where he gives them too late."""
    own = said("paper", [3, 24, 41, 50], [100.0, 230.0, 410.0, 480.0])
    assert pairs([*MINISTRY, *own]) == []
    late = said("paper", [15, 35, 55], [100.0, 230.0, 410.0])
    assert pairs([*MINISTRY, *late]) == []


def test_numbers_of_another_count_say_nothing() -> None:
    """The dead of the one are not the wounded of the other."""
    assert pairs([*MINISTRY, *said("paper", [3, 24, 41], [100.0, 230.0, 410.0], "wounded")]) == []


def test_of_two_who_take_turns_neither_follows() -> None:
    """Each was the first at times, or both always spoke on one day."""
    assert pairs([*MINISTRY, *said("paper", [1, 20, 40], [100.0, 230.0, 410.0])]) == []
    paper = said("paper", [3, 18, 41, 62], [100.0, 230.0, 410.0, 555.0])
    assert pairs([*MINISTRY, *paper]) == []
