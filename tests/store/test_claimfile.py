"""Claim tables are read whole, refused whole, and written back as they were."""

import csv
import io
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.errors import MOST_TOLD, BadInput
from passmuster.ledger.claim import Claim
from passmuster.store.claimfile import COLUMNS, FILL_IT, parse_claims, take_claims, write_claims
from passmuster.store.intake import Intake
from worlds.doorstep import GOOD_CLAIM, faults_of, only_fault, table, taken
from worlds.strategies import claim_tables

FORCES = ("kp-force", "kp-force-kursk")


def parse(text: str, intake: Intake | None = None) -> tuple[Claim, ...]:
    """Claims of a text, the forces known."""
    return parse_claims(text, "claims.csv", intake or Intake(), forces=FORCES)


def refusal(**changes: str) -> str:
    """What the door says to a good row with some cells changed."""
    return only_fault(lambda intake: parse(table(GOOD_CLAIM | changes), intake))


def test_a_good_row_becomes_a_claim() -> None:
    """Every column finds its field: `reported_on` is the day of saying, `via` the relays."""
    row = GOOD_CLAIM | {"via": "lawmaker Lee; Yonhap ;", "measures": "killed:0.3;casualties:0.7", "span": "3-9"}
    (claim,) = parse(table(row))
    assert (claim.said_on.isoformat(), claim.point, claim.low) == ("2025-01-13", 300, None)
    assert claim.relay == ("lawmaker Lee", "Yonhap")
    assert claim.measures == (("killed", 0.3), ("casualties", 0.7))
    assert (claim.span, claim.as_of_start, claim.note) == ((3, 9), None, "")


def test_optional_columns_may_be_missing() -> None:
    """A table of the required columns and one number is a whole table."""
    row = {key: GOOD_CLAIM[key] for key in ("claim_id", "reported_on", "subject", "quantity", "bound", "mode",
                                            "claimant", "claimant_group", "point")}  # fmt: skip
    assert parse(table(row))[0].as_of_end is None


def test_a_table_without_numbers_is_refused() -> None:
    """Of the three columns for numbers one must be there; the fault is told once, not for each row."""
    row = {key: value for key, value in GOOD_CLAIM.items() if key not in {"low", "high", "point"}}
    said = only_fault(lambda intake: parse(table(row, row), intake))
    assert "one of the columns 'low', 'high', 'point' is required" in said


def test_no_claims_are_legal_and_remarked() -> None:
    """A header alone is a table of no claims."""
    intake = Intake()
    assert parse(",".join(COLUMNS) + "\n", intake) == ()
    assert (intake.faults, intake.remarks) == ([], [f"claims.csv: the table holds no claims yet: {FILL_IT}"])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"point": ""}, "column 'bound': the bound 'about' needs 'point'; found no number."),
        ({"bound": "range"}, "the bound 'range' needs 'low' and 'high'; found only point."),
        (
            {"bound": "at_least", "point": "", "high": "9"},
            "'at_least' needs 'low' or 'point'; found only high.",
        ),
        ({"bound": "at_most", "point": "", "low": "9"}, "'at_most' needs 'high' or 'point'; found only low."),
        (
            {"bound": "range", "point": "", "low": "90", "high": "3"},
            "low must not be above high; found 90 above a count of fewer than 10.",
        ),
        (
            {"bound": "range", "point": "", "low": "9", "high": "3", "quantity": "present"},
            "low must not be above high; found 9 above 3.",
        ),
        (
            {"point": "4", "low": "5"},
            "point must lie from low to high; found a count of fewer than 10 outside.",
        ),
        ({"low": "400"}, "point must lie from low to high; found 300 outside."),
        ({"high": "200"}, "point must lie from low to high; found 300 outside."),
        ({"as_of_start": "2025-01-13"}, "a window must not end before it starts; found 2025-01-12 before 2025-01-13."),
        (
            {"as_of_start": "2025-01-01", "as_of_end": ""},
            "a window needs its last day; found only the start 2025",
        ),
        (
            {"as_of_end": "2025-03-01"},
            "cannot speak of days after it was said; found 2025-03-01, said on",
        ),
        ({"as_of_end": "2025-02-30"}, "the day must exist; found '2025-02-30'."),
        ({"reported_on": ""}, "column 'reported_on': the cell must not be empty."),
        ({"claim_id": ""}, "column 'claim_id': the cell must not be empty."),
        ({"claimant": " "}, "column 'claimant': the cell must not be empty."),
        ({"point": "-3"}, "column 'point': counts are zero or more; found '-3'."),
        ({"quantity": "kiled"}, "found 'kiled'. Did you mean 'killed'?"),
        ({"bound": "atleast"}, "found 'atleast'. Did you mean 'at_least'?"),
        ({"mode": "estimatd"}, "found 'estimatd'. Did you mean 'estimated'?"),
        ({"subject": "kp-forces"}, "Did you mean 'kp-force'? Known: 'kp-force', 'kp-force-kursk'. A case adds its own"),
        ({"claimant_group": "watchers"}, "A case adds its own under 'groups' in case.toml."),
    ],
)
def test_bad_rows_are_refused_in_words(changes: dict[str, str], words: str) -> None:
    """Each refusal stands on its line and says rule, value and way out."""
    said = refusal(**changes)
    assert said.startswith("claims.csv, line 2, column '")
    assert words in said


