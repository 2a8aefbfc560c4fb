"""How far each source group leans, with the claims that tell."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from passmuster.findings.leans import leans
from passmuster.muster.found import VerdictWord
from worlds.muster_world import claim, decreed_fit


def test_each_cell_of_weighed_claims_has_a_line() -> None:
    """Group, side and family, with the quantiles of the factors that the posterior draws."""
    fit = decreed_fit()
    rows = leans(fit.posterior, fit.known.claims)
    assert [(row.group, row.side, row.family) for row in rows] == list(fit.design.cells)
    factors = np.exp(fit.posterior.leans[:, 0])
    assert rows[0].factor_q50 == pytest.approx(float(np.median(factors)))
    assert all(row.factor_q05 <= row.factor_q50 <= row.factor_q95 for row in rows)


def test_the_letter_of_a_group_stands_beside_its_leans() -> None:
    """And none beside those that nobody rated."""
    fit = decreed_fit()
    rows = leans(fit.posterior, fit.known.claims, [("UA", "C")])
    assert {row.rating for row in rows if row.group == "UA"} == {"C"}
    assert {row.rating for row in rows if row.group != "UA"} == {None}


def test_repeats_count_as_claims_and_not_as_origins() -> None:
    """A claim said again by its own speaker is listed with it and is one witness."""
    again = claim("again", "present", 10_000, date(2024, 11, 10), claimant="speaker of present-1")
    fit = decreed_fit(again)
    row = next(row for row in leans(fit.posterior, fit.known.claims) if (row.group, row.family) == ("UA", "strength"))
    assert set(row.claim_ids) == {"present-1", "again"}
    assert (row.claims, row.origins) == (2, 1)


def test_a_force_on_no_side_is_said_to_have_none() -> None:
    """The side leaned about is named, or that there is none."""
    fit = decreed_fit()
    sideless = replace(fit.design, cells=tuple((group, "", family) for group, _, family in fit.design.cells))
    rows = leans(replace(fit.posterior, design=sideless), fit.known.claims)
    assert {row.side for row in rows} == {"no side"}


def test_each_line_says_how_exact_the_source_is_and_how_its_claims_fared() -> None:
    """Three numbers of strength tell its scatter; of other kinds there are too few. Verdicts are counted."""
    more = [claim(f"more-{week}", "present", 9_000 + 200 * week, date(2024, 12, 1 + 7 * week)) for week in range(4)]
    fit = decreed_fit(*more)
    verdicts = {"more-0": VerdictWord.FAILS, "more-1": VerdictWord.PASSES, "present-1": VerdictWord.PASSES}
    rows = {(row.group, row.family): row for row in leans(fit.posterior, fit.known.claims, (), verdicts)}
    told, silent = rows["UA", "strength"], rows["UA", "losses"]
    assert told.scatter_claims == 5
    assert 1.0 < told.scatter_q05 < told.scatter_q50 < told.scatter_q95
    assert (told.passed, told.doubtful, told.failed) == (2, 0, 1)
    assert (silent.scatter_q50, silent.scatter_claims, silent.passed) == (None, 0, 0)
