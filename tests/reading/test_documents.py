"""Files as they come: what text, outlet and day are found in each kind, and what is refused."""

import io
import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.errors import BadInput
from passmuster.reading.documents import Document, open_document, open_documents
from passmuster.reading.documents.document import LARGEST_FILE, day_of
from passmuster.reading.reader import read_document

SENTENCE = "Rwanda has sent 1,500 soldiers to Mozambique, the army said."

PAGE = f"""<!doctype html><html><head><title>Title of the page</title>
<meta property="og:site_name" content="The Outlet">
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
<link rel="canonical" href="https://example.org/a">
<script>var soldiers = "12,000 soldiers were killed";</script></head>
<body><nav><a href="/">Home</a> 9,000 soldiers were killed</nav>
<article><h1>Soldiers sent</h1><p>{SENTENCE}</p><p>It is the second contingent that the country has sent there since
the insurgency in the north began, and the first since the gas project was halted by the attack on the
town.</p></article>
<footer>300 soldiers were wounded</footer></body></html>"""


def only(content: bytes | str, name: str = "a.txt") -> Document:
    """The one document in some bytes."""
    (document,) = open_document(content.encode() if isinstance(content, str) else content, name)
    return document


def test_plain_text_is_kept_as_it_stands() -> None:
    """The text is that of the file, with one kind of line end."""
    assert only("One.\r\nTwo.\r\n").text == "One.\nTwo.\n"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024-05-06", date(2024, 5, 6)),
        ("Published: 6 May 2024", date(2024, 5, 6)),
        ("Monday, May 6, 2024, 10:00 GMT", date(2024, 5, 6)),
        ("By Jane Doe | 06 May 2024", date(2024, 5, 6)),
    ],
)
def test_a_date_line_dates_a_plain_text(line: str, day: date) -> None:
    """A line at the top that is a date and little else is the day of publication."""
    assert only(f"Title\n{line}\n\n{SENTENCE}").published_on == day


def test_a_date_inside_a_sentence_is_no_day_of_publication() -> None:
    """What a text speaks about is not when it was published."""
    assert only("The war began on 24 February 2022 and many soldiers died in it that year.").published_on is None


def test_html_gives_the_article_and_its_facts() -> None:
    """Title, outlet, address and day come from the head; navigation, scripts and footer are not read."""
    page = only(PAGE, "a.html")
    assert (page.outlet, page.url, page.published_on) == ("The Outlet", "https://example.org/a", date(2024, 5, 6))
    assert SENTENCE in page.text
    assert [claim.low for claim in read_document(page).claims] == [1500]


def test_html_without_the_cleaner_is_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where trafilatura is missing, blocks outside navigation and scripts are kept."""
    monkeypatch.setattr("passmuster.reading.documents.html._cleaned", lambda markup: "")
    page = only(PAGE, "a.html")
    assert page.extractor == "lxml"
    assert [claim.low for claim in read_document(page).claims] == [1500]


def test_linked_data_dates_a_page() -> None:
    """A page without meta elements is dated by its JSON-LD."""
    page = '<html><head><script type="application/ld+json">{"@graph":[{"datePublished":"2023-01-02"}]}</script></head>'
    assert only(page + "<body><p>Text.</p></body></html>", "a.html").published_on == date(2023, 1, 2)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-32", "utf-8-sig"])
def test_encodings_with_a_mark_or_utf8_give_the_same_text(codec: str) -> None:
    """The text does not depend on how it was written down."""
    assert only("Erdoğan spoke of 1,000 men — “many”.".encode(codec)).text == "Erdoğan spoke of 1,000 men — “many”."


def test_a_guessed_encoding_is_said() -> None:
    """Bytes that are not UTF-8 and declare nothing are read, and a remark says as what."""
    document = only("Le général a parlé de 300 soldats à Bangui.".encode("cp1252"))
    assert "général" in document.text
    assert "read as cp1252" in document.remarks[0]


def test_mail_gives_its_plain_part() -> None:
    """Subject, sender and day come from the head; attachments are left alone."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = (
        "Soldats envoyés",
        "desk@example.org",
        "Mon, 06 May 2024 10:00:00 +0000",
    )
    mail.set_content(SENTENCE)
    mail.add_alternative(f"<p>{SENTENCE} And 99 more.</p>", subtype="html")
    mail.add_attachment(b"500 soldiers were killed", maintype="text", subtype="plain", filename="a.txt")
    document = only(bytes(mail), "a.eml")
    assert (document.kind, document.title, document.published_on) == ("mail", "Soldats envoyés", date(2024, 5, 6))
    assert document.text.strip() == SENTENCE


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
    documents = open_document(
        f"{bomb}<rss><channel><item><title>&b;&f;</title></item></channel></rss>".encode(), "a.xml"
    )
    assert all("root:" not in document.text and "aaaa" not in document.text for document in documents)


