"""What stands is handed on by the rule about people: rows, documents, and what was kept back."""

from datetime import UTC, datetime

import pytest

from passmuster.analysis.handing_on import StandingRecords, cells_of_discretion, told_standing
from passmuster.findings.parts.discretion import HandedOn
from passmuster.store.journal.entries import StandingThing

MOMENT = datetime(2025, 1, 1, tzinfo=UTC)


def thing(name: str, **content: str) -> StandingThing:
    """Something that stands."""
    return StandingThing(name=name, content=content, number=1, recorded_at=MOMENT, first_recorded_at=MOMENT)


def records(*reports: StandingThing, **row: str) -> StandingRecords:
    """One claim with these cells, by a prisoner, and documents."""
    claim = thing("c1", **{"quantity": "killed", "point": "300", "claimant": "Anna Lee (prisoner)", **row})
    return StandingRecords(claims=(claim,), events=(), reports=reports, discretion=HandedOn(cell_size=10))


def nobody() -> tuple[str, ...]:
    """No public figures."""
    return ()


@pytest.mark.parametrize(
    ("document", "row", "left"),
    [
        ({"text": "A count of 300."}, {}, True),
        ({"text": "Anna Lee counts 300."}, {}, False),
        ({"text": "Write to ann@example.org"}, {}, False),
        ({"text": "A count of 7."}, {"point": "7", "report_id": "r1"}, False),
        ({"text": "A count of 7."}, {"point": "7", "report_id": "r2"}, True),
        ({"base64": "QW5uYSBMZWU="}, {}, False),
        ({"base64": "/w=="}, {}, True),
    ],
)
def test_a_document_goes_where_it_holds_nothing_that_is_withheld(document, row, left) -> None:
    """Neither a private name nor how to reach anybody, and no claim of few people was read from it."""
    told = told_standing(records(thing("r1", file="a.txt", **document), **row), nobody)
    assert [one.name for one in told.reports] == (["r1"] if left else [])
    assert told.discretion.documents == (0 if left else 1)


def test_whole_is_what_nothing_was_kept_back_of() -> None:
    """By claims, people, contacts or documents."""
    assert told_standing(records(claimant="Kyiv"), nobody).is_whole
    assert not told_standing(records(), nobody).is_whole
    assert told_standing(records(), lambda: ("Anna Lee",)).is_whole
    assert not told_standing(records(claimant="Kyiv", point="3"), nobody).is_whole
    assert not told_standing(records(claimant="Kyiv", note="+49 30 1234567"), nobody).is_whole


def test_what_was_kept_back_is_cells_of_a_table() -> None:
    """Ids with blanks between them, nothing for nought; no cells where there is nothing to say."""
    assert cells_of_discretion(HandedOn(cell_size=10)) == {}
    told = cells_of_discretion(HandedOn(cell_size=10, claims=("a", "b"), documents=2))
    assert told == {"cell_size": "10", "claims": "a b", "people": "", "contacts": "", "shown_because": "",
                    "documents": "2"}  # fmt: skip
    assert cells_of_discretion(HandedOn(cell_size=10, shown_because="x"))["shown_because"] == "x"
