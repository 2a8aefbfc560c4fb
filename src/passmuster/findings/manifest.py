"""The manifest of a briefing: what it rested on, so that a later one can say what moved since."""

from typing import TYPE_CHECKING

from passmuster.cache.keeper import program_fingerprint
from passmuster.ledger import Case
from passmuster.ledger.digest import digest_of, text_of
from passmuster.ledger.ratings import rating_line

if TYPE_CHECKING:
    from passmuster.findings.parts.methods import Manifest
    from passmuster.model.fit import Fit

__all__ = ["case_digest", "manifest_of"]


def manifest_of(fit: "Fit") -> "Manifest":
    """What a fit rests on."""
    from passmuster.findings.parts.methods import Manifest

    return Manifest(
        program=program_fingerprint(),
        case=case_digest(fit.known.case),
        evidence=fit.known.digest,
        settings=repr(fit.settings),
        road=fit.road.way,
        k_hat=fit.road.k_hat,
        effective=fit.road.effective,
        claims=tuple(text_of(claim) for claim in fit.known.claims),
        ratings=tuple(rating_line(*pair) for pair in (*fit.known.ratings, *fit.known.credibility)),
    )


def case_digest(case: Case) -> str:
    """SHA-256 in hexadecimal of a case file's content: whose war it is, what is counted, priors, questions, levers."""
    return digest_of((case,))
