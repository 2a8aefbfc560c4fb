"""LedgerHead: how many entries a ledger has and the hash of the last, which commits to them all."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

__all__ = ["HASH", "NO_HASH", "LedgerHead"]

HASH: Final = re.compile(r"[0-9a-f]{64}")
"""A SHA-256 in hexadecimal."""

NO_HASH: Final = "0" * 64
"""The hash before the first entry."""


@dataclass(frozen=True, slots=True)
class LedgerHead:
    """The last entry that was looked at: its number, 0 in an empty ledger, and its hash in hexadecimal.

    Who keeps a head can tell later whether the entries up to it are still the same ones. `known_at` is the moment whose
    knowledge was asked for, None for all there is.
    """

    entries: int
    sha256: str
    known_at: datetime | None = None

    def __str__(self) -> str:
        moment = "" if self.known_at is None else f", as known at {self.known_at.isoformat()}"
        return f"{self.entries}:{self.sha256}{moment}"
