"""A table of losses tells counts of few people as such, in every line, and says how many; a reason shows them."""

import json
from dataclasses import replace

import pytest

from passmuster.briefing.json.losses import as_loss_document
from passmuster.briefing.page.losses import to_loss_page
from passmuster.briefing.terminal.captured import captured
from passmuster.briefing.terminal.losses import print_losses
from passmuster.findings.loss_discretion import counts_harmed, loss_discretion_words
from passmuster.findings.losses import compose_losses
from passmuster.findings.parts.losses import LossFindings
from passmuster.ledger.losses import LossBound, LossTable
from passmuster.losses.checks.check import CheckKind, LossCheck
from passmuster.losses.number_echoes import NumberEcho
from passmuster.losses.restatements import ColumnRestatement
from passmuster.losses.results import LikelySlip, Total
from passmuster.losses.slip_causes import SlipCause, SlipKind
from passmuster.losses.statements import Stream
from worlds.loss_findings import READING, TABLE, findings_of, loss_results
from worlds.small_war import claim

DEAD, HURT = "Military Deaths", "Military Injuries"
DEATHS, INJURIES = Stream("X", "B", DEAD), Stream("X", "B", HURT)
FEW = LossTable(
    "few.csv",
    (claim(0, 1, 4.0, category=DEAD, side="B"), claim(1, 8, 7.0, category=DEAD, side="B"),
     claim(2, 15, 63.0, category=DEAD, side="B"), claim(3, 15, 6.0, category="Tanks", side="B"),
     claim(4, 8, 7.0, category=DEAD, side="B"),
     claim(5, 15, 3.0, category="Captured soldiers", side="B", bound="at_least")),
    "ab" * 32,
)  # fmt: skip
"""Four, seven and sixty-three dead, six tanks, and at least three soldiers captured; row 4 repeats row 1."""
CHECKS = (
    LossCheck(kind=CheckKind.RESTART, rows=(1, 2), stream=DEATHS, day=8, numbers=(70.0, 7.0)),
    LossCheck(kind=CheckKind.TWO_NUMBERS, rows=(0, 1), stream=DEATHS, day=8, numbers=(1.0, 70.0, 74.0)),
    LossCheck(kind=CheckKind.DAILY_AS_TOTAL, rows=(0, 1), stream=DEATHS, numbers=(3.0, 4.0, 1.0)),
    LossCheck(kind=CheckKind.RESTART, rows=(3,), stream=Stream("X", "B", "Tanks"), day=8, numbers=(70.0, 6.0)),
)
RESTATED = (ColumnRestatement(INJURIES, DEATHS, 4, 0, (1, 2), 2, ((7.0, 28.0), (63.0, 252.0)), 1e-5),)
TOTALS = (
    Total("B", DEAD, 8, 2.0, 6.0, 30.0), Total("B", DEAD, 15, 12.0, 40.0, 90.0), Total("B", "Tanks", 15, 2.0, 5.0, 8.0),
    Total("B", "Captured soldiers", 15, 3.0, 5.0, 30.0),
)  # fmt: skip


def found(shown_because: str = "") -> LossFindings:
    """Findings about FEW, by decree."""
    results = replace(
        loss_results(), totals=TOTALS, leans=(), meanings=(), drifts=(),
        slips=(LikelySlip((1,), 7.0, 71.0, 0.97, SlipCause(SlipKind.DIGIT_DROPPED, digits="1")),
               LikelySlip((3,), 6.0, 61.0, 0.97, SlipCause(SlipKind.DIGIT_DROPPED, digits="1"))),
        echoes=(NumberEcho(("Y", "B", DEAD), ("X", "B", DEAD), 0.05, 0.8, (8.0, 56.0), (16.0, 112.0)),),
    )  # fmt: skip
    reading = replace(READING, checks=CHECKS, restatements=RESTATED, shown_because=shown_because)
    return compose_losses(FEW, results, reading)


@pytest.mark.parametrize(
    ("category", "counts"),
    [(DEAD, True), (HURT, True), ("Civilian Casualties", True), ("Killed", True), ("Prisoners of war", True),
     ("Ukrainian POWs", True), ("Captured", True), ("Missing in action", True), ("Captured soldiers", True),
     ("Tanks", False), ("Tanks captured", False), ("Personnel carriers", False), ("Aircraft missing", False)],
)  # fmt: skip
def test_what_counts_people_is_seen_by_its_name(category, counts) -> None:
    """By the last word of the usual columns, by words of people, and not where a thing stands beside them."""
    assert counts_harmed(category) is counts


def test_small_totals_stand_for_fewer() -> None:
    """Quantile by quantile, named; goods and large counts are told, and a floor says that there was somebody."""
    first, second, tanks, captured_men = found().totals
    assert ((first.q025, first.q50, first.q975), first.withheld) == ((10.0, 10.0, 30.0), ("q025", "q50"))
    assert (second.withheld, tanks.withheld, tanks.q50) == ((), (), 5.0)
    assert captured_men.floors_alone
    assert (captured_men.q025, captured_men.withheld) == (1.0, ("q025", "q50"))


def test_lines_about_few_people_hold_no_number() -> None:
    """Of what was found amiss, what was and where is told; numbers of days, goods and larger counts stand."""
    told = found()
    restart, two, daily, tanks = told.checks
    assert restart.text == f"X on {DEAD} of B: its numbers are of fewer than 10 people, and are withheld."
    assert restart.remedy == f"If it counts anew, add --restart 'X:{DEAD}:B:8'."
    assert "70 and 74" in two.text
    assert "falls 3 of 4 times" in daily.text
    assert "6 after 70" in tanks.text
    assert "numbers are of fewer than 10" in told.restatements[0].text
    assert told.echoes[0].evidence.startswith(f"Y on {DEAD} of B grows as X on {DEAD} does: its numbers")
    slips = {slip.row: slip for slip in told.slips}
    assert sorted(slips) == [1, 3, 4]
    assert slips[1].reason == slips[4].reason == "printed and expected are of fewer than 10 people, and are withheld."
    assert (slips[1].printed, slips[1].expected, slips[3].printed) == (10.0, 71.0, 6.0)


