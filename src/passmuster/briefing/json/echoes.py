"""Claims that may be echoes of others, as JSON."""

from passmuster.briefing.json.document import document_text, plain_rows
from passmuster.briefing.json.ledger import ledger_document
from passmuster.findings.parts.echoes import EchoesFound

__all__ = ["echoes_to_json"]


def echoes_to_json(found: EchoesFound) -> str:
    """One JSON object, indented by two spaces, ending with a newline."""
    return document_text({
        "case": found.case,
        "as_of": None if found.as_of is None else found.as_of.isoformat(),
        "since": None if found.since is None else found.since.isoformat(),
        "ledger": ledger_document(found.head),
        "documents": found.documents,
        "proposals": plain_rows(found.proposals),
        "copies": plain_rows(found.copies),
    })  # fmt: skip
