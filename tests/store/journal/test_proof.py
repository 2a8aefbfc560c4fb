"""Whoever changes a ledger is found out: by the chain alone, or by a witness where all of it was made anew."""

import random
import shutil
import sqlite3

import pytest

from passmuster.errors import BadInput
from passmuster.ledger.head import NO_HASH, LedgerHead
from passmuster.ledger.proof import Crack, Proof
from passmuster.store.journal.proof import MOST_CRACKS, prove
from passmuster.store.journal.sqlite import open_sqlite
from worlds.journals import add, forget, new_journal
from worlds.tampering import WAYS, cut_tail, flip_byte, kept_rows, make_ledger, replace_whole, rewrite, seal_anew

TIMES = 100


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """A folder with a ledger, and the hash of its head."""
    folder = tmp_path_factory.mktemp("ledger")
    return folder, make_ledger(folder)


def proof_of(folder, *witnesses: LedgerHead) -> Proof:
    """What is found about the ledger of a folder, one that cannot be opened included."""
    try:
        shelf = open_sqlite(folder / "ledger.db")
    except BadInput as refusal:
        return Proof(head=LedgerHead(0, NO_HASH), vouched=0, forgotten=0, cracks=(Crack(None, str(refusal)),))
    try:
        return prove(shelf, witnesses)
    finally:
        shelf.close()


def copy_of(ledger, tmp_path, name="copy"):
    """A folder of its own with the same file."""
    folder = tmp_path / name
    folder.mkdir()
    shutil.copy(ledger[0] / "ledger.db", folder)
    return folder


def test_a_ledger_proves_right(ledger) -> None:
    """Nothing wrong is found; without a witness nobody vouches for any entry, with one the entries up to it stand."""
    folder, sha256 = ledger
    alone, seen = proof_of(folder), proof_of(folder, LedgerHead(14, sha256))
    assert alone.holds
    assert seen.holds
    assert (alone.head, alone.vouched, seen.vouched) == (LedgerHead(14, sha256), 0, 14)
    assert proof_of(folder, LedgerHead(0, sha256)).vouched == 14


@pytest.mark.parametrize("way", WAYS)
def test_a_witness_catches_every_change(ledger, tmp_path, way) -> None:
    """A hundred of a hundred of each kind."""
    witness, caught = LedgerHead(14, ledger[1]), 0
    for number in range(TIMES):
        folder = copy_of(ledger, tmp_path, f"{number}")
        WAYS[way](folder, random.Random(number))
        caught += not proof_of(folder, witness).holds
    assert caught == TIMES


def test_a_flipped_bit_is_caught_or_changes_nothing_that_can_be_read(ledger, tmp_path) -> None:
    """A bit anywhere in the file: one that goes unseen lies where SQLite keeps nothing, and every row is as it was."""
    before, unseen = kept_rows(ledger[0] / "ledger.db"), 0
    for number in range(TIMES):
        folder = copy_of(ledger, tmp_path, f"{number}")
        flip_byte(folder, random.Random(1000 + number))
        same = kept_rows(folder / "ledger.db") == before
        found = proof_of(folder, LedgerHead(14, ledger[1]))
        unseen += found.holds
        assert same or not found.holds
    assert unseen < TIMES


@pytest.mark.parametrize("way", [cut_tail, rewrite, replace_whole])
def test_without_a_witness_a_ledger_made_anew_looks_whole(ledger, tmp_path, way) -> None:
    """What the chain alone cannot see, and so does not claim: nobody vouches for any entry."""
    folder = copy_of(ledger, tmp_path)
    way(folder, random.Random(1))
    found = proof_of(folder)
    assert (found.holds, found.vouched) == (True, 0)


def test_entries_after_the_witness_are_not_vouched_for(tmp_path) -> None:
    """An older head vouches for what it saw, and a rewrite behind it goes unseen."""
    journal = new_journal(tmp_path)
    journal.record([add("c1"), add("c2")], who="Ann")
    early = journal.head()
    journal.record([add("c3")], who="Ann")
    assert prove(journal.shelf, [early]).vouched == 2
    journal.close()
    assert prove_with_wrong_count(tmp_path, early) == ["entry 2: the witness saw its hash at entry 7"]


