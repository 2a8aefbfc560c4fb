"""Eight processes write to one ledger and eight read it: whether anything is lost, doubled or half read.

    python benchmarks/ledger_crowd.py [SECONDS] [--write]

On SQLite, and on a PostgreSQL server of its own where one is installed. A writer puts pairs of claims on record and
keeps count of those that the store acknowledged; every other pair corrects what the one before it added. A reader looks
at one state of the ledger after another: entries count up without a gap, what it saw stands where it stood, and no pair
is half there. In the end every acknowledged entry is there once, in its writer's order, and the proof holds.

With --write the figures go into docs/studies/ledger.md. POSIX alone: processes are forked.
"""

import os
import pickle
import platform
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from study_page import put_figures  # noqa: E402

from passmuster.ledger.entry import Act  # noqa: E402
from passmuster.store.journal.journal import Journal  # noqa: E402
from passmuster.store.journal.postgres import open_postgres  # noqa: E402
from passmuster.store.journal.proof import prove  # noqa: E402
from passmuster.store.journal.shelf import Shelf  # noqa: E402
from passmuster.store.journal.sqlite import open_sqlite  # noqa: E402
from worlds.journals import add, correct  # noqa: E402
from worlds.postgres_server import programs, served  # noqa: E402

PAGE: Final = ROOT / "docs" / "studies" / "ledger.md"
WRITERS, READERS, SECONDS = 8, 8, 60.0

Opened = Callable[[], Shelf]
"""Opens the ledger anew: a connection belongs to one process."""


@dataclass
class Told:
    """What a process says when it ends: the names of its acknowledged entries, states it read, and what was wrong."""

    names: list[str] = field(default_factory=list)
    states: int = 0
    wrong: list[str] = field(default_factory=list)


# Writers and readers --------------------------------------------------------------------------------------------------


def write(opened: Opened, number: int, end: float) -> Told:
    """Put pair after pair on record."""
    journal, told, batch = Journal(opened()), Told(), 0
    while time.monotonic() < end:
        names = [f"{number}-{batch // 2}-{part}" for part in "ab"]
        acts = [_act(name, batch) for name in names]
        if journal.record(acts, who=f"w{number}").count != len(acts):
            told.wrong.append("a pair that is not acknowledged whole")
        told.names += names
        batch += 1
    journal.close()
    return told


def _act(name: str, batch: int) -> Act:
    return correct(name, point="2") if batch % 2 else add(name)


def read(opened: Opened, number: int, end: float) -> Told:
    """Look at one state after another."""
    shelf, told, last = opened(), Told(), 0
    while time.monotonic() < end:
        with shelf.reading():
            (everything,) = next(shelf.rows("SELECT count(*) FROM entry"))
            rows = list(shelf.rows("SELECT number, name FROM entry WHERE number > ? ORDER BY number", (last,)))
        told.wrong += _half_read(rows, last, everything)
        last, told.states = last + len(rows), told.states + 1
    shelf.close()
    return told


def _half_read(rows: list[tuple[int, str]], last: int, everything: int) -> Iterator[str]:
    if everything != last + len(rows):
        yield "entries that were seen before are gone"
    if [number for number, _ in rows] != list(range(last + 1, last + 1 + len(rows))):
        yield "entries that do not count up"
    pairs = zip([name for _, name in rows[::2]], [name for _, name in rows[1::2]], strict=False)
    if len(rows) % 2 or any(one[:-1] != other[:-1] for one, other in pairs):
        yield "half a pair"


# A crowd --------------------------------------------------------------------------------------------------------------


def crowd(opened: Opened, seconds: float) -> tuple[int, int, list[str]]:
    """Entries that were acknowledged, states that were read, and what was wrong."""
    end = time.monotonic() + seconds
    children = [_started(write, opened, number, end) for number in range(WRITERS)]
    children += [_started(read, opened, number, end) for number in range(READERS)]
    told = [_ended(*child) for child in children]
    wrong = [words for one in told for words in one.wrong]
    shelf = opened()
    kept = [name for (name,) in shelf.rows("SELECT name FROM entry ORDER BY number")]
    if Counter(kept) != Counter(name for one in told for name in one.names):
        wrong.append("entries lost or doubled")
    for number, one in enumerate(told[:WRITERS]):
        if [name for name in kept if name.startswith(f"{number}-")] != one.names:
            wrong.append("entries out of their writer's order")
    if not prove(shelf).holds:
        wrong.append("the chain broken")
    shelf.close()
    return len(kept), sum(one.states for one in told), wrong


def _started(work: Callable[[Opened, int, float], Told], opened: Opened, number: int, end: float) -> tuple[int, int]:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child:
        os.close(write_end)
        return child, read_end
    os.close(read_end)
    try:
        told = work(opened, number, end)
    except BaseException as error:
        told = Told(wrong=[f"{type(error).__name__}: {error}"[:200]])
    with os.fdopen(write_end, "wb") as out:
        pickle.dump(told, out)
    os._exit(0)


def _ended(child: int, read_end: int) -> Told:
    with os.fdopen(read_end, "rb") as told:
        said = told.read()
    os.waitpid(child, 0)
    return pickle.loads(said) if said else Told(wrong=["a process that ended without a word"])


@contextmanager
def stores() -> Iterator[dict[str, Opened]]:
    """An empty ledger in each database that is here."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "ledger.db"
        open_sqlite(path, new=True).close()
        found: dict[str, Opened] = {"SQLite": lambda: open_sqlite(path)}
        if programs() is None:
            yield found
            return
        with served() as address:
            open_postgres(f"{address}#crowd", new=True).close()
            yield found | {"PostgreSQL": lambda: open_postgres(f"{address}#crowd")}


def main(seconds: float, write_page: bool) -> None:
    """Print the figures."""
    with stores() as found:
        made = {name: crowd(opened, seconds) for name, opened in found.items()}
    rows = [
        f"| {name} | {entries:,} | {states:,} | {len(wrong):,}{f': {wrong[0]}' if wrong else ''} |"
        for name, (entries, states, wrong) in made.items()
    ]
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    text = "\n".join([
        f"{machine}, {datetime.now(UTC).date()}; {WRITERS} writers and {READERS} readers, {seconds:g} seconds.", "",
        "| store | entries acknowledged | states read | went wrong |", "|---|---|---|---|", *rows,
    ])  # fmt: skip
    print(text)
    if write_page:
        put_figures(PAGE, text, "crowds")
    sys.exit(any(wrong for _, _, wrong in made.values()))


if __name__ == "__main__":
    numbers = [float(word) for word in sys.argv[1:] if word.replace(".", "").isdigit()]
    main(numbers[0] if numbers else SECONDS, "--write" in sys.argv)
