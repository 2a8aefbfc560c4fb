"""Claims and entries of a ledger keep the rule about people where no briefing stands around them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from passmuster.findings.told_records import (
    is_row_of_few,
    kept_back_of,
    row_of_few,
    told_claims,
    told_entries,
    words_of,
)
from passmuster.ledger.entry import Deed, Entry, ThingKind
from passmuster.ledger.vocabulary import Bound
from passmuster.store.claimfile import cells_of_claim
from passmuster.wording.numbers import claimed_words
from worlds.small_case import claim

FEW = replace(claim("c1", 3, "captured", 2.0), note="two of them", cue="two", claimant="Kyiv", claimant_group="UA")
PRIVATE = replace(claim("c2", 3, "present", 7.0), claimant="Anna Lee (relative of a soldier)",
                  note="Anna Lee, anna@example.org")  # fmt: skip


def nobody() -> tuple[str, ...]:
    """No public figures."""
    return ()


def entry(**content: str) -> Entry:
    """An entry about a claim."""
    return Entry(number=1, recorded_at=datetime(2025, 1, 1, tzinfo=UTC), who="Ann", why="", deed=Deed.ADD,
                 kind=ThingKind.CLAIM, name="c1", after=content)  # fmt: skip


def test_a_claim_of_few_people_says_that_there_were_some() -> None:
    """No number, no word of its source and no place in a document; strengths are told."""
    told = told_claims([FEW, PRIVATE], nobody)
    few, strength = told.claims
    assert (few.low, few.high, few.point, few.bound) == (None, 10.0, None, Bound.AT_MOST)
    assert (few.cue, few.note, few.span) == ("", "words withheld with the number", None)
    assert claimed_words(few) == "fewer than 10"
    assert strength.point == 7.0
    assert told.discretion.claims == ("c1",)
    assert "1 claim of fewer than 10" in words_of(told.discretion)


def test_a_floor_of_few_people_says_that_there_was_somebody() -> None:
    """That there are fewer than ten is more than "at least two" says."""
    (told,) = told_claims([replace(FEW, bound=Bound.AT_LEAST)], nobody).claims
    assert (told.bound, told.low, told.high, told.point) == (Bound.AT_LEAST, 1.0, None, None)
    assert claimed_words(told) == "at least 1"


def test_a_number_of_a_part_is_told_as_fewer_and_stays_a_floor() -> None:
    """Read in again it is weighed as the least of the whole still, and nobody is said to have said "at least"."""
    part = replace(FEW, bound=Bound.AT_LEAST, low=2.0, point=None, note="least of the whole")
    (told,) = told_claims([part], nobody).claims
    assert (told.bound, told.low, told.high, told.point) == (Bound.AT_LEAST, 1.0, None, None)
    assert (claimed_words(part), claimed_words(told)) == ("2", "fewer than 10")


@pytest.mark.parametrize(
    "changed",
    [{"point": 2.0}, {"bound": Bound.AT_LEAST}, {"bound": Bound.AT_LEAST, "low": 2.0, "point": None},
     {"bound": Bound.AT_MOST}, {"bound": Bound.AT_MOST, "high": 9.0, "point": None}, {"point": 200.0}, {"point": 0.0},
     {"bound": Bound.RANGE, "low": 3.0, "high": 40.0, "point": None},
     {"bound": Bound.AT_MOST, "low": 3.0, "high": 40.0, "point": None},
     {"bound": Bound.AT_LEAST, "low": 2.0, "point": None, "note": "x; least of the whole"}],
)  # fmt: skip
def test_a_row_is_told_as_its_claim_is(changed) -> None:
    """Cell by cell, so that tables and formats made of claims say the same."""
    given = replace(FEW, **changed)
    row = {name: cell for name, cell in cells_of_claim(given).items() if cell}
    told = row_of_few(row) if is_row_of_few(row) else row
    (claim_told,) = told_claims([given], nobody).claims
    assert told == {name: cell for name, cell in cells_of_claim(claim_told).items() if cell}


@pytest.mark.parametrize("changed", [{"point": 0.0}, {"point": 10.0}, {"quantity": "arrivals"}])
def test_other_numbers_are_told(changed) -> None:
    """None at all, the cell size, and who came."""
    given = replace(FEW, **changed)
    assert told_claims([given], nobody).claims == (given,)


def test_a_reason_shows_them_and_stands_with_each() -> None:
    """In the note of the claim, so that it goes wherever the number goes."""
    told = told_claims([FEW], nobody, shown_because="a court asks")
    assert told.claims[0].point == 2.0
    assert told.claims[0].note.endswith("small count shown because: a court asks")
    assert told.discretion.claims == ()
    assert words_of(told.discretion) == "Small counts of people are shown, because: a court asks."


def test_private_people_are_told_by_their_role() -> None:
    """In every text of a claim, with how to reach them left out; the case's own list names whom it names."""
    (told,) = told_claims([PRIVATE], nobody).claims
    assert told.claimant == "a soldier's relative"
    assert told.note == "a soldier's relative, [contact withheld]"
    (named,) = told_claims([PRIVATE], lambda: ("Anna Lee",)).claims
    assert named.claimant == PRIVATE.claimant


def test_the_case_is_not_asked_where_nobody_is_private() -> None:
    """A look at one claim of a million must not read the case."""

    def refuse() -> tuple[str, ...]:
        raise AssertionError("the case was read")

    assert told_claims([FEW], refuse).claims
    assert told_entries([entry(quantity="killed", point="3", claimant="Kyiv", claimant_group="UA")], refuse).entries


def test_an_entry_of_few_people_has_no_number() -> None:
    """Before and after alike; other entries stand as they are."""
    few = replace(
        entry(quantity="killed", point="3", note="three", span="1-2"), before={"quantity": "killed", "low": "4"}
    )
    many = entry(quantity="killed", point="300")
    told = told_entries([few, many], nobody)
    assert told.entries[0].after == {
        "quantity": "killed",
        "point": "fewer than 10",
        "note": "words withheld with the number",
    }
    assert told.entries[0].before["low"] == "fewer than 10"
    assert told.entries[1] == many
    assert told.discretion.claims == ("c1",)
    assert told_entries([few], nobody, shown_because="x").entries == (few,)


def test_names_in_entries_are_roles() -> None:
    """As in claims."""
    told = told_entries(
        [entry(claimant="Anna Lee (prisoner)", via="Ivan Petrov (deserter)", note="so Anna Lee")], nobody
    )
    assert told.entries[0].after == {"claimant": "a prisoner", "via": "a deserter", "note": "so a prisoner"}
    assert "Private people" in told.words


def test_what_would_be_kept_back_is_counted_one_by_one() -> None:
    """As when all entries are told, contact data in words included."""
    few = replace(
        entry(quantity="killed", point="3", claimant="Anna Lee (prisoner)", note="anna@example.org"),
        before={"quantity": "killed", "low": "40", "claimant": "Anna Lee (prisoner)"},
    )
    many = replace(entry(quantity="killed", point="300", claimant="Kyiv"), name="c2")
    counted = kept_back_of(iter([few, many]), nobody)
    assert (counted.claims, counted.people, counted.contacts) == (("c1",), 1, 1)
    assert counted.people == told_entries([few, many], nobody).discretion.people
    assert words_of(kept_back_of([many], nobody)) == ""
