"""A sentence marked up with what was read in it."""

from passmuster.briefing.marked import MarkedSentence
from passmuster.briefing.page.reading import to_reading_page
from passmuster.briefing.terminal.reading import marked_text
from passmuster.documents import open_document
from passmuster.findings.explained import explained
from passmuster.reading.reader import read_document


def test_what_the_reader_explains_can_be_laid_out():
    """The terminal and the page take the reader's sentences as they are."""
    (article,) = open_document(b"Two soldiers were killed, Nairobi said.", "a.txt")
    sentences: list[MarkedSentence] = [*explained(article, read_document(article))]
    assert "killed[quantity]" in marked_text(sentences, colour=False)
    assert '<mark class="quantity">killed</mark>' in to_reading_page([("a.txt", sentences)])
