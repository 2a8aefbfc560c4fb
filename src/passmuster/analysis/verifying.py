"""Verifying a ledger: is every entry the one that was recorded, and who vouches for that?"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.head import HASH, NO_HASH, LedgerHead
from passmuster.ledger.proof import Crack, Proof
from passmuster.plainfile import LARGEST_TABLE
from passmuster.plainfile import bytes_of as plain_bytes_of
from passmuster.plainjson import json_value
from passmuster.store.contents import CASE_NAME, bytes_of
from passmuster.store.folder import find_case
from passmuster.store.journal.proof import prove
from passmuster.store.journal.read_only import check_reach
from passmuster.store.journal.schema import INSTALL_LATER
from passmuster.store.ledgerfolder import opened_journal, standing_case
from passmuster.store.ledgerplace import LEDGER_FILE, has_ledger

__all__ = ["Verified", "verify", "witness_of"]

HEAD: Final = re.compile(r"(?:([0-9]{1,15}):)?([0-9a-f]{64})")
"""A head as it is printed: number of entries, colon, hash; or the hash alone."""

IN_PRINT: Final = re.compile(r"(?<![0-9,])([0-9][0-9,]{0,19})\s{1,40}entr(?:y|ies)\b[\s\S]{0,120}?\b([0-9a-f]{64})\b")
"""The head in a briefing's page or text, tags aside: "of 120 entries, the last with hash ...". Every part is bounded,
so that whatever file is given is gone through once."""

TAG: Final = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Verified:
    """The proof, and what a reader should know beside it."""

    proof: Proof
    remarks: tuple[str, ...] = ()


def verify(case: Path | str, *, against: str | Path | None = None) -> Verified:
    """Look at every entry of a ledger again.

    Parameters
    ----------
    against
        A witness: a briefing's page, JSON or text that was kept, the head that it printed, or the hash alone.

    Raises
    ------
    BadInput
        If the case has no ledger or one that cannot be read from here, or the witness names no head.
    """
    folder = find_case(case)
    witnesses = () if against is None else (witness_of(against),)
    if not has_ledger(folder):
        remedy = "A plain folder has no entries; make a ledger of it with passmuster import."
        raise BadInput([Fault(str(folder), "only a case with a ledger can be verified", "a plain folder", remedy)])
    check_reach(folder / LEDGER_FILE)
    try:
        with opened_journal(folder) as journal:
            proof = prove(journal.shelf, witnesses)
            on_record = standing_case(journal) if proof.holds else None
    except BadInput as refusal:
        if any(fault.remedy == INSTALL_LATER for fault in refusal.faults):
            raise  # Of a form that is not known yet nothing can be said, good or bad.
        # What cannot even be opened is no wrong call: it is what verifying is for.
        cracks = tuple(Crack(None, str(fault)) for fault in refusal.faults)
        return Verified(Proof(head=LedgerHead(0, NO_HASH), vouched=0, forgotten=0, cracks=cracks))
    remarks = []
    if on_record is not None and bytes_of(on_record.content) != (folder / CASE_NAME).read_bytes():
        remarks.append(f"{folder / CASE_NAME} is not as on record since entry {on_record.number}; "
                       "whatever is recorded next puts its text on record too")  # fmt: skip
    return Verified(proof, tuple(remarks))


def witness_of(against: str | Path) -> LedgerHead:
    """The head that a witness saw: typed, or in a briefing that was kept.

    Raises
    ------
    BadInput
        If it is neither a head nor a file that has one.
    """
    typed = HEAD.fullmatch(str(against).strip())
    if typed is not None:
        return LedgerHead(int(typed[1] or 0), typed[2])
    path = Path(against)
    try:
        text = plain_bytes_of(path, LARGEST_TABLE).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        rule, reason = "a witness is a head, or a file of a briefing", getattr(error, "strerror", "") or "no UTF-8"
        told = f"'{against}', which is neither: {reason}"
        raise BadInput([Fault.of_argument("against", rule, told, "Give NUMBER:HASH as it was printed.")]) from error
    found = _in_json(text) or _in_print(text)
    if found is None:
        rule = "the briefing must be of a case with a ledger"
        raise BadInput([Fault(str(path), rule, "no head in it", "Give NUMBER:HASH as it was printed.")])
    return found


def _in_json(text: str) -> LedgerHead | None:
    try:
        told = json_value(text).get("ledger")
        head = LedgerHead(int(told["entries"]), str(told["head"]))
    except (ValueError, AttributeError, TypeError, KeyError):
        return None
    return head if HASH.fullmatch(head.sha256) else None


def _in_print(text: str) -> LedgerHead | None:
    found = IN_PRINT.search(TAG.sub(" ", text))
    return None if found is None else LedgerHead(int(found[1].replace(",", "")), found[2])
