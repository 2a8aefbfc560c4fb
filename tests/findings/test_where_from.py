"""Where a ledger stood when a briefing on it was made."""

from dataclasses import replace

from passmuster.findings.ledger_words import head_sentence
from passmuster.findings.where_from import where_from
from passmuster.ledger.head import LedgerHead
from worlds.findings_example import example
from worlds.muster_world import AS_OF, ordinary_ledger

THEN, NOW = LedgerHead(3, "a" * 64), LedgerHead(5, "b" * 64)
FORMER = replace(
    example().methods,
    paragraphs=("The model.", head_sentence(THEN), "Small counts."),
    input_hashes=(("case.toml", "c"), ("ledger, 3 entries", "a" * 64)),
    head=THEN,
)


def test_the_head_of_now_is_told_in_place_of_the_former_one() -> None:
    """In the sentence, among the files and by itself; all else stays."""
    files = (("ledger, 5 entries", "b" * 64), ("case.toml", "c"))
    known = replace(ordinary_ledger(), head=NOW, input_hashes=files).known(AS_OF)
    told = where_from(FORMER, known)
    assert told.paragraphs == ("The model.", head_sentence(NOW), "Small counts.")
    assert told.head == NOW
    assert told.input_hashes == tuple(sorted(files))
    assert replace(told, paragraphs=(), input_hashes=(), head=None) == replace(
        FORMER, paragraphs=(), input_hashes=(), head=None
    )


def test_a_plain_case_keeps_its_note() -> None:
    """Its files are named in what was kept, as people are allowed to be named."""
    note = replace(FORMER, head=None, paragraphs=("The model.",))
    assert where_from(note, ordinary_ledger().known(AS_OF)) is note
