"""The chain: what is hashed of an entry, and how its words are committed to without being in the chain.

Each entry's words (`after`) are committed to by ``SHA-256(salt ‖ canonical JSON)``, the salt being 16 bytes from the
system's own source of chance. The entry's hash is the SHA-256 of the canonical JSON of everything else about it, of
that commitment and of the hash before. So the words can be erased with their salt and the chain still holds; and who
has only the chain cannot find erased words by trying likely ones.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from typing import Final

from passmuster.ledger.entry import Content
from passmuster.store.journal.canonical import canonical

__all__ = ["SALT_BYTES", "VERSION", "Header", "commitment_of", "hash_of", "salts"]

Header = Mapping[str, str | int | None]
"""What is in the chain of an entry, beside the two hashes."""

VERSION: Final = 1
"""The version of the form of entries that is written; each entry keeps the one that it was written in."""

SALT_BYTES: Final = 16
"""128 bits of chance: nobody tries them all."""


def commitment_of(salt: bytes, body: bytes) -> bytes:
    """What stands in the chain for some words: 32 bytes."""
    return hashlib.sha256(salt + body).digest()


def hash_of(header: Header, commitment: bytes | None, previous: bytes) -> bytes:
    """The hash of an entry after the hash of the one before: 32 bytes.

    Parameters
    ----------
    header
        Number, moment in microseconds of UTC from 1970, version, deed, kind, name, who, why, and what it supersedes.
    commitment
        None where the entry leaves nothing standing.
    """
    committed = None if commitment is None else commitment.hex()
    return hashlib.sha256(canonical({**header, "commitment": committed, "previous": previous.hex()})).digest()


def body_of(content: Content) -> bytes:
    """The words of an entry as they are kept and committed to."""
    return canonical(content)


def salts(count: int) -> Iterator[bytes]:
    """As many salts, taken from the system at once."""
    pool = os.urandom(SALT_BYTES * count)
    return (pool[start : start + SALT_BYTES] for start in range(0, len(pool), SALT_BYTES))
