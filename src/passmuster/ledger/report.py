"""Report: one document, known by the hash of its bytes."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

__all__ = ["Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """One document as it was read.

    `report_id` is the SHA-256 of the document's bytes in hexadecimal, so the same document is the same report
    wherever it came from. Character spans of claims and events point into `text`.
    """

    report_id: str
    text: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    published_on: date | None = None
    captured_at: datetime | None = None

    @staticmethod
    def identity(content: bytes) -> str:
        """SHA-256 of a document's bytes, in hexadecimal."""
        return hashlib.sha256(content).hexdigest()
