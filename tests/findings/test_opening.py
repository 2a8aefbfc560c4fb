"""What a first screen holds: a choice of what was found, and nothing that was not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.findings.opening import opening_of, subject_of
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.opening import Standing
from passmuster.findings.parts.outlook import ActLine, WarEnd
from passmuster.findings.standing import FEW_CLAIMS, is_thin
from passmuster.ledger.vocabulary import Action, Quantity
from worlds.findings_example import AS_OF, bare, example, failed


def thin(count: int = 3):
    """The example with its first claims alone."""
    there = example()
    return replace(there, claims=there.claims[:count])


def now(findings, quantity: Quantity) -> Estimate:
    """The estimate of the partner's force on the day."""
    return next(
        row for row in findings.estimates
        if (row.subject, row.quantity, row.date) == ("kp-force", quantity, findings.as_of)
    )  # fmt: skip


def test_the_answer_is_three_sentences():
    """What is there, what was lost, what comes next: each number with its interval in brackets."""
    strength, losses, ahead = opening_of(example()).answer
    assert strength == "North Korean force in Russia: about 9,300 (7,600 to 11,200) present on 28 February."
    assert losses == "Lost so far: about 1,100 (420 to 2,600) killed."
    assert ahead == (
        "There is a roughly even chance (46 %, 27 to 66 %) that North Korea keeps its course to 29 August 2025; "
        "next in likelihood, that it withdraws nearly all of its force."
    )


def test_a_quantity_without_a_claim_is_not_in_the_answer():
    """Where no claim counts the dead, the answer counts none, and the table says that they were worked out."""
    there = example()
    rows = tuple(replace(row, claims=("k072",)) if row.quantity == Quantity.KILLED else row for row in there.estimates)
    view = opening_of(replace(there, estimates=rows))
    assert view.answer[1] == "Its losses are not known: nobody states a number of them."
    assert {row.what: row.standing for row in view.counts}["dead"] == Standing.BALANCE


def test_losses_told_of_a_part_alone_are_not_called_untold():
    """Where the dead are told of one fight and the wounded in all, somebody states a number, if not of all losses."""
    there = example()
    fight = replace(there.claims[0], claim_id="x1", quantity=Quantity.KILLED, as_of_start=AS_OF - timedelta(90),
                    as_of_end=AS_OF - timedelta(90))  # fmt: skip
    hurt = replace(fight, claim_id="x2", quantity=Quantity.WOUNDED, as_of_start=None)
    lost = {Quantity.KILLED: ("x1",), Quantity.CASUALTIES: ("x1", "x2"), Quantity.WOUNDED: ("x1", "x2")}
    rows = tuple(replace(row, claims=lost.get(row.quantity, ())) for row in there.estimates)
    view = opening_of(replace(there, estimates=rows, claims=(*there.claims, fight, hurt)))
    assert view.answer[1].startswith("Its losses in all are not known: single fights or a part")


def test_nobody_speaks_of_the_strength():
    """A prior alone is told as not known, and its numbers are not in the answer."""
    there = example()
    rows = tuple(replace(row, claims=(), is_prior=True) for row in there.estimates)
    names = tuple((name, words[:1].lower() + words[1:]) for name, words in there.force_names)
    view = opening_of(replace(there, estimates=rows, force_names=names))
    assert view.answer[0].startswith("North Korean force in Russia: how many are present")
    assert view.answer[0].endswith("is not known, for no claim bears on it.")
    assert not any(character.isdigit() for character in view.answer[0].replace("28 February 2025", ""))
    assert {row.standing for row in view.counts} == {Standing.PRIOR}


def test_every_number_is_one_of_the_findings():
    """The table holds rows of the findings as they stand, on the days of its columns."""
    there = example()
    view = opening_of(there)
    assert [day.words for day in view.days] == ["now", "in half a year"]
    cells = [cell for row in view.counts for cell in row.cells if cell is not None]
    assert cells
    assert all(cell in there.estimates for cell in cells)
    assert {cell.subject for cell in cells} == {"kp-force"}


def test_the_force_is_the_partners():
    """The partner's own force, wherever it stands among the estimates; without word of it the first that is counted."""
    there = example()
    assert subject_of(replace(there, estimates=there.estimates[::-1])) == "kp-force"
    assert subject_of(replace(there, about=None)) == "kp-force"
    assert subject_of(replace(bare(), about=None)) == ""


