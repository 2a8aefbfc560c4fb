"""Pages: the article, its facts, and nothing of what stands around it."""

import time
from datetime import date

import pytest

from passmuster.documents.html import read_html, text_of_html
from passmuster.reading.reader import read_document
from worlds.small_documents import PAGE, SENTENCE, only


def test_html_gives_the_article_and_its_facts() -> None:
    """Title, outlet, address and day come from the head; navigation, scripts and footer are not read."""
    page = only(PAGE, "a.html")
    assert (page.outlet, page.url, page.published_on) == ("The Outlet", "https://example.org/a", date(2024, 5, 6))
    assert SENTENCE in page.text
    assert [claim.low for claim in read_document(page).claims] == [1500]


def test_the_cleaner_is_at_work_where_its_extra_is_installed() -> None:
    """A library that it needs and lacks would send every page the plain way, and nobody would be told."""
    assert only(PAGE, "a.html").extractor == "trafilatura"


def test_html_without_the_cleaner_is_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where trafilatura is missing, blocks outside navigation and scripts are kept."""
    monkeypatch.setattr("passmuster.documents.html._cleaned", lambda markup: "")
    page = only(PAGE, "a.html")
    assert page.extractor == "lxml"
    assert [claim.low for claim in read_document(page).claims] == [1500]


def test_linked_data_dates_a_page() -> None:
    """A page without meta elements is dated by its JSON-LD."""
    page = '<html><head><script type="application/ld+json">{"@graph":[{"datePublished":"2023-01-02"}]}</script></head>'
    assert only(page + "<body><p>Text.</p></body></html>", "a.html").published_on == date(2023, 1, 2)


def test_deep_nesting_is_contained() -> None:
    """A page of a hundred thousand elements within each other ends quickly, with what comes before, and says so."""
    began = time.process_time()
    page = only(f"<html><body><p>{SENTENCE}</p>" + "<div>" * 100_000 + "deep" + "</div>" * 100_000, "a.html")
    assert time.process_time() - began < 5.0
    assert (page.extractor, page.text) == ("lxml", SENTENCE)
    assert page.remarks == ("the page nests deeper than 255 elements; what comes from there on is not read",)


def test_what_nests_just_not_too_deeply_is_read_whole() -> None:
    """Up to the parser's limit, what stands behind it too, and without a remark."""
    page = only("<html><body>" + "<div>" * 253 + SENTENCE + "</div>" * 253 + "<p>After.</p></body></html>", "a.html")
    assert (page.text.split("\n"), page.remarks) == ([SENTENCE, "After."], ())


def test_blocks_become_lines() -> None:
    """Each block of text stands on a line of its own; scripts and forms give none."""
    assert text_of_html("<p>One <b>two</b></p><div>Three<script>4</script></div><form>5</form>") == "One two\nThree"


def test_an_empty_page_says_so() -> None:
    """A page without text is a document all the same, with a remark."""
    page = read_html(b"<html><body><nav>Home</nav></body></html>", "a.html")
    assert page.text.strip() == ""
    assert "no text was found in the page" in page.remarks


def test_a_page_is_read_in_the_encoding_it_was_sent_in() -> None:
    """What the server declared goes before what could be guessed."""
    assert "général" in read_html("<p>Le général a parlé.</p>".encode("cp1252"), "a", declared="cp1252").text
