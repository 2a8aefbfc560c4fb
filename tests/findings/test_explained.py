"""The marked-up sentences: nothing of the text is lost."""

from passmuster.documents import Document, open_document
from passmuster.findings.explained import explained
from passmuster.reading.reader import read_document

TEXT = "Kenya plans to send 600 officers to Haiti, Nairobi said. It rains. Two soldiers were killed."


def document(text: str) -> Document:
    """A document of plain text."""
    return open_document(text.encode(), "a.txt")[0]


def test_the_pieces_make_the_sentence() -> None:
    """Put together again, the pieces are the sentence as it stood."""
    article = document(TEXT)
    for sentence in explained(article, read_document(article)):
        assert "".join(piece for _, piece in sentence.pieces) in TEXT


def test_sentences_with_something_in_them_are_shown() -> None:
    """Number, speaker, quantity and hedge are told apart; other sentences are left out."""
    article = document(TEXT)
    found = explained(article, read_document(article))
    pieces = {piece for sentence in found for piece in sentence.pieces}
    assert {("number", "600 officers"), ("speaker", "said"), ("quantity", "killed")} <= pieces
    assert any(role == "hedge" and piece.endswith("to send") for role, piece in pieces)
    assert any("Nairobi (OTHER)" in note for sentence in found for note in sentence.notes)
    assert not any("It rains" in piece for _, piece in pieces)
