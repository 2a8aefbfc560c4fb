"""A ledger in PostgreSQL is the same ledger: a real server is started, and everything is done twice."""

import threading
from itertools import count

import pytest

from passmuster.analysis.carrying import backup
from passmuster.errors import BadInput
from passmuster.ledger.entry import Act, ThingKind
from passmuster.store.folder import open_case
from passmuster.store.journal.entries import entries_of, standing
from passmuster.store.journal.journal import Journal
from passmuster.store.journal.lines import lines_of_journal, take_lines
from passmuster.store.journal.postgres import USUAL_SCHEMA, open_postgres
from passmuster.store.journal.proof import prove
from passmuster.store.journal.shelf import Shelf
from passmuster.store.journal.sqlite import open_sqlite
from passmuster.store.ledgerplace import URL_FILE
from passmuster.store.moving import folder_from_ledger, ledger_from_folder
from worlds.journals import FIRST_MOMENT, SECOND, add, correct, forget, withdraw
from worlds.kept_case import plain_folder
from worlds.postgres_server import postgres

__all__ = ["postgres"]

NUMBERS = count(1)


@pytest.fixture
def url(postgres) -> str:
    """The address of a schema that is not there yet."""
    return f"{postgres}#ledger{next(NUMBERS)}"


@pytest.fixture
def journal(url):
    """An empty journal in the database, whose clock goes on by a second at each look."""
    moments = count(FIRST_MOMENT, SECOND)
    made = Journal(open_postgres(url, new=True), clock=lambda: next(moments))
    yield made
    made.close()


def live(journal) -> None:
    """A short life: additions, a correction, a withdrawal, something forgotten."""
    journal.record([add(f"c{i}", subject="force", reported_on="2025-01-01", point=str(i)) for i in range(5)], who="Ann")
    journal.record([correct("c1", subject="force", reported_on="2025-01-01", point="7")], who="Ben", why="misread")
    journal.record([withdraw("c2"), forget("c3")], who="Ann", why="request 50 % done?")


def test_both_databases_tell_the_same(journal, tmp_path) -> None:
    """Entries, what stands at each moment, heads and proofs of one life in either; lines carry it from one to other."""
    live(journal)
    shelf = open_sqlite(tmp_path / "ledger.db", new=True)
    take_lines(lines_of_journal(journal.shelf), "lines", shelf)
    other = Journal(shelf)
    assert list(entries_of(journal.shelf)) == list(entries_of(shelf))
    for step in range(8):
        moment = FIRST_MOMENT + step * SECOND
        both = [list(standing(each, ThingKind.CLAIM, until=moment, subject="force")) for each in (journal.shelf, shelf)]
        assert both[0] == both[1]
    assert journal.head() == other.head()
    assert prove(journal.shelf, [other.head()]) == prove(shelf, [journal.head()])
    assert prove(journal.shelf).holds
    other.close()


def test_it_is_what_a_journal_asks_for(journal) -> None:
    """The shelf has every part of the promise."""
    assert [name for name in vars(Shelf) if not name.startswith("_") and not hasattr(journal.shelf, name)] == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET why = 'x' WHERE number = 1",
        "DELETE FROM entry WHERE number = 5",
        "TRUNCATE entry CASCADE",
        "TRUNCATE payload",
        "UPDATE payload SET body = '{}' WHERE number = 1",
        "DELETE FROM payload WHERE number = 1",
        "INSERT INTO entry SELECT 99, 9999999999999999, 1, 'add', 'claim', 'x', 'a', '', NULL, NULL, ''",
        "INSERT INTO entry SELECT 9, 5, 1, 'add', 'claim', 'x', 'a', '', NULL, NULL, ''",
    ],
)
def test_the_tables_refuse_to_be_changed(journal, statement) -> None:
    """Whoever is let into the database meets the guards."""
    live(journal)
    with pytest.raises(BadInput, match="a ledger is only ever added to"):
        journal.shelf.run(statement)
    assert prove(journal.shelf).holds


