"""A number with what it counts."""

from dataclasses import replace

import pytest

from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.number import Number

CANDIDATE = Candidate(Number(0, 0, 1, 300, 300, "exact"), "troops", "KP", 1, 2)


def test_a_candidate_leans_on_nothing_at_first() -> None:
    """Whatever it borrows is said where it borrows it."""
    assert (CANDIDATE.elliptic, CANDIDATE.leans_on, CANDIDATE.part_of, CANDIDATE.total) == (False, None, False, None)
    assert CANDIDATE.recalled is None


def test_a_change_makes_another_candidate() -> None:
    """Candidates are frozen."""
    assert replace(CANDIDATE, actor="RU") != CANDIDATE
    with pytest.raises(AttributeError, match="cannot assign to field 'actor'"):
        CANDIDATE.actor = "RU"
