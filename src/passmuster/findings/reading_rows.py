"""Reading rows: what was read as plain data, one row for each claim and event."""

from collections.abc import Iterator
from typing import Any

from passmuster.documents.document import Document
from passmuster.reading.reader import TextReading

__all__ = ["reading_rows"]


def reading_rows(document: Document, reading: TextReading) -> Iterator[dict[str, Any]]:
    """Every claim and event of a document, with `kind`, document and publication day, in order of the text."""
    published = document.published_on.isoformat() if document.published_on else None
    shared = {"document": document.name, "document_id": document.document_id, "published_on": published}
    yield from ({"kind": "claim", **shared, **claim.as_dict()} for claim in reading.claims)
    yield from ({"kind": "event", **shared, **event.as_dict()} for event in reading.events)
