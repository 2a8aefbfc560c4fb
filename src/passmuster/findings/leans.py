"""What the record shows of each source group: its lean, its scatter, and how its claims fared, with those that tell."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from passmuster.findings.parts.audit import SourceLean
from passmuster.ledger import Claim
from passmuster.ledger.ratings import Ratings, letter_of_name
from passmuster.ledger.roles import WEIGHED
from passmuster.ledger.vocabulary import Family
from passmuster.model.leans import LeanCell
from passmuster.model.posterior import Posterior
from passmuster.muster.found import VerdictWord
from passmuster.muster.scatter import Scatter, scatters

__all__ = ["leans"]

NOT_AUDITED: Final[Mapping[str, VerdictWord]] = {}


def leans(
    posterior: Posterior,
    known: tuple[Claim, ...],
    ratings: Ratings = (),
    verdict_of: Mapping[str, VerdictWord] = NOT_AUDITED,
) -> tuple[SourceLean, ...]:
    """One line for each cell in which claims were weighed; factors are claimed over true. Ratings stand beside them.

    `verdict_of` says of claims how they fared in the audit.
    """
    claims = _claims_by_cell(posterior, known)
    told = zip(posterior.design.cells, scatters(posterior), strict=True)
    return tuple(
        _audited(
            _scattering(_lean(cell, claims[cell], posterior, np.exp(posterior.leans[:, place])), scatter),
            ratings,
            Counter(verdict_of.get(claim_id) for claim_id in claims[cell]),
        )
        for place, (cell, scatter) in enumerate(told)
    )


def _scattering(row: SourceLean, found: Scatter | None) -> SourceLean:
    """A line with how exact the source is, where enough numbers tell."""
    if found is None:
        return row
    return replace(
        row, scatter_q05=found.q05, scatter_q50=found.q50, scatter_q95=found.q95, scatter_claims=found.numbers
    )


def _audited(row: SourceLean, ratings: Ratings, count: Mapping[VerdictWord | None, int]) -> SourceLean:
    """A line with what people think of the source, and how many of its claims came to each verdict."""
    return replace(
        row, rating=letter_of_name(row.group, ratings), passed=count[VerdictWord.PASSES],
        doubtful=count[VerdictWord.DOUBTFUL], failed=count[VerdictWord.FAILS],
    )  # fmt: skip


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
