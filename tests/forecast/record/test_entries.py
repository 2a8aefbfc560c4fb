"""Entries of a record, and what it is at."""

from passmuster.forecast.record.entries import START, EntryKind, Head, Record, kind_of
from worlds.recorded import forecast, resolution


def test_an_entry_says_what_it_is():
    """A resolution that corrects another is a correction."""
    entries = (forecast(), resolution(), resolution(corrects="r-1", reason="so"))
    assert [kind_of(entry) for entry in entries] == list(EntryKind)


def test_the_head_counts_all_entries():
    """An empty record stands at its beginning."""
    assert Record().head == Head(0, START)
    assert Record((forecast(),), (resolution(),), "a" * 64).head == Head(2, "a" * 64)
