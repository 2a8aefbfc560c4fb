"""A ledger that lies where nothing can be written: evidence put away, a colleague's folder, a disc.

To read a file with a write-ahead log SQLite writes two files beside it, and refuses where it cannot. A file without
such a log is whole by itself and can be read as one that never changes; one with a log is read with it, if others keep
the two files open, or not at all: without the log the latest entries would be missing, and nobody would see it.
"""

import os
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault

__all__ = ["COPY_IT", "check_reach", "is_read_only", "read_only_mode"]

COPY_IT: Final = "Copy the folder to where you may write, and open it there."


def is_read_only(path: Path) -> bool:
    """Whether nobody here may write a file, or beside it: its rights say so, or the disk it lies on."""
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def read_only_mode(path: Path) -> str:
    """How SQLite is asked for a file that cannot be written, in the words of its addresses.

    Raises
    ------
    BadInput
        If a log of writes lies beside it that is not open: it would have to be taken in first.
    """
    log, index = (path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    if not log.exists() or log.stat().st_size == 0:
        return "mode=ro&immutable=1"
    if not index.exists():
        rule, found = "a ledger is read with its log of writes", f"{log.name}, and no right to take it in"
        raise BadInput([Fault(str(path), rule, found, COPY_IT)])
    return "mode=ro"


def check_reach(path: Path) -> None:
    """Refuse a file that is there and cannot be read from here, which says nothing about what is in it.

    Raises
    ------
    BadInput
        If its rights forbid reading, or it lies read-only with a log of writes that nobody has taken in.
    """
    if path.exists() and not os.access(path, os.R_OK):
        raise BadInput([Fault(str(path), "the ledger must be readable", "no right to read it", "Check its rights.")])
    if path.is_file() and is_read_only(path):
        read_only_mode(path)