def prove_with_wrong_count(folder, head):
    """Cracks when the witness says another count than the hash stands at."""
    return [str(crack) for crack in proof_of(folder, LedgerHead(7, head.sha256)).cracks]


def changed(folder, *statements, anew=False):
    """Carry out statements on a file whose guards are down, and put them up again."""
    database = sqlite3.connect(folder / "ledger.db", isolation_level=None)
    guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        database.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        database.execute(statement)
    if anew:
        seal_anew(database)
    for _, guard in guards:
        database.execute(guard)
    database.close()


@pytest.mark.parametrize(
    ("statement", "anew", "said"),
    [
        ("UPDATE entry SET who = 'Eve' WHERE number = 3", False, "entry 3: its hash is not that of what it says"),
        ("UPDATE entry SET recorded_at = 5 WHERE number = 3", True, "entry 3: it is not recorded later"),
        ("UPDATE entry SET supersedes = 1 WHERE number = 3", True, "entry 3: it must supersede entry None"),
        ("UPDATE entry SET version = 9 WHERE number = 3", True, "entry 3: it is of form 9"),
        ("UPDATE payload SET body = '{}' WHERE number = 3", False, "entry 3: its words are not those"),
        ("UPDATE payload SET subject = 'x' WHERE number = 3", False, "entry 3: the subject or day it is searched by"),
        ("DELETE FROM payload WHERE number = 3", False, "entry 3: its words are gone"),
        ("INSERT INTO payload VALUES (14, x'00', '{}', NULL, NULL)", False, "entry 14: it has words and says"),
        ("DROP INDEX entry_thing", False, "the table, index or guard is gone: CREATE INDEX entry_thing"),
        ("SELECT 1", True, ""),
    ],
)
def test_each_crack_is_named(ledger, tmp_path, statement, anew, said) -> None:
    """What is wrong is told with its entry, even where all hashes were worked out anew."""
    folder = copy_of(ledger, tmp_path)
    changed(folder, statement, anew=anew)
    cracks = [str(crack) for crack in proof_of(folder).cracks]
    assert any(said in crack for crack in cracks) if said else cracks == []


def test_an_entry_taken_out_of_the_middle_is_missed(ledger, tmp_path) -> None:
    """Numbers must run on."""
    folder = copy_of(ledger, tmp_path)
    changed(folder, "DELETE FROM payload WHERE number = 5", "DELETE FROM entry WHERE number = 5", anew=True)
    cracks = [str(crack) for crack in proof_of(folder).cracks]
    assert cracks == ["entry 6: it follows entry 4; what stood between is gone"]


def test_a_guard_taken_down_is_told(ledger, tmp_path) -> None:
    """A file without its triggers is not one of ours."""
    folder = copy_of(ledger, tmp_path)
    database = sqlite3.connect(folder / "ledger.db")
    database.execute("DROP TRIGGER entry_kept")
    database.close()
    assert "guard is gone: CREATE TRIGGER entry_kept" in str(proof_of(folder).cracks[0])


def test_cracks_beyond_a_screenful_are_not_told(ledger, tmp_path) -> None:
    """One is enough to trust nothing after it."""
    folder = copy_of(ledger, tmp_path)
    changed(folder, "UPDATE payload SET body = '{}'", "UPDATE entry SET who = 'Eve'")
    assert len(proof_of(folder).cracks) <= MOST_CRACKS


def test_a_ledger_with_forgotten_words_proves_right(tmp_path) -> None:
    """Erased words are counted and are no crack."""
    journal = new_journal(tmp_path)
    journal.record([add("c1"), add("c2")], who="Ann")
    journal.record([forget("c1")], who="Ben", why="asked to")
    found = prove(journal.shelf, [journal.head()])
    assert (found.holds, found.forgotten, found.vouched) == (True, 1, 3)
    journal.close()
