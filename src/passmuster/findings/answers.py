"""Answers: the questions of the case, and the actions and classes of the outlook, with word, number and interval."""

from collections.abc import Iterable
from typing import Final

from passmuster.findings.discretion import discreet_levels
from passmuster.findings.estimates import quantiles
from passmuster.findings.parts.counts import CountLevels
from passmuster.findings.parts.outlook import ActionOutlook, ClassOutlook, QuestionAnswer
from passmuster.forecast.actions import ActionForecast
from passmuster.forecast.outlook import Outlook
from passmuster.forecast.questions import QuestionForecast
from passmuster.forecast.reference_classes import ClassForecast
from passmuster.ledger import Question
from passmuster.ledger.vocabulary import Action, Asks, When
from passmuster.wording.dates import long_date
from passmuster.wording.likelihood import term_for
from passmuster.wording.lists import joined
from passmuster.wording.numbers import estimate_words, percent_words, reported_words
from passmuster.wording.quantities import quantity_noun, tally

__all__ = ["actions", "answers", "asked_words", "classes"]

TOLD_APART: Final = 1.5
"""Factor on the base rate from which a case's own conditions are said to move a chance: out of sample they have added
little, and less than half as much again is within what the fit to other wars leaves open."""


def actions(outlook: Outlook, standard: str, *, levers: bool = False) -> tuple[ActionOutlook, ...]:
    """Each action at each horizon, beside what a constant hazard would have said, and what in the case moves it.

    `levers` says whether the reader set any, which then move every action.
    """
    forecasts, moved = outlook.actions, _movers(outlook, levers)
    return tuple(
        ActionOutlook(
            action=row.action, horizon_weeks=row.horizon_weeks, probability=row.probability, q05=row.q05, q95=row.q95,
            words=term_for(row.probability, standard), baseline=row.baseline_constant,
            is_base_rate=not (why := moved[row.action] or _own_traits(outlook, row)),
            basis=_basis_of_action(row, why),
        )
        for row in forecasts
    )  # fmt: skip


def _movers(outlook: Outlook, levers: bool) -> dict[Action, str]:
    """What on record in the case moves each action, in words; empty for nothing."""
    acts, plans = outlook.judging.acts, outlook.plans
    leaving = [f"{tally(len(acts.acts), 'act')} on record"] if acts is not None and acts.acts else []
    sending = [f"{tally(len(plans), 'plan')} on record"] if plans else []
    set_by = ["levers"] if levers else []
    moved = dict.fromkeys(Action, joined([*leaving, *set_by]) if leaving or levers else "")
    moved[Action.SURGE] = joined([*sending, *set_by]) if sending or levers else ""
    moved[Action.SUSTAIN] = joined([*leaving, *sending, *set_by]) if leaving or sending or levers else ""
    return moved


def _own_traits(outlook: Outlook, row: ActionForecast) -> str:
    """The case's own conditions, where they move a chance of leaving by more than `TOLD_APART`; empty otherwise."""
    own = outlook.judging.learned is not None and row.action not in {Action.SURGE, Action.SUSTAIN}
    if not own or row.baseline_constant <= 0.0:
        return ""
    factor = row.probability / row.baseline_constant
    return "" if 1.0 / TOLD_APART <= factor <= TOLD_APART else "its ties, losses and strain"


def _basis_of_action(row: ActionForecast, moved: str) -> str:
    naive = f"{percent_words(row.baseline_constant)} within {row.horizon_weeks} weeks"
    if moved:
        return f"base rate {naive}; here moved by {moved}"
    return f"base rate {naive}; nothing on record in this case moves it"


def classes(forecasts: Iterable[ClassForecast]) -> tuple[ClassOutlook, ...]:
    """The reference class that judged, its rivals beside it."""
    return tuple(
        ClassOutlook(
            name=row.name,
            definition=row.definition,
            n_members=row.n_members,
            n_exits=row.n_exits,
            members=row.members,
            exit_probability=row.exit_probability,
        )
        for row in forecasts
    )


def answers(
    forecasts: Iterable[QuestionForecast], standard: str, *, shows_small: bool = False
) -> tuple[QuestionAnswer, ...]:
    """Every question that was answered, with the number it is about on its day; small counts of people if asked for."""
    return tuple(_answer(forecast, standard, shows_small) for forecast in forecasts)


def _answer(forecast: QuestionForecast, standard: str, shows_small: bool) -> QuestionAnswer:
    count = CountLevels(**quantiles(forecast.count))
    if not shows_small:
        count = discreet_levels(count, forecast.counted)
    return QuestionAnswer(
        question_id=forecast.question.question_id, text=forecast.question.text, probability=forecast.probability,
        q05=forecast.q05, q95=forecast.q95, words=term_for(forecast.probability, standard),
        basis=_basis(forecast, count), count=count,
    )  # fmt: skip


def _basis(forecast: QuestionForecast, count: CountLevels) -> str:
    """What was counted on the paths, and where it lies beside the threshold."""
    told = estimate_words(count.q05, count.q50, count.q95)
    asked = forecast.question
    return (
        f"The paths, stances included, have {told} {quantity_noun(forecast.counted)} on {long_date(asked.by)}; asked "
        f"is {asked_words(asked)}."
    )


def asked_words(question: Question) -> str:
    """What a question asks of the count, without its day, which stands beside it."""
    number = reported_words(question.threshold)
    words = {
        Asks.AT_LEAST: number,
        Asks.BELOW: f"fewer than {number}",
        Asks.BETWEEN: f"{number} to {reported_words(question.upper or question.threshold)}",
        Asks.LEFT: "whether a tenth or less of the most there ever were is left",
    }
    return words[question.asks] + (", on any day up to then" if question.when == When.BY else "")
