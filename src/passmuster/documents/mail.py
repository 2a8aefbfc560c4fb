"""E-mail: the text of a message, its subject, sender and day."""

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from typing import Final

from passmuster.documents.document import Document, day_of, tidy
from passmuster.documents.encoding import decode
from passmuster.documents.html import text_of_html
from passmuster.ledger.report import Report

__all__ = ["read_mail"]

MOST_PARTS: Final = 100
"""Parts of a message that are looked at; nesting beyond is passed over."""


LONGEST_HEADER: Final = 2_000
"""Characters of a header that are read, several times what is shown of it: encoded words are put together piece by
piece, in time that grows with the square of their number."""


def read_mail(content: bytes, name: str) -> Document:
    """The readable body of a message: its plain part, or the text of its HTML part. Attachments are left alone."""
    message = message_from_bytes(content, policy=policy.compat32)
    text, remarks = _body(message)
    clean, cut = tidy(text)
    return Document(
        document_id=Report.identity(content),
        name=name,
        text=clean,
        kind="mail",
        title=_header(message, "Subject"),
        outlet=_header(message, "From"),
        published_on=day_of(_header(message, "Date")),
        extractor="mail",
        remarks=(*remarks, *cut),
    )


def _header(message: Message, key: str) -> str:
    from email.header import decode_header, make_header

    written = str(message.get(key, ""))[:LONGEST_HEADER]
    try:
        return " ".join(str(make_header(decode_header(written))).split())[:300]
    except (ValueError, LookupError, MessageError, TypeError, AssertionError):
        return " ".join(written.split())[:300]


def _body(message: Message | EmailMessage) -> tuple[str, tuple[str, ...]]:
    plain, rich = "", ""
    remarks: tuple[str, ...] = ()
    pending, seen = [message], 0
    while pending and seen < MOST_PARTS:
        part = pending.pop(0)
        seen += 1
        if part.is_multipart():
            inner = part.get_payload()
            pending = [p for p in inner if isinstance(p, Message)] + pending if isinstance(inner, list) else pending
            continue
        if part.get_filename() or part.get_content_maintype() != "text":
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        text, remarks = decode(payload, part.get_content_charset() or "")
        if part.get_content_subtype() == "html":
            rich = rich or text_of_html(text)
        else:
            plain = plain or text
    return plain or rich, remarks
