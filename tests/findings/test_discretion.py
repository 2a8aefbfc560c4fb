"""What a briefing does not say about people, and that it says how much that is."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.cache.codec import from_bytes, to_bytes
from passmuster.findings.discretion import (
    CELL_SIZE,
    NUMBERS,
    discreet,
    discreet_claims,
    discreet_counts,
    discreet_fans,
    discreet_levels,
    discreet_surprises,
    discreet_verdict,
    told_small,
)
from passmuster.findings.findings import Findings
from passmuster.findings.parts.audit import ClaimLean
from passmuster.findings.parts.counts import CountLevels, Fan
from passmuster.findings.parts.discretion import Discretion
from passmuster.findings.parts.evidence import StatementKind, StatementLine
from passmuster.ledger.vocabulary import Family, Quantity
from passmuster.muster.found import Verdict, VerdictWord
from passmuster.muster.readings import CountReading, Interval, Surprise
from passmuster.wording.few import FewerThan
from passmuster.wording.numbers import count_words
from worlds.findings_example import example
from worlds.muster_world import case

ROW = replace(
    example().estimates[0], quantity=Quantity.CAPTURED, q05=0.0, q25=0.2, q50=3.0, q75=9.99, q95=10.0, mean=4.0
)


def example_with(**changed):
    """The example, one claim of which is changed."""
    found = example()
    line, *others = found.claims
    return replace(found, claims=(replace(line, **changed), *others))


def few(findings):
    """Claims of the example that are of few people as they stand."""
    return discreet(findings, case()).discretion.claims


def test_small_counts_of_harmed_people_stand_for_fewer():
    """None at all is told, and so is the cell size; what lies between is the size itself, marked."""
    (row,) = discreet_counts([ROW])
    assert (row.q05, row.q25, row.q50, row.q75, row.q95, row.mean) == (0.0, 10.0, 10.0, 10.0, 10.0, 10.0)
    assert row.withheld == ("q25", "q50", "q75", "mean")
    assert isinstance(row.q50, FewerThan)
    assert not isinstance(row.q95, FewerThan)


@pytest.mark.parametrize("quantity", [Quantity.PRESENT, Quantity.DEPLOYED, Quantity.SHELLS])
def test_other_counts_are_told(quantity):
    """Strengths and goods single nobody out as harmed."""
    row = replace(ROW, quantity=quantity)
    assert discreet_counts([row]) == (row,)


def test_numbers_keep_their_order():
    """Quantiles do not fall, whatever is withheld."""
    (row,) = discreet_counts([replace(ROW, q05=0.1, q95=11.0)])
    values = [row.q05, row.q25, row.q50, row.q75, row.q95]
    assert values == sorted(values)


def test_weekly_courses_verdicts_and_answers_are_treated_alike():
    """Whatever form a count has."""
    days = (date(2025, 1, 5), date(2025, 1, 12))
    fan = Fan(
        subject="f",
        quantity=Quantity.KILLED,
        dates=days,
        **dict.fromkeys(("q05", "q25", "q50", "q75", "q95", "mean"), (2.0, 30.0)),
    )
    (told,) = discreet_fans([fan])
    assert (told.q50, told.withheld) == ((10.0, 30.0), 6)
    reading = CountReading(Quantity.KILLED, None, days[1])
    verdict = Verdict(claim_id="k1", verdict=VerdictWord.PASSES, reading=reading, estimate=Interval(1.0, 5.0, 50.0))
    assert discreet_verdict(verdict).estimate == Interval(10.0, 10.0, 50.0)
    levels = CountLevels(q05=1.0, q25=2.0, q50=30.0, q75=40.0, q95=50.0)
    assert discreet_levels(levels, Quantity.KILLED).q05 == 10.0
    assert discreet_levels(levels, Quantity.PRESENT) == levels


@pytest.mark.parametrize("quantity", ["killed", "wounded", "captured", "missing", "casualties"])
def test_a_claim_of_few_people_says_that_there_were_some(quantity):
    """Its number, its words and every sentence that rests on it are withheld, and it is named as withheld."""
    found = example_with(quantity=Quantity(quantity), low=2.0, high=2.0, text="2", cue="two soldiers, in Kyiv")
    name = found.claims[0].claim_id
    told = discreet(found, case())
    line = told.claims[0]
    assert (line.text, line.low, line.high, line.cue) == ("fewer than 10", None, float(CELL_SIZE), "")
    assert set(told.discretion.claims) == {name, *few(example())}
    assert all("withheld" in row.reason for row in told.muster if row.claim_id == name)
    assert "are told as fewer than 10: in 3 claims" in told.methods.paragraphs[-1]


def test_a_floor_of_few_people_is_no_ceiling():
    """ "At least six" is told as "at least 1": nobody said that there were fewer than ten."""
    line = replace(example().claims[0], quantity=Quantity.KILLED, low=6.0, high=None, text="at least 6", cue="six")
    (told,) = discreet_claims([line], case())
    assert (told.text, told.low, told.high, told.cue) == ("at least 1", 1.0, None, "")


@pytest.mark.parametrize("note", ["least of the whole", "of two camps; least of the whole; not weighed: a repeat"])
def test_a_number_of_a_part_is_told_as_a_number(note):
    """Nobody said "at least": the dead of one clash are weighed as a floor of all, and told as fewer than ten."""
    line = replace(example().claims[0], quantity=Quantity.KILLED, low=6.0, high=None, text="6", cue="six", note=note)
    (told,) = discreet_claims([line], case())
    assert (told.text, told.low, told.high, told.cue) == ("fewer than 10", 1.0, None, "")
    assert told.note == "words withheld with the number; least of the whole"
    assert discreet_claims([told], case()) == (told,)


def test_small_counts_are_shown_for_a_reason_that_is_told():
    """The number stands, and the reason with it."""
    found = example_with(quantity=Quantity.CAPTURED, low=2.0, high=2.0, text="2")
    told = discreet(found, case(), shown_because="checked by the tracing agency.")
    assert told.claims[0].text == "2"
    assert told.discretion.shown_because == "checked by the tracing agency."
    assert "are shown, because: checked by the tracing agency." in told.methods.paragraphs[-1]


@pytest.mark.parametrize(
    "contact",
    ["a.b+c@mail.example.org", "+82 2-1234-5678", "+44 (0)20 7946 0958", "00380 44 123 4567", "(212) 555-0187",
     "12 Old Mill Road", "221b Baker Street"],
)  # fmt: skip
def test_contact_data_are_left_out_of_every_text(contact):
    """Mail, telephone, house: in notes, cues and names alike, and counted."""
    told = discreet(example_with(note=f"write to {contact}, he said", cue=f"({contact})"), case())
    assert contact not in repr(told)
    assert told.claims[0].note == "write to [contact withheld], he said"
    assert told.discretion.contacts == 2


def test_private_people_are_told_by_their_role():
    """In the claim and in every sentence, with brackets or without."""
    found = example_with(claimant="Anna Petrova (wife of a soldier)", note="Anna Petrova says so")
    told = discreet(found, case())
    assert "Petrova" not in repr(told)
    assert told.claims[0].claimant == "a soldier's relative"
    assert told.claims[0].note == "a soldier's relative says so"
    assert told.discretion.people == 1


def test_what_was_kept_says_again_that_it_is_fewer():
    """A number that comes back from a file is a plain one; its mark tells."""
    (row,) = discreet_counts([ROW])
    plain = replace(row, q50=10.0)
    assert told_small(replace(example(), estimates=(plain,))).estimates[0].q50.words == "fewer than 10"


def test_a_course_that_was_kept_is_told_as_on_the_first_day():
    """Through bytes and back the same weeks stand for fewer, and no others."""
    weekly = [(2.0, 12.0, 30.0)] * len(NUMBERS)
    course = Fan(subject="kp", quantity=Quantity.KILLED, dates=(date(2025, 1, 5), date(2025, 1, 12), date(2025, 1, 19)),
                 **dict(zip(NUMBERS, weekly, strict=True)))  # fmt: skip
    found = replace(example(), fans=discreet_fans([course]))
    kept = from_bytes(Findings, to_bytes(found))
    (again,) = told_small(kept).fans
    assert [count_words(value) for value in again.q50] == ["fewer than 10", "12", "30"]
    assert [type(value) for value in again.q50] == [type(value) for value in found.fans[0].q50]


def test_what_is_kept_back_is_counted():
    """The claims by their ids, the people once however often they are named, and in words."""
    line = example().claims[0]
    few = replace(line, quantity=Quantity.CAPTURED, low=2.0, high=2.0, text="2", claimant="Ivan Petrov (prisoner)")
    lines = (few, replace(few, claim_id="again"), *example().claims[1:])
    told = discreet(replace(example(), claims=lines), case())
    before = discreet(example(), case()).discretion
    assert set(told.discretion.claims) - set(before.claims) == {line.claim_id, "again"}
    assert (before.people, told.discretion.people) == (0, 1)
    assert f"in {len(told.discretion.claims)} claims and" in told.methods.paragraphs[-1]
    assert "told by their role (1)" in told.methods.paragraphs[-1]


def test_nothing_kept_back_is_said_too():
    """With the size from which people are counted."""
    assert discreet(replace(example(), claims=()), case()).discretion == Discretion(cell_size=CELL_SIZE)


def test_several_sentences_about_few_people_are_one_line():
    """Of each kind one stands for all; a reader learns how many, and behind which claims."""
    found = example_with(quantity=Quantity.KILLED, low=8.0, high=8.0, text="8")
    name = found.claims[0].claim_id
    known, unknown = StatementKind.KNOWN, StatementKind.UNKNOWN
    lines = [StatementLine(kind=kind, text="Eight died.", claims=(name,)) for kind in (known, known, unknown)]
    told = discreet(replace(found, statements=tuple(lines)), case()).statements
    assert [line.kind for line in told] == [known, unknown]
    assert told[0].text == "Claims of fewer than 10 people stand behind 2 sentences here, which are withheld."
    assert told[1].text == "A claim of fewer than 10 people stands behind this; its sentence is withheld."
    assert told[0].claims == (name,)


def test_nothing_beside_a_withheld_number_tells_it():
    """Claimed over estimated, beside the estimate, would be the number itself; how far out it lies is near to it."""
    found = example_with(quantity=Quantity.KILLED, low=8.0, high=8.0, text="8")
    name = found.claims[0].claim_id
    lean = ClaimLean(group="UA", side="a", family=Family.LOSSES, q05=0.3, q50=0.8, q95=1.3, ratio=0.4)
    rows = tuple(replace(row, lean=lean, tail_probability=0.2) if row.claim_id == name else row for row in found.muster)
    told = discreet(replace(found, muster=rows), case())
    kept = [(row.tail_probability, row.lean.ratio) for row in told.muster if row.claim_id == name]
    assert kept == [(None, None)]


def test_what_was_expected_of_claims_that_came_is_told_alike():
    """Of a claim of few people nothing, of another of harmed people no quantile below ten, of the rest all."""
    found = [Surprise(name, Interval(2.0, 5.0, 50.0), 0.3) for name in ("few", "many", "there")]
    quantities = {"few": Quantity.KILLED, "many": Quantity.KILLED, "there": Quantity.PRESENT}
    many, there = discreet_surprises(found, frozenset({"few"}), quantities)
    assert (many.claim_id, many.expected) == ("many", Interval(10.0, 10.0, 50.0))
    assert there == found[2]
