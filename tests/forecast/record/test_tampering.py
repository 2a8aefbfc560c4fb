"""Some nine hundred ways to tamper with a record: each is noticed by whoever noted its head, and none vouched for."""

from passmuster.errors import BadInput
from passmuster.findings.record_proof import head_proof, vouched_proof
from passmuster.forecast.record.record import read_record
from passmuster.forecast.record.vouching import vouched_by
from worlds.record_tampering import ENTRIES, chained, tamperings


def test_every_tampering_of_a_record_is_noticed(tmp_path):
    """With the head at hand it is refused, does not hold, or is told to lie beyond what anybody vouches for."""
    path, lines = tmp_path / "record.jsonl", chained(ENTRIES)
    path.write_bytes(b"".join(lines))
    noted = read_record(path).head.sha256
    assert vouched_by(path, noted).entries == len(ENTRIES)
    tried, unnoticed = 0, []
    for name, content in tamperings():
        if content == b"".join(lines):
            continue
        tried += 1
        path.write_bytes(content)
        try:
            proof = vouched_proof(vouched_by(path, noted))
        except BadInput:
            continue
        beyond = f"Nobody outside vouches for entry {len(ENTRIES) + 1}:" in " ".join(proof.sentences)
        if proof.holds and not beyond:
            unnoticed.append(name)
    assert tried >= 826
    assert unnoticed == []


def test_without_a_head_it_is_said_that_nobody_vouches(tmp_path):
    """Whatever reads as sound without a witness says from which entry on nobody vouches: the first."""
    path, silent, sound = tmp_path / "record.jsonl", [], 0
    for name, content in tamperings():
        path.write_bytes(content)
        try:
            record = read_record(path)
        except BadInput:
            continue
        sound += 1
        words = " ".join(head_proof(record).sentences)
        if record.head.entries > 1 and f"Nobody outside vouches for entries 1 to {record.head.entries}:" not in words:
            silent.append(name)
    assert sound > 100
    assert silent == []
