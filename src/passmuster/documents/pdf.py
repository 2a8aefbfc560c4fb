"""PDF: the text of its pages, by pypdf, which is loaded when the first PDF comes."""

import io
from datetime import date
from typing import Any, Final

from passmuster.documents.document import LONGEST_TEXT, Document, day_of, refuse, tidy
from passmuster.ledger.report import Report

__all__ = ["read_pdf"]

MOST_PAGES: Final = 400
"""Pages read; a longer file says so in its remarks."""

LARGEST_STREAM: Final = 16 * 2**20
"""Bytes a page's stream may unpack to."""

LARGEST_TOGETHER: Final = 32 * 2**20
"""Bytes the streams of all pages may unpack to; the pages beyond are not read, and the remarks say so."""

MOST_STEPS: Final = 400_000
"""Drawing steps of all pages together, those within forms that pages name included; a page of news has some hundred."""


class _TooMany(Exception):
    """More steps than are followed."""


def read_pdf(content: bytes, name: str, *, url: str = "") -> Document:
    """The text of a PDF file, pages apart by an empty line.

    Raises
    ------
    BadInput
        If pypdf is not installed, or the file cannot be opened (broken, encrypted).
    """
    pypdf = _library(name)
    try:
        reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        count = len(reader.pages)
        facts = reader.metadata or {}
    except Exception as error:  # pypdf raises many kinds on broken files; each means the same to the caller
        raise refuse(
            name,
            "the file must be a PDF that can be opened",
            type(error).__name__,
            "Print it anew to PDF, or give its text.",
        ) from error
    pages, remarks = _pages(reader, count)
    text, cut = tidy("\n\n".join(pages))
    return Document(
        document_id=Report.identity(content),
        name=name,
        text=text,
        kind="pdf",
        title=str(facts.get("/Title") or "")[:300],
        url=url,
        published_on=_day(str(facts.get("/CreationDate") or "")),
        extractor="pypdf",
        remarks=(*remarks, *cut),
    )


def _library(name: str) -> Any:
    try:
        import logging

        import pypdf
    except ImportError as error:
        raise refuse(
            name,
            "PDF files are read by pypdf, which is not installed",
            remedy="Install it: pip install 'passmuster[pdf]'.",
        ) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return pypdf


def _pages(reader: Any, count: int) -> tuple[list[str], tuple[str, ...]]:
    pages: list[str] = []
    unread, length, size, steps = 0, 0, 0, 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps > MOST_STEPS:
            raise _TooMany

    remarks = []
    for index in range(min(count, MOST_PAGES)):
        try:
            page = reader.pages[index]
            stream = page.get_contents()
            own = 0 if stream is None else len(stream.get_data())
            size += own
            text = "" if own > LARGEST_STREAM else page.extract_text(visitor_operand_before=step) or ""
        except Exception as error:  # one broken page must not lose the others
            unread += 1
            if not isinstance(error, _TooMany):
                continue
            text = ""
        pages.append(text)
        length += len(text)
        if length > LONGEST_TEXT or size > LARGEST_TOGETHER or steps > MOST_STEPS:
            remarks.append(f"only the first {index + 1} of {count} pages were read, which hold too much")
            break
    if unread:
        remarks.append(f"{unread} of {count} pages could not be read")
    if count > MOST_PAGES:
        remarks.append(f"only the first {MOST_PAGES} of {count} pages were read")
    return pages, tuple(remarks)


def _day(written: str) -> date | None:
    digits = written.removeprefix("D:")[:8]
    return day_of(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}") if digits.isdigit() and len(digits) == 8 else None
