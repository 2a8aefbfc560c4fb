"""The sample article: the four claims and some of the events that its annotation holds."""

import json
from typing import Any

import pytest

from passmuster.reading.reader import TextReading, read_text
from worlds.data import READER, SAMPLE_ARTICLE


@pytest.fixture(scope="module")
def article() -> str:
    """The text of the sample article."""
    return SAMPLE_ARTICLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reading(article: str) -> TextReading:
    """What the reader finds in it."""
    return read_text(article)


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    """The annotation of the sample article."""
    content: dict[str, Any] = json.loads((READER / "seed_claims.json").read_text(encoding="utf-8"))
    return content


def test_the_four_claims_are_read_and_no_other(reading: TextReading, gold: dict[str, Any]) -> None:
    """Quantity, numbers, bound, mode, claimant and group of all four claims are those of the annotation."""
    fields = ("claimant", "claimant_group", "quantity", "subject", "low", "high", "point", "bound", "mode", "paragraph")
    read = [{name: claim.as_dict()[name] for name in fields} for claim in reading.claims]
    assert read == [{name: claim[name] for name in fields} for claim in gold["claims"]]


def test_throughput_in_prospect_is_no_strength(reading: TextReading) -> None:
    """The 100,000 of the coming year are a rotation that is projected, and nothing else is read of that size."""
    large = [claim for claim in reading.claims if (claim.high or claim.point or 0) > 50_000]
    assert [(claim.quantity, claim.mode, claim.time) for claim in large] == [
        ("rotated", "projected", "over the coming year")
    ]


def test_no_losses_are_invented(reading: TextReading) -> None:
    """The article speaks of losses without a number, so no claim is about losses."""
    assert not {"killed", "wounded", "captured", "missing", "casualties"} & {claim.quantity for claim in reading.claims}


def test_spans_hold_the_numbers(reading: TextReading, article: str) -> None:
    """The text at each claim's span begins with its bound or its number."""
    assert [article[slice(*claim.span)] for claim in reading.claims] == [
        "12,000 troops",
        "around 15,000",
        "potentially totaling 100,000 soldiers",
        "12,000 North Korean troops",
    ]


def test_what_is_told_of_events_is_right(reading: TextReading, gold: dict[str, Any]) -> None:
    """Eight of the 20 annotated events are found in their paragraph, with actors, type and status, and few besides."""
    left = [event.as_dict() for event in reading.events]
    found = 0
    for wanted in gold["events"]:
        fields = ("paragraph", "source_actor", "target_actor", "event", "status")
        hit = next((event for event in left if all(event[name] == wanted[name] for name in fields)), None)
        if hit is not None:
            left.remove(hit)
            found += 1
    assert found >= 8
    assert len(left) <= 5, "events that nobody annotated"
