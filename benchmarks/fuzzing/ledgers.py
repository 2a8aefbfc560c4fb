"""Ledgers whose file was written by somebody else: odd values in any column, with the chain sealed anew or not."""

import json
import random
import sqlite3
import tempfile
from contextlib import suppress
from pathlib import Path

from fuzzing.mutations import bytes_mutated, hostile
from fuzzing.structures import value_mutated
from passmuster.store.journal.chain import commitment_of
from worlds.tampering import seal_anew

__all__ = ["ledger_mutated", "rows_mutated"]

COLUMNS = ("number", "recorded_at", "version", "deed", "kind", "name", "who", "why", "supersedes", "commitment", "hash")


def ledger_mutated(chance: random.Random, content: bytes) -> bytes:
    """The bytes of a ledger in which entries, words or the file itself were changed."""
    if chance.random() < 0.3:
        return bytes_mutated(chance, content)
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "ledger.db"
        path.write_bytes(content)
        database = sqlite3.connect(path, isolation_level=None)
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("PRAGMA synchronous = OFF")
        guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            database.execute(f"DROP TRIGGER {name}")
        for _ in range(chance.randint(1, 3)):
            # A value that the column does not take leaves the file as it was.
            with suppress(sqlite3.Error, OverflowError, ValueError, TypeError, RecursionError):
                _changed(chance, database)
        if chance.random() < 0.6:
            with suppress(Exception):
                seal_anew(database)
        for _, guard in guards if chance.random() < 0.8 else ():
            with suppress(sqlite3.Error):
                database.execute(guard)
        database.close()
        return path.read_bytes()


def rows_mutated(chance: random.Random, content: bytes) -> bytes:
    """The bytes of any database in which cells, rows or tables were changed."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "a.db"
        path.write_bytes(content)
        database = sqlite3.connect(path, isolation_level=None)
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for _ in range(chance.randint(1, 3)):
            table = chance.choice(tables)
            columns = [row[1] for row in database.execute(f"PRAGMA table_info('{table}')")]
            with suppress(sqlite3.Error, ValueError, OverflowError, IndexError):
                if chance.random() < 0.85:
                    value = chance.choice((hostile(chance), 0, -1, 2**62, None, b"\xff\x00", 1.5, float("inf")))
                    database.execute(f"UPDATE {table} SET {chance.choice(columns)} = ?", (value,))
                elif chance.random() < 0.5:
                    database.execute(f"ALTER TABLE {table} RENAME COLUMN {chance.choice(columns)} TO other")
                else:
                    database.execute(f"DROP TABLE {table}")
        database.close()
        return path.read_bytes()


def _changed(chance: random.Random, database: sqlite3.Connection) -> None:
    numbers = [number for (number,) in database.execute("SELECT number FROM entry")]
    number = chance.choice(numbers)
    what = chance.random()
    if what < 0.5:
        _words_changed(chance, database, number)
    elif what < 0.75:
        column = chance.choice(COLUMNS)
        value = chance.choice((hostile(chance), 0, -1, 2**62, None, b"", chance.randbytes(32), 1.5))
        database.execute(f"UPDATE entry SET {column} = ? WHERE number = ?", (value, number))
    elif what < 0.85:
        database.execute(f"DELETE FROM {chance.choice(('entry', 'payload'))} WHERE number = ?", (number,))
    elif what < 0.92:
        database.execute(
            f"PRAGMA {chance.choice(('user_version', 'application_id'))} = {chance.choice((0, 2, 2**31 - 1))}"
        )
    else:
        database.execute(chance.choice(("DROP TABLE payload", "DROP TABLE entry", "DROP INDEX entry_thing",
                                        "ALTER TABLE payload RENAME COLUMN body TO words")))  # fmt: skip


def _words_changed(chance: random.Random, database: sqlite3.Connection, number: int) -> None:
    """Other words of an entry, with a commitment to them that holds."""
    row = database.execute("SELECT body, salt FROM payload WHERE number = ?", (number,)).fetchone()
    if row is None:
        return
    value = value_mutated(chance, json.loads(row[0]))
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    if chance.random() < 0.1:
        text = "[" * 100_000 if chance.random() < 0.5 else hostile(chance)
    commitment = commitment_of(bytes(row[1]), text.encode("utf-8", "surrogatepass"))
    database.execute("UPDATE payload SET body = ? WHERE number = ?", (text, number))
    database.execute("UPDATE entry SET commitment = ? WHERE number = ?", (commitment, number))
    if chance.random() < 0.7 and isinstance(value, dict):
        said = value.get("reported_on") or value.get("date")
        beside = [part if isinstance(part, str) else None for part in (value.get("subject"), said)]
        database.execute("UPDATE payload SET subject = ?, said_on = ? WHERE number = ?", (*beside, number))
