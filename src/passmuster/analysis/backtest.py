"""A backtest from a ledger, start to end: what `passmuster backtest` does, for Python."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from passmuster.analysis.run import Run
from passmuster.cache.codec import found_or_made
from passmuster.cache.keeper import key_of
from passmuster.datasets.coalitions import load_participants
from passmuster.errors import BadInput, Fault
from passmuster.findings.backtest import backtest_findings
from passmuster.findings.parts.backtest import BacktestFindings
from passmuster.forecast.actions import HORIZONS_WEEKS, ActionForecast
from passmuster.forecast.backtest.actions import outcome_chances, resolved_horizons, score_actions
from passmuster.forecast.backtest.as_of_days import Round, as_of_days, practice_days, rounds_of
from passmuster.forecast.backtest.backtest import Backtest, DayOutcome
from passmuster.forecast.backtest.claim_scores import lesson_of, score_round, weeks_needed
from passmuster.forecast.backtest.claim_width import AS_MODELLED, Lesson, Width, learned_width
from passmuster.forecast.backtest.surges_said import surge_said
from passmuster.forecast.looking_ahead import look_ahead
from passmuster.inference.diagnostics import FitStatus
from passmuster.ledger import Claim, Known, Ledger
from passmuster.ledger.digest import digest_of
from passmuster.ledger.vocabulary import ForceKind
from passmuster.model.fit import Fit
from passmuster.precedents.participant import own_row

__all__ = ["backtest_ledger", "findings_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _DayWork:
    """What is kept of an as-of day: its scores, and the actions that were forecast."""

    outcome: DayOutcome
    actions: tuple[ActionForecast, ...]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all days of a backtest share."""

    run: Run
    as_recorded: bool
    recalibrate: bool


def backtest_ledger(
    ledger: Ledger,
    run: Run,
    *,
    first: date | None = None,
    last: date | None = None,
    every_months: int = 1,
    later: Sequence[Claim] | None = None,
    each_once: bool = True,
    as_recorded: bool = False,
    recalibrate: bool = False,
    since: date | None = None,
) -> Backtest:
    """Past forecasts of a case and how they did.

    Parameters
    ----------
    run
        Seed, sampling, cache and progress; each day's result is kept.
    first, last, every_months
        As-of days; the last three firsts of a month up to the last observation when left out, or, with `later`, the day
        of the case's last claim.
    later
        Claims that never enter what is known; the case's own later claims are forecast when None.
    each_once
        Forecast each claim from the last as-of day before it; else from every one before it.
    as_recorded
        Know only what was on record by the day (`recorded_at`), and not all that had been said.
    recalibrate
        Mend the width of each day's forecasts by what forecasts made before it, and settled by it, were worth; a few
        days before the first are tried for that too.
    since
        Score only what was said after this day; what is left out by it is told.

    Raises
    ------
    BadInput
        When days cannot be used, or nothing was said later that could be scored.
    """
    if later is not None and last is None:
        last = ledger.last_day
        first = first or last
    days = as_of_days(ledger, first, last, every_months)
    rounds = rounds_of(ledger.claims, days, later, each_once=each_once, since=since)
    _refuse_nothing_to_score(rounds, later is not None)
    asked = _Shared(run, as_recorded, recalibrate)
    everything = replace(ledger, claims=(*ledger.claims, *_unheard(ledger, later or ())))
    known_until = max(claim.said_on for claim in everything.claims)
    practice = practice_days(days[0], every_months, ledger.case.start) if recalibrate else ()
    lessons = _practised(asked, ledger, practice, days[0])
    worked = _days_in_turn(asked, ledger, rounds, known_until, lessons)
    forecasts = _forecasts(worked)
    outcomes = _outcomes(everything.known(known_until), tuple(forecasts))
    remark = "" if forecasts else "No horizon of an action ends within what is known, so no action is scored."
    return Backtest(
        days=tuple(work.outcome for work in worked), actions=score_actions(forecasts, outcomes), actions_remark=remark
    )


def _forecasts(worked: Sequence[_DayWork]) -> dict[tuple[date, int], list[ActionForecast]]:
    """The actions that were forecast, by as-of day and horizon in weeks."""
    return {
        (work.outcome.as_of, weeks): [line for line in work.actions if line.horizon_weeks == weeks]
        for work in worked
        for weeks in sorted({line.horizon_weeks for line in work.actions})
    }


def findings_of(
    found: Backtest,
    ledger: Ledger,
    *,
    seed: int,
    later_hashes: Sequence[tuple[str, str]] = (),
    show_small_counts: str = "",
) -> BacktestFindings:
    """What is said of a backtest of a ledger.

    Parameters
    ----------
    later_hashes
        The files of later claims that it was scored on.
    show_small_counts
        Why counts of few harmed people are told as they are.
    """
    case = ledger.case
    hashes = (*ledger.input_hashes, *later_hashes)
    return backtest_findings(
        found, case=case.case_id, title=case.title, seed=seed, input_hashes=hashes,
        shown_because=show_small_counts.strip(),
    )  # fmt: skip


