"""A ledger on hard ground: writers that are killed, disks that are full, and copies taken while it is written to.

Each trial takes the steps of `ledger_steps.py`, does its harm at a moment drawn by chance, and looks at what stands.
"""

import os
import random
import select
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ledger_steps import FILE, LOST, FileGround, Ground, ServerGround, acts_of, looked_at, write

from passmuster.errors import BadInput
from passmuster.ledger.head import LedgerHead
from passmuster.store.journal.journal import Journal
from passmuster.store.journal.proof import prove
from passmuster.store.journal.sqlite import open_sqlite

__all__ = ["COPIES", "copies", "full_disks", "kills", "server_kills", "small_disk"]

LONGEST: Final = 0.04
"""Seconds within which a writer is killed, counted from its first step or from its beginning."""
MOST_STEPS: Final = 300
"""Steps after which a ledger is begun anew: every look at one proves it from the beginning."""


# A writer in a process of its own -------------------------------------------------------------------------------------


class Writer:
    """A process that writes without pause, and says after each step that it is done."""

    def __init__(self, ground: Ground, first: int, anew: bool) -> None:
        self.said = first
        self.told, own_end = os.pipe()
        self.child = os.fork()
        if self.child == 0:
            os.close(self.told)
            try:
                write(ground.opened, first, anew, lambda: os.write(own_end, b"."))
            finally:
                os._exit(0)
        os.close(own_end)

    def done(self, patience: float = 0.0) -> int:
        """Steps that were said to be done, those of earlier writers too; waits so many seconds for another."""
        while select.select([self.told], [], [], patience)[0] and (words := os.read(self.told, 65536)):
            self.said, patience = self.said + len(words), 0.0
        return self.said

    def hold(self) -> None:
        """Stop it where it stands."""
        os.kill(self.child, signal.SIGSTOP)
        os.waitpid(self.child, os.WUNTRACED)

    def go_on(self) -> None:
        """Let it go on."""
        os.kill(self.child, signal.SIGCONT)

    def kill(self) -> int:
        """End it without a word, and tell how many steps it had said were done."""
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        said = self.done()
        os.close(self.told)
        return said


def kills(ground: Ground, times: int, chance: random.Random) -> list[str]:
    """What was wrong after kills of the writer; every other one is at its first step, or before."""

    def blow(writer: Writer) -> int:
        if chance.random() < 0.5:
            writer.done(patience=10.0)
        time.sleep(chance.random() * LONGEST)
        said = writer.kill()
        ground.settle()
        return said

    return _after(blow, ground, times, chance)


def server_kills(ground: ServerGround, times: int, chance: random.Random) -> list[str]:
    """What was wrong after the server itself was killed under a writer, and started again."""

    def blow(writer: Writer) -> int:
        writer.done(patience=10.0)
        time.sleep(chance.random() * LONGEST)
        ground.server.kill()
        said = writer.kill()
        ground.server.start()
        return said

    return _after(blow, ground, times, chance)


def _after(blow: Callable[[Writer], int], ground: Ground, times: int, chance: random.Random) -> list[str]:
    """What was wrong after blows to a writer, each of which tells how many steps it had said were done."""
    wrong, steps = [], MOST_STEPS
    for _ in range(times):
        if steps >= MOST_STEPS:
            ground.fresh()
            steps = 0
        said = blow(Writer(ground, steps, anew=chance.random() < 0.5))
        steps, words = _looked_at(ground, said)
        wrong += [words] if words else []
    return wrong


def _looked_at(ground: Ground, said: int) -> tuple[int, str]:
    try:
        shelf = ground.opened()
    except BadInput as refusal:
        return MOST_STEPS, f"not opened: {refusal}"
    found = looked_at(shelf, said)
    shelf.close()
    return found


