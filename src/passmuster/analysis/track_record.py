"""What past forecasts of a case were worth, as a value: every claim's forecast beside what was claimed, and scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from passmuster.analysis.backtest import backtest_ledger, findings_of
from passmuster.analysis.inputs import open_later
from passmuster.analysis.run import SILENT, Progress, Run
from passmuster.analysis.sources import Source, day_of, open_source
from passmuster.analysis.tables import Row, Table
from passmuster.analysis.who import moment_of_text
from passmuster.errors import FitFailed
from passmuster.findings.parts.backtest import BacktestFindings
from passmuster.forecast.backtest.backtest import Backtest
from passmuster.forecast.backtest.claim_scores import ClaimScore
from passmuster.inference.diagnostics import FitStatus
from passmuster.ledger import Claim, Ledger
from passmuster.store.frames import is_frame

__all__ = ["TrackRecord", "backtest"]


LaterSource = Any
"""`Path`, `str`, claims, or any object with columns by name, such as a data frame of claims."""


def backtest(
    source: Source,
    *,
    first: date | str | None = None,
    last: date | str | None = None,
    every_months: int = 1,
    later: LaterSource | None = None,
    each_once: bool = True,
    as_recorded: bool = False,
    known_at: datetime | date | str | None = None,
    recalibrate: bool = False,
    show_small_counts: str = "",
    seed: int = 0,
    cache: bool = True,
    progress: Progress = SILENT,
) -> "TrackRecord":
    """Past forecasts of a case, rebuilt from what was known on past days, beside what was claimed later.

    Parameters
    ----------
    source
        A case folder or shipped example, or a ledger.
    first, last, every_months
        As-of days, dates or ISO text; the last three firsts of a month up to the last claim when left out, or, with
        `later`, the day of the case's last claim.
    later
        Claims that never enter what is known, the name of their table, or a data frame of them; the case's own later
        claims when None.
    each_once
        Forecast each claim from the last as-of day before it; else from every one before it.
    as_recorded
        Know only what was on record by the day, and not all that had been said.
    known_at
        Use only what was on record at this moment: a moment, a day (its end) or ISO text; for cases with a ledger.
    recalibrate
        Mend the width of each day's forecasts by what forecasts settled by that day were worth.
    show_small_counts
        Why counts of fewer than ten dead, wounded or captured people are told as they are; it stands in the findings.
    seed, cache, progress
        As for `brief`.

    Raises
    ------
    BadInput
        When the source or the days are wrong, or nothing was said later that could be scored.
    """
    ledger = open_source(source, known_at=moment_of_text(known_at))
    claims, hashes = _later(later, ledger)
    run = Run.usual(seed=seed, cache=cache, progress=progress)
    found = backtest_ledger(
        ledger, run, first=day_of(first, "first"), last=day_of(last, "last"), every_months=every_months, later=claims,
        each_once=each_once, as_recorded=as_recorded, recalibrate=recalibrate,
    )  # fmt: skip
    told = findings_of(found, ledger, seed=seed, later_hashes=hashes, show_small_counts=show_small_counts)
    return TrackRecord(found, told)


Hashes = tuple[tuple[str, str], ...]


def _later(later: LaterSource | None, ledger: Ledger) -> tuple[Sequence[Claim] | None, Hashes]:
    """Claims that are to be forecast, and the hashes of what they were read from."""
    if isinstance(later, str | Path) or is_frame(later):
        unseen = open_later(Path(later) if isinstance(later, str) else later, ledger.case)
        return unseen.claims, tuple(unseen.input_hashes)
    return later, ()


SCORED: Final = (
    "as_of", "claim_id", "said_on", "lead_days", "subject", "quantity", "group", "mode", "bound", "number", "median",
    "q05", "q25", "q75", "q95", "inside50", "inside90", "crps_log", "interval_score_log", "ignorance_bits", "naive",
    "naive_crps_log", "why",
)  # fmt: skip
"""Columns of the table of scores: what was forecast and when, what came, how well, and the best naive forecaster."""


def _row(score: ClaimScore) -> Row:
    best = min(score.naive, key=lambda rival: rival.crps_log, default=None)
    levels = {
        "median": score.q50,
        "naive": best.name if best else "",
        "naive_crps_log": best.crps_log if best else None,
    }
    return {name: levels[name] if name in levels else getattr(score, name) for name in SCORED}


@dataclass(frozen=True, eq=False)
class TrackRecord:
    """Scores of past forecasts, claim by claim and in all, by the rule about people; `found` is what they came to."""

    found: Backtest
    findings: BacktestFindings

    @property
    def case(self) -> str:
        """The id of the case."""
        return self.findings.case

    @property
    def is_usable(self) -> bool:
        """Whether the fit of every day can be used."""
        return self.found.is_usable

    def or_raise(self) -> "TrackRecord":
        """The value itself, if every fit can be used; else raises `FitFailed` with the days."""
        failed = [day.as_of.isoformat() for day in self.found.days if day.status is not FitStatus.OK]
        if failed:
            raise FitFailed(f"The fit failed as of {', '.join(failed)}; no forecast from these days can be used.")
        return self

    @property
    def scores(self) -> Table:
        """Every forecast of a claim beside what was claimed, with its scores and those of naive forecasters."""
        rows = [_row(score) for score in self.findings.claims]
        return Table.of_rows("scored forecasts", rows, SCORED)

    @cached_property
    def text(self) -> str:
        """What the terminal shows, without colour."""
        from passmuster.briefing.terminal.backtest import print_backtest
        from passmuster.briefing.terminal.captured import captured

        return captured(lambda console: print_backtest(self.findings, console))

    def to_json(self) -> str:
        """What `passmuster backtest --format json` prints, byte for byte."""
        from passmuster.briefing.json.backtest import backtest_to_json

        return backtest_to_json(self.findings)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"TrackRecord(case={self.case!r}, days={len(self.found.days)}, is_usable={self.is_usable})"

    def _repr_html_(self) -> str:
        return self.scores._repr_html_()
