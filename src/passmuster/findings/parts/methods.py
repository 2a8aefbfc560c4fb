"""How a briefing was made, and whether its fit can be used."""

from dataclasses import dataclass

from passmuster.inference.diagnostics import FitStatus
from passmuster.ledger.head import LedgerHead

__all__ = ["Diagnostics", "FitStatus", "Manifest", "MethodsNote", "PriorLine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorLine:
    """A prior as printed: name, what it implies in the world, and why."""

    name: str
    text: str
    reason: str
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodsNote:
    """What was used: enough to repeat it and to cite it."""

    paragraphs: tuple[str, ...]
    priors: tuple[PriorLine, ...]
    versions: tuple[tuple[str, str], ...]
    references: tuple[str, ...]
    input_hashes: tuple[tuple[str, str], ...]
    head: LedgerHead | None = None
    """Where the case's ledger stood, None for a case without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Enough to tell a later briefing what this one rested on, whatever has become of the case since.

    `program`, `case` and `evidence` are SHA-256 in hexadecimal of the program's sources, of the case file, and of case,
    claims and events together. `claims` holds every claim known, one JSON object each (`ledger/digest.py`), and
    `ratings` every rating of a source or a claim (`ledger/ratings.py`). `road` says how the draws came about.
    """

    program: str
    case: str
    evidence: str
    settings: str
    road: str
    k_hat: float | None
    effective: float | None
    claims: tuple[str, ...]
    ratings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostics:
    """Whether the fit can be used. `seconds` is wall-clock and is not part of what must be equal between runs."""

    status: FitStatus
    r_hat_max: float
    ess_min: float
    divergences: int
    seconds: float
    remarks: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    """Ids of the forces whose numbers are not printed, because their chains do not agree."""
    left_aside: tuple[tuple[str, str], ...] = ()
    """Forces and totals that nobody states and that are not printed, for the same reason."""
