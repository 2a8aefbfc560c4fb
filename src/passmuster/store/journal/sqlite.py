"""SQLite under a journal: one file, kept whole through crashes, which refuses to be changed.

Write-ahead log, ``synchronous=FULL`` (what is acknowledged is on the disk), foreign keys and ``secure_delete``; each is
set and then looked up, because SQLite passes over what it cannot do. Writers take turns by ``BEGIN IMMEDIATE`` and wait
for one another; readers see the state from before. A file that nobody here may write is opened to be read, and no more.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Final

from passmuster.errors import BadInput, Fault
from passmuster.plainfile import TEXT_RULE
from passmuster.store.journal.placement import check_place
from passmuster.store.journal.read_only import COPY_IT, is_read_only, read_only_mode
from passmuster.store.journal.schema import APPLICATION_ID, INSTALL_LATER, SCHEMA_VERSION, steps

__all__ = ["PATIENCE_SECONDS", "SqliteShelf", "open_sqlite"]

PATIENCE_SECONDS: Final = 60.0
"""How long to wait for other writers: longer than the import of a million claims holds the file."""

PRAGMAS: Final = (("journal_mode", "WAL", "wal"), ("synchronous", "FULL", 2), ("foreign_keys", "ON", 1),
                  ("secure_delete", "ON", 1), ("trusted_schema", "OFF", 0), ("cache_size", -65536, -65536))  # fmt: skip
"""Setting, what is asked for, and what SQLite then says of it; the cache is 64 MB, so that a big import keeps the
pages of its indexes at hand."""

WAYS_OUT: Final = (
    (("full",), "the disk must have room", "Make room and run it again; nothing of this call was recorded."),
    (("locked", "busy"), "other writers must come to an end", "Run it again when they are done."),
    (("readonly", "read-only", "unable to open"), "the ledger must be readable and writable", "Check its rights."),
    (("too large",), "entries are counted in whole numbers that a ledger has", "See passmuster log."),
    (("surrogates",), TEXT_RULE, "Leave the sign out."),
    (("not a database", "malformed", "corrupt", "utf-8"), "the file must be a whole SQLite database",
     "It was cut, overwritten or copied while written to; take the latest backup."),
    (("never", "in turn", "only what is"), "a ledger is only ever added to", "Record a correction instead."),
)  # fmt: skip
"""Words of SQLite's messages, the rule behind them, and the way out."""


def open_sqlite(path: Path, *, new: bool = False, patience: float = PATIENCE_SECONDS) -> "SqliteShelf":
    """The shelf of a file, its tables brought to the newest version; with `new` the file is made and must not be there.

    Raises
    ------
    BadInput
        If the file is on a network, is not a ledger, was written by a later version, or cannot be opened.
    """
    check_place(path)
    if new and path.exists():
        raise BadInput(
            [Fault(str(path), "nothing is overwritten", "a ledger is there already", "Name another folder.")]
        )
    with _telling(str(path)):
        if not new and path.is_file() and is_read_only(path):
            shelf = SqliteShelf(_connected(path, read_only_mode(path), patience), path)
            prepare = shelf.set_up_to_read
        else:
            shelf = SqliteShelf(_connected(path, f"mode={'rwc' if new else 'rw'}", patience), path)
            prepare = partial(shelf.set_up, new=new)
        try:
            prepare()
        except BaseException:
            shelf.close()
            raise
    return shelf


def _connected(path: Path, how: str, patience: float) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=patience, isolation_level=None)


