"""The audit of a case as JSON: the keys of a briefing that speak of claims, and no others."""

from typing import Final

from passmuster.briefing.json.briefing import as_document
from passmuster.briefing.json.document import document_text
from passmuster.findings.findings import Findings

__all__ = ["muster_json"]

KEYS: Final = (
    "case", "as_of", "seed", "version", "title", "muster", "joint", "conflicts", "claims", "diagnostics",
    "input_hashes", "ledger", "discretion",
)  # fmt: skip
"""What stands in the answer, as it stands in a briefing."""


def muster_json(findings: Findings) -> str:
    """The audit as one JSON object, indented by two spaces, ending with a newline."""
    whole = as_document(findings)
    return document_text({key: whole[key] for key in KEYS})
