"""Opening: a path or some bytes in, documents out, by what the bytes are rather than by what the name says."""

import re
from pathlib import Path
from typing import Final

from passmuster.documents.document import LARGEST_FILE, Document, refuse
from passmuster.documents.encoding import is_binary
from passmuster.documents.html import read_html
from passmuster.documents.one import one_document
from passmuster.documents.plain import read_plain
from passmuster.documents.telegram import is_telegram, read_telegram
from passmuster.plainfile import bytes_of

__all__ = ["open_document", "open_documents"]

MAIL_HEADER: Final = re.compile(
    rb"\A(?:From |(?:Received|Return-Path|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version):\s)", re.IGNORECASE
)
MAIL_BODY: Final = re.compile(rb"^(?:Subject|Date|Message-ID|MIME-Version):\s", re.IGNORECASE | re.MULTILINE)
MARKUP: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|p|div|article|span|h1|table|meta|script)[\s>]", re.IGNORECASE
)
FEED: Final = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)


def open_documents(path: Path) -> list[Document]:
    """The documents of a file; most files hold one, feeds, exports and archives many.

    Raises
    ------
    BadInput
        If the file cannot be read, is too large, is no text of a known kind, or needs a library that is not there.
    """
    try:
        content = bytes_of(path, LARGEST_FILE)
    except OSError as error:
        remedy = "Check the path and its rights; split a file that is too large, or give its text alone."
        raise refuse(str(path), "the file must be readable", error.strerror or str(error), remedy) from error
    return open_document(content, path.name)


def open_document(content: bytes, name: str) -> list[Document]:
    """The documents in some bytes; `name` is used in messages and, where the bytes do not tell, for its suffix.

    Raises
    ------
    BadInput
        As `open_documents`. Whatever else happens while they are opened is told as a fault of this document.
    """
    with one_document(name):
        return _opened(content, name)


def _opened(content: bytes, name: str) -> list[Document]:
    if len(content) > LARGEST_FILE:
        raise refuse(
            name, f"a document may have {LARGEST_FILE // 2**20} MiB", f"{len(content) / 2**20:.0f} MiB", "Split it."
        )
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        from passmuster.documents.pdf import read_pdf

        return [read_pdf(content, name)]
    if head.startswith(b"WARC/") or (content.startswith(b"\x1f\x8b") and name.lower().endswith((".warc.gz", ".gz"))):
        from passmuster.documents.warc import read_warc

        return read_warc(content, name)
    if is_binary(content):
        remedy = "Give text, HTML, PDF, e-mail, a feed, a Telegram export or a WARC file."
        raise refuse(name, "the document must be text or a kind that is known", "binary data", remedy)
    return _open_text(content, head, name)


def _open_text(content: bytes, head: bytes, name: str) -> list[Document]:
    if is_telegram(content):
        return read_telegram(content, name)
    if head.startswith(b"<") and FEED.search(head):
        from passmuster.documents.feed import read_feed

        return read_feed(content, name)
    if MAIL_HEADER.match(head) and (name.lower().endswith((".eml", ".mbox")) or len(MAIL_BODY.findall(head)) >= 2):
        from passmuster.documents.mail import read_mail

        return [read_mail(content, name)]
    if name.lower().endswith((".html", ".htm", ".xhtml")) or (head.startswith(b"<") and MARKUP.search(head)):
        return [read_html(content, name)]
    return [read_plain(content, name)]
