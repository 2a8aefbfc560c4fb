"""Documents: files as they come, turned into texts that spans can point into."""

from passmuster.reading.documents.document import Document
from passmuster.reading.documents.opening import open_document, open_documents

__all__ = ["Document", "open_document", "open_documents"]
