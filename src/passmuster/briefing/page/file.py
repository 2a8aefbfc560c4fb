"""The page as a file: written whole or not at all, and never over a file that somebody else made."""

import os
import tempfile
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.findings.findings import Findings
from passmuster.plainfile import check_name

__all__ = ["check_page_place", "write_page", "write_whole"]

MARK: Final = b'<meta name="generator" content="passmuster '
"""What every page of ours says near its beginning."""

HEAD: Final = 4096
"""Bytes within which the mark stands."""


def check_page_place(path: Path, *, force: bool) -> None:
    """Refuse, before anything is worked out, a place where the page may not be written.

    Raises
    ------
    BadInput
        When the folder is not there, or a file that is no page of ours stands in the place and `force` is False.
    """
    check_name(path)
    if path.is_dir() or not path.absolute().parent.is_dir():
        found = "a folder" if path.is_dir() else f"no folder {path.absolute().parent}"
        raise BadInput(
            [Fault(str(path), "the page needs a file name in a folder that is there", found, "Name another.")]
        )
    if path.exists() and not force and not _is_our_page(path):
        rule = "only a page that passmuster wrote is written over"
        raise BadInput([Fault(str(path), rule, "another file", "Name another file, or add --force.")])


def write_page(findings: Findings, path: Path) -> None:
    """Write the page of a briefing; a reader sees the old file or the new one whole."""
    from passmuster.briefing.page.briefing import to_page

    write_whole(to_page(findings), path)


def write_whole(text: str, path: Path) -> None:
    """Write a page's text; a reader sees the old file or the new one whole."""
    page = text.encode("utf-8")
    handle, name = -1, ""
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}-")
        with open(handle, "wb") as out:
            out.write(page)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except OSError as error:
        if name and os.path.exists(name):
            os.unlink(name)
        rule = "the page must be writable"
        raise BadInput([Fault(str(path), rule, error.strerror or str(error), "Check the folder's rights.")]) from error


def _is_our_page(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return MARK in file.read(HEAD)
    except OSError:
        return False


def _umask() -> int:
    """The rights that new files do without; temporary files are made without any for others."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