# Full disks -----------------------------------------------------------------------------------------------------------


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A disk of memory that is soon full; only root may make one."""
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", place], check=True)
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", "--lazy", place], check=True)


def full_disks(
    ground: Ground, disk: Path, times: int, most_room: int, chance: random.Random, mend: Callable[[], None]
) -> list[str]:
    """What was wrong after a disk was full: with what was said to be done, and with what came when there was room.

    `most_room` bytes are left at most, and `mend` brings back whatever a full disk ended.
    """
    wrong = []
    for _ in range(times):
        ground.fresh()
        _fill(disk, int(chance.random() * most_room))
        said, refusal = _until_refused(ground, chance.random() < 0.5)
        wrong += [] if "disk" in refusal or "room" in refusal else [f"told as: {refusal}"]
        (disk / "ballast").unlink()
        mend()
        steps, words = _looked_at(ground, said)
        wrong += [words] if words else []
        journal = Journal(ground.opened())
        journal.record(acts_of(steps), who="writer")
        journal.close()
        _, words = _looked_at(ground, steps + 1)
        wrong += [f"{words}, when there was room"] if words else []
    return wrong


def _fill(disk: Path, room: int) -> None:
    """Leave so many bytes of a disk; a server that writes meanwhile may take them first, and then it is tried again."""
    for _ in range(100):
        about = os.statvfs(disk)
        with suppress(OSError), (disk / "ballast").open("wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, max(about.f_bavail * about.f_frsize - room, 1))
            return
    raise AssertionError("the disk cannot be filled")


def _until_refused(ground: Ground, anew: bool) -> tuple[int, str]:
    """Steps that were said to be done before one was refused, and how it was."""
    done: list[int] = []
    try:
        write(ground.opened, 0, anew, lambda: done.append(1))
    except BadInput as refusal:
        return len(done), str(refusal)
    raise AssertionError("a writer ends only by a refusal")


# Copies ---------------------------------------------------------------------------------------------------------------


def _of_one_moment(writer: Writer, ground: FileGround, target: Path, chance: random.Random) -> None:
    """All files as they stood at one moment, as a snapshot of the disk has them."""
    writer.hold()
    try:
        shutil.copytree(ground.folder, target)
    finally:
        writer.go_on()


def _one_after_another(writer: Writer, ground: FileGround, target: Path, chance: random.Random) -> None:
    """The files one after another, block by block, while the writer goes on, as a tool that copies folders does."""
    target.mkdir()
    paths = sorted(ground.folder.iterdir())
    chance.shuffle(paths)
    for path in paths:
        try:
            with path.open("rb") as source, (target / path.name).open("wb") as copy:
                while block := source.read(1 << 14):
                    copy.write(block)
                    time.sleep(0.0005)
        except FileNotFoundError:
            continue


def _by_backup(writer: Writer, ground: FileGround, target: Path, chance: random.Random) -> None:
    """What `passmuster backup` does."""
    target.mkdir()
    shelf = open_sqlite(ground.folder / FILE)
    shelf.copy_to(target / FILE)
    shelf.close()


FREE: Final = "file after file"
"""The way that no program can be sure of: it may miss what came to stand in a file that it was done with."""
COPIES: Final = {"of one moment": _of_one_moment, FREE: _one_after_another, "by backup": _by_backup}
"""Ways to copy a ledger that is written to."""


@dataclass
class Copied:
    """What was found of copies: how many are told to be broken, how many only a witness tells, and what was wrong."""

    broken: int = 0
    witnessed: int = 0
    wrong: list[str] = field(default_factory=list)

    def take(self, words: str, witnessed: bool) -> None:
        """Count a copy by what is wrong with it."""
        self.broken += words == BROKEN
        self.witnessed += witnessed
        self.wrong += [words] if words not in {"", BROKEN} and not witnessed else []

    @property
    def said(self) -> str:
        """Both counts in words."""
        return f"{self.broken:,} told to be broken, {self.witnessed:,} told by a witness alone" if self.broken else ""


BROKEN: Final = "told to be broken"


def copies(ground: FileGround, way: str, times: int, chance: random.Random) -> Copied:
    """What was found of copies that were taken while a writer went on."""
    found, taken = Copied(), 0
    while taken < times:
        ground.fresh()
        writer = Writer(ground, 0, anew=chance.random() < 0.5)
        writer.done(patience=10.0)
        while taken < times and writer.done() < MOST_STEPS:
            time.sleep(chance.random() * LONGEST)
            said, witness, target = writer.done(), _head(ground), ground.home / "copy"
            COPIES[way](writer, ground, target, chance)
            words = _of_copy(target, said)
            found.take(words, way == FREE and words == LOST and not _holds(target, witness))
            taken += 1
            shutil.rmtree(target)
        writer.kill()
    return found


def _head(ground: Ground) -> LedgerHead:
    journal = Journal(ground.opened())
    head = journal.head()
    journal.close()
    return head


def _holds(folder: Path, witness: LedgerHead) -> bool:
    """Whether a copy proves beside the head that a witness saw before it was taken."""
    shelf = open_sqlite(folder / FILE)
    holds = prove(shelf, [witness]).holds
    shelf.close()
    return holds


def _of_copy(folder: Path, said: int) -> str:
    """What is wrong with a copy; `BROKEN` where it is refused, or its proof says so."""
    try:
        shelf = open_sqlite(folder / FILE)
    except BadInput:
        return BROKEN
    try:
        _, words = looked_at(shelf, said)
    except BadInput:
        return BROKEN
    finally:
        shelf.close()
    return BROKEN if words == "the chain broken" else words
