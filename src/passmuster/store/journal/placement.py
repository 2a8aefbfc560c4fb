"""Where a ledger may lie: on a disk of this machine. Network folders do not keep the locks that writers rely on."""

from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault

__all__ = ["NETWORKS", "check_place", "mount_of"]

MOUNTS: Final = Path("/proc/self/mountinfo")

NETWORKS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "lustre", "beegfs", "davfs",
     "fuse.sshfs", "fuse.glusterfs", "fuse.davfs", "fuse.davfs2", "fuse.rclone", "fuse.s3fs", "fuse.gcsfuse"}
)  # fmt: skip
"""Kinds of file system that reach over a network, as Linux names them. SQLite: "WAL does not work over a network
filesystem", because its readers share memory."""


def check_place(path: Path) -> None:
    """Let a file on a local disk pass; where the system does not tell, everything passes.

    Raises
    ------
    BadInput
        If the file lies, or would lie, on a network.
    """
    text = MOUNTS.read_text(encoding="utf-8", errors="replace") if MOUNTS.is_file() else ""
    kind = mount_of(path.resolve(), text)
    if kind in NETWORKS:
        remedy = "Keep it on a local disk and share it by `ledger.url`, a PostgreSQL database, or copy it by backup."
        raise BadInput([Fault(str(path), "a ledger must lie on a disk of this machine", f"a {kind} mount", remedy)])


def mount_of(path: Path, mounts: str) -> str:
    """The kind of file system that an absolute path lies on, by the text of a mount table; empty when it has none.

    Parameters
    ----------
    mounts
        Lines of ``mountinfo``, see proc(5): the fifth word is where a file system hangs, and its kind is the first word
        after the lone hyphen. A later line hides an earlier one of the same place.
    """
    found, depth = "", -1
    for line in mounts.splitlines():
        words = line.split()
        if "-" not in words[5:-1]:
            continue
        point = Path(_plain(words[4]))
        if path.is_relative_to(point) and len(point.parts) >= depth:
            found, depth = words[words.index("-", 5) + 1], len(point.parts)
    return found


def _plain(word: str) -> str:
    """A path without the octal numbers that stand for blanks in a mount table."""
    for octal, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        word = word.replace(octal, sign)
    return word
