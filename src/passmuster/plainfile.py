"""Plain files: what may be opened at all, and how much of it is read. One way for every door.

A pipe would be waited for without end, a device has none, and a link may lead out of the folder that somebody handed
over. What a path is, is looked at before it is opened, and again once it is open; how much is read is counted while
reading, since a file may grow meanwhile.
"""

import errno
import os
import re
import stat
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault

__all__ = [
    "LARGEST_IMPORT", "LARGEST_TABLE", "MIB", "TEXT_RULE", "bytes_of", "check_name", "is_name", "is_text", "kind_of",
    "leads_out",
]  # fmt: skip

MIB: Final = 2**20

LARGEST_TABLE: Final = 64 * MIB
"""Bytes of one table or case file: some hundred thousand claims, which is more than any war has had told of it."""

LARGEST_IMPORT: Final = 1024 * MIB
"""Bytes of a claim table that a ledger is made of: some six million claims, read piece by piece."""

KINDS: Final = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

TEXT_RULE: Final = "it is text that UTF-8 can hold, without a NUL"

UNWRITABLE: Final = re.compile(r"[\x00\ud800-\udfff]")
"""A NUL, by which a file is no text, and halves of surrogate pairs, as which bytes of names come that are no UTF-8."""


def bytes_of(path: Path, limit: int) -> bytes:
    """The bytes of a plain file of at most `limit` bytes.

    Raises
    ------
    OSError
        If it is not there, no plain file, too large or not readable; `strerror` says which.
    """
    try:
        _check_kind(path.stat().st_mode, path)
        # Without O_NONBLOCK a pipe that took the file's place meanwhile would be waited for.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:  # a NUL in the path
        raise _refusal(errno.EINVAL, str(error), path) from error
    with open(handle, "rb") as file:
        now = os.fstat(handle)
        _check_kind(now.st_mode, path)
        content = b"" if now.st_size > limit else file.read(now.st_size + 1)
        while len(content) <= limit and (more := file.read(MIB)):
            content += more
    if len(content) > limit or now.st_size > limit:
        raise _refusal(errno.EFBIG, f"more than the {limit / MIB:g} MiB that are read", path)
    return content


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path is a link, or lies behind one, that leads out of a folder. Nothing is opened.

    Raises
    ------
    OSError
        If the links cannot be followed, as when they lead in a circle.
    """
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except RuntimeError as error:
        raise _refusal(errno.ELOOP, "links that lead in a circle", path) from error


def is_text(text: str) -> bool:
    """Whether a text can stand in a file of UTF-8 and be read back as text.

    >>> is_text("три тысячи"), is_text("a\\x00b"), is_text("a\\ud800b")
    (True, False, False)
    """
    return not UNWRITABLE.search(text)


def check_name(path: Path) -> None:
    """Refuse a name that no file or folder can bear, before anything is worked out for it.

    Raises
    ------
    BadInput
        With the name as Python writes it, since the sign does not show.
    """
    if not is_name(path):
        rule = "a file's name has no NUL and no half of a surrogate pair"
        raise BadInput([Fault(ascii(str(path)), rule, remedy="Leave the sign out.")])


def is_name(path: Path | str) -> bool:
    """Whether a file can be called so on a disk of this system, which bytes that are no UTF-8 may be."""
    try:
        return b"\x00" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def kind_of(mode: int) -> str:
    """What stands at a path by its mode, if that is no plain file: "a pipe"; empty for a plain file."""
    return "" if stat.S_ISREG(mode) else next((words for is_such, words in KINDS if is_such(mode)), "something else")


def _check_kind(mode: int, path: Path) -> None:
    if kind := kind_of(mode):
        raise _refusal(errno.EINVAL, f"{kind}, where only plain files are opened", path)


def _refusal(number: int, words: str, path: Path) -> OSError:
    return OSError(number, words, str(path))
