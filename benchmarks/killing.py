"""Writers that are killed, and writers that crowd: what was lost, half there or out of turn afterwards."""

import json
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from passmuster.analysis.files import lines_of, new_file
from passmuster.analysis.read_in_bulk import answer_in_bulk, answered_before
from passmuster.briefing.page.file import write_whole
from passmuster.cache.keeper import Keeper, key_of
from passmuster.forecast.record.record import append_entries, read_record
from passmuster.store.journal.journal import Journal
from passmuster.store.journal.proof import prove
from passmuster.store.journal.sqlite import open_sqlite
from worlds.journals import add
from worlds.recorded import NOW, forecast

__all__ = ["DOORS", "crowd", "kill_all"]

LONGEST: Final = 0.04
"""Seconds after the first step within which a writer is killed."""

Say = Callable[[], None]
"""Called after each step: it is done."""


# Kills ----------------------------------------------------------------------------------------------------------------


def killed(write: Callable[[Say], None], seconds: float) -> int:
    """Fork a process that writes, kill it so long after its first step, and say how many steps it said were done."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            write(lambda: os.write(write_end, b"."))
        finally:
            os._exit(0)
    os.close(write_end)
    done = len(os.read(read_end, 1))
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while told := os.read(read_end, 65536):
        done += len(told)
    os.close(read_end)
    return done


class Door:
    """A place that is written to: a writer, and what is wrong with what it left, given how many steps it said."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def write(self, say: Say) -> None:
        """Write without pause."""
        raise NotImplementedError

    def wrong(self, done: int) -> str:
        """What is lost or half there; empty when nothing is."""
        raise NotImplementedError


class RecordDoor(Door):
    """A record of forecasts, an entry a step."""

    stood = 0

    def write(self, say: Say) -> None:
        """Append question after question."""
        for number in range(self.stood, 10**6):
            append_entries(self.home / "record.jsonl", [forecast(f"q{number}")], now=NOW)
            say()

    def wrong(self, done: int) -> str:
        """Every entry that was said is there, in order."""
        found = [entry.question_id for entry in read_record(self.home / "record.jsonl").forecasts]
        if found != [f"q{number}" for number in range(len(found))]:
            return "entries out of order"
        lost = len(found) < self.stood + done
        self.stood = len(found)
        if self.stood > 200:
            (self.home / "record.jsonl").unlink()
            self.stood = 0
        return "a step lost" if lost else ""


class LedgerDoor(Door):
    """A ledger, two claims a step."""

    stood = 0

    def write(self, say: Say) -> None:
        """Record pair after pair."""
        path = self.home / "ledger.db"
        journal = Journal(open_sqlite(path, new=not path.exists()))
        for number in range(self.stood, 10**6):
            journal.record([add(f"a{number}"), add(f"b{number}")], who="writer")
            say()

    def wrong(self, done: int) -> str:
        """The chain holds, no pair is half there, and none that was said is lost."""
        shelf = open_sqlite(self.home / "ledger.db")
        proof = prove(shelf)
        shelf.close()
        pairs, half = divmod(proof.head.entries, 2)
        lost = pairs < self.stood + done
        self.stood = pairs
        return "the chain broken" if not proof.holds else "half a step" if half else "a step lost" if lost else ""


class CacheDoor(Door):
    """The cache: one key, two values by turns."""

    blocks = (b"a" * 300_000, b"b" * 200_000)

    def write(self, say: Say) -> None:
        """Put one and the other."""
        keeper = Keeper(self.home)
        for number in range(10**6):
            keeper.put(key_of(["x"]), self.blocks[number % 2], "value")
            say()

    def wrong(self, done: int) -> str:
        """What is found is one of the two, whole."""
        found = Keeper(self.home).find(key_of(["x"]), "value")
        return "" if found in self.blocks else "lost" if found is None else "half a value"


class PageDoor(Door):
    """A page that is written over and over."""

    pages = ("one" * 100_000, "two" * 150_000)

    def write(self, say: Say) -> None:
        """Write one and the other."""
        for number in range(10**6):
            write_whole(self.pages[number % 2], self.home / "page.html")
            say()

    def wrong(self, done: int) -> str:
        """What stands there is one of the two, whole."""
        return "" if (self.home / "page.html").read_text(encoding="utf-8") in self.pages else "half a page"


class BatchDoor(Door):
    """A batch of answers, gone on with after every kill until it is done, and then begun anew."""

    text = "Kenya plans to send 600 officers to Haiti, Nairobi said. Two soldiers were killed.\n"

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.lines, self.out = self.home / "in.jsonl", self.home / "out.jsonl"
        self.lines.write_text("".join(json.dumps({"id": n, "text": self.text}) + "\n" for n in range(60)))
        self.whole = "".join(f"{answer}\n" for answer in answer_in_bulk([self.lines], workers=1))

    def write(self, say: Say) -> None:
        """Answer what is not answered yet."""
        skip = answered_before(self.out)
        with new_file(self.out, append=True, grows=True) as out:
            say()
            for answer in answer_in_bulk([self.lines], workers=1, skip=skip):
                out.write(f"{answer}\n")
                out.flush()
                say()

    def wrong(self, done: int) -> str:
        """What stands there is a beginning of the whole answer; half a last line is cut before it is gone on with."""
        found = self.out.read_text(encoding="utf-8") if self.out.exists() else ""
        if not self.whole.startswith(found):
            return "answers that are none"
        if found == self.whole:
            self.out.unlink()
        elif found:
            with lines_of(self.out) as kept:
                if sum(line.endswith("\n") for line in kept) < done - 1:
                    return "an answer lost"
        return ""


DOORS: Final = {"batch": BatchDoor, "record": RecordDoor, "cache": CacheDoor, "page": PageDoor, "ledger": LedgerDoor}


def kill_all(count: int, chance: random.Random) -> dict[str, list[str]]:
    """By door, what was wrong after each kill that anything was wrong after."""
    found: dict[str, list[str]] = {}
    for name, kind in DOORS.items():
        with tempfile.TemporaryDirectory() as home:
            door = kind(Path(home))
            told = [door.wrong(killed(door.write, chance.random() * LONGEST)) for _ in range(count // len(DOORS))]
        found[name] = [words for words in told if words]
    return found


# Writers --------------------------------------------------------------------------------------------------------------


def crowd(records: int) -> list[str]:
    """What was wrong with each record that four processes wrote two entries each to at once."""
    wrong = []
    for _ in range(records):
        with tempfile.TemporaryDirectory() as home:
            path = Path(home) / "record.jsonl"
            children = [_writer(path, name) for name in "abcd"]
            statuses = [os.waitpid(child, 0)[1] for child in children]
            found = [entry.question_id for entry in read_record(path).forecasts]
            in_turn = [sorted(own) == own for own in ([one for one in found if one[0] == name] for name in "abcd")]
            if any(statuses) or len(found) != 8 or not all(in_turn):
                wrong.append(f"statuses {statuses}, {len(found)} entries")
    return wrong


def _writer(path: Path, name: str) -> int:
    child = os.fork()
    if child:
        return child
    try:
        for number in range(2):
            append_entries(path, [replace(forecast(f"{name}{number}"), seed=number)], now=NOW)
    except BaseException:
        os._exit(1)
    os._exit(0)
