"""WARC: the pages of a web archive, each a document of its own, by warcio, which is loaded when the first comes."""

import io
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr
from dataclasses import replace
from typing import Any, Final

from passmuster.documents.document import LONGEST_TEXT, Document, day_of, refuse
from passmuster.documents.html import read_html
from passmuster.documents.one import one_document
from passmuster.documents.plain import read_plain
from passmuster.documents.unpacking import unpacked
from passmuster.errors import BadInput

__all__ = ["read_warc"]

MOST_RECORDS: Final = 200_000
LARGEST_RECORD: Final = 8 * 2**20
"""Bytes of one page; a longer one is cut."""

LONGEST_LINE: Final = 2**16
"""Bytes of a header, or of what stands between records; warcio joins longer lines piece by piece, again and again."""

MOST_LINES: Final = 1_000_000
"""Lines of headers and between records; a page that is worth archiving has some 25, and 128 MiB hold fewer of them."""

LONGEST_TOGETHER: Final = 4 * LONGEST_TEXT
"""Characters of all texts of one archive; what lies beyond is left out, and the last document says so."""


def read_warc(content: bytes, name: str) -> list[Document]:
    """One document for each archived page of HTML or plain text.

    Raises
    ------
    BadInput
        If warcio is not installed, or the archive is broken before its first page.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise refuse(
            name,
            "WARC files are read by warcio, which is not installed",
            remedy="Install it: pip install 'passmuster[warc]'.",
        ) from error
    documents: list[Document] = []
    try:
        # warcio writes on standard error, and words of the archive with it.
        with redirect_stderr(io.StringIO()):
            _collect(_bounded(ArchiveIterator(unpacked(content, name))), name, documents)
    except BadInput:
        raise
    except Exception as error:  # warcio raises many kinds on truncated archives; what was read before stays
        if not documents:
            raise refuse(
                name, "the archive must be a WARC file", type(error).__name__, "Check that it was copied whole."
            ) from error
        _remark(documents, "the archive breaks off after this page")
    return documents


def _bounded(archive: Any) -> Any:
    """An archive whose lines are bounded, and in which nothing is unpacked that was unpacked once."""
    archive.reader.decompressor = None
    archive.reader.readline = _lines(archive.reader.readline)
    return archive


def _lines(readline: Callable[[int], bytes]) -> Callable[..., bytes]:
    """The same way to read a line; a line that is too long, or one too many, is an error."""
    count = 0

    def line(length: int | None = None) -> bytes:
        nonlocal count
        count += 1
        found = readline(min(length or LONGEST_LINE, LONGEST_LINE))
        if len(found) == LONGEST_LINE or count > MOST_LINES:
            raise ValueError("headers without end")
        return found

    return line


def _collect(records: Iterable[Any], name: str, documents: list[Document]) -> None:
    """Add the pages of an archive, as far as they may go, to a list."""
    length = 0
    for index, record in enumerate(records):
        if index >= MOST_RECORDS or length > LONGEST_TOGETHER:
            _remark(documents, "the archive is too large, and was read up to this page")
            return
        if record.rec_type != "response":
            continue
        try:
            with one_document(f"{name}#{index + 1}"):
                page = _page(record, f"{name}#{index + 1}")
        except BadInput as refusal:
            broken = str(refusal).partition("; ")[0]
            _remark(documents, f"a page after this one was passed over: {broken}")
            continue
        if page is not None:
            documents.append(page)
            length += len(page.text)


def _remark(documents: list[Document], remark: str) -> None:
    if documents:
        documents[-1] = replace(documents[-1], remarks=(*documents[-1].remarks, remark))


def _page(record: Any, name: str) -> Document | None:
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") or "") if headers is not None else ""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if "html" not in kind and "text/plain" not in kind:
        return None
    body = record.content_stream().read(LARGEST_RECORD)
    charset = kind.partition("charset=")[2].strip().strip('"')
    page = (
        read_html(body, name, declared=charset, url=url)
        if "html" in kind
        else read_plain(body, name, declared=charset, url=url)
    )
    captured = day_of(record.rec_headers.get_header("WARC-Date") or "")
    remark = f"captured on {captured}" if captured and page.published_on is None else ""
    return replace(page, kind="warc", remarks=(*page.remarks, *((remark,) if remark else ())))
