"""What was read, as a page."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from passmuster.briefing.page.reading import to_reading_page


class Sentence(NamedTuple):
    """A marked sentence."""

    pieces: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def test_pieces_are_marked_and_notes_listed():
    """What was taken for something carries its role; a document in which nothing was read says so."""
    sentence = Sentence((("number", "600 officers"), ("", " go")), ("planned: 600",))
    page = html.document_fromstring(to_reading_page([("a.txt", [sentence]), ("b.txt", [])]))
    first, second = page.findall(".//article")
    assert [mark.text for mark in first.findall("p/mark[@class='number']")] == ["600 officers"]
    assert first.find("p").text_content() == "600 officers go"
    assert [note.text for note in first.findall("ul/li")] == ["planned: 600"]
    assert "Nothing was read." in second.text_content()


@given(st.text(alphabet="<>&\"'/script x", max_size=40))
def test_a_page_runs_nothing_of_its_article(noise):
    """Markup in a title, a piece or a note comes out as text, and the page allows no script at all."""
    page = to_reading_page([(f"<b>{noise}", [Sentence((("number", f"<script>{noise}"),), (f"<img>{noise}",))])])
    assert not html.document_fromstring(page).xpath("//script | //b | //img")
    assert "default-src 'none'" in page


def test_nothing_on_the_page_drives_a_terminal():
    """Whoever prints the page with `cat` sees letters: titles are names of files, and pieces stand as in the text."""
    page = to_reading_page([("a\x1b[2J\u202e.txt", [Sentence((("", "x\x9by\ud800"),), ("\u2028z",))])])
    assert not set(page) & set("\x1b\u202e\x9b\ud800\u2028")