def test_a_restatement_has_its_relation_in_the_json() -> None:
    """v = 4 d + 0: what the sentence tells stands in fields too, whether its numbers are withheld or not."""
    (row,) = as_loss_document(found())["restatements"]
    assert (row["category"], row["of"], row["multiplier"], row["added"]) == (HURT, DEAD, 4, 0)


def test_what_is_kept_back_is_counted() -> None:
    """Totals, rows of the table, lines; in words too."""
    kept_back = found().discretion
    assert (kept_back.totals, kept_back.rows, kept_back.lines) == (2, (0, 1, 4, 5), 5)
    assert loss_discretion_words(kept_back) == (
        "Counts of people above nought and below 10 are told as fewer than 10: in 4 rows of the table, 2 weekly totals "
        "and 5 lines of what was found."
    )
    assert loss_discretion_words(findings_of().discretion) == ""


def test_a_reason_shows_them_and_is_told() -> None:
    """In the findings, on the terminal, on the page and in the JSON."""
    shown = found("a court asks.")
    assert (shown.totals[0].q025, shown.totals[0].withheld) == (2.0, ())
    assert "7 after 70" in shown.checks[0].text
    assert "8 against 16" in shown.echoes[0].evidence
    said = "Small counts of people are shown, because: a court asks."
    assert said in " ".join(captured(lambda console: print_losses(shown, console)).split())
    assert said in to_loss_page(shown)
    assert as_loss_document(shown)["discretion"]["shown_because"] == "a court asks."


def test_no_layout_tells_a_small_count() -> None:
    """Marks on the page stand at the cell size and say so; a floor of few at one; tanks are told."""
    page, shown = to_loss_page(found()), to_loss_page(found("x"))
    small = ('"count":4.0', '"count":7.0', '"says":"7"', '"says":"at least 3"')
    assert [text for text in small if text in shown.replace(": ", ":")] == list(small)
    assert not [text for text in small if text in page.replace(": ", ":")]
    assert '"says":"fewer than 10"' in page.replace(": ", ":")
    assert '"says":"at least 1"' in page.replace(": ", ":")
    assert '"says":"6"' in page.replace(": ", ":")
    document = json.dumps(as_loss_document(found()))
    assert '"q50": 6.0' in json.dumps(as_loss_document(found("x")))
    assert '"q50": 6.0' not in document
    text = " ".join(captured(lambda console: print_losses(found(), console)).split())
    assert "Counts of people above nought and below 10" in text
    assert "at least 1" in text


PRIVATE = "Anna Petrova"


def of_a_person(**reading) -> LossFindings:
    """Findings about a table of which one source bears a person's name, in every kind of line."""
    claims = tuple(replace(claim, source=PRIVATE) if claim.source == "X" else claim for claim in TABLE.claims)
    checks = tuple(replace(check, stream=check.stream._replace(source=PRIVATE)) for check in CHECKS)
    restated = tuple(replace(one, stream=one.stream._replace(source=PRIVATE)) for one in RESTATED)
    results = loss_results()
    leans = tuple(replace(lean, group=PRIVATE) for lean in results.leans)
    echoes = (NumberEcho((PRIVATE, "B", DEAD), ("Y", "B", DEAD), 0.05, 0.8, (80.0, 56.0), (16.0, 112.0)),)
    results = replace(results, leans=leans, echoes=echoes)
    made = replace(READING, checks=checks, restatements=restated, **reading)
    return compose_losses(replace(TABLE, claims=claims), results, made)


@pytest.mark.parametrize("reason", ["", "a court asks"])
def test_a_private_source_is_told_by_its_role(reason) -> None:
    """In every layout and line, counted, with the way out; a reason for small counts shows no names."""
    findings = of_a_person(shown_because=reason)
    layouts = (
        " ".join(captured(lambda console: print_losses(findings, console)).split()), to_loss_page(findings),
        json.dumps(as_loss_document(findings)),
    )  # fmt: skip
    assert [PRIVATE in text for text in layouts] == [False, False, False]
    assert all("a private person" in text for text in layouts)
    assert "--public-figure NAME has an outlet or a public figure named" in layouts[0]
    assert as_loss_document(findings)["discretion"]["people"] == 1


def test_a_public_figure_is_named() -> None:
    """As whoever hands the table in says."""
    findings = of_a_person(public_figures=(PRIVATE,))
    assert PRIVATE in json.dumps(as_loss_document(findings))
    assert findings.discretion.people == 0


def test_contact_data_are_left_out() -> None:
    """Of names too, whoever bears them."""
    claims = (replace(TABLE.claims[0], source="Tracker (a.petrova@example.org)"), *TABLE.claims[1:])
    findings = compose_losses(replace(TABLE, claims=claims), loss_results(), READING)
    assert "example.org" not in json.dumps(as_loss_document(findings)) + to_loss_page(findings)
    assert "Contact data are left out" in loss_discretion_words(findings.discretion)


def test_tables_without_few_people_are_told_as_they_were() -> None:
    """Nothing is changed where nothing is withheld."""
    assert findings_of().discretion.rows == ()
    assert findings_of().totals == compose_losses(TABLE, loss_results(), replace(READING, shown_because="x")).totals
    assert FEW.claims[5].bound == LossBound.AT_LEAST
