"""Documents: files as they come, turned into texts that spans can point into."""

from passmuster.documents.document import Document
from passmuster.documents.opening import open_document, open_documents

__all__ = ["Document", "open_document", "open_documents"]
