"""The hash of an entry can be worked out by anybody from the documentation alone."""

import hashlib
import json

from passmuster.ledger.head import NO_HASH
from passmuster.store.journal.chain import SALT_BYTES, body_of, commitment_of, hash_of, salts

HEADER = {
    "number": 1, "recorded_at": 1_900_000_000_000_000, "version": 1, "deed": "add", "kind": "claim", "name": "c1",
    "who": "Ann", "why": "", "supersedes": None,
}  # fmt: skip


def test_two_roads_to_one_hash() -> None:
    """SHA-256 of sorted JSON with both hashes in hexadecimal, written here without the program's own code."""
    salt, content = bytes(range(SALT_BYTES)), {"point": "12000", "note": "über"}
    commitment = hashlib.sha256(salt + '{"note":"über","point":"12000"}'.encode()).digest()
    assert commitment_of(salt, body_of(content)) == commitment
    whole = {**HEADER, "commitment": commitment.hex(), "previous": NO_HASH}
    line = json.dumps(whole, sort_keys=True, separators=(",", ":"))
    assert hash_of(HEADER, commitment, bytes(32)) == hashlib.sha256(line.encode()).digest()


def test_everything_about_an_entry_is_in_its_hash() -> None:
    """Another value of any field is another hash, and so is another entry before."""
    told = hash_of(HEADER, None, bytes(32))
    others = [{**HEADER, name: 2 if isinstance(value, int) or value is None else "x"} for name, value in HEADER.items()]
    hashes = {hash_of(other, None, bytes(32)) for other in others}
    hashes |= {hash_of(HEADER, bytes(32), bytes(32)), hash_of(HEADER, None, b"\1" * 32)}
    assert told not in hashes
    assert len(hashes) == len(HEADER) + 2


def test_salts_do_not_repeat() -> None:
    """Each is of its own chance."""
    drawn = list(salts(1000))
    assert len(set(drawn)) == 1000
    assert {len(salt) for salt in drawn} == {SALT_BYTES}
