"""A ledger as JSON: entries, claims, a proof, and what was put on record."""

from collections.abc import Sequence
from datetime import date, datetime

from passmuster.briefing.json.document import Document, document_text, exact_number, plain_row
from passmuster.findings.parts.discretion import Discretion
from passmuster.ledger.claim import Claim
from passmuster.ledger.entry import Act, Entry
from passmuster.ledger.head import LedgerHead
from passmuster.ledger.proof import Proof

__all__ = ["claims_to_json", "ledger_document", "log_to_json", "proof_to_json", "recorded_to_json"]


def log_to_json(
    entries: Sequence[Entry],
    kept_back: Discretion | None = None,
    *,
    as_of: date | None = None,
    since: datetime | None = None,
    known_at: datetime | None = None,
) -> str:
    """`{"as_of", "since", "known_at", "entries": [{"number", "recorded_at", "who", "why", ...}], "discretion"}`."""
    asked = {
        "as_of": None if as_of is None else as_of.isoformat(),
        "since": _moment(since),
        "known_at": _moment(known_at),
    }
    rows = [_entry(entry) for entry in entries]
    return document_text({**asked, "entries": rows, "discretion": _kept_back(kept_back)})


def _kept_back(kept_back: Discretion | None) -> Document | None:
    """What was kept back of records; no estimates stand among them."""
    if kept_back is None:
        return None
    return {name: value for name, value in plain_row(kept_back).items() if name != "estimates"}


def _entry(entry: Entry) -> Document:
    return {
        "number": entry.number,
        "recorded_at": entry.recorded_at.isoformat(),
        "who": entry.who,
        "why": entry.why,
        "deed": entry.deed.value,
        "kind": entry.kind.value,
        "name": entry.name,
        "supersedes": entry.supersedes,
        "before": None if entry.before is None else dict(entry.before),
        "after": None if entry.after is None else dict(entry.after),
        "erased": entry.is_erased,
    }


def claims_to_json(
    claims: Sequence[Claim],
    head: LedgerHead | None,
    kept_back: Discretion | None = None,
    *,
    as_of: date | None,
    since: date | None,
) -> str:
    """`{"as_of", "since", "ledger", "discretion", "claims": [...]}`, numbers as they were reported."""
    rows = [_claim(claim) for claim in claims]
    days = {name: None if day is None else day.isoformat() for name, day in (("as_of", as_of), ("since", since))}
    return document_text({**days, "ledger": ledger_document(head), "discretion": _kept_back(kept_back), "claims": rows})


def _claim(claim: Claim) -> Document:
    return plain_row(claim) | {name: exact_number(getattr(claim, name)) for name in ("low", "high", "point")}


def ledger_document(head: LedgerHead | None) -> Document | None:
    """`{"entries", "head", "known_at"}`, or None for a case without a ledger."""
    if head is None:
        return None
    return {"entries": head.entries, "head": head.sha256, "known_at": _moment(head.known_at)}


def proof_to_json(proof: Proof, remarks: Sequence[str]) -> str:
    """`{"holds", "entries", "head", "vouched", "forgotten", "cracks": [{"entry", "text"}], "remarks"}`."""
    document = {
        "holds": proof.holds,
        "entries": proof.head.entries,
        "head": proof.head.sha256,
        "vouched": proof.vouched,
        "forgotten": proof.forgotten,
        "cracks": [{"entry": crack.entry, "text": crack.text} for crack in proof.cracks],
        "remarks": list(remarks),
    }
    return document_text(document)


def recorded_to_json(first: int | None, last: int | None, held: Sequence[tuple[Act, str]]) -> str:
    """`{"first", "last", "held": [{"kind", "name", "reason"}]}`; first and last are null where nothing was recorded."""
    rows = [{"kind": act.kind.value, "name": act.name, "reason": reason} for act, reason in held]
    return document_text({"first": first, "last": last, "held": rows})


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
