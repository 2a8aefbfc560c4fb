"""Appending: lines are added to a file whole, or not at all, by one writer at a time.

A writer holds a lock on the file from before it reads until its lines are on the disk, so that each goes on from the
last line of the one before. Where the disk refuses, the file is cut back to what it was. A writer that is killed may
leave half a line; the next one cuts that off, because a line that was never finished was never acknowledged.

Locks are those of POSIX systems; where there are none, one writer at a time is the user's own affair.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.plainfile import check_name, kind_of

__all__ = ["append_whole", "read_whole"]

PATIENCE_SECONDS: Final = 30.0
"""How long a writer waits for the others: they hold the file for some milliseconds each."""
POLL_SECONDS: Final = 0.01


def read_whole(path: Path) -> bytes | None:
    """The bytes of a file while nobody writes to it; None where there is no file.

    Raises
    ------
    BadInput
        When something else than a file stands there, it cannot be read, or a writer keeps it for too long.
    """
    try:
        _check_kind(path)
        with open(path, "rb") as file, _locked(file.fileno(), path, is_writer=False):
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _refusal(path, "the record must be readable", error, "Check the path.") from error


def append_whole(path: Path, lines_after: Callable[[bytes], tuple[int, bytes]]) -> None:
    """Append lines to a file, which is made where there is none.

    Parameters
    ----------
    path
        The file.
    lines_after
        Told all bytes of the file while no other writer has it, says at which byte the new lines begin (what stands
        there is cut off) and what they are. What it raises leaves the file as it was.

    Raises
    ------
    BadInput
        When the file cannot be written; then it is as it was.
    """
    try:
        _check_kind(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise _refusal(path, "the record must be readable", error, "Check the path.") from error
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        with open(handle, "r+b", buffering=0) as file, _locked(handle, path, is_writer=True):
            before = file.read()
            start, lines = lines_after(before)
            if lines:
                _write(handle, before, start, lines)
    except OSError as error:
        remedy = "Nothing was written. Make room, or check the folder's rights."
        raise _refusal(path, "the record must be writable", error, remedy) from error


def _write(handle: int, before: bytes, start: int, lines: bytes) -> None:
    """The lines from a place on, on the disk; where that fails, the file as it was before."""
    try:
        _put(handle, start, lines)
        os.ftruncate(handle, start + len(lines))
        os.fsync(handle)
    except BaseException:
        with suppress(OSError):
            os.ftruncate(handle, start)
            _put(handle, start, before[start:])
        raise


def _put(handle: int, start: int, content: bytes) -> None:
    os.lseek(handle, start, os.SEEK_SET)
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _check_kind(path: Path) -> None:
    """Refuse what is no file before it is opened: a pipe or a device would be waited for."""
    check_name(path)
    if kind := kind_of(path.stat().st_mode):
        raise BadInput([Fault(str(path), "a record is kept in a file", kind, "Name another.")])


@contextmanager
def _locked(handle: int, path: Path, *, is_writer: bool) -> Iterator[None]:
    """A context that no writer shares with another, nor with readers."""
    if sys.platform != "win32":
        _lock(handle, path, is_writer=is_writer)
    # The lock ends with the file's being closed, and with the process, whatever ends it.
    yield


if sys.platform != "win32":
    import fcntl

    def _lock(handle: int, path: Path, *, is_writer: bool) -> None:
        wanted = (fcntl.LOCK_EX if is_writer else fcntl.LOCK_SH) | fcntl.LOCK_NB
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return fcntl.flock(handle, wanted)
            except BlockingIOError as error:
                if time.monotonic() > until:
                    raise _refusal(path, "one writer has the record at a time", error, "Wait for the other.") from error
            time.sleep(POLL_SECONDS)


def _refusal(path: Path, rule: str, error: OSError, remedy: str) -> BadInput:
    return BadInput([Fault(str(path), rule, error.strerror or str(error), remedy)])
