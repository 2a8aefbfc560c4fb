"""Feeds: a document for each item."""

from datetime import date

import pytest

from passmuster.documents import open_document
from passmuster.documents.feed import read_feed
from passmuster.errors import BadInput
from worlds.small_documents import SENTENCE


def test_a_feed_gives_a_document_for_each_item() -> None:
    """RSS items and Atom entries each have their text, address and day."""
    rss = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet</title>
    <item><title>One</title><link>https://example.org/1</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>
    <description>&lt;p&gt;{SENTENCE}&lt;/p&gt;</description></item><item><title>Two</title></item></channel></rss>"""
    one, two = open_document(rss.encode(), "feed.xml")
    assert (one.outlet, one.url, one.published_on) == ("Outlet", "https://example.org/1", date(2024, 5, 6))
    assert one.text == f"One\n\n{SENTENCE}"
    assert two.text == "Two"
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Outlet</title><entry><title>One</title>
    <link href="https://example.org/1"/><published>2024-05-06T00:00:00Z</published><content>{SENTENCE}</content></entry></feed>"""
    (entry,) = open_document(atom.encode(), "feed.atom")
    assert (entry.url, entry.published_on, entry.outlet) == ("https://example.org/1", date(2024, 5, 6), "Outlet")


def test_a_feed_expands_no_entities() -> None:
    """Entities that blow up or point at files give nothing."""
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    feed = f"{bomb}<rss><channel><item><title>&b;&f;</title></item></channel></rss>".encode()
    assert [document.text for document in open_document(feed, "a.xml")] == ["&b;&f;"]


def test_a_feed_that_is_no_xml_is_refused() -> None:
    """The refusal says what to save instead."""
    with pytest.raises(BadInput, match="a: a feed must be XML"):
        read_feed(b"", "a")


def test_items_are_named_by_their_place() -> None:
    """An item is called by the feed and its number, and identified by its own bytes."""
    one, two = read_feed(
        b"<rss><channel><item><title>a</title></item><item><title>b</title></item></channel></rss>", "f"
    )
    assert (one.name, two.name) == ("f#1", "f#2")
    assert one.document_id != two.document_id