def test_tampering_by_its_keeper_is_told(journal) -> None:
    """Guards turned off are told, and so is what was changed meanwhile."""
    live(journal)
    head = journal.head()
    journal.shelf.run("ALTER TABLE payload DISABLE TRIGGER payload_stays")
    journal.shelf.run("UPDATE payload SET body = replace(body, '7', '8') WHERE number = 6")
    cracks = [str(crack) for crack in prove(journal.shelf, [head]).cracks]
    assert cracks == ["the guard payload_stays on payload is missing or off",
                      "entry 6: its words are not those that were sealed"]  # fmt: skip
    journal.shelf.run("ALTER TABLE payload ENABLE TRIGGER payload_stays")
    journal.shelf.run("CREATE OR REPLACE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql AS "
                      "'BEGIN RETURN NEW; END'")  # fmt: skip
    assert "a guard does not do what ours does" in [str(crack) for crack in prove(journal.shelf).cracks]


def test_a_batch_is_whole_or_not_at_all(journal) -> None:
    """Also where the maker of the acts fails."""

    def acts():
        yield add("c1")
        raise BadInput([])

    with pytest.raises(BadInput):
        journal.record(acts(), who="Ann")
    assert journal.head().entries == 0
    assert journal.record([add("c1")], who="Ann").count == 1


def test_writers_and_readers_side_by_side(journal, url) -> None:
    """Four of each: nothing is lost, doubled or half read."""
    wrong: list[str] = []

    def write(number: int) -> None:
        own = Journal(open_postgres(url))
        for batch in range(10):
            own.record([add(f"{number}-{batch}-a"), add(f"{number}-{batch}-b")], who=f"w{number}")
        own.close()

    def read() -> None:
        shelf = open_postgres(url)
        for _ in range(10):
            names = [name for (name,) in shelf.rows("SELECT name FROM entry ORDER BY number")]
            if len(names) % 2 or any(a[:-1] != b[:-1] for a, b in zip(names[::2], names[1::2], strict=True)):
                wrong.append("half a batch was read")
        shelf.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    threads += [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert journal.head().entries == 80
    assert prove(journal.shelf).holds


def test_a_folder_names_its_database(url, tmp_path) -> None:
    """A plain folder becomes a ledger in the database, is read as before, and comes back without loss."""
    plain = plain_folder(tmp_path / "plain")
    ledger_from_folder(plain, tmp_path / "team", who="Ann", why="begin", url=url)
    assert (tmp_path / "team" / URL_FILE).read_text() == f"{url}\n"
    assert open_case(tmp_path / "team").claims == open_case(plain).claims
    folder_from_ledger(tmp_path / "team", tmp_path / "back")
    assert open_case(tmp_path / "back").events == open_case(plain).events
    with pytest.raises(BadInput, match="a ledger in a file is backed up; found a PostgreSQL one"):
        backup(tmp_path / "team", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    (tmp_path / "team" / URL_FILE).write_text("two words")
    with pytest.raises(BadInput, match="the file holds one address"):
        open_case(tmp_path / "team")


def test_a_making_that_fails_leaves_no_schema(url, tmp_path) -> None:
    """So that the next try finds its place free."""
    with pytest.raises(BadInput, match="every entry says who"):
        ledger_from_folder(plain_folder(tmp_path / "plain"), tmp_path / "team", who="", why="", url=url)
    ledger_from_folder(tmp_path / "plain", tmp_path / "team", who="Ann", why="", url=url)
    with pytest.raises(BadInput, match="nothing is overwritten"):
        open_postgres(url, new=True)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://x/y", "begins with postgresql://"),
        ("postgresql://me:{secret}@host/x", "an address has no password in it"),
        ("postgresql://me@127.0.0.1:1/x", "the database must be reachable and answer"),
        ("postgresql://me@host/x#a;b", "a schema has a plain name"),
    ],
)
def test_a_wrong_address_is_refused(address, said) -> None:
    """In words, and no password is printed."""
    with pytest.raises(BadInput, match=said) as caught:
        open_postgres(address.format(secret="not-told"))
    assert "not-told" not in str(caught.value)


def test_a_schema_without_a_ledger_is_told(postgres) -> None:
    """The usual one is looked for when the address names none."""
    with pytest.raises(BadInput, match="the schema must hold a ledger"):
        open_postgres(postgres)
    assert USUAL_SCHEMA == "passmuster"


def test_forgotten_words_are_gone_from_the_tables(journal) -> None:
    """The row is deleted and the table written anew."""
    acts: list[Act] = [add("c1", claimant="a-name-that-nobody-else-has")]
    journal.record(acts, who="Ann")
    journal.record([forget("c1")], who="Ann", why="request")
    assert list(journal.shelf.rows("SELECT count(*) FROM payload")) == [(0,)]
