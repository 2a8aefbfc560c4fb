"""A briefing as a value: what was found, as tables, text, JSON and a page, with the draws behind it on demand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from passmuster.analysis import brief_tables
from passmuster.analysis.tables import Table
from passmuster.errors import FitFailed
from passmuster.findings.findings import Findings
from passmuster.inference.diagnostics import FitStatus

if TYPE_CHECKING:
    from xarray import DataTree

    from passmuster.findings.material import Material
    from passmuster.model.fit import Fit

__all__ = ["Briefing"]


@dataclass(frozen=True, eq=False)
class Briefing:
    """What was found about a case as of a day.

    The tables hold what the command prints, as numbers. `estimates` and `weekly` have draws behind them; asking for
    these, for `fit` or for a tree of data works the case out once more from the fit that was kept, which takes some
    seconds, or a minute without a cache.
    """

    findings: Findings
    worked_out: "Callable[[], Material]" = field(repr=False)
    """Gives everything that was found out about the fit."""

    # What was asked -------------------------------------------------------------------------------------------------

    @property
    def case(self) -> str:
        """The id of the case."""
        return self.findings.case

    @property
    def as_of(self) -> date:
        """The day whose knowledge was used."""
        return self.findings.as_of

    @property
    def seed(self) -> int:
        """What fixed every draw."""
        return self.findings.seed

    @property
    def is_usable(self) -> bool:
        """Whether the fit can be used; of one that cannot, no number is an estimate."""
        return self.findings.diagnostics.status is FitStatus.OK

    def or_raise(self) -> "Briefing":
        """The briefing itself, if its fit can be used.

        Raises
        ------
        FitFailed
            When it cannot, with what was found wrong.
        """
        if not self.is_usable:
            from passmuster.briefing.phrases import failure_sentences

            raise FitFailed(" ".join(failure_sentences(self.findings)))
        return self

    # Tables ---------------------------------------------------------------------------------------------------------

    @property
    def estimates(self) -> Table:
        """Every count as of the day and at each horizon."""
        return brief_tables.estimates_table(self.findings, self._drawn)

    @property
    def weekly(self) -> Table:
        """Stocks and running totals at the end of every week, past and ahead."""
        return brief_tables.weekly_table(self.findings, self._drawn)

    @property
    def sources(self) -> Table:
        """How far each source group leans, claimed over true."""
        return brief_tables.sources_table(self.findings)

    @property
    def muster(self) -> Table:
        """The verdict on every claim; `briefing.muster["k097"]` is one of them."""
        return brief_tables.muster_table(self.findings)

    @property
    def actions(self) -> Table:
        """What the partner does next, by horizon."""
        return brief_tables.actions_table(self.findings)

    @property
    def questions(self) -> Table:
        """The answers to the questions of the case."""
        return brief_tables.questions_table(self.findings)

    @property
    def strain(self) -> Table:
        """Strain of the partner by day."""
        return brief_tables.strain_table(self.findings)

    @property
    def dependence(self) -> Table:
        """The partner's share of the joint force by day."""
        return brief_tables.dependence_table(self.findings)

    @property
    def claims(self) -> Table:
        """Every claim known on the day."""
        return brief_tables.claims_table(self.findings)

    @property
    def events(self) -> Table:
        """Every event on record on the day."""
        return brief_tables.events_table(self.findings)

    # For eyes and for other programs --------------------------------------------------------------------------------

    @cached_property
    def text(self) -> str:
        """The whole briefing as the terminal shows it with `--full`, without colour."""
        from passmuster.briefing.terminal.briefing import print_briefing
        from passmuster.briefing.terminal.captured import captured

        return captured(lambda console: print_briefing(self.findings, console))

    @cached_property
    def screen(self) -> str:
        """The first screen of the briefing, as the terminal shows it without `--full`, without colour."""
        from passmuster.briefing.terminal.captured import captured
        from passmuster.briefing.terminal.first_screen import print_first_screen

        return captured(lambda console: print_first_screen(self.findings, console))

    def to_json(self) -> str:
        """What `passmuster brief --format json` prints, byte for byte."""
        from passmuster.briefing.json.briefing import to_json

        return to_json(self.findings)

    def to_html(self, path: Path | str | None = None, *, force: bool = False) -> str:
        """The page, and the same in a file where a path is given.

        Raises
        ------
        BadInput
            When the file cannot be written, or is there and no page of ours and `force` is False.
        """
        from passmuster.briefing.page.briefing import to_page
        from passmuster.briefing.page.file import check_page_place, write_whole

        if path is not None:
            check_page_place(Path(path), force=force)
        page = to_page(self.findings)
        if path is not None:
            write_whole(page, Path(path))
        return page

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Briefing(case={self.case!r}, as_of={self.as_of}, seed={self.seed}, is_usable={self.is_usable})"

    def _repr_html_(self) -> str:
        from passmuster.briefing.page.first_screen import first_screen

        return first_screen(self.findings)

    # Draws ----------------------------------------------------------------------------------------------------------

    @cached_property
    def material(self) -> "Material":
        """Everything that was found out about the fit."""
        return self.worked_out()

    @property
    def fit(self) -> "Fit":
        """The fitted case, its posterior and its bill of health."""
        return self.material.fit

    def to_datatree(self) -> "DataTree":
        """Draws as ArviZ groups: posterior, prior, posterior predictive, log likelihood by claim, observed data."""
        from passmuster.analysis.datatree import datatree_of

        return datatree_of(self.fit)

    def to_tidy_draws(self, path: Path | str) -> None:
        """Write the posterior as a table that R reads: a row a draw, with `.chain`, `.iteration` and `.draw`.

        `posterior::as_draws_df(read.csv(path, check.names = FALSE))` and tidybayes' `spread_draws` take it as it is.

        Raises
        ------
        BadInput
            When the file is there already or cannot be written.
        """
        from passmuster.analysis.datatree import write_tidy_draws

        write_tidy_draws(self.fit, Path(path))

    def _drawn(self, table: Table) -> Table:
        from passmuster.analysis.draws import draws_table

        return draws_table(self.material.ahead, table)
