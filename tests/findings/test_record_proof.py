"""What is said about a record's proof."""

from passmuster.findings.record_proof import head_proof, unvouched_words, vouched_proof
from passmuster.forecast.record.entries import Head, Record
from passmuster.forecast.record.vouching import Vouched

HEAD = Head(5, "f" * 64)


def said(entries, noted_entries=None):
    """The sentences about a record of five entries of which so many are vouched for."""
    return " ".join(vouched_proof(Vouched(HEAD, "a" * 64, noted_entries, entries)).sentences)


def test_what_nobody_vouches_for_is_named_by_number():
    """One entry, several, or none."""
    assert "Nobody outside vouches for entry 5:" in unvouched_words(4, 5)
    assert "Nobody outside vouches for entries 3 to 5:" in unvouched_words(2, 5)
    assert unvouched_words(5, 5) == "No entry stands beyond what was noted."


def test_what_was_shown_is_said():
    """That it holds up to where; that it does not, of how many entries; that nothing proves nothing."""
    assert "It holds: Entries 1 to 3 are as when the head was noted" in said(3)
    assert "IT DOES NOT HOLD: the head that was noted, of 7 entries, is not found" in said(None, 7)
    assert "IT DOES NOT HOLD: the head that was noted is not found" in said(None)
    assert "it proves nothing. Nobody outside vouches for entries 1 to 5" in said(0)


def test_a_head_is_told_with_its_remarks():
    """Where it stands, that nobody vouches, and what was passed over."""
    proof = head_proof(Record(remarks=("half a line",)))
    assert proof.holds is None
    assert proof.sentences[0].startswith("The record holds 0 entries; its head is 0000")
    assert proof.sentences[-1] == "half a line"
