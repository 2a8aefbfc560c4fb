"""Scored claims and a backtest of them, for tests of what is said of past forecasts."""

from datetime import date

from passmuster.forecast.backtest.as_of_days import LeftOut
from passmuster.forecast.backtest.backtest import Backtest, DayOutcome
from passmuster.forecast.backtest.claim_scores import ClaimScore, RivalScore
from passmuster.forecast.backtest.claim_width import AS_MODELLED
from passmuster.inference.diagnostics import FitStatus

__all__ = ["DAY", "ROWS", "found", "row"]

DAY = date(2030, 2, 1)


def row(claim_id, ours, *theirs, inside90=True, origin=""):
    """A score with the CRPS of ours and of the naive forecasters, in the order of their names."""
    naive = tuple(
        RivalScore(name=name, crps_log=crps, interval_score_log=2 * crps, inside50=False, inside90=True)
        for name, crps in zip(("last_claim", "median_claim", "trend"), theirs, strict=False)
    )
    return ClaimScore(
        claim_id=claim_id, as_of=DAY, said_on=DAY, lead_days=1, subject="force", quantity="killed", is_window=False,
        family="losses", group="FOE", mode="asserted", bound="about", origin=origin or claim_id, number=100.0,
        q05=100.0, q25=100.0, q50=100.0, q75=100.0, q95=100.0, inside50=True, inside90=inside90, crps_log=ours,
        interval_score_log=3 * ours, ignorance_bits=1.0, naive=naive, width=1.0, square=1.0,
        as_modelled=RivalScore(name="model", crps_log=2 * ours, interval_score_log=1.0, inside50=True, inside90=True),
    )  # fmt: skip


ROWS = (row("a", 0.1, 0.3, 0.2, 0.4), row("b", 0.5, 0.3, 0.6, 0.8, inside90=False), row("c", 0.2))


def found(*rows):
    """A backtest of one day."""
    day = DayOutcome(
        as_of=DAY, n_known=3, status=FitStatus.OK, r_hat_max=1.0, ess_min=900.0, divergences=0, scores=rows,
        width=AS_MODELLED, held_if_right=(0.0, 0.1, 0.9),
        left_out=(LeftOut("z", DAY, "some reason"),),
    )  # fmt: skip
    return Backtest(days=(day,), actions=())
