"""What numbers depend on of a machine: its kind of processor and the instructions that it has, and not how many cores.

Compiled programs and libraries for matrices use the widest instructions that a processor offers, and add in another
order with each width. Two processors of one kind give the same bits; two of different kinds need not.
"""

import hashlib
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["instructions_named", "processor"]

DIGITS: Final = 12
"""Hexadecimal digits of the name of a set of instructions."""

CPU_INFO: Final = Path("/proc/cpuinfo")
LISTED: Final = ("flags", "Features")
"""What the line is called that lists the instructions: on processors of Intel and AMD, and on those of ARM."""


@cache
def processor() -> str:
    """The kind of processor and a name of its set of instructions: "x86_64 1f0c9a2b3d4e"."""
    return f"{_kind()} {instructions_named(_listed())}".strip()


def instructions_named(listed: str) -> str:
    """A short name of a list of instructions, whatever its order; empty where none are listed."""
    words = sorted(set(listed.split()))
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:DIGITS] if words else ""


def _kind() -> str:
    """The kind of processor, as the system calls it; asked of the system itself where that can be, to load nothing."""
    if hasattr(os, "uname"):
        return os.uname().machine
    from platform import machine

    return machine()


def _listed() -> str:
    """The instructions of the first core; where the system does not list them, what it says of the processor."""
    with suppress(OSError):
        for line in CPU_INFO.read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, words = line.partition(":")
            if name.strip() in LISTED:
                return words
    from platform import processor as told

    return told()
