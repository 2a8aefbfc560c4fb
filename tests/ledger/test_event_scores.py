"""What an act counts where nobody judged it apart."""

import pytest

from passmuster.ledger.event_scores import score_of
from passmuster.ledger.vocabulary import EVENT_MODES, EventType


def test_every_type_and_mode_has_a_score() -> None:
    """From -10 to +10."""
    for event, modes in EVENT_MODES.items():
        assert all(-10.0 <= score_of(event, mode) <= 10.0 for mode in ("", *modes))


def test_a_mode_without_a_score_has_that_of_its_type() -> None:
    """A type's own score is the default."""
    assert score_of(EventType.AID, "no such mode") == score_of(EventType.AID)
    assert score_of(EventType.AID) > score_of(EventType.AGREE) > 0 > score_of(EventType.ASSAULT)


def test_a_type_that_is_none_has_no_score() -> None:
    """Nothing is scored that is not in the table."""
    with pytest.raises(KeyError, match="HUG"):
        score_of("HUG")
