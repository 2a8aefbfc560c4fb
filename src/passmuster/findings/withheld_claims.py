"""Claims that a briefing rests on and does not tell in full: named by their id and the hash of what they say.

A later briefing finds such a claim again where the case still has it word for word, and nobody reads it before that.
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from passmuster.findings.parts.methods import Manifest

__all__ = ["hash_of_claim", "without_words"]


def hash_of_claim(line: str) -> str:
    """SHA-256 in hexadecimal of a claim's line (`ledger/digest.py`)."""
    return hashlib.sha256(line.encode("utf-8")).hexdigest()


def without_words(whole: "Manifest", told: "Manifest", small: Collection[str]) -> "Manifest":
    """A manifest in which claims of few people, and those that discretion changed a word of, stand by their hashes.

    A rating of a source whose name is not told is left out: so short a line can be guessed from its hash.

    Parameters
    ----------
    whole, told
        The manifest before discretion and after it.
    small
        Ids of the claims of few people.
    """
    pairs = zip(whole.claims, told.claims, strict=True)
    rated = zip(whole.ratings, told.ratings, strict=True)
    return replace(
        told,
        claims=tuple(_line(line, is_told=line == shown, small=small) for line, shown in pairs),
        ratings=tuple(line for line, shown in rated if line == shown),
    )


def _line(line: str, *, is_told: bool, small: Collection[str]) -> str:
    name = json.loads(line)["claim_id"]
    if is_told and name not in small:
        return line
    return json.dumps({"claim_id": name, "withheld": hash_of_claim(line)}, separators=(",", ":"))
