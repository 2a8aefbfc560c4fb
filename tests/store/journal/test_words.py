"""What a ledger holds that nobody recorded: every command refuses the entry by its number, and `verify` tells it."""

import sqlite3
from pathlib import Path

import pytest

from passmuster.errors import BadInput
from passmuster.ledger.entry import ThingKind
from passmuster.store.journal.chain import commitment_of
from passmuster.store.journal.entries import entries_of, standing
from passmuster.store.journal.proof import prove
from passmuster.store.journal.sqlite import open_sqlite
from passmuster.store.journal.words import check_turn, content_of, words_of
from worlds.tampering import make_ledger, seal_anew

ODD = ("[]", "null", "5", '{"point": 5}', '{"point": null}', "{", "", "[" * 100_000, '{"point": ' + "9" * 5_000 + "}")
"""Bodies that no entry was recorded with; the minimal inputs of the kinds that fuzzing found."""


@pytest.fixture
def altered(tmp_path: Path):
    """What changes the ledger of a folder behind its back, as if it had been recorded so."""

    def alter(statement: str, *values: object) -> Path:
        make_ledger(tmp_path, n_claims=3)
        database = sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement, values)
        for number, salt, body in database.execute("SELECT number, salt, body FROM payload").fetchall():
            commitment = commitment_of(bytes(salt), body.encode())
            database.execute("UPDATE entry SET commitment = ? WHERE number = ?", (commitment, number))
        seal_anew(database)
        database.close()
        return tmp_path / "ledger.db"

    return alter


@pytest.mark.parametrize("body", ODD)
def test_odd_words_are_refused_with_their_entry_and_found_by_a_proof(altered, body: str) -> None:
    """Whoever lists claims or the log is told which entry it is; nothing is read past it."""
    shelf = open_sqlite(altered("UPDATE payload SET body = ? WHERE number = 1", body))
    for read in (lambda: list(standing(shelf, ThingKind.CLAIM)), lambda: list(entries_of(shelf))):
        with pytest.raises(BadInput, match=r"entry 1: an entry is as passmuster recorded it; .*passmuster verify"):
            read()
    assert not prove(shelf).holds
    shelf.close()


@pytest.mark.parametrize(
    "change",
    ["deed = 'praise'", "kind = 'rumour'", "recorded_at = 9007199254740000"],
)
def test_odd_entries_are_refused(altered, change: str) -> None:
    """Unknown words, and moments that no clock tells."""
    shelf = open_sqlite(altered(f"UPDATE entry SET {change} WHERE number = 3"))
    with pytest.raises(BadInput, match=r"entry 3: an entry is as passmuster recorded it"):
        list(entries_of(shelf))
    shelf.close()


@pytest.mark.parametrize(
    ("kind", "body"),
    [("report", '{"file": "a"}'), ("case", '{"text": "a"}'), ("source", "{}"), ("credibility", '{"a": "1"}'),
     ("report", '{"file": "a", "base64": "%"}')],
)  # fmt: skip
def test_each_kind_has_its_cells(kind: str, body: str) -> None:
    """A report without a text, a rating without a letter, bytes that are none."""
    with pytest.raises(ValueError, match=r"it lacks what a|base64"):
        content_of(body, kind)


def test_sound_words_are_read() -> None:
    """Cells of text by column; nothing where nothing stands."""
    assert words_of('{"point": "5"}') == {"point": "5"}
    assert content_of(None, "claim") is None
    check_turn(1, 1_900_000_000_000_000)


@pytest.mark.parametrize(("number", "moment"), [(-1, 0), (2**62, 0), (1, -1), (1, 2**62)])
def test_numbers_and_moments_leave_room(number: int, moment: int) -> None:
    """An entry can always come after."""
    with pytest.raises(ValueError, match=r"no ledger comes to|no clock tells"):
        check_turn(number, moment)