def test_a_telegram_export_gives_a_document_for_each_post() -> None:
    """Posts keep their day; marked-up pieces are joined; posts without text are left out."""
    export = {
        "name": "Front",
        "type": "public_channel",
        "messages": [
            {"id": 7, "date": "2024-05-06T10:00:00", "text": ["Lost ", {"type": "bold", "text": "300 men"}, " today."]},
            {"id": 8, "date": "2024-05-07T10:00:00", "text": ""},
        ],
    }
    (post,) = open_document(json.dumps(export).encode(), "result.json")
    assert (post.text, post.published_on, post.outlet) == (
        "Lost 300 men today.",
        date(2024, 5, 6),
        "Telegram channel Front",
    )


def test_a_pdf_gives_its_text() -> None:
    """Text, title and day of a PDF are those of its pages and its facts."""
    pytest.importorskip("pypdf", reason="PDF files need the extra 'pdf'")
    document = only(small_pdf(SENTENCE), "a.pdf")
    assert document.kind == "pdf"
    assert SENTENCE in " ".join(document.text.split())


def test_a_warc_gives_a_document_for_each_page() -> None:
    """Archived pages keep their address and are read like pages."""
    pytest.importorskip("warcio", reason="WARC files need the extra 'warc'")
    (page,) = open_document(small_warc(PAGE.encode()), "a.warc")
    assert (page.kind, page.url, page.published_on) == ("warc", "https://example.org/a", date(2024, 5, 6))
    assert SENTENCE in page.text


def test_a_truncated_warc_keeps_what_came_before() -> None:
    """An archive that breaks off gives its whole pages and says so, or is refused; it never hangs."""
    pytest.importorskip("warcio", reason="WARC files need the extra 'warc'")
    whole = small_warc(PAGE.encode())
    pages = open_document(whole + whole[: len(whole) // 2], "a.warc")
    assert SENTENCE in pages[0].text


def test_binary_files_are_refused() -> None:
    """A picture is no document, and the refusal says what is."""
    with pytest.raises(BadInput, match=r"a\.png: the document must be text or a kind that is known; found binary data"):
        open_document(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "a.png")


def test_a_broken_pdf_is_refused() -> None:
    """Bytes that only claim to be a PDF are refused by name."""
    pytest.importorskip("pypdf", reason="PDF files need the extra 'pdf'")
    with pytest.raises(BadInput, match=r"a\.pdf: the file must be a PDF that can be opened"):
        open_document(b"%PDF-1.7\n" + b"nonsense" * 40, "a.pdf")


def test_too_large_files_are_refused(tmp_path: Path) -> None:
    """The refusal gives the limit and the size, and nothing is read into memory for it."""
    path = tmp_path / "large.txt"
    with path.open("wb") as out:
        out.truncate(LARGEST_FILE + 1)
    with pytest.raises(BadInput, match="a file may have 64 MiB"):
        open_documents(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A path that leads nowhere is named."""
    with pytest.raises(BadInput, match=r"nowhere\.txt: the file must be readable"):
        open_documents(tmp_path / "nowhere.txt")


def test_deep_nesting_is_contained() -> None:
    """A page of a hundred thousand elements within each other ends quickly and with text."""
    page = only("<html><body>" + "<div>" * 100_000 + SENTENCE + "</div>" * 100_000, "a.html")
    assert page.extractor == "lxml"


@pytest.mark.parametrize("written", ["2024-13-45", "yesterday", "", "0000-00-00", "Mon, 99 Foo 2024 10:00:00"])
def test_days_that_are_none_are_left_open(written: str) -> None:
    """A date that cannot be is no date."""
    assert day_of(written) is None


@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.html", "a.eml", "a.xml", "a.json", "a.warc"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    """Whatever the bytes, there are documents whose claims lie in their text, or a refusal."""
    try:
        documents = open_document(content, name)
    except BadInput:
        return
    for document in documents:
        for claim in read_document(document).claims:
            assert 0 <= claim.span[0] < claim.span[1] <= len(document.text)


def small_pdf(text: str) -> bytes:
    """A PDF of one page with one line of text, written by hand."""
    stream = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def small_warc(page: bytes) -> bytes:
    """A WARC file with one response."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s" % (
        len(page),
        page,
    )
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        b"WARC-Date: 2024-06-01T00:00:00Z\r\nWARC-Target-URI: https://example.org/a\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http)
    )
    return head + http + b"\r\n\r\n"
