"""Leans: how far each source group's numbers lie from the truth, with the claims that tell."""

from collections import defaultdict
from dataclasses import replace

import numpy as np

from passmuster.findings.parts.audit import SourceLean
from passmuster.ledger import Claim
from passmuster.ledger.ratings import Ratings, letter_of_name
from passmuster.ledger.roles import WEIGHED
from passmuster.ledger.vocabulary import Family
from passmuster.model.leans import LeanCell
from passmuster.model.posterior import Posterior

__all__ = ["leans"]


def leans(posterior: Posterior, known: tuple[Claim, ...], ratings: Ratings = ()) -> tuple[SourceLean, ...]:
    """One line for each cell in which claims were weighed; factors are claimed over true. Ratings stand beside them."""
    claims = _claims_by_cell(posterior, known)
    return tuple(
        replace(
            _lean(cell, claims[cell], posterior, np.exp(posterior.leans[:, place])),
            rating=letter_of_name(cell[0], ratings),
        )
        for place, cell in enumerate(posterior.design.cells)
    )


def _claims_by_cell(posterior: Posterior, known: tuple[Claim, ...]) -> dict[LeanCell, list[str]]:
    """Ids of weighed claims and of their repeats. A repeat counts where its speaker's weighed claims do."""
    design = posterior.design
    places = design.arrays.cell[design.rows]
    cell_of = {
        _address(claim): design.cells[place] for claim, place in zip(design.observed, places.tolist(), strict=True)
    }
    found: dict[LeanCell, list[str]] = defaultdict(list)
    for claim in known:
        if design.roles[claim.claim_id] in WEIGHED and _address(claim) in cell_of:
            found[cell_of[_address(claim)]].append(claim.claim_id)
    return found


def _address(claim: Claim) -> tuple[str, str, Family]:
    return claim.claimant_group, claim.subject, claim.family


def _lean(cell: LeanCell, claim_ids: list[str], posterior: Posterior, factors: np.ndarray) -> SourceLean:
    group, side, family = cell
    low, middle, high = (float(value) for value in np.quantile(factors, (0.05, 0.5, 0.95)))
    origin_of = posterior.design.echoes.origin_of
    return SourceLean(
        group=group, side=side or "no side", family=family, claims=len(claim_ids),
        origins=len({origin_of[claim_id] for claim_id in claim_ids}),
        factor_q05=low, factor_q50=middle, factor_q95=high, claim_ids=tuple(claim_ids),
    )  # fmt: skip
