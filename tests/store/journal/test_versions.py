"""Ledgers of every version that ever was are read for ever: one of each is kept, with what it must say."""

import shutil
import sqlite3

import pytest

from passmuster.analysis.amending import withdraw
from passmuster.analysis.carrying import import_case
from passmuster.analysis.ledger_log import log
from passmuster.analysis.verifying import verify
from passmuster.errors import BadInput
from passmuster.store.folder import open_case
from passmuster.store.journal.chain import VERSION
from passmuster.store.journal.schema import APPLICATION_ID, SCHEMA_VERSION
from worlds.project_files import ROOT

KEPT = ROOT / "tests" / "data" / "ledger"

HEADS = {1: "15:940a57d2368ff699cb0e74cc7519e0cc2df6b7cef6d7b54ed42ad062e571cad0"}
"""Version to the head of its ledger."""

DEEDS = ["add"] * 6 + ["correct", "withdraw", "undo", "rate", "rate", "accept", "refuse", "forget", "withdraw"]


@pytest.fixture(params=HEADS)
def old(request, tmp_path):
    """A ledger of an old version in its file, and its version."""
    shutil.copy(KEPT / "case.toml", tmp_path)
    database = sqlite3.connect(tmp_path / "ledger.db")
    database.executescript((KEPT / f"v{request.param}.sql").read_text(encoding="utf-8"))
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute(f"PRAGMA user_version = {request.param}")
    database.close()
    return tmp_path, request.param


def test_one_of_every_version_is_kept() -> None:
    """The newest too, so that the next change finds it."""
    assert set(HEADS) == set(range(1, max(VERSION, SCHEMA_VERSION) + 1))


def test_an_old_file_is_read_and_goes_on(old) -> None:
    """It proves right against its own head, says what it said, and takes new entries."""
    folder, version = old
    assert verify(folder, against=HEADS[version]).proof.vouched == 15
    check(folder)
    withdraw(folder, ["c3"], why="now", who="Ann")
    assert verify(folder, against=HEADS[version]).proof.vouched == 15


@pytest.mark.parametrize("version", HEADS)
def test_an_old_export_is_read(version, tmp_path) -> None:
    """The same ledger comes of its lines."""
    head = import_case(KEPT / f"v{version}.jsonl", tmp_path / "again")
    assert str(head) == HEADS[version]
    check(tmp_path / "again")


def check(folder) -> None:
    """What stands, and how it came about."""
    ledger = open_case(folder)
    assert [(claim.claim_id, claim.point, claim.origin, claim.note) for claim in ledger.claims] == [
        ("c2", 550.0, "", "über 500"), ("c3", 600.0, "c2", ""),
    ]  # fmt: skip
    assert (ledger.events, len(ledger.reports), ledger.ratings) == ((), 1, (("Seoul", "B"),))
    entries = log(folder)
    assert [entry.deed.value for entry in entries] == DEEDS
    assert [entry.number for entry in entries if entry.is_erased] == [6]


def test_a_later_version_is_not_guessed_at(old) -> None:
    """An entry of a form that does not exist yet is refused with the way out."""
    folder, _ = old
    database = sqlite3.connect(folder / "ledger.db")
    database.execute("DROP TRIGGER entry_stays")
    database.execute("UPDATE entry SET version = 99 WHERE number = 15")
    database.commit()
    database.close()
    with pytest.raises(BadInput, match="reads entries up to form 1; found entry 15 of form 99"):
        log(folder)


def test_a_ledger_of_a_form_to_come_is_not_called_broken(old) -> None:
    """Who wrote it with a later program changed nothing: it cannot be read here, and no verdict is given."""
    folder, _ = old
    database = sqlite3.connect(folder / "ledger.db")
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    database.close()
    with pytest.raises(BadInput, match="Install a later passmuster"):
        verify(folder)
