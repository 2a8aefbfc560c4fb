"""What somebody with the file and the program's source could do to a ledger, each way a hundred times over.

Every function takes a folder with a `ledger.db` and a source of chance, and leaves the file changed.
"""

import json
import random
import sqlite3
import tempfile
from functools import cache
from pathlib import Path

from passmuster.store.journal.chain import SALT_BYTES, commitment_of, hash_of
from passmuster.store.journal.proof import FIELDS
from worlds.journals import add, correct, new_journal, withdraw

__all__ = ["WAYS", "cut_tail", "flip_byte", "flip_stored_byte", "kept_rows", "make_ledger", "replace_whole", "rewrite"]


def make_ledger(folder: Path, n_claims: int = 12, number: int = 0) -> str:
    """A ledger of some claims, two corrected and one withdrawn; the hash of its head."""
    journal = new_journal(folder)
    claims = [
        add(f"c{i}", subject="force", reported_on="2025-01-01", point=str(100 * i + number)) for i in range(n_claims)
    ]
    journal.record(claims, who="Ann", why="first table")
    journal.record([correct("c1", subject="force", reported_on="2025-01-01", point="777")], who="Ben", why="misread")
    journal.record([withdraw("c2")], who="Ann", why="retracted")
    head = journal.head()
    # Closing folds the log of writes into the one file.
    journal.close()
    return head.sha256


def kept_rows(path: Path) -> object:
    """All that any reader of the two tables can see, None when they cannot be read."""
    database = sqlite3.connect(path)
    try:
        return [database.execute(f"SELECT * FROM {table} ORDER BY number").fetchall() for table in ("entry", "payload")]
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    finally:
        database.close()


def flip_byte(folder: Path, chance: random.Random) -> None:
    """One bit of any byte of the file."""
    path = folder / "ledger.db"
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def flip_stored_byte(folder: Path, chance: random.Random) -> None:
    """One bit of a byte in which something of an entry is kept."""
    path = folder / "ledger.db"
    rows = kept_rows(path)
    values = [value for table in rows for row in table for value in row if isinstance(value, str | bytes) and value]
    content = bytearray(path.read_bytes())
    value = chance.choice(values)
    value = value.encode() if isinstance(value, str) else value
    places = [place for place in range(len(content)) if content.startswith(value, place)]
    content[chance.choice(places) + chance.randrange(len(value))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def cut_tail(folder: Path, chance: random.Random) -> None:
    """The last entries gone."""
    with _Unguarded(folder) as database:
        (last,) = database.execute("SELECT max(number) FROM entry").fetchone()
        first = chance.randint(2, last)
        database.execute("DELETE FROM payload WHERE number >= ?", (first,))
        database.execute("DELETE FROM entry WHERE number >= ?", (first,))


def rewrite(folder: Path, chance: random.Random) -> None:
    """One entry's words changed, at equal length, and every hash from there on worked out anew."""
    with _Unguarded(folder) as database:
        said = database.execute("SELECT number FROM payload WHERE body LIKE ?", ('%"point":%',))
        numbers = [number for (number,) in said]
        first = chance.choice(numbers)
        (body,) = database.execute("SELECT body FROM payload WHERE number = ?", (first,)).fetchone()
        content = json.loads(body)
        content["point"] = "".join(chance.choice("123456789") for _ in content["point"])
        while json.dumps(content) == json.dumps(json.loads(body)):
            content["point"] = "".join(chance.choice("123456789") for _ in content["point"])
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        salt = chance.randbytes(SALT_BYTES)
        database.execute("UPDATE payload SET body = ?, salt = ? WHERE number = ?", (text, salt, first))
        database.execute("UPDATE entry SET commitment = ? WHERE number = ?",
                         (commitment_of(salt, text.encode()), first))  # fmt: skip
        seal_anew(database)


def seal_anew(database: sqlite3.Connection) -> None:
    """Every hash worked out from what the entries say."""
    previous = bytes(32)
    rows = database.execute(f"SELECT {', '.join(FIELDS)}, commitment FROM entry ORDER BY number").fetchall()
    for *header, commitment in rows:
        previous = hash_of(dict(zip(FIELDS, header, strict=True)), commitment, previous)
        database.execute("UPDATE entry SET hash = ? WHERE number = ?", (previous, header[0]))


def replace_whole(folder: Path, chance: random.Random) -> None:
    """Another ledger of the same length in its place."""
    (folder / "ledger.db").write_bytes(_other(chance.randint(1, 5)))


@cache
def _other(number: int) -> bytes:
    """Another ledger's file."""
    with tempfile.TemporaryDirectory() as folder:
        make_ledger(Path(folder), number=number)
        return (Path(folder) / "ledger.db").read_bytes()


class _Unguarded:
    """The file with its guards taken down and, at the end, put up again: whoever can write it can do so."""

    def __init__(self, folder: Path) -> None:
        self.database = sqlite3.connect(folder / "ledger.db", isolation_level=None)
        # Nothing here need outlast a crash.
        self.database.execute("PRAGMA synchronous = OFF")
        self.database.execute("BEGIN")
        self.guards = self.database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()

    def __enter__(self) -> sqlite3.Connection:
        for name, _ in self.guards:
            self.database.execute(f"DROP TRIGGER {name}")
        return self.database

    def __exit__(self, *_: object) -> None:
        for _, guard in self.guards:
            self.database.execute(guard)
        self.database.execute("COMMIT")
        self.database.close()


WAYS = {
    "a byte of what is kept": flip_stored_byte,
    "a cut tail": cut_tail,
    "an equal-length rewrite": rewrite,
    "a replaced whole": replace_whole,
}
"""What a witness must catch every time."""
