"""PostgreSQL under a journal: one database for a team, the same tables and guards as in a file.

A ledger has a schema of its own, named behind the hash sign of its address, ``postgresql://me@host/base#kursk``, and
`passmuster` when the address names none. Writers take turns by a lock on the table; what is acknowledged is on the
server's disk, which is looked up and not trusted.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urldefrag, urlsplit

from passmuster.errors import BadInput, Fault
from passmuster.store.journal.schema import INSTALL_LATER, SCHEMA_VERSION, steps

if TYPE_CHECKING:
    import psycopg

__all__ = ["USUAL_SCHEMA", "PostgresShelf", "open_postgres"]

USUAL_SCHEMA: Final = "passmuster"

SCHEMA_NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}")
"""What PostgreSQL takes for a name without quotes."""

PATIENCE: Final = "60s"
"""How long to wait for other writers, as in a file."""

GUARDS: Final = frozenset(
    {("entry", "entry_in_turn"), ("entry", "entry_stays"), ("entry", "entry_kept"), ("payload", "payload_stays"),
     ("payload", "payload_whole"), ("payload", "payload_kept")}
)  # fmt: skip
"""Tables and the triggers that must be on."""


def open_postgres(url: str, *, new: bool = False) -> "PostgresShelf":
    """The shelf of a database, its tables brought to the newest version; with `new` the schema must not be there yet.

    Raises
    ------
    BadInput
        If the address is none or has a password in it, psycopg is not installed, the server cannot be reached or does
        not keep what it acknowledges, or there is no ledger.
    """
    address, schema = _parts(url)
    try:
        import psycopg
    except ImportError as error:
        remedy = "pip install 'passmuster[postgres]'"
        raise BadInput([Fault(url, "PostgreSQL needs psycopg", "not installed", remedy)]) from error
    # What fails is told once, by the refusal: without this psycopg's own words of it come on standard error as well.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
    with _telling(url):
        connection = psycopg.connect(address, autocommit=True, connect_timeout=10)
        try:
            shelf = PostgresShelf(connection, url, schema)
            shelf.set_up(new=new)
        except BaseException:
            connection.close()
            raise
    return shelf


def _parts(url: str) -> tuple[str, str]:
    """Address and schema."""
    address, schema = urldefrag(url.strip())
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        remedy = "Write postgresql://user@host/database#schema."
        raise BadInput([Fault(url, "the address of a ledger begins with postgresql://", parts.scheme, remedy)])
    if parts.password is not None:
        remedy = "Keep it in ~/.pgpass or in PGPASSWORD, where no copy of the folder carries it along."
        raise BadInput([Fault(parts.hostname or "", "an address has no password in it", "one", remedy)])
    if schema and not SCHEMA_NAME.fullmatch(schema):
        remedy = "Use small letters, digits and underscores."
        raise BadInput([Fault(url, "a schema has a plain name", f"'{schema}'", remedy)])
    return address, schema or USUAL_SCHEMA


class PostgresShelf:
    """An open database; see `Shelf` for what it promises."""

    def __init__(self, connection: "psycopg.Connection", url: str, schema: str) -> None:
        self.connection = connection
        self.url = url
        self.schema = schema
        self.is_reading = False
        self.cursors = count()

    @property
    def place(self) -> str:
        """The address."""
        return self.url

    def set_up(self, *, new: bool) -> None:
        """Look up what the server promises, and bring the tables to the newest version."""
        self._check_durable()
        there = self._one("SELECT count(*) FROM information_schema.tables WHERE table_schema = %s", self.schema)
        if new and self._one("SELECT count(*) FROM information_schema.schemata WHERE schema_name = %s", self.schema):
            raise BadInput([Fault(self.url, "nothing is overwritten", "the schema is there", "Name another schema.")])
        if not new and not there:
            raise BadInput([Fault(self.url, "the schema must hold a ledger", "no tables", "Name the schema behind #.")])
        self.run(f"SET search_path TO {self.schema}")
        self.run(f"SET lock_timeout TO '{PATIENCE}'")
        if new:
            self.run(f"CREATE SCHEMA {self.schema}")
            self.run("CREATE TABLE version (number BIGINT PRIMARY KEY)")
        self._migrate()

    def _check_durable(self) -> None:
        self.run("SET synchronous_commit TO on")
        off = [
            name for name in ("fsync", "full_page_writes", "synchronous_commit") if self._one(f"SHOW {name}") != "on"
        ]
        if off:
            rule = "the server must keep what it acknowledges"
            raise BadInput([Fault(self.url, rule, f"{', '.join(off)} off", "Have them turned on.")])

    def _migrate(self) -> None:
        version = self._one("SELECT coalesce(max(number), 0) FROM version")
        if version > SCHEMA_VERSION:
            rule = f"this passmuster reads ledgers up to version {SCHEMA_VERSION}"
            raise BadInput([Fault(self.url, rule, f"version {version}", INSTALL_LATER)])
        for number, statements in list(enumerate(steps("postgres"), start=1))[version:]:
            with self.connection.transaction():
                for statement in statements:
                    self.connection.execute(statement)
                self.connection.execute("INSERT INTO version VALUES (%s)", (number,))

    def _one(self, statement: str, *values: Any) -> Any:
        return next(iter(self.connection.execute(statement, values)))[0]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that no other writer enters."""
        with self._transaction("LOCK TABLE entry IN SHARE ROW EXCLUSIVE MODE"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A transaction that sees one state throughout."""
        with self._transaction("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"):
            self.is_reading = True
            try:
                yield
            finally:
                self.is_reading = False

    @contextmanager
    def _transaction(self, first: str) -> Iterator[None]:
        with _telling(self.url), self.connection.transaction():
            self.run(first)
            yield

    def rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query; in a transaction that only reads, as they come."""
        with _telling(self.url):
            if self.is_reading:
                with self.connection.cursor(name=f"rows{next(self.cursors)}") as cursor:
                    yield from cursor.execute(_marked(statement), values)
            else:
                yield from self.connection.execute(_marked(statement), values)

    def run(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Carry out one statement."""
        with _telling(self.url):
            self.connection.execute(_marked(statement), values)

    def many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out one statement for each row of values."""
        with _telling(self.url), self.connection.cursor() as cursor:
            cursor.executemany(_marked(statement), rows)

    def tidy(self) -> None:
        """Write the table of words anew without what was deleted.

        The server's own log of writes, and its backups, are for its keeper to see to.
        """
        self.run("VACUUM (FULL) payload")

    def faults(self) -> list[str]:
        """Guards that are missing, turned off, or not ours."""
        found = self.rows(
            "SELECT c.relname, t.tgname, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND NOT t.tgisinternal",
            (self.schema,),
        )
        on = {(table, name) for table, name, enabled in found if _text(enabled) == "O"}
        missing = [f"the guard {name} on {table} is missing or off" for table, name in sorted(GUARDS - on)]
        bodies = {_text(body) for (body,) in self.rows(
            "SELECT p.prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ?",
            (self.schema,))}  # fmt: skip
        expected = {statement.split("$$")[1] for step in steps("postgres") for statement in step if "$$" in statement}
        return [*missing, *(["a guard does not do what ours does"] if bodies != expected else [])]

    def discard(self) -> None:
        """Take the whole schema away: for a ledger whose making failed, and for nothing else."""
        self.run(f"DROP SCHEMA {self.schema} CASCADE")

    def close(self) -> None:
        """Let go of it."""
        self.connection.close()


def _marked(statement: str) -> Any:
    """The statement with the marks of this library for values."""
    return statement.replace("%", "%%").replace("?", "%s")


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


@contextmanager
def _telling(url: str) -> Iterator[None]:
    """What the server refuses, told as the input it refuses."""
    import psycopg

    try:
        yield
    except psycopg.errors.DiskFull as error:
        raise _refusal(
            url, "the disk must have room", error, "Make room; nothing of this call was recorded."
        ) from error
    except psycopg.errors.RaiseException as error:
        raise _refusal(url, "a ledger is only ever added to", error, "Record a correction instead.") from error
    except psycopg.errors.LockNotAvailable as error:
        raise _refusal(url, "other writers must come to an end", error, "Run it again when they are done.") from error
    except psycopg.Error as error:
        remedy = "Check the address, and that its server runs and lets you in."
        raise _refusal(url, "the database must be reachable and answer", error, remedy) from error


def _refusal(url: str, rule: str, error: Exception, remedy: str) -> BadInput:
    said = " ".join(str(error).split()).rstrip(".")
    return BadInput([Fault(url, rule, said, remedy)])
