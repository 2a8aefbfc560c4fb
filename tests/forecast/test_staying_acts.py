"""Tests of acts by which a partner stays: refusals, extensions, and what neither is."""

from datetime import date, timedelta

import pytest

from passmuster.forecast.leaving_acts import leaving_acts
from passmuster.forecast.staying_acts import TAKEN_BACK, lets_it_end, means_to_stay
from passmuster.ledger.event import Event
from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.precedents.acts import ActKind

DAY = date(2000, 3, 1)


def event(kind: str, note: str, *, by: str = "P", status: str = "actual", days: int = 0) -> Event:
    """An act of the partner P toward its principal R."""
    return Event(
        event_id=f"{by}{kind}{days}", date=DAY + timedelta(days=days), source_actor=by, target_actor="R",
        event=EventType(kind), event_mode="", score=0.0, note=note, status=EventStatus(status), claimant="a newspaper",
        claimant_group="MEDIA",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("REJECT", "Will not withdraw after all"),
        ("REJECT", "Will stay as long as needed"),
        ("REJECT", "Rejects calls for withdrawal"),
        ("REJECT", "Refuses what was promised: withdrawal by May"),
        ("SUPPORT", "Mandate extended to the end of 2001"),
        ("CONCEDE", "Renews the mission for a year"),
        ("AGREE", "Extension of its stay is signed"),
    ],
)
def test_staying(kind: str, note: str) -> None:
    """The partner stays, by whatever act it is told; others cannot say so for it."""
    assert means_to_stay(event(kind, note), partner="P")
    assert not means_to_stay(event(kind, note, by="X"), partner="P")
    assert not lets_it_end(event(kind, note))


@pytest.mark.parametrize(
    ("kind", "note", "status"),
    [
        ("CONCEDE", "The mandate will not be extended", "actual"),
        ("SUPPORT", "Might extend the mission", "hypothetical"),
        ("SUPPORT", "Extends a loan", "actual"),
        ("REJECT", "Votes for a withdrawal", "actual"),
        ("REJECT", "Election won by a party that promised withdrawal", "actual"),
        ("REJECT", "Refused to renew the mandate", "actual"),
    ],
)
def test_not_staying(kind: str, note: str, status: str) -> None:
    """Ends of a stay, words for leaving, thoughts, and what has nothing to do with either."""
    assert not means_to_stay(event(kind, note, status=status), partner="P")
    assert lets_it_end(event(kind, note, status=status)) == (kind == "REJECT")


def test_a_longer_stay_takes_back_what_was_announced_and_not_who_is_gone() -> None:
    """What comes after it stands again."""
    told = [
        event("CONCEDE", "Its troops leave by June 2000"),
        event("RETREAT", "First columns go home", days=10),
        event("SUPPORT", "The mission is extended by a year", days=40),
        event("CONCEDE", "Its troops leave by June 2001", days=80),
    ]
    acts = leaving_acts(told, partner="P", principal="R", opponents=("O",), as_of=DAY + timedelta(days=90))
    assert [(act.kind, (act.day - DAY).days) for act in acts] == [(ActKind.UNDER_WAY, 10), (ActKind.ANNOUNCED, 80)]
    assert ActKind.UNDER_WAY not in TAKEN_BACK