def test_chances_are_twenty_dots():
    """Every chance keeps its number, and the dots of all of them are twenty."""
    view = opening_of(example())
    assert [row.action for row in view.chances] == list(Action)
    assert sum(row.dots for row in view.chances) == 20
    assert view.outlook == "What North Korea does first by 29 August 2025, as twenty dots of like chance"


def test_the_end_of_the_war_is_a_line_of_its_own():
    """It is told at the horizon of the chances, beside them, where anybody worked it out."""
    ends = (WarEnd(horizon_weeks=13, probability=0.05), WarEnd(horizon_weeks=26, probability=0.11))
    assert opening_of(replace(example(), war_end=ends)).war_ends == 0.11
    assert opening_of(replace(example(), war_end=ends[:1])).war_ends is None


@pytest.mark.parametrize("count", [1, FEW_CLAIMS, FEW_CLAIMS + 1])
def test_few_claims_are_shown_one_by_one(count):
    """Up to `FEW_CLAIMS` every claim stands on the screen, with who made it; of more, none does."""
    findings = thin(count)
    view = opening_of(findings)
    assert is_thin(findings) is (count <= FEW_CLAIMS)
    assert len(view.claims) == (count if count <= FEW_CLAIMS else 0)


def test_a_thin_case_claims_no_more_than_was_said():
    """Nothing ahead, no count that no claim states, and what comes next is said to be other wars' alone."""
    view = opening_of(thin())
    assert [day.words for day in view.days] == ["now"]
    spoken_of = {claim.quantity for claim in thin().claims}
    assert all(row.standing == Standing.PRIOR for row in view.counts if row.cells[0].quantity not in spoken_of)
    assert view.answer[-1].startswith("No claim here bears on what comes next; by other wars alone, ")


def test_men_told_to_go_or_to_come_bear_on_what_comes_next():
    """With an act on record it says so; with men who come or go and no act, that they were told of."""
    few = thin()
    one = few.claims[0]
    going = opening_of(replace(few, claims=(replace(one, quantity=Quantity.RETURNED), *few.claims[1:])))
    assert going.answer[-1].startswith("By other wars and by what was told of men who come and go, ")
    act = ActLine(
        date=few.as_of, kind="announced", text="800 to go home", event_ids=(), claimants=("x",), credence=0.9,
        borne_out=0.0, contingents=10, within_a_year=6, claim_ids=(one.claim_id,),
    )  # fmt: skip
    leaving = opening_of(replace(few, acts=(act,)))
    assert leaving.answer[-1].startswith("By other wars and by what was said of leaving, ")
    assert any("800 to go home" in note.text for note in leaving.notes)


def test_how_much_was_said_is_the_first_sentence():
    """How many claims by how many speakers, and how many of them another can be held against."""
    there = example()
    few = replace(there, claims=tuple(row for row in there.claims if row.claim_id in {"k072", "k097"}), muster=())
    assert opening_of(few).answer[0] == "2 claims by 2 speakers, and nothing to hold any of it against."
    judged = replace(few, muster=tuple(row for row in there.muster if row.claim_id == "k072"))
    assert opening_of(judged).answer[0] == "2 claims by 2 speakers: 1 can be held against the rest, 1 cannot."
    alone = replace(judged, claims=tuple(row for row in there.claims if row.claim_id == "k072"))
    assert opening_of(alone).answer[0] == "1 claim by 1 speaker."


def test_a_failed_fit_shows_no_number():
    """Neither table nor chances: only the sentences of the failed briefing itself."""
    view = opening_of(failed())
    assert (view.counts, view.chances, view.notes) == ((), (), ())


def test_next_to_nothing_is_still_a_screen():
    """A bare briefing gives its bottom line, and empty lists for the rest."""
    view = opening_of(bare())
    assert view.answer == bare().bottom_line
    assert (view.days, view.counts, view.chances) == ((), (), ())


@given(weeks=st.lists(st.integers(1, 260), max_size=6, unique=True))
def test_columns_never_look_beyond_half_a_year(weeks):
    """Now, then the last day within a month and within half a year, whatever horizons were asked for."""
    there = example()
    row = now(there, Quantity.PRESENT)
    rows = (row, *(replace(row, date=AS_OF + timedelta(weeks=week)) for week in weeks))
    days = [day.day for day in opening_of(replace(there, estimates=rows)).days]
    assert days[0] == AS_OF
    assert len(days) <= 3
    assert days == sorted(set(days))
    assert all(day <= AS_OF + timedelta(weeks=26) for day in days)
