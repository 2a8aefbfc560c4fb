"""Reading: texts and files in, claims and events out, with the span each came from.

`read_text` reads a string, `read_document` a document that `open_documents` found in a file, and
`ledger_from_articles` makes a whole case of them.
"""

from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.read_event import ReadEvent
from passmuster.reading.reader import TextReading, read_document, read_text

__all__ = ["ReadClaim", "ReadEvent", "TextReading", "read_document", "read_text"]
