"""Keeping what took long to work out, so that an unchanged case answers at once.

What is kept is found by a key, the SHA-256 of everything that it follows from: the ledger as of the day, the settings,
the seed, the program's own source, the versions it runs on and the kind of processor. A different input is a different
key, so nothing kept is ever stale. Entries have their own SHA-256 in the first line: one that was cut off or tampered
with is as good as none, and is written anew.

The folder is the user's own: `PASSMUSTER_CACHE` if set, else `passmuster` in the platform's folder for caches. Nothing
in it is needed; it may be deleted at any time.
"""

import hashlib
import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from passmuster._version import __version__
from passmuster.cache.installed import installed
from passmuster.cache.machine import processor

__all__ = ["Keeper", "cache_folder", "key_of", "machine_key_of", "own_folder", "program_fingerprint", "seal_of"]

ROOT: Final = Path(__file__).parents[1]
"""Where the package's own sources stand."""

SEAL: Final = 64
"""Characters of a SHA-256 in hexadecimal."""

UNFINISHED: Final = re.compile(r"\.[0-9a-f]{16}-\w+")
"""Names of files that are being written; they get another when they are whole."""

UNFINISHED_SECONDS: Final = 3600.0
"""After which nobody is writing one any more: the largest takes a second."""

SOURCES: Final = frozenset({".py", ".toml", ".csv"})
"""Files of the package that results follow from."""

COMPILED: Final = "__pycache__"
"""The folders in which Python keeps as many files beside them."""

RUNS_ON: Final = ("jax", "jaxlib", "numpy", "numpyro", "scipy")
"""Distributions that a draw depends on."""

ENTRY: Final = re.compile(r"[0-9a-f]{64}\.\w+")
"""The name of a block's file."""


def cache_folder() -> Path | None:
    """Where the user's caches of this program belong; the folder need not exist. None for a user without a home."""
    if chosen := os.environ.get("PASSMUSTER_CACHE"):
        return Path(chosen)
    from platformdirs import user_cache_path

    folder = user_cache_path("passmuster", appauthor=False)
    # An empty HOME means that there is none; what is then made of it differs by platform, down to the root folder.
    is_homeless = not os.environ.get("HOME", "unset").strip() and not os.environ.get("XDG_CACHE_HOME")
    return folder if folder.is_absolute() and not is_homeless else None


def own_folder(folder: Path | None) -> Path | None:
    """The folder, made with mode 0700 where there is none; None when it cannot be had or is not the user's own.

    A folder that is there is left as it stands. It is not used when it is somebody else's, or when anybody may write
    to it: compiled programs are kept there and run again.
    """
    if folder is None:
        return None
    with suppress(OSError):
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700, parents=True)
        about = folder.stat()
        if stat.S_ISDIR(about.st_mode) and _is_own(about):
            return folder
    return None


def _is_own(about: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):
        return True
    return about.st_uid == os.getuid() and not about.st_mode & stat.S_IWOTH


def key_of(parts: Iterable[str]) -> str:
    """SHA-256 in hexadecimal of texts, of the program and of what it runs on; no two lists of texts share one."""
    return machine_key_of([*parts, program_fingerprint()])


def machine_key_of(parts: Iterable[str]) -> str:
    """The same of what follows from the texts and the machine alone, whatever the program."""
    digest = hashlib.sha256()
    for part in (*parts, *_versions()):
        content = part.encode("utf-8", "surrogatepass")
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


@cache
def program_fingerprint() -> str:
    """SHA-256 of the package's own sources: a changed program is another program, whatever its version says."""
    root = str(ROOT)
    digest = hashlib.sha256(__version__.encode())
    # Eight hundred files, in each new process: as plain names they are read in half of the time of paths.
    for name in sorted(_sources(root)):
        with open(name, "rb", buffering=0) as source:
            content = hashlib.sha256(source.read()).digest()
        digest.update(name[len(root) + 1 :].replace(os.sep, "/").encode() + b"\0" + content)
    return digest.hexdigest()


def _sources(root: str) -> Iterator[str]:
    """Files below a folder that results follow from, by name."""
    for folder, folders, names in os.walk(root):
        if COMPILED in folders:
            folders.remove(COMPILED)
        yield from (os.path.join(folder, name) for name in names if os.path.splitext(name)[1] in SOURCES)


@cache
def _versions() -> tuple[str, ...]:
    runs_on = [f"{name} {version}" for name, version in installed(RUNS_ON).items()]
    return (sys.version.split()[0], processor(), sys.platform, *runs_on)


class Keeper:
    """Blocks of bytes kept in a folder by key. A folder of None keeps nothing and finds nothing.

    A kind of block is the ending of its file's name.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def find(self, key: str, kind: str) -> bytes | None:
        """The bytes kept under a key, or None when there are none or they are damaged."""
        if self.folder is None:
            return None
        with suppress(OSError):
            # Unbuffered, so that a large block is not copied behind its first bytes.
            with (self.folder / f"{key}.{kind}").open("rb", buffering=0) as kept:
                seal, block = kept.read(SEAL + 1), kept.readall()
            if seal == seal_of(block) + b"\n":
                return block
        return None

    def put(self, key: str, block: bytes, kind: str, most: int | None = None) -> None:
        """Keep bytes. With `most`, only so many of the kind stay, those kept last."""
        self.write(key, [seal_of(block), b"\n", block], kind, most)

    def write(self, key: str, lines: Iterable[bytes | memoryview], kind: str, most: int | None = None) -> None:
        """Put down a file as it stands: what `put` and `cache/pieces.py` make of bytes and their seals.

        Readers see the old entry or the new one whole; a disk that refuses is no fault of the case.
        """
        if self.folder is None:
            return
        with suppress(OSError):
            from tempfile import mkstemp

            handle, name = mkstemp(dir=self.folder, prefix=f".{key[:16]}-")
            try:
                with open(handle, "wb") as out:
                    out.writelines(lines)  # a block may be large, and is not copied
                os.replace(name, self.folder / f"{key}.{kind}")
            except OSError:
                os.unlink(name)
            self._drop_unfinished()
            if most is not None:
                self._drop_oldest(kind, most)

    def clear(self) -> int:
        """Throw away everything that is kept, and tell how many blocks there were."""
        if self.folder is None:
            return 0
        blocks = [path for path in self.folder.iterdir() if ENTRY.fullmatch(path.name)] if self.folder.is_dir() else []
        for path in blocks:
            path.unlink(missing_ok=True)
        return len(blocks)

    def _drop_unfinished(self) -> None:
        """Take away what runs left that were killed while they wrote."""
        assert self.folder is not None
        long_ago = time.time() - UNFINISHED_SECONDS
        for path in self.folder.glob(".*"):
            if UNFINISHED.fullmatch(path.name) and path.lstat().st_mtime < long_ago:
                path.unlink(missing_ok=True)

    def _drop_oldest(self, kind: str, most: int) -> None:
        assert self.folder is not None
        entries = sorted(self.folder.glob(f"*.{kind}"), key=lambda path: (path.stat().st_mtime_ns, path.name))
        for path in entries[:-most]:
            path.unlink(missing_ok=True)


def seal_of(block: bytes) -> bytes:
    """SHA-256 of a block in hexadecimal, as it stands in front of it."""
    return hashlib.sha256(block).hexdigest().encode("ascii")
