"""Steps that a ledger takes on hard ground, so that what it may hold is known to the last word.

A step is two entries: one puts two claims on record, the next one corrects both. So a ledger holds the first so many
steps, whole, and at least those that its writer said were done.
"""

import shutil
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final, Protocol

from passmuster.ledger.entry import Act, ThingKind
from passmuster.store.journal.entries import standing
from passmuster.store.journal.journal import Journal
from passmuster.store.journal.postgres import open_postgres
from passmuster.store.journal.proof import prove
from passmuster.store.journal.shelf import Shelf
from passmuster.store.journal.sqlite import open_sqlite
from worlds.journals import add, correct
from worlds.postgres_server import Server

__all__ = ["FILE", "LOST", "FileGround", "Ground", "ServerGround", "acts_of", "looked_at", "write"]

FILE: Final = "ledger.db"
LOST: Final = "a step lost"
OTHERS: Final = (
    "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


# What is written, and what may stand ----------------------------------------------------------------------------------


def acts_of(step: int) -> list[Act]:
    """The two entries of a step."""
    names = [f"{step // 2}-{part}" for part in "ab"]
    return [correct(name, point=f"{step}0") if step % 2 else add(name) for name in names]


def write(opened: Callable[[], Shelf], first: int, anew: bool, say: Callable[[], None]) -> None:
    """Take step after step; `anew` opens the ledger for each, as one call of the program after another does."""
    journal = Journal(opened())
    for step in count(first):
        journal.record(acts_of(step), who="writer")
        say()
        if anew:
            journal.close()
            journal = Journal(opened())


def looked_at(shelf: Shelf, said: int) -> tuple[int, str]:
    """Steps that are there, and what is wrong with them, given how many were said to be done; empty when nothing is."""
    proof = prove(shelf)
    statement = "SELECT e.deed, e.name, p.body FROM entry e JOIN payload p ON p.number = e.number ORDER BY e.number"
    with shelf.reading():
        found = list(shelf.rows(statement))
        stands = {one.name: one.content["point"] for one in standing(shelf, ThingKind.CLAIM)}
    steps, half = divmod(len(found), 2)
    acts = [act for step in range(steps) for act in acts_of(step)]
    told = [(act.deed.value, act.name, f'{{"point":"{(act.after or {})["point"]}"}}') for act in acts]
    if not proof.holds:
        return steps, "the chain broken"
    if half:
        return steps, "half a step"
    if found != told or stands != {act.name: (act.after or {})["point"] for act in acts}:
        return steps, "what nobody wrote"
    return steps, LOST if steps < said else ""


# Where it is written --------------------------------------------------------------------------------------------------


class Ground(Protocol):
    """A place for one ledger after another."""

    def fresh(self) -> None:
        """Begin an empty ledger."""

    def opened(self) -> Shelf:
        """The ledger that was begun last, opened anew."""

    def settle(self) -> None:
        """Wait until whatever a killed writer had begun has come to an end."""


class FileGround:
    """Files in folders of their own."""

    def __init__(self, home: Path) -> None:
        self.home, self.number = home, 0

    @property
    def folder(self) -> Path:
        """Where the ledger is."""
        return self.home / str(self.number)

    def fresh(self) -> None:
        """Begin an empty ledger, and throw the last one away."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.number += 1
        self.folder.mkdir()
        open_sqlite(self.folder / FILE, new=True).close()

    def opened(self) -> Shelf:
        """The file, opened anew."""
        return open_sqlite(self.folder / FILE)

    def settle(self) -> None:
        """Nothing goes on without the writer's own process."""


class ServerGround:
    """Schemas of one server's database."""

    def __init__(self, server: Server) -> None:
        self.server, self.number = server, 0

    def fresh(self) -> None:
        """Begin an empty ledger."""
        self.number += 1
        open_postgres(f"{self.server.address}#ground{self.number}", new=True).close()

    def opened(self) -> Shelf:
        """The schema, opened anew."""
        return open_postgres(f"{self.server.address}#ground{self.number}")

    def settle(self) -> None:
        """The server's own process of a killed writer may still be at its last step."""
        shelf = self.opened()
        others = (
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        while next(shelf.rows(others))[0]:
            time.sleep(0.002)
        shelf.close()