class SqliteShelf:
    """An open file; see `Shelf` for what it promises."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @property
    def place(self) -> str:
        """The file."""
        return str(self.path)

    def set_up(self, *, new: bool) -> None:
        """Set what must be set, and bring the tables to the newest version."""
        if not new:
            self._check_is_ours()
        for setting, asked, expected in PRAGMAS:
            self.connection.execute(f"PRAGMA {setting} = {asked}")
            found = self._one(f"PRAGMA {setting}")
            if found != expected:
                remedy = "Keep the ledger on a local disk that can lock files."
                raise BadInput([Fault(self.place, f"SQLite must keep {setting} = {asked}", str(found), remedy)])
        if self._one("PRAGMA user_version") < SCHEMA_VERSION:
            self._migrate()

    def set_up_to_read(self) -> None:
        """Look whether what lies where nothing can be written is a ledger of today's form; nothing of it is set."""
        self._check_is_ours()
        if (version := self._one("PRAGMA user_version")) < SCHEMA_VERSION:
            rule = f"a ledger of an earlier form is brought to version {SCHEMA_VERSION} where it is opened"
            raise BadInput([Fault(self.place, rule, f"version {version}, and no right to write", COPY_IT)])

    def _check_is_ours(self) -> None:
        application, version = self._one("PRAGMA application_id"), self._one("PRAGMA user_version")
        if application != APPLICATION_ID:
            remedy = "Take the latest backup, or make a ledger anew by passmuster import."
            raise BadInput([Fault(self.place, "the file must be a ledger of passmuster", "another database", remedy)])
        if version > SCHEMA_VERSION:
            rule = f"this passmuster reads ledgers up to version {SCHEMA_VERSION}"
            raise BadInput([Fault(self.place, rule, f"version {version}", INSTALL_LATER)])

    def _migrate(self) -> None:
        with self.writing():
            for version, statements in enumerate(steps("sqlite")[self._one("PRAGMA user_version") :]):
                for statement in statements:
                    self.connection.execute(statement)
                self.connection.execute(f"PRAGMA user_version = {version + 1}")
            self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def _one(self, statement: str) -> Any:
        return self.connection.execute(statement).fetchone()[0]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that no other writer enters."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A transaction that sees one state throughout."""
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with _telling(self.place):
            self.connection.execute(begin)
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    def rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, as they come."""
        with _telling(self.place):
            yield from self.connection.execute(statement, values)

    def run(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Carry out one statement."""
        with _telling(self.place):
            self.connection.execute(statement, values)

    def many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out one statement for each row of values."""
        with _telling(self.place):
            self.connection.executemany(statement, rows)

    def tidy(self) -> None:
        """Write the file anew without what was deleted, and empty the log of writes."""
        with _telling(self.place):
            self.connection.execute("VACUUM")
            busy = self._one("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            remedy = "Close whatever reads the ledger, and forget the same thing again."
            rule = "nobody else may have the ledger open while words are erased"
            raise BadInput([Fault(self.place, rule, "a reader", remedy)])

    def faults(self) -> list[str]:
        """What SQLite finds wrong with its file, and guards that are not as they should be."""
        try:
            found = [row[0] for row in self.connection.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
            kept = {row[0] for row in self.connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
        except (sqlite3.Error, UnicodeDecodeError) as error:
            return [f"SQLite cannot read the file: {error}"]
        expected = {statement for step in steps("sqlite") for statement in step}
        changed = [
            f"the table, index or guard is {what}: {sql.split(chr(10))[0]}"
            for what, statements in (("gone", expected - kept), ("not ours", kept - expected))
            for sql in sorted(statements)
        ]
        return [*(f"SQLite says: {line}" for line in found), *changed]

    def copy_to(self, path: Path) -> None:
        """A whole copy of the state of this moment, made while others go on writing.

        Raises
        ------
        BadInput
            If something is there already, or cannot be written there.
        """
        if path.exists():
            raise BadInput([Fault(str(path), "nothing is overwritten", "a file is there", "Name another file.")])
        with _telling(str(path)):
            copy = sqlite3.connect(path, isolation_level=None)
            try:
                self.connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()

    def discard(self) -> None:
        """Take the file away: for a ledger whose making failed, and for nothing else."""
        self.connection.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


@contextmanager
def _telling(place: str) -> Iterator[None]:
    """What SQLite refuses, told as the input it refuses."""
    try:
        yield
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        said = str(error).lower()
        found = next(((rule, way) for words, rule, way in WAYS_OUT if any(word in said for word in words)), None)
        rule, remedy = found or ("SQLite must be able to use the file", "Check the disk, and the latest backup.")
        words = ascii(error.object[:60]) if isinstance(error, UnicodeEncodeError) else str(error)
        raise BadInput([Fault(place, rule, words, remedy)]) from error
