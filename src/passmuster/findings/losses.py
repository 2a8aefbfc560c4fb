"""Findings about a table of losses: what a model says of it, put into rows and sentences."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from passmuster._version import __version__
from passmuster.findings.discretion import CELL_SIZE
from passmuster.findings.loss_check_words import check_remedy, check_sentence, restatement_sentence, stream_name
from passmuster.findings.loss_discretion import discreet_losses, named_by_role
from passmuster.findings.loss_words import echo_sentence, slip_sentence
from passmuster.findings.parts.losses import (
    CheckLine,
    ColumnMeaning,
    EchoLine,
    HeldOutLine,
    LeanDrift,
    LossDiagnostics,
    LossDiscretion,
    LossFindings,
    LossLean,
    LossTotal,
    NamesColumn,
    RelayLine,
    RestatementLine,
    SeriesCount,
    SetAsideColumn,
    SlipLine,
)
from passmuster.inference.diagnostics import ESS_NEEDED, R_HAT_LIMIT, Health
from passmuster.ledger.losses import LossBound, LossTable, population_of
from passmuster.losses.checks.check import LossCheck
from passmuster.losses.number_echoes import NumberEcho
from passmuster.losses.restatements import ColumnRestatement
from passmuster.losses.results import Drift, HeldOutScore, Lean, LikelySlip, LossResults, Meaning, RelayedNumber, Total

__all__ = ["LossReading", "compose_losses"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LossReading:
    """How a table was read: by which model, from which day on, what the reader says of its columns, what a look found.

    `sets_aside` tells whether restatements are left out of the fit, `shown_because` why small counts of people are
    shown; empty where they are not. `public_figures` are sources that are named though their names look like persons'.
    """

    model: str
    day_one: date
    seed: int
    set_aside: tuple[SetAsideColumn, ...] = ()
    names: tuple[NamesColumn, ...] = ()
    checks: tuple[LossCheck, ...] = ()
    restatements: tuple[ColumnRestatement, ...] = ()
    sets_aside: bool = True
    shown_because: str = ""
    public_figures: tuple[str, ...] = ()


def compose_losses(table: LossTable, results: LossResults, reading: LossReading) -> LossFindings:
    """The findings about a table, from what a model says of it, by the rule about people."""
    found = _composed(table, results, reading)
    if reading.shown_because:
        shown = LossDiscretion(cell_size=CELL_SIZE, shown_because=reading.shown_because)
        return named_by_role(replace(found, discretion=shown), reading.public_figures)
    told = discreet_losses(
        found, slips=results.slips, echoes=results.echoes, checks=reading.checks, restatements=reading.restatements
    )
    return named_by_role(told, reading.public_figures)


def _composed(table: LossTable, results: LossResults, reading: LossReading) -> LossFindings:
    return LossFindings(
        table=table,
        model=reading.model,
        day_one=reading.day_one,
        seed=reading.seed,
        version=__version__,
        totals=_totals(table, results.totals, reading.day_one),
        leans=tuple(_lean(lean) for lean in results.leans),
        meanings=tuple(_meaning(meaning) for meaning in results.meanings),
        drifts=tuple(_drift(drift) for drift in results.drifts),
        slips=_slip_lines(table, results.slips),
        echoes=tuple(_echo_line(echo) for echo in results.echoes),
        counts=_counts(table),
        set_aside=reading.set_aside,
        names=reading.names,
        held_out=_score(results.held_out),
        held_out_as_published=_score(results.held_out_as_published),
        diagnostics=_diagnostics(results.health),
        seconds=results.seconds,
        checks=tuple(map(_check_line, reading.checks)),
        restatements=tuple(_restated_line(one, is_set_aside=reading.sets_aside) for one in reading.restatements),
        relays=_relay_lines(results.relays),
    )


def _check_line(check: LossCheck) -> CheckLine:
    return CheckLine(
        kind=check.kind, rows=check.rows, stream=stream_name(check.stream), text=check_sentence(check),
        remedy=check_remedy(check),
    )  # fmt: skip


def _restated_line(one: ColumnRestatement, *, is_set_aside: bool) -> RestatementLine:
    return RestatementLine(
        group=one.stream.source, side=one.stream.side, category=one.stream.category, of=one.of.category,
        multiplier=one.multiplier, added=one.added, rows=one.rows, shared=one.shared, false_alarms=one.chance,
        is_set_aside=is_set_aside, text=restatement_sentence(one, is_set_aside=is_set_aside),
    )  # fmt: skip


def _totals(table: LossTable, totals: Iterable[Total], day_one: date) -> tuple[LossTotal, ...]:
    last: dict[tuple[str, str], int] = {}
    only_floors: dict[tuple[str, str], bool] = {}
    for claim in table.claims:
        key = claim.side, population_of(claim.category) or claim.category
        last[key] = max(last.get(key, 0), claim.day)
        only_floors[key] = only_floors.get(key, True) and claim.bound == LossBound.AT_LEAST
    made = []
    for total in totals:
        key = total.side, population_of(total.category) or total.category
        floors = only_floors.get(key, False)
        made.append(_total(total, day_one, last.get(key, total.day), floors_alone=floors))
    return tuple(made)


def _total(total: Total, day_one: date, last_spoken: int, *, floors_alone: bool) -> LossTotal:
    day = day_one + timedelta(days=total.day - 1)
    return LossTotal(
        side=total.side, category=total.category, date=day, q025=total.q025, q50=total.q50, q975=total.q975,
        days_past=max(total.day - last_spoken, 0), floors_alone=floors_alone,
    )  # fmt: skip


def _lean(lean: Lean) -> LossLean:
    return LossLean(
        group=lean.group, side=lean.side, category=lean.category, claims=lean.claims,
        factor_q025=lean.factor_q025, factor_q50=lean.factor_q50, factor_q975=lean.factor_q975,
    )  # fmt: skip


def _meaning(meaning: Meaning) -> ColumnMeaning:
    return ColumnMeaning(
        group=meaning.group, side=meaning.side, category=meaning.category, measure=meaning.measure,
        probability=meaning.probability,
    )  # fmt: skip


def _drift(drift: Drift) -> LeanDrift:
    return LeanDrift(
        group=drift.group, side=drift.side, category=drift.category,
        factor_q025=drift.factor_q025, factor_q50=drift.factor_q50, factor_q975=drift.factor_q975,
    )  # fmt: skip


def _slip_lines(table: LossTable, slips: Iterable[LikelySlip]) -> tuple[SlipLine, ...]:
    """One line a row in their order, exact repeats of a slip among them."""
    repeats: dict[int, list[int]] = {}
    for row, earlier in table.repeat_of.items():
        repeats.setdefault(earlier, []).append(row)
    lines = [_slip_line(row, slip) for slip in slips for first in slip.rows for row in (first, *repeats.get(first, ()))]
    return tuple(sorted(lines, key=lambda line: line.row))


def _slip_line(row: int, slip: LikelySlip) -> SlipLine:
    return SlipLine(
        row=row, probability=slip.probability, reason=slip_sentence(slip), printed=slip.printed,
        expected=slip.expected, cause=slip.cause.kind,
    )  # fmt: skip


def _relay_lines(relays: Iterable[RelayedNumber]) -> tuple[RelayLine, ...]:
    """One line a row in their order."""
    lines = [
        RelayLine(
            row=row, group=one.group, side=one.side, category=one.category, of=one.of, probability=one.probability
        )
        for one in relays
        for row in one.rows
    ]
    return tuple(sorted(lines, key=lambda line: line.row))


def _echo_line(echo: NumberEcho) -> EchoLine:
    (group, side, category), (other, _, other_category) = echo.echo, echo.follows
    return EchoLine(
        group=group, side=side, category=category, follows_group=other, follows_category=other_category,
        evidence=echo_sentence(echo), misfit=echo.misfit, even_misfit=echo.even_misfit,
    )  # fmt: skip


def _counts(table: LossTable) -> tuple[SeriesCount, ...]:
    """Rows of each side and category, in order of their names."""
    counts = Counter((claim.side, claim.category) for claim in table.claims)
    return tuple(
        SeriesCount(side=side, category=category, rows=rows) for (side, category), rows in sorted(counts.items())
    )


def _score(score: HeldOutScore | None) -> HeldOutLine | None:
    if score is None:
        return None
    return HeldOutLine(**asdict(score))


def _diagnostics(health: Health) -> LossDiagnostics:
    return LossDiagnostics(
        status=health.status,
        r_hat_max=health.r_hat_max,
        ess_min=health.ess_min,
        worst=health.worst,
        r_hat_limit=R_HAT_LIMIT,
        ess_needed=ESS_NEEDED,
    )
