"""The audit of a case as JSON: the keys of a briefing that speak of claims, and no others."""

from datetime import date
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


def muster_json(findings: Findings, since: date | None = None) -> str:
    """The audit as one JSON object, indented by two spaces, ending with a newline.

    `since` is the day after which the claims that are told were said; null where that was not asked.
    """
    whole = as_document(findings)
    told = {key: whole[key] for key in KEYS}
    return document_text({**told, "since": None if since is None else since.isoformat()})
