"""What a table of losses says, as a value: totals, leans, meanings and slips as tables, text, JSON and a page."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from passmuster.analysis.loss_amending import LossWishes
from passmuster.analysis.losses import DAY_ONE, NAMES_DELAY_DAYS, NO_WISHES, LossSource, estimate_losses
from passmuster.analysis.run import SILENT, Progress, Run
from passmuster.analysis.sources import day_of
from passmuster.analysis.tables import Table
from passmuster.briefing.plots import plot_bands, plot_factors
from passmuster.errors import FitFailed
from passmuster.findings.parts.losses import LossFindings

__all__ = ["LossBriefing", "losses"]

COUNTED: Final = ("date", "subject", "quantity", "median", "q025", "q975", "kind")
LEANS: Final = ("group", "side", "category", "claims", "median", "q025", "q975")


def losses(
    table: LossSource,
    *,
    as_published: bool = False,
    held_out: LossSource | int | None = None,
    one_origin: Sequence[str] = (),
    names_lists: Sequence[str] = (),
    names_delay_days: float = NAMES_DELAY_DAYS,
    day_one: date | str = DAY_ONE,
    wishes: LossWishes = NO_WISHES,
    n_draws: int | None = None,
    show_small_counts: str = "",
    seed: int = 0,
    cache: bool = True,
    progress: Progress = SILENT,
) -> "LossBriefing":
    """What was lost, category by category, and how far each source leans, from a table of claims.

    Parameters
    ----------
    table
        A table of claims as Radford and others (2023) publish theirs, the name of its file, or a data frame.
    as_published
        Whether to fit the structure of that paper instead of the default model.
    held_out
        Rows that the fit must not see and that it is scored on, or in how many parts the table's own are left out.
    one_origin, names_lists, names_delay_days
        Columns, written SOURCE:COLUMN, that tell another source's number again; columns that are lists of names, and
        the mean days from a death to its name.
    day_one
        The calendar day of day 1.
    wishes
        What else you say of the table: what a plain look has asked, confirmed.
    n_draws
        Draws kept of each chain; as many as it takes if not given.
    show_small_counts
        Why counts of fewer than ten dead, wounded or captured people are told as they are; it stands in the findings.
    seed, cache, progress
        As for `brief`.

    Raises
    ------
    BadInput
        When a file cannot be read or breaks a rule, or a column is not in the table; it carries every fault.
    """
    run = Run.usual(seed=seed, cache=cache, progress=progress)
    findings = estimate_losses(
        table, run, as_published=as_published, held_out=held_out, one_origin=one_origin, names_lists=names_lists,
        names_delay_days=names_delay_days, day_one=day_of(day_one, "day_one") or DAY_ONE, n_draws=n_draws,
        wishes=wishes, show_small_counts=show_small_counts,
    )  # fmt: skip
    return LossBriefing(findings)


@dataclass(frozen=True, eq=False)
class LossBriefing:
    """What was found in a table of losses. Intervals are of 95 %, as the paper on such tables has them."""

    findings: LossFindings

    @property
    def is_usable(self) -> bool:
        """Whether the draws converged; of those that did not, no number is an estimate."""
        return self.findings.is_usable

    def or_raise(self) -> "LossBriefing":
        """The value itself, if its draws converged; else raises `FitFailed`."""
        if not self.is_usable:
            found = self.findings.diagnostics
            raise FitFailed(
                f"The draws did not converge: R-hat {found.r_hat_max:.3f}, effective size {found.ess_min:.0f}."
            )
        return self

    @property
    def totals(self) -> Table:
        """Lost up to the end of each day: `subject` is the side, `quantity` the category."""
        rows = [
            {"date": row.date, "subject": row.side, "quantity": row.category, "median": row.q50, "q025": row.q025,
             "q975": row.q975, "kind": "estimate"}
            for row in self.findings.totals
        ]  # fmt: skip
        return Table.of_rows("totals", rows, COUNTED, charted=_bands)

    @property
    def leans(self) -> Table:
        """Claimed over true of each source and column; 1 is no lean."""
        rows = [
            {"group": row.group, "side": row.side, "category": row.category, "claims": row.claims,
             "median": row.factor_q50, "q025": row.factor_q025, "q975": row.factor_q975}
            for row in self.findings.leans
        ]  # fmt: skip
        return Table.of_rows("leans of sources", rows, LEANS, charted=_factors)

    @property
    def meanings(self) -> Table:
        """How likely each column counts each measure."""
        return _of(self.findings.meanings, "meanings", ("group", "side", "category", "measure", "probability"))

    @property
    def slips(self) -> Table:
        """Rows of the file, from 0, that look like slips of the pen."""
        return _of(self.findings.slips, "slips", ("row", "probability", "reason", "printed", "expected", "cause"))

    @cached_property
    def text(self) -> str:
        """What the terminal shows, without colour."""
        from passmuster.briefing.terminal.captured import captured
        from passmuster.briefing.terminal.losses import print_losses

        return captured(lambda console: print_losses(self.findings, console))

    def to_json(self) -> str:
        """What `passmuster losses --format json` prints, byte for byte."""
        from passmuster.briefing.json.losses import to_loss_json

        return to_loss_json(self.findings)

    def to_html(self, path: Path | str | None = None, *, force: bool = False) -> str:
        """The page, and the same in a file where a path is given; as for a `Briefing`."""
        from passmuster.briefing.page.file import check_page_place, write_whole
        from passmuster.briefing.page.losses import to_loss_page

        if path is not None:
            check_page_place(Path(path), force=force)
        page = to_loss_page(self.findings)
        if path is not None:
            write_whole(page, Path(path))
        return page

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"LossBriefing(totals={len(self.findings.totals)}, is_usable={self.is_usable})"

    def _repr_html_(self) -> str:
        return self.totals._repr_html_()


def _of(rows: Sequence[Any], name: str, columns: Sequence[str]) -> Table:
    return Table.of_rows(name, [{column: asdict(row)[column] for column in columns} for row in rows], columns)


def _bands(table: Table, engine: str) -> Any:
    rows = [{**row, "q05": row["q025"], "q95": row["q975"]} for row in table]
    return plot_bands(rows, engine)


def _factors(table: Table, engine: str) -> Any:
    rows = [
        {"name": f"{row['group']}: {row['category']}, {row['side']}", "median": row["median"], "low": row["q025"],
         "high": row["q975"]}
        for row in table
    ]  # fmt: skip
    return plot_factors(rows, engine)
