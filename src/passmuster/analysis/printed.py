"""A briefing that was kept as JSON, read again: what it printed, and the evidence that it rested on."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from passmuster.errors import BadInput, Fault
from passmuster.findings.moved_ratings import role_of_source
from passmuster.findings.parts.changes import PrintedBriefing
from passmuster.findings.parts.counts import Estimate, Fan
from passmuster.findings.withheld_claims import hash_of_claim
from passmuster.ledger import Claim, Ledger
from passmuster.ledger.digest import text_of
from passmuster.ledger.ratings import LETTERS
from passmuster.plainfile import LARGEST_TABLE, bytes_of
from passmuster.plainjson import json_value

__all__ = ["KeptBriefing", "kept_briefing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBriefing:
    """What a briefing printed, and its claims; None where it does not hold them.

    `withheld` are the hashes of claims that it rested on and did not tell in full; `ratings` are those of then, of
    sources and of claims, None where it does not hold them; `sha256` is of the file's bytes.
    """

    printed: PrintedBriefing
    case: str
    claims: tuple[Claim, ...] | None
    withheld: frozenset[str] = frozenset()
    ratings: tuple[tuple[str, str], ...] | None = None
    sha256: str = ""

    def ledger(self, today: Ledger) -> Ledger:
        """The ledger of then: its claims where the briefing holds them, else what today's holds of that day.

        A claim that was withheld is taken from today's where it stands there word for word; else it is not known.
        """
        day = self.printed.as_of
        claims = today.known(day).claims if self.claims is None else self._with_withheld(today)
        events = tuple(event for event in today.events if event.date <= day)
        return replace(self._rated_as_then(today), claims=claims, events=events)

    def _rated_as_then(self, today: Ledger) -> Ledger:
        """With the ratings that the briefing holds; it holds none of private people, whose own are left as they are."""
        if self.ratings is None:
            return today
        public = today.case.public_figures
        private = [pair for pair in today.ratings if role_of_source(pair[0], today.claims, public)]
        letters = [pair for pair in self.ratings if pair[1] in LETTERS]
        digits = [pair for pair in self.ratings if pair[1] not in LETTERS]
        return replace(today, ratings=(*letters, *private), credibility=tuple(digits))

    def _with_withheld(self, today: Ledger) -> tuple[Claim, ...]:
        again = [claim for claim in today.claims if hash_of_claim(text_of(claim)) in self.withheld]
        held = {claim.claim_id for claim in again}
        told = [claim for claim in self.claims or () if claim.claim_id not in held]
        return tuple(sorted([*told, *again], key=lambda claim: claim.said_on))


def kept_briefing(path: Path) -> KeptBriefing:
    """A briefing from the file that `brief --format json` wrote.

    Raises
    ------
    BadInput
        When there is no such file, or it holds something else.
    """
    try:
        content = bytes_of(path, LARGEST_TABLE)
        return replace(_read(json_value(content)), sha256=hashlib.sha256(content).hexdigest())
    except OSError as error:
        raise _refused(path, str(error.strerror or error)) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _refused(path, f"{type(error).__name__}: {error}") from None


def _read(document: dict[str, Any]) -> KeptBriefing:
    manifest = document.get("manifest") or {}
    claims = manifest.get("claims")
    printed = PrintedBriefing(
        as_of=date.fromisoformat(document["as_of"]),
        seed=int(document["seed"]),
        version=str(document["version"]),
        estimates=tuple(msgspec.convert(row, Estimate, strict=False) for row in document["estimates"]),
        fans=tuple(msgspec.convert(row, Fan, strict=False) for row in document.get("fans", ())),
        actions=tuple(
            (str(row["action"]), int(row["horizon_weeks"]), float(row["probability"])) for row in document["actions"]
        ),
        effective=max(float(document["diagnostics"]["ess_min"]), 1.0),
        program=str(manifest.get("program", "")),
        case_digest=str(manifest.get("case", "")),
    )
    withheld = frozenset(str(row["withheld"]) for row in claims or () if "withheld" in row)
    told = None if claims is None else [row for row in claims if "withheld" not in row]
    held = None if told is None else tuple(msgspec.convert(row, Claim, strict=False) for row in told)
    rated = manifest.get("ratings")
    ratings = None if rated is None else tuple((str(row["name"]), str(row["rating"])) for row in rated)
    return KeptBriefing(printed=printed, case=str(document["case"]), claims=held, withheld=withheld, ratings=ratings)


def _refused(path: Path, found: str) -> BadInput:
    rule = "what is compared with is a day, a case folder, or a briefing written by `brief --format json`"
    remedy = "Give a day such as 2025-01-31, or write a briefing with: passmuster brief CASE --format json > FILE"
    return BadInput([Fault(str(path), rule, found, remedy)])
