"""SQLite keeps what it acknowledged, refuses to be changed, and says in our words what it cannot do."""

import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from passmuster.errors import BadInput
from passmuster.ledger.entry import ThingKind
from passmuster.store.journal.entries import latest_entries
from passmuster.store.journal.journal import Journal
from passmuster.store.journal.proof import prove
from passmuster.store.journal.schema import APPLICATION_ID, SCHEMA_VERSION, steps
from passmuster.store.journal.shelf import Shelf
from passmuster.store.journal.sqlite import PRAGMAS, open_sqlite
from worlds.journals import add, new_journal


@pytest.fixture
def journal(tmp_path):
    """A journal with two claims."""
    made = new_journal(tmp_path)
    made.record([add("c1"), add("c2")], who="Ann")
    yield made
    made.close()


def test_it_is_what_a_journal_asks_for(journal) -> None:
    """The shelf has every part of the promise."""
    parts = [name for name in vars(Shelf) if not name.startswith("_")]
    assert [name for name in parts if not hasattr(journal.shelf, name)] == []


@pytest.mark.parametrize(("setting", "expected"), [(name, expected) for name, _, expected in PRAGMAS])
def test_settings_hold(journal, setting, expected) -> None:
    """Write-ahead log, full synchrony, foreign keys and secure deletion are on."""
    assert journal.shelf.connection.execute(f"PRAGMA {setting}").fetchone()[0] == expected


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE entry SET why = 'x' WHERE number = 1", "entries are never changed"),
        ("DELETE FROM entry WHERE number = 2", "entries are never deleted"),
        ("UPDATE payload SET body = '{}' WHERE number = 1", "words are never changed"),
        ("DELETE FROM payload WHERE number = 1", "only what is forgotten is deleted"),
        ("INSERT INTO entry SELECT 9, 9999999999999999, 1, 'add', 'claim', 'x', 'a', '', NULL, NULL, x'00'", "in turn"),
        ("INSERT INTO entry SELECT 3, 5, 1, 'add', 'claim', 'x', 'a', '', NULL, NULL, x'00'", "come in turn"),
        (
            "REPLACE INTO entry SELECT 2, 9999999999999999, 1, 'add', 'claim', 'x', 'a', '', NULL, NULL, x'00'",
            "in turn",
        ),
        ("REPLACE INTO payload SELECT 1, x'00', '{}', NULL, NULL", "words are never changed"),
        ("INSERT INTO payload SELECT 7, x'00', '{}', NULL, NULL", "FOREIGN KEY"),
        ("INSERT INTO entry (number) VALUES ('three')", "constraint failed|datatype|cannot store|in turn"),
    ],
)
def test_the_file_refuses_to_be_changed(tmp_path, journal, statement, said) -> None:
    """Whoever opens the file with any tool meets the guards."""
    other = sqlite3.connect(tmp_path / "ledger.db")
    other.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match=said):
        other.execute(statement)
    other.close()
    assert prove(journal.shelf).holds
    with pytest.raises(BadInput, match=r"a ledger is only ever added to|SQLite must be able"):
        journal.shelf.run(statement)


def test_a_full_disk_is_told_and_leaves_nothing(journal) -> None:
    """What does not fit is refused with the reason; what was there stands, and there is room again afterwards."""
    pages = journal.shelf.connection.execute("PRAGMA page_count").fetchone()[0]
    journal.shelf.connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(BadInput, match="the disk must have room; found database or disk is full"):
        journal.record([add(f"n{i}", note="x" * 500) for i in range(200)], who="Ann")
    assert journal.head().entries == 2
    journal.shelf.connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    assert journal.record([add("n0")], who="Ann").first == 3
    assert prove(journal.shelf).holds


def test_what_is_no_ledger_is_not_opened(tmp_path) -> None:
    """Another database, another file, a later version, a file that is there or is not: each in its own words."""
    path = tmp_path / "ledger.db"
    with pytest.raises(BadInput, match="must be readable and writable"):
        open_sqlite(path)
    assert not path.exists()
    path.write_bytes(b"claim_id,reported_on\n" * 60)
    with pytest.raises(BadInput, match="must be a whole SQLite database"):
        open_sqlite(path)
    with pytest.raises(BadInput, match="nothing is overwritten"):
        open_sqlite(path, new=True)
    path.unlink()
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE other (a)")
    with pytest.raises(BadInput, match="must be a ledger of passmuster"):
        open_sqlite(path)
    made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    made.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    made.commit()
    made.close()
    with pytest.raises(BadInput, match="Install a later passmuster"):
        open_sqlite(path)


def test_both_dialects_have_the_same_tables() -> None:
    """One schema: tables, columns and indexes by the same names in the same order."""
    words = {
        dialect: [" ".join(one.split()[:3]) for one in steps(dialect)[0][:4]] for dialect in ("sqlite", "postgres")
    }
    assert words["sqlite"] == words["postgres"]
    assert len(steps("sqlite")) == len(steps("postgres")) == SCHEMA_VERSION


