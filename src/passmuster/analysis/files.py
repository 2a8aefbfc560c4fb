"""Files of lines: read one by one, and written where nothing is yet, whole or not at all.

A file that is written at one go appears whole when all of it is there. A file that is added to grows by whole lines.
"""

import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from passmuster.errors import BadInput, Fault
from passmuster.plainfile import MIB

__all__ = ["kept_lines", "lines_of", "new_file"]

LONGEST_LINE: Final = 16 * MIB
"""Characters of a line, its end included."""

HELD: Final = 16 * MIB
"""Bytes of lines that are kept in memory; more go to a file of the system's own, which has no name."""


@contextmanager
def lines_of(path: Path) -> Iterator[Iterator[str]]:
    """A file to be read line by line.

    Raises
    ------
    BadInput
        If it is no plain file or cannot be opened, or what is read of it is not UTF-8 or has no lines to speak of.
    """
    with _trying(path):
        if not stat.S_ISREG(path.stat().st_mode) and path.exists():
            rule, remedy = "only plain files are opened", "Give what a pipe or a device has on standard input (-)."
            raise BadInput([Fault(str(path), rule, "something else", remedy)])
        with path.open(encoding="utf-8") as file:
            yield _bounded(file, str(path))


def _bounded(file: TextIO, name: str) -> Iterator[str]:
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), ""), start=1):
        if len(line) > LONGEST_LINE:
            remedy = "Is it a file of lines?"
            raise BadInput([Fault(name, f"a line may have {LONGEST_LINE:,} characters", "more", remedy, row=number)])
        yield line


@contextmanager
def kept_lines(lines: Iterable[str], name: str) -> Iterator[TextIO]:
    """Lines that come once, kept so that they can be read twice.

    Raises
    ------
    BadInput
        If they are not UTF-8, or there is no room for them.
    """
    with _trying(Path(name)):
        kept = tempfile.SpooledTemporaryFile(HELD, "w+", encoding="utf-8", errors="surrogatepass", newline="\n")  # noqa: SIM115
        with kept:
            kept.writelines(line if line.endswith("\n") else line + "\n" for line in lines)
            kept.seek(0)
            yield kept  # type: ignore[misc]


@contextmanager
def new_file(path: Path, *, append: bool = False, grows: bool = False) -> Iterator[TextIO]:
    """A file to be written; an existing one is only ever added to, and only when asked.

    It is there when the block ends, whole, and not at all when the block fails; unless it `grows` line by line, so that
    it can be gone on with, or is added to. Then one that was not there and got nothing is taken away again.

    Raises
    ------
    BadInput
        If it is there already and is not to be added to, or cannot be written.
    """
    with _trying(path):
        is_there = path.exists()
        if is_there and not append:
            rule, found = "nothing is overwritten", "the file is there already"
            raise BadInput([Fault(str(path), rule, found, "Name another file.")])
        with _added_to(path, is_there=is_there) if append or grows else _at_one_go(path) as out:
            yield out


@contextmanager
def _added_to(path: Path, *, is_there: bool) -> Iterator[TextIO]:
    try:
        with path.open("a", encoding="utf-8", newline="\n") as out:
            yield out
    except BaseException:
        if not is_there and path.is_file() and path.stat().st_size == 0:
            path.unlink()
        raise


@contextmanager
def _at_one_go(path: Path) -> Iterator[TextIO]:
    """A file under a name of its own, which takes its place when all is written."""
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=".passmuster-")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as out:
            yield out
        os.chmod(name, 0o666 & ~_umask())
        _put_in_place(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def _put_in_place(name: str, path: Path) -> None:
    """Give a file its name, where nobody else has taken it meanwhile and the file system can tell."""
    try:
        os.link(name, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        os.rename(name, path)


def _umask() -> int:
    """The rights that new files do without; temporary files are made without any for others."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@contextmanager
def _trying(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, UnicodeDecodeError) as error:
        rule = "the file must be readable UTF-8 and its folder must be there"
        if getattr(error, "errno", None) in {errno.ENOSPC, errno.EDQUOT}:
            rule = "the disk must have room"
        found = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise BadInput([Fault(str(path), rule, found, "Check the path, its rights and the room there is.")]) from error
