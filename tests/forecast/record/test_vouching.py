"""What a noted head proves: every kind of tampering is noticed up to it, and nothing is claimed beyond it."""

import json
from datetime import timedelta

import pytest

from passmuster.errors import BadInput
from passmuster.forecast.record.lines import hash_of, line_of
from passmuster.forecast.record.record import append_entries, read_record
from passmuster.forecast.record.vouching import vouched_by
from worlds.recorded import NOW, forecast, resolution

ENTRIES = (forecast("q1"), forecast("q2", 0.7), resolution("q1"), forecast("q3", 0.4))


@pytest.fixture
def path(tmp_path):
    """A record of four entries."""
    where = tmp_path / "record.jsonl"
    append_entries(where, ENTRIES, now=NOW)
    return where


def rewritten(entries):
    """A record made from nothing, chained and marked as it should be."""
    lines, previous = [], "0" * 64
    for entry in entries:
        lines.append(line_of(entry, previous, NOW))
        previous = hash_of(lines[-1])
    return b"".join(lines)


def test_what_was_appended_since_is_not_vouched_for(path):
    """The head that was noted is found, and the number of entries up to it is told."""
    noted = read_record(path).head.sha256
    append_entries(path, [forecast("q8"), forecast("q9")], now=NOW + timedelta(days=1))
    vouched = vouched_by(path, noted.upper())
    assert (vouched.holds, vouched.entries, vouched.head.entries) == (True, 4, 6)


def test_a_copy_and_a_document_are_witnesses(path, tmp_path):
    """An earlier copy of the file, and JSON that names a head."""
    copy, document = tmp_path / "copy.jsonl", tmp_path / "scores.json"
    head = read_record(path).head
    copy.write_bytes(path.read_bytes())
    document.write_text(json.dumps({"record": {"entries": head.entries, "head": head.sha256}}), encoding="utf-8")
    append_entries(path, [forecast("q9")], now=NOW)
    for witness in (copy, document):
        assert vouched_by(path, str(witness)).entries == 4


def tamperings(content):
    """Records that are whole in themselves and not what they were: cut, rewritten, replaced, backdated."""
    lines = content.splitlines(keepends=True)
    for kept in range(len(lines)):
        yield f"cut to {kept}", b"".join(lines[:kept])
    for place in range(len(ENTRIES)):
        for name, entry in (("changed", forecast("q2", 0.11)), ("another", forecast("q5", 0.2))):
            yield f"{name} at {place}", rewritten(_sound([*ENTRIES[:place], entry, *ENTRIES[place + 1 :]]))
        yield f"dropped {place}", rewritten(_sound([*ENTRIES[:place], *ENTRIES[place + 1 :]]))
    yield "turned round", rewritten([ENTRIES[1], ENTRIES[0], *ENTRIES[2:]])


def _sound(entries):
    asked = {entry.question_id for entry in entries if hasattr(entry, "outcomes")}
    return [entry for entry in entries if entry.question_id in asked]


def test_whole_forgeries_pass_alone_and_not_beside_a_witness(path):
    """Without a witness a record that was chained anew is as good as any; with one, none of them holds."""
    content, noted = path.read_bytes(), read_record(path).head.sha256
    tried = 0
    for name, forged in tamperings(content):
        if forged != content:
            path.write_bytes(forged)
            assert not read_record(path).remarks, name
            assert not vouched_by(path, noted).holds, name
            tried += 1
    assert tried >= 16


def test_a_head_at_another_place_does_not_hold(path, tmp_path):
    """The number of entries that was noted beside the hash counts too."""
    document = tmp_path / "head.json"
    head = read_record(path).head
    document.write_text(json.dumps({"record": {"entries": 3, "head": head.sha256}}), encoding="utf-8")
    assert not vouched_by(path, str(document)).holds


def test_the_head_of_nothing_vouches_for_nothing(path):
    """A head noted before the first entry is no proof of any."""
    assert vouched_by(path, "0" * 64).entries == 0


@pytest.mark.parametrize(
    ("witness", "found"),
    [
        ("abc", "neither a hash nor a file"),
        ('{"record": null}', "made without a record"),
        ('{"record": {"entries": true, "head": "x"}}', "made without a record"),
        ("[1]\n", "TypeError"),
    ],
)
def test_what_is_no_witness_is_refused(path, tmp_path, witness, found):
    """A name of nothing, and a document that names no head."""
    named = tmp_path / "witness"
    if witness != "abc":
        named.write_text(witness, encoding="utf-8")
    with pytest.raises(BadInput, match=found):
        vouched_by(path, str(named))


def test_a_record_that_is_not_there_is_refused(tmp_path):
    """Nothing vouches for no file."""
    with pytest.raises(BadInput, match="the record must be there"):
        vouched_by(tmp_path / "none", "0" * 64)
