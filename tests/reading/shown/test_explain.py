"""The marked-up sentences: nothing of the text is lost, and nothing of it is run."""

from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.reading.documents import Document, open_document
from passmuster.reading.reader import read_document
from passmuster.reading.shown.explain import explained, page, terminal

TEXT = "Kenya plans to send 600 officers to Haiti, Nairobi said. It rains. Two soldiers were killed."


def document(text: str) -> Document:
    """A document of plain text."""
    return open_document(text.encode(), "a.txt")[0]


def test_sentences_with_something_in_them_are_shown() -> None:
    """Number, speaker, quantity and hedge stand in brackets where there is no colour; other sentences are left out."""
    article = document(TEXT)
    shown = terminal(explained(article, read_document(article)), colour=False)
    assert "plans to send[hedge]" in shown
    assert "killed[quantity]" in shown
    assert "600 officers[number]" in shown
    assert "said[speaker]" in shown
    assert "Nairobi (OTHER)" in shown
    assert "It rains" not in shown


def test_the_pieces_make_the_sentence() -> None:
    """Put together again, the pieces are the sentence as it stood."""
    article = document(TEXT)
    for sentence in explained(article, read_document(article)):
        assert "".join(piece for _, piece in sentence.pieces) in TEXT


@given(st.text(alphabet="<>&\"'script 1200 soldiers killed", max_size=60))
@settings(max_examples=60, deadline=None)
def test_a_page_runs_nothing_of_its_article(noise: str) -> None:
    """Markup in an article comes out as text, and the page allows no script at all."""
    article = document(f"<script>alert(1)</script> {noise} said 1,200 soldiers were killed.\n")
    article = Document(
        document_id="x", name="<b>a</b>", text=article.text or "1,200 soldiers were killed.", kind="text"
    )
    shown = page([(article, explained(article, read_document(article)))])
    assert "<script" not in shown
    assert "<b>a" not in shown
    assert "default-src 'none'" in shown
