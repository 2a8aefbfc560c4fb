"""A case from claim tables alone."""

from datetime import date, timedelta

import pytest

from passmuster.errors import BadInput
from passmuster.ledger.case_start import WEEKS_BEFORE
from passmuster.store.casefromtable import ledger_from_tables
from worlds.doorstep import GOOD_CLAIM


def written(folder, *rows, name="claims.csv"):
    """A claim table with rows that differ from the good one in what is given."""
    lines = [",".join(GOOD_CLAIM)]
    for number, changes in enumerate(rows):
        cells = GOOD_CLAIM | {"claim_id": f"{name}-{number}"} | changes
        lines.append(",".join(f'"{cell}"' for cell in cells.values()))
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


SHELLS = {"subject": "kp-shells", "quantity": "shells", "claimant_group": "US"}


def test_subjects_become_forces_and_supplies(tmp_path):
    """Each subject is a force of its own; one of which only goods are counted is a supply."""
    case = ledger_from_tables([written(tmp_path, {}, SHELLS, {"subject": "ru-force"})]).case
    assert [(force.force_id, force.kind) for force in case.forces] == [
        ("kp-force", "force"), ("kp-shells", "supply"), ("ru-force", "force"),
    ]  # fmt: skip
    assert all(not force.starts_empty for force in case.forces)


def test_the_force_most_spoken_of_is_the_partners(tmp_path):
    """Most claims decide, and a supply never does while there is a force."""
    assert ledger_from_tables([written(tmp_path, {}, {"subject": "ru"}, {"subject": "ru"})]).case.partner == "ru"
    assert ledger_from_tables([written(tmp_path, {}, SHELLS, SHELLS)]).case.partner == "kp-force"
    assert ledger_from_tables([written(tmp_path, SHELLS)]).case.partner == "kp-shells"


def test_the_case_starts_half_a_year_before_the_first_word(tmp_path):
    """Week 0 is a Monday, at least twenty-six weeks before the first claim was said."""
    start = ledger_from_tables([written(tmp_path, {}, {"reported_on": "2025-03-01"})]).case.start
    assert start.weekday() == 0
    assert timedelta(0) <= date(2025, 1, 13) - start - timedelta(weeks=WEEKS_BEFORE) < timedelta(weeks=1)


def test_every_choice_leaves_a_sentence(tmp_path):
    """What the table does not say is printed: whose war, which forces, which start."""
    sentences = ledger_from_tables([written(tmp_path, {})]).case.assumptions
    assert len(sentences) == 3
    assert "'kp-force', which most claims speak of, is taken for the partner's" in sentences[0]


def test_two_tables_make_one_case(tmp_path):
    """Claims of several tables come together in order of saying, each table with its hash."""
    later, earlier = written(tmp_path, {}), written(tmp_path, {"reported_on": "2025-01-12"}, name="more.csv")
    ledger = ledger_from_tables([later, earlier])
    assert [claim.claim_id for claim in ledger.claims] == ["more.csv-0", "claims.csv-0"]
    assert [name for name, _ in ledger.input_hashes] == ["claims.csv", "more.csv"]


def test_one_id_in_two_tables_is_refused(tmp_path):
    """An id stands for one claim, across all tables."""
    one, two = written(tmp_path, {"claim_id": "k1"}), written(tmp_path, {"claim_id": "k1"}, name="more.csv")
    with pytest.raises(BadInput, match=r"more\.csv: a claim_id must be used once; found 'k1', which is in .*claims"):
        ledger_from_tables([one, two])


def test_a_table_without_claims_is_refused(tmp_path):
    """A header alone makes no case, and the message says what to do."""
    with pytest.raises(BadInput, match=r"must hold a claim; found none\. Add a row, or set up a case folder"):
        ledger_from_tables([written(tmp_path)])


def test_all_faults_of_all_tables_are_told_at_once(tmp_path):
    """Nothing is kept back for a second try."""
    one = written(tmp_path, {"bound": "roughish"})
    two = written(tmp_path, {"point": "-3"}, name="more.csv")
    with pytest.raises(BadInput, match=r"(?s)'roughish'.*'-3'") as refusal:
        ledger_from_tables([one, two])
    assert {fault.file for fault in refusal.value.faults} == {str(one), str(two)}
