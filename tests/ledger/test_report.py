"""A document is known by its bytes."""

import hashlib

from passmuster.ledger.report import Report


def test_one_document_has_one_identity() -> None:
    """Equal bytes are one report wherever they came from; a single byte more is another."""
    assert Report.identity(b"text") == hashlib.sha256(b"text").hexdigest()
    assert Report.identity(b"text") != Report.identity(b"text ")
