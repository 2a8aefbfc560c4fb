"""Rows on record that a table has no more, where it is read again."""

import pytest

from passmuster.analysis.adding import add
from passmuster.analysis.ledger_log import log
from passmuster.errors import BadInput
from passmuster.store.folder import open_case
from worlds.foreign_tables import ACLED
from worlds.kept_case import HEAD, kept

__all__ = ["kept"]

ROW = "w{number},2025-02-{number:02},2025-02-{number:02},kp-force,killed,{people},about,asserted,Kyiv,UA,,,\n"


@pytest.fixture
def table(tmp_path):
    """A writer of a weekly table of claims, all about one force."""

    def write(*numbers, name="week.csv", people=700):
        rows = "".join(ROW.format(number=number, people=people + number) for number in numbers)
        (tmp_path / name).write_text(HEAD + rows, encoding="utf-8")
        return tmp_path / name

    return write


def test_a_row_that_a_table_lost_is_told_and_still_counts(kept, table) -> None:
    """With what takes it off the record; until then nothing is."""
    add(kept, [table(1, 2, 3, 4)])
    done, remarks = add(kept, [table(1, 3, 4)])
    assert done.count == 0
    assert remarks == (
        "1 row on record is no longer in the table: claim w2; still counted. `--withdraw-missing` takes what is "
        "missing off the record",
    )
    assert "w2" in {claim.claim_id for claim in open_case(kept).claims}


def test_it_is_withdrawn_where_that_is_asked_for(kept, table) -> None:
    """In one batch with what came; its words stay on record, and the briefing's ledger names it."""
    add(kept, [table(1, 2, 3, 4)])
    done, remarks = add(kept, [table(1, 3, 4, 5)], withdraw_missing=True, why="the table of 5 February")
    assert done.count == 2
    assert remarks[0].endswith("claim w2; withdrawn, and what was said stays on record")
    assert (log(kept)[-1].deed, log(kept)[-1].name, log(kept)[-1].before["point"]) == ("withdraw", "w2", "702")
    assert [name for name, _ in open_case(kept).withdrawn] == ["w2"]
    again, told = add(kept, [table(1, 3, 4, 5)], withdraw_missing=True)
    assert (again.count, told) == (0, ())


def test_it_is_not_withdrawn_without_a_reason(kept, table) -> None:
    """As nothing is that changes the record; and nothing is recorded."""
    add(kept, [table(1, 2, 3)])
    with pytest.raises(BadInput, match="why: what changes the record says why; found nothing"):
        add(kept, [table(1, 3, 4)], withdraw_missing=True)
    assert log(kept)[-1].name == "w3"


def test_a_table_of_new_rows_is_not_read_again(kept, table) -> None:
    """Neither one of other days, nor one that has less than half of what is on record, nor one with other ids."""
    add(kept, [table(1, 2, 3, 4)])
    assert add(kept, [table(5, 6)])[1] == ()
    assert add(kept, [table(1, 4)], corrections=True)[1] != ()
    assert add(kept, [table(1, 2, 3, 4, 5, 6)])[1] == ()
    assert add(kept, [table(1, 6)])[1] == ()
    other = table(2, 3, name="other.csv")
    other.write_text(other.read_text().replace("w2", "x2").replace("w3", "x3"))
    assert add(kept, [other])[1] == ()


def test_many_are_counted(kept, table, monkeypatch) -> None:
    """Some are named."""
    monkeypatch.setattr("passmuster.analysis.vanished.MOST_NAMED", 1)
    add(kept, [table(1, 2, 3, 4, 5)])
    assert "2 rows on record are no longer in the table: claim w2 and 1 more; " in add(kept, [table(1, 4, 5)])[1][0]


def test_events_of_others_are_missed_as_well(kept, tmp_path) -> None:
    """By the ids of their table."""
    mine = tmp_path / "acled.csv"
    lines = ACLED.splitlines(keepends=True)
    more = lines[2].replace("UKR2,", "UKR9,")
    mine.write_text(ACLED + more, encoding="utf-8")
    add(kept, [mine])
    mine.write_text("".join(line for line in [*lines, more] if not line.startswith("UKR2,")), encoding="utf-8")
    remarks = add(kept, [mine])[1]
    assert any("1 row on record is no longer in the table: event " in line for line in remarks)