def test_a_backup_is_whole_while_others_write(journal, tmp_path) -> None:
    """The copy is one file that proves right, whatever is written meanwhile."""
    stop = threading.Event()

    def write() -> None:
        other = Journal(open_sqlite(tmp_path / "ledger.db"))
        while not stop.is_set():
            other.record([add(f"w{time.monotonic_ns()}")], who="Ben")
        other.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            journal.shelf.copy_to(tmp_path / f"copy{number}.db")
    finally:
        stop.set()
        writer.join()
    counts = []
    for number in range(5):
        (tmp_path / f"c{number}").mkdir()
        path = (tmp_path / f"copy{number}.db").rename(tmp_path / f"c{number}" / "ledger.db")
        copy = open_sqlite(path)
        assert prove(copy).holds
        counts.append(prove(copy).head.entries)
        copy.close()
    assert counts == sorted(counts)
    with pytest.raises(BadInput, match="nothing is overwritten"):
        journal.shelf.copy_to(tmp_path / "c0" / "ledger.db")


WRITER = """
import sys
from pathlib import Path
from passmuster.ledger.entry import ThingKind
from passmuster.store.journal.entries import latest_entries
from passmuster.store.journal.journal import Journal
from passmuster.store.journal.sqlite import open_sqlite
from worlds.journals import add
journal = Journal(open_sqlite(Path(sys.argv[1])))
for number in range(100000):
    names = [f"{sys.argv[2]}-{number}-{part}" for part in range(3)]
    journal.record([add(name) for name in names], who=sys.argv[2])
    print(*names, flush=True)
"""


def killed_while_writing(path, name: str, seconds: float) -> list[str]:
    """Names that a writer acknowledged before it was killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name], stdout=subprocess.PIPE, text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    whole = [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    return [name for line in whole for name in line.split()]


def check_after_kill(path, acknowledged: list[str]) -> None:
    """All that was acknowledged is there, batches are whole, and the chain proves right."""
    shelf = open_sqlite(path)
    kept = [name for (name,) in shelf.rows("SELECT name FROM entry ORDER BY number")]
    assert set(acknowledged) <= set(kept)
    batches = [name.rpartition("-")[0] for name in kept]
    assert {batch: batches.count(batch) for batch in batches} == dict.fromkeys(batches, 3)
    assert prove(shelf).holds
    shelf.close()


def test_nothing_acknowledged_is_lost_when_killed(tmp_path) -> None:
    """Writers are killed at odd moments; the next goes on from what was acknowledged, and no batch is half there."""
    path = tmp_path / "ledger.db"
    open_sqlite(path, new=True).close()
    acknowledged = []
    for number, seconds in enumerate((0.0, 0.013, 0.07)):
        acknowledged += killed_while_writing(path, f"w{number}", seconds)
        check_after_kill(path, acknowledged)
    assert len(acknowledged) >= 9


@pytest.mark.slow
def test_a_thousand_kills(tmp_path) -> None:
    """The same a thousand times, at moments spread over the writing of a dozen batches."""
    path = tmp_path / "ledger.db"
    open_sqlite(path, new=True).close()
    acknowledged = []
    for number in range(1000):
        acknowledged += killed_while_writing(path, f"w{number}", (number * 0.618034 % 1) * 0.05)
        if number % 50 == 49:
            check_after_kill(path, acknowledged)


def test_writers_and_readers_side_by_side(tmp_path) -> None:
    """Eight of each for a second: nothing is lost, doubled or half read."""
    path = tmp_path / "ledger.db"
    open_sqlite(path, new=True).close()
    assert together(path, seconds=1.0) == []


@pytest.mark.slow
def test_writers_and_readers_for_a_minute(tmp_path) -> None:
    """Eight of each for sixty seconds."""
    path = tmp_path / "ledger.db"
    open_sqlite(path, new=True).close()
    assert together(path, seconds=60.0) == []


def together(path, *, seconds: float) -> list[str]:
    """What went wrong while eight threads wrote batches of two and eight read."""
    wrong: list[str] = []
    written: list[str] = []
    end = time.monotonic() + seconds

    def write(number: int) -> None:
        journal = Journal(open_sqlite(path))
        batch = 0
        while time.monotonic() < end:
            names = [f"{number}-{batch}-a", f"{number}-{batch}-b"]
            if journal.record([add(name) for name in names], who=f"w{number}").count != 2:
                wrong.append(f"batch {number}-{batch}")
            written.extend(names)
            batch += 1
        journal.close()

    def read() -> None:
        shelf = open_sqlite(path)
        while time.monotonic() < end:
            names = [name for (name,) in shelf.rows("SELECT name FROM entry ORDER BY number")]
            if len(names) % 2 or any(a[:-1] != b[:-1] for a, b in zip(names[::2], names[1::2], strict=True)):
                wrong.append("half a batch was read")
        shelf.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    threads += [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shelf = open_sqlite(path)
    kept = [name for (name,) in shelf.rows("SELECT name FROM entry")]
    wrong += [] if sorted(kept) == sorted(written) else ["lost or doubled"]
    wrong += [str(crack) for crack in prove(shelf).cracks]
    shelf.close()
    return wrong if len(written) >= 16 else [*wrong, "next to nothing was written"]


def test_a_name_that_no_utf8_holds_is_refused(tmp_path):
    """A name typed in another encoding is no name of a thing, and is said so."""
    journal = new_journal(tmp_path)
    with pytest.raises(BadInput, match=r"it is text that UTF-8 can hold, without a NUL; found 'a\\udcff'"):
        latest_entries(journal.shelf, [(ThingKind.CLAIM, "a\udcff")])
    journal.close()


def test_a_number_that_no_ledger_comes_to_is_refused(tmp_path):
    """Who asks for such an entry is told so, and not what the database makes of it."""
    journal = new_journal(tmp_path)
    with pytest.raises(BadInput, match="entries are counted in whole numbers that a ledger has"):
        list(journal.shelf.rows("SELECT ?", (10**30,)))
    journal.close()
