"""From a table of losses to findings, start to end: what `passmuster losses` does, for Python.

>>> from passmuster.analysis.losses import estimate_losses
>>> from passmuster.analysis.run import Run
>>> findings = estimate_losses("losses.csv", Run.usual(seed=1))  # doctest: +SKIP

Nothing heavy is imported until something has to be worked out, so that what was worked out before answers at once.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from passmuster.analysis.loss_amending import LossWishes, as_confirmed, own_counts
from passmuster.analysis.run import Run
from passmuster.cache.codec import found_or_made
from passmuster.cache.keeper import Keeper, key_of
from passmuster.errors import BadInput, Fault
from passmuster.findings.losses import LossReading, compose_losses
from passmuster.findings.parts.losses import LossFindings, NamesColumn, SetAsideColumn
from passmuster.findings.private_people import without_private
from passmuster.ledger.digest import digest_of
from passmuster.ledger.losses import LossTable
from passmuster.ledger.nearest import did_you_mean
from passmuster.losses.number_echoes import find_number_echoes
from passmuster.losses.results import LossResults
from passmuster.losses.statements import Stream
from passmuster.store.frames import is_frame, losses_of_frame
from passmuster.store.losstable import read_loss_table
from passmuster.store.tablekind import CLAIMS, table_kind

if TYPE_CHECKING:
    from passmuster.analysis.loss_models import LossModel, LossTask

__all__ = ["DAY_ONE", "NAMES_DELAY_DAYS", "NO_WISHES", "LossFindings", "LossSource", "estimate_losses", "open_table"]

DAY_ONE: Final = date(2022, 2, 24)
"""Day 1 of the table of Radford and others."""
NAMES_DELAY_DAYS: Final = 60.0
"""Mean days from a death to its name on a list, as `losses.names` has it."""

LossSource = Any
"""`LossTable`, `Path`, `str`, or any object with columns by name, such as a data frame of claims of losses."""

NO_WISHES: Final = LossWishes()

DEFAULT, PUBLISHED = "default", "as published"
"""What the models are called in findings."""


def open_table(
    path: Path,
    read_standard_input: Callable[[], bytes],
    *,
    day_one: date = DAY_ONE,
    mapping: Path | None = None,
) -> LossTable:
    """The table of a file; `-` is standard input. Raises `BadInput` with every fault of it.

    Dates are counted from `day_one`; a `mapping` file tells how a table that others keep is read.
    """
    if mapping is None and table_kind(path) == CLAIMS:
        rule, remedy = "a table of losses is read here", f"Try: passmuster brief {path}"
        raise BadInput([Fault(str(path), rule, CLAIMS, remedy)])
    content = read_standard_input() if str(path) == "-" else None
    return read_loss_table(path, content, day_one=day_one, mapping=mapping)


def estimate_losses(
    table: LossSource,
    run: Run,
    *,
    as_published: bool = False,
    held_out: LossSource | int | None = None,
    one_origin: Sequence[str] = (),
    names_lists: Sequence[str] = (),
    names_delay_days: float = NAMES_DELAY_DAYS,
    day_one: date = DAY_ONE,
    n_draws: int | None = None,
    wishes: LossWishes = NO_WISHES,
    model: "LossModel | None" = None,
    show_small_counts: str = "",
) -> LossFindings:
    """Findings about a table: totals, how far each source leans, what columns count, and what was found amiss.

    Parameters
    ----------
    table
        A table, the path of its file, or a data frame with its columns.
    run
        Seed, cache and progress.
    as_published
        Whether to fit the structure of Radford and others (2023) instead of the default model.
    held_out
        Rows that the fit must not see and that it is scored on, beside the published structure; or in how many parts
        the table's own rows are left out in turn, each foretold by a short fit of the others.
    one_origin
        Columns, written SOURCE:COLUMN, that tell another source's number again; they say nothing of their own.
    names_lists, names_delay_days
        Columns, likewise, that count names, for the default model on all rows; mean days from a death to its name.
    day_one
        The calendar day of day 1.
    n_draws
        Draws kept of each chain; if not given, chains are drawn on until they have converged.
    wishes, model
        What else the reader says of the table; what is fitted, in place of one of the two models, and not kept.
    show_small_counts
        Why counts of few people are told as they are.

    Raises
    ------
    BadInput
        When a file cannot be read or breaks a rule, a column is not in the table, or there are fewer rows than parts.
    """
    rows = as_confirmed(_opened(table, day_one), wishes, day_one)
    scored, folds = _held_out(held_out, rows, day_one)
    others = {"as_published": as_published, "held_out": held_out is not None}
    set_aside, names = _columns(rows, one_origin, names_lists, others)
    reading = _looked(rows, wishes, LossReading(
        model=PUBLISHED if as_published else DEFAULT, day_one=day_one, seed=run.seed,
        set_aside=tuple(SetAsideColumn(group=group, category=column) for group, column in set_aside),
        names=tuple(NamesColumn(group=group, category=column, delay_days=names_delay_days) for group, column in names),
        sets_aside=not (as_published or wishes.weigh_restatements),
        shown_because=show_small_counts.strip(), public_figures=wishes.public_figure,
    ))  # fmt: skip
    asked = _LossesAsked(table=rows, held_out=scored, folds=folds, reading=reading, n_draws=n_draws, run=run,
                         model=model, own=own_counts(rows, wishes))  # fmt: skip
    return compose_losses(rows, asked.results(), reading)


def _looked(table: LossTable, wishes: LossWishes, reading: LossReading) -> LossReading:
    """The reading with what a plain look finds, before anything is fitted; whose count is its own is not asked."""
    from passmuster.losses.checks.check import CheckKind
    from passmuster.losses.checks.plain_look import look_at
    from passmuster.losses.restatements import find_restatements

    own = own_counts(table, wishes)
    checks = tuple(one for one in look_at(table.distinct) if one.kind != CheckKind.RELAYED or one.stream not in own)
    return replace(reading, checks=checks, restatements=find_restatements(table.distinct))


def _held_out(asked: LossSource | int | None, table: LossTable, day_one: date) -> tuple[LossTable | None, int]:
    """The table held out, or in how many parts the rows of `table` are; refused where a part would be empty or all."""
    if not isinstance(asked, int):
        return None if asked is None else _opened(asked, day_one), 0
    if not 2 <= asked <= len(table.distinct):
        rule = f"the table's {len(table.distinct):,} distinct rows are left out in 2 parts or more"
        raise BadInput([Fault.of_argument("held_out", rule, f"{asked}", "Five or ten parts are customary.")])
    return None, asked


def _opened(table: LossSource, day_one: date) -> LossTable:
    if isinstance(table, LossTable):
        return table
    return losses_of_frame(table, day_one=day_one) if is_frame(table) else read_loss_table(Path(table), day_one=day_one)


@dataclass(frozen=True, kw_only=True)
class _LossesAsked:
    """A call whose parts have been found in order."""

    table: LossTable
    held_out: LossTable | None
    folds: int
    reading: LossReading
    n_draws: int | None
    run: Run
    model: "LossModel | None"
    own: frozenset[Stream]

    def results(self) -> LossResults:
        """What the model says, found again or worked out and kept."""
        keeper = self.run.keeper if self.model is None else Keeper(None)
        return found_or_made(keeper, self._key(), LossResults, self._worked_out)

    def _key(self) -> str:
        """Everything that results follow from. Where the table lies and when its day 1 was changes none of them."""
        held = "" if self.held_out is None else digest_of(self.held_out.claims)
        columns = digest_of(self.reading.set_aside, self.reading.names)
        restated = str(self.reading.sets_aside and bool(self.reading.restatements))
        call = (self.reading.model, str(self.reading.seed), str(self.n_draws), restated)
        own = [":".join(stream) for stream in sorted(self.own)]
        return key_of(["losses", digest_of(self.table.claims), held, str(self.folds), columns, *call, *own])

    def _worked_out(self) -> LossResults:
        from passmuster.analysis.loss_models import DEFAULT_MODEL, PUBLISHED_MODEL, results_of

        began = time.perf_counter()
        model = self.model or (PUBLISHED_MODEL if self.reading.model == PUBLISHED else DEFAULT_MODEL)
        results = results_of(model, self._task(), n_draws=self.n_draws, progress=self.run.progress)
        echoes = find_number_echoes(self.table.distinct)
        return replace(results, echoes=echoes, seconds=time.perf_counter() - began)

    def _task(self) -> "LossTask":
        """What is to be estimated: the rows that say something of their own."""
        from passmuster.analysis.loss_models import LossTask
        from passmuster.losses.names import NamesList

        aside = {(column.group, column.category) for column in self.reading.set_aside}
        told_again = {claim.row for claim in self.table.claims if (claim.source, claim.category) in aside}
        if self.reading.sets_aside:
            told_again |= self._restated()
        tables = [self.table] if self.held_out is None else [self.table, self.held_out]
        return LossTask(
            table=self.table.without(frozenset(told_again)),
            held_out=self.held_out,
            last_day=max(claim.day for table in tables for claim in table.claims),
            names=tuple(NamesList(one.group, one.category, one.delay_days) for one in self.reading.names),
            seed=self.reading.seed,
            folds=self.folds,
            own=self.own,
        )

    def _restated(self) -> set[int]:
        """Rows of restatements, and exact repeats of them."""
        first = {row for one in self.reading.restatements for row in one.rows}
        return first | {row for row, earlier in self.table.repeat_of.items() if earlier in first}


# Columns that the reader names ----------------------------------------------------------------------------------------

Column = tuple[str, str]
"""Source and category."""


def _columns(
    table: LossTable, one_origin: Sequence[str], names_lists: Sequence[str], others: Mapping[str, bool]
) -> tuple[list[Column], list[Column]]:
    """Columns told again and columns of names; refused, all at once, when there is no such column or no use for it.

    `others` tells which arguments that lists of names do not go with are given.
    """
    known = {f"{claim.source}:{claim.category}": (claim.source, claim.category) for claim in table.claims}
    rule = "a column is named SOURCE:COLUMN as in the table"
    faults = [
        Fault.of_argument(argument, rule, f"'{name}'", did_you_mean(name, without_private(known, dict(known.values()))))
        for argument, named in (("one_origin", one_origin), ("names_lists", names_lists))
        for name in named
        if name not in known
    ]
    if names_lists:
        rule = "it goes with the default model on all rows"
        faults += [
            Fault.of_argument("names_lists", rule, remedy=f"Leave it out, or `{name}`.")
            for name, is_given in others.items()
            if is_given
        ]
    if faults:
        raise BadInput(faults)
    return [known[name] for name in one_origin], [known[name] for name in names_lists]
