"""An event is what somebody reported that one did to another."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from passmuster.ledger.event import Event
from passmuster.ledger.vocabulary import EventStatus, EventType

AID = Event(
    event_id="e1", date=date(2025, 1, 2), source_actor="KP", target_actor="RU", event=EventType.AID, score=7.0,
    claimant="NIS", claimant_group="KR",
)  # fmt: skip


def test_an_event_is_actual_unless_it_says_otherwise() -> None:
    """What is only told happened; what was spoken of as possible must say so."""
    assert AID.status is EventStatus.ACTUAL
    assert (AID.event_mode, AID.relay) == ("", ())


def test_an_event_cannot_be_changed() -> None:
    """A correction is another event."""
    with pytest.raises(FrozenInstanceError, match="score"):
        AID.score = 0.0  # type: ignore[misc]