@pytest.mark.parametrize(
    "changes",
    [
        {"point": "0"},
        {"bound": "at_least", "point": "", "low": "100"},
        {"bound": "range", "point": "", "low": "5", "high": "5"},
        {"bound": "about", "low": "200", "high": "400"},
        {"as_of_end": "2025-01-14"},
        {"as_of_end": "2025-06-01", "mode": "projected"},
        {"as_of_end": "", "horizon": "2024-12-31", "mode": "planned"},
        {"as_of_end": "1950-11-01"},
        {"as_of_start": "2025-01-12"},
        {"note": "=HYPERLINK(1)"},
    ],
)
def test_what_is_unusual_but_possible_is_read(changes: dict[str, str]) -> None:
    """Zero, equal ends, the next day, plans about any day, an old claim and a formula in a note are no errors."""
    assert len(parse(table(GOOD_CLAIM | changes))) == 1


def test_a_claim_id_is_used_once() -> None:
    """The second use is refused and names the line of the first."""
    said = only_fault(lambda intake: parse(table(GOOD_CLAIM, GOOD_CLAIM), intake))
    assert "line 3, column 'claim_id': a claim_id must be used once; found 'c1' again. It stands on line 2" in said


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """One refusal carries the faults of every row and cell, in the order of the file."""
    path = tmp_path / "claims.csv"
    bad = {"quantity": "x", "point": "-1", "reported_on": "2025-02-30"}
    path.write_text(
        table(GOOD_CLAIM | bad, GOOD_CLAIM | {"claim_id": "c2"}, GOOD_CLAIM | {"claim_id": "c3", "mode": ""})
    )
    with pytest.raises(BadInput, match=r"line 2, column 'reported_on': the day must exist") as refusal:
        taken(lambda intake: take_claims(path, intake))
    assert [(fault.row, fault.column) for fault in refusal.value.faults] == [
        (2, "reported_on"),
        (2, "quantity"),
        (2, "point"),
        (4, "mode"),
    ]


def test_without_forces_any_subject_is_read() -> None:
    """A table outside a case may be about any force."""
    assert parse_claims(table(GOOD_CLAIM | {"subject": "new"}), "t", Intake())[0].subject == "new"


def test_a_case_may_add_groups() -> None:
    """Groups of the case's own are known where they are given."""
    text = table(GOOD_CLAIM | {"claimant_group": "WAGNER"})
    assert parse_claims(text, "t", Intake(), groups=("WAGNER",))[0].claimant_group == "WAGNER"


@given(claim_tables())
def test_reading_what_was_written_gives_the_same_claims(claims: tuple[Claim, ...]) -> None:
    """Claims to text to claims is the identity, `recorded_at` included, and text to claims to text as well."""
    intake = Intake()
    text = write_claims(claims)
    read = parse_claims(text, "t.csv", intake)
    assert not intake.faults
    assert read == claims
    assert [claim.recorded_at for claim in read] == [claim.recorded_at for claim in claims]
    assert write_claims(read) == text


@given(claim_tables(), st.randoms(use_true_random=False))
def test_the_order_of_columns_does_not_matter(claims: tuple[Claim, ...], random: Random) -> None:
    """A table with its columns shuffled holds the same claims."""
    records = list(csv.reader(io.StringIO(write_claims(claims), newline="")))
    order = list(range(len(records[0])))
    random.shuffle(order)
    shuffled = io.StringIO(newline="")
    csv.writer(shuffled, quoting=csv.QUOTE_ALL).writerows([record[place] for place in order] for record in records)
    assert parse_claims(shuffled.getvalue(), "t.csv", Intake()) == claims


def test_ten_thousand_claims_load_in_a_second() -> None:
    """A large table is no burden: measured 0.4 s of processor time on two cores, allowed five times that."""
    text = table(*(GOOD_CLAIM | {"claim_id": f"c{number}"} for number in range(10_000)))
    begin = process_time()
    assert len(parse(text)) == 10_000
    assert process_time() - begin < 2


@pytest.mark.parametrize("shape", ["faults", "long cell"])
def test_bad_tables_are_refused_in_bounded_time(shape: str) -> None:
    """Ten thousand misspelt rows, or a cell of a megabyte, are refused within seconds and with every fault."""
    wrong = GOOD_CLAIM | {"subject": "kp-forc", "quantity": "kiled"}
    rows = (
        [wrong | {"claim_id": f"c{n}"} for n in range(10_000)]
        if shape == "faults"
        else [GOOD_CLAIM | {"note": "x" * 10**6}]
    )
    begin = process_time()
    faults = faults_of(lambda intake: parse(table(*rows), intake))
    assert len(faults) == (MOST_TOLD if shape == "faults" else 1)
    assert process_time() - begin < 5