def _unheard(ledger: Ledger, later: Sequence[Claim]) -> list[Claim]:
    held = {claim.claim_id for claim in ledger.claims}
    return [claim for claim in later if claim.claim_id not in held]


def _refuse_nothing_to_score(rounds: Sequence[Round], has_file: bool) -> None:
    if any(asked.targets for asked in rounds):
        return
    first = rounds[0].as_of
    rule = f"a backtest needs claims about what is or was, said after {first}"
    remedy = "Give a file with claims said after that day." if has_file else "Ask for earlier as-of days with `first`."
    found = "; ".join(sorted({left.reason for asked in rounds for left in asked.left_out})) or "none"
    raise BadInput([Fault.of_argument("later" if has_file else "first", rule, found, remedy)])


# Day after day --------------------------------------------------------------------------------------------------------


def _practised(shared: _Shared, ledger: Ledger, days: Sequence[date], first: date) -> list[Lesson]:
    """What forecasts made before the first as-of day, and settled by it, teach about the width of forecasts."""
    rounds = rounds_of(ledger.known(first, as_recorded=shared.as_recorded).claims, days, None, each_once=True)
    worked = _days_in_turn(shared, ledger, [asked for asked in rounds if asked.targets], None, [])
    return [lesson for work in worked for lesson in _lessons(work.outcome)]


def _days_in_turn(
    shared: _Shared, ledger: Ledger, rounds: Sequence[Round], known_until: date | None, lessons: Sequence[Lesson]
) -> list[_DayWork]:
    """Every as-of day, its widths mended by what the days before it have taught by then, where that is asked for.

    Actions are forecast over the horizons that end by `known_until`, if at all.
    """
    taught, worked = list(lessons), []
    for asked in rounds:
        known = ledger.known(asked.as_of, as_recorded=shared.as_recorded)
        ids = [claim.claim_id for claim in known.claims]
        width = learned_width(taught, ids) if shared.recalibrate else AS_MODELLED
        work = _day_work(shared.run, known, asked, known_until, width)
        taught += _lessons(work.outcome)
        worked.append(work)
    return worked


def _lessons(outcome: DayOutcome) -> list[Lesson]:
    """What a day's forecasts teach; those of a failed fit teach nothing."""
    return [lesson_of(score) for score in outcome.scores] if outcome.status is FitStatus.OK else []


# One day --------------------------------------------------------------------------------------------------------------


def _day_work(run: Run, known: Known, asked: Round, known_until: date | None, width: Width) -> _DayWork:
    """What an as-of day forecast, found again or worked out."""
    horizons = resolved_horizons(asked.as_of, HORIZONS_WEEKS, known_until) if known_until is not None else ()
    held = {claim.claim_id for claim in known.claims}
    asked = replace(asked, known=tuple(claim for claim in asked.known if claim.claim_id in held))
    call = (str(run.seed), repr(run.settings), repr(horizons), asked.as_of.isoformat(), repr(width))
    key = key_of(["backtest day", known.digest, digest_of(asked.targets, asked.left_out), *call])
    return found_or_made(run.keeper, key, _DayWork, partial(_worked_out, run, known, asked, horizons, width))


def _worked_out(run: Run, known: Known, asked: Round, horizons: tuple[int, ...], width: Width) -> _DayWork:
    fit = _fitted(run, known)
    n_weeks = max(weeks_needed(fit.design.clock, asked), *HORIZONS_WEEKS[:1], *horizons)
    # One path a draw: a claim's forecast gains nothing from more, and cases of thousands of claims would not fit.
    look = run.looker or look_ahead
    looked = look(fit, n_weeks=n_weeks, horizons_weeks=horizons or HORIZONS_WEEKS[:1], paths_per_draw=1)
    scored = score_round(fit, looked.ahead, asked, seed=run.seed, width=width, progress=run.progress)
    outcome = DayOutcome(
        as_of=asked.as_of,
        n_known=len(asked.known),
        status=fit.health.status,
        r_hat_max=fit.health.r_hat_max,
        ess_min=fit.health.ess_min,
        divergences=fit.health.divergences,
        width=width,
        scores=scored.scores,
        left_out=scored.left_out,
        held_if_right=scored.held_if_right,
    )
    actions = looked.outlook.actions if horizons and looked.outlook is not None else ()
    return _DayWork(outcome=outcome, actions=actions)


def _fitted(run: Run, known: Known) -> Fit:
    return run.telling(f"{known.day}: ").fit(known)


# What came of the actions ---------------------------------------------------------------------------------------------


def _outcomes(known: Known, asked: tuple[tuple[date, int], ...]) -> dict[tuple[date, int], tuple[float, ...]]:
    """Which action came first, for every day and horizon asked for, by all that is on record."""
    case = known.case
    force = next((row for row in case.forces if row.actor == case.partner and row.kind == ForceKind.FORCE), None)
    if force is None:
        return {}
    own = own_row(load_participants(), case.precedent_id)
    surges = {as_of: surge_said(known.claims, force.force_id, as_of) for as_of, _ in asked}
    return {(as_of, weeks): outcome_chances(surges[as_of], as_of, weeks, own) for as_of, weeks in asked}
