"""Watch: which reports of the coming weeks are told, those that move a judgement most, and what each would move."""

from collections.abc import Iterable, Sequence
from typing import Final

from passmuster.findings.parts.outlook import Indicator
from passmuster.forecast.actions import ACTION_OF_EXIT
from passmuster.forecast.indicators import CountOfDead, ImaginedReport, Judgement, Moved
from passmuster.ledger.few import CELL_SIZE, is_small
from passmuster.wording.dates import long_date
from passmuster.wording.few import FewerThan
from passmuster.wording.numbers import BOUND_WORDS, count_words, interval_words
from passmuster.wording.quantities import quantity_noun

__all__ = ["action_indicators", "narrowing_indicators", "question_indicators"]

LEAST_MOVE: Final = 0.01
"""Smaller changes are lost in the draws."""

LEAST_TURN: Final = 0.003
"""So are smaller changes of an action; actions are told down to less than a point, because they are the question."""

MOST_SHOWN: Final = 6


def action_indicators(
    moves: Iterable[Sequence[Moved]], words: Sequence[tuple[str, str, float]], weeks: int
) -> tuple[Indicator, ...]:
    """For each action the report, and for each way of leaving the act or word, that would move it most.

    `moves` are those of each action; `words` are (act or word, way of leaving, change) within so many weeks.
    """
    told = [max(map(_indicator, rows), key=_size) for rows in moves if rows] + _of_words(words, weeks)
    return tuple(sorted((row for row in told if _size(row) >= LEAST_TURN), key=lambda row: -_size(row)))


def _of_words(words: Sequence[tuple[str, str, float]], weeks: int) -> list[Indicator]:
    """What acts and words would do, through strain."""
    told = []
    for exit_word, action in ACTION_OF_EXIT.items():
        changes = [(text, change) for text, name, change in words if name == exit_word]
        if changes:
            text, change = max(changes, key=lambda row: abs(row[1]))
            told.append(_told(text, _judgement_words(Judgement(action, weeks)), change))
    return told


def question_indicators(moves: Iterable[Moved]) -> tuple[Indicator, ...]:
    """For each question and direction the report that moves its answer most, the largest first."""
    ranked = sorted(map(_indicator, moves), key=lambda row: (-_size(row), row.moves, row.text))
    best: dict[tuple[str, str], Indicator] = {}
    for row in ranked:
        if _size(row) >= LEAST_MOVE:
            best.setdefault((row.moves, row.direction), row)
    return tuple(list(best.values())[:MOST_SHOWN])


def narrowing_indicators(count: CountOfDead | None, *, shows_small: bool = True) -> tuple[Indicator, ...]:
    """What one independent count of the dead would do to their interval; none where it would not show.

    Without `shows_small` few people are told as fewer, as everywhere else.
    """
    if count is None:
        return ()
    before, after = (
        interval_words(*(_told_count(end, shows_small) for end in ends)) for ends in (count.before, count.after)
    )
    near = "" if is_small(count.middle) and not shows_small else f" near {count_words(count.middle)}"
    text = f"An independent count of the dead{near}, such as a list of names"
    moves = f"the killed by {long_date(count.day)}, from {before} to {after} (90 % intervals)"
    return (Indicator(text=text, moves=moves, direction="narrows"),) if before != after else ()


def _told_count(value: float, shows_small: bool) -> float:
    return FewerThan(CELL_SIZE) if is_small(value) and not shows_small else value


# Words ----------------------------------------------------------------------------------------------------------------


def _indicator(moved: Moved) -> Indicator:
    return _told(_report_words(moved.report), _judgement_words(moved.judgement), moved.change)


def _told(text: str, moves: str, change: float) -> Indicator:
    return Indicator(text=text, moves=moves, direction="raises" if change > 0 else "lowers", size=abs(change))


def _size(row: Indicator) -> float:
    return row.size or 0.0


def _report_words(report: ImaginedReport) -> str:
    counted = f"{count_words(report.number)} {quantity_noun(report.quantity)}"
    return f"A report of {BOUND_WORDS[report.bound]} {counted} on {long_date(report.day)}"


def _judgement_words(judgement: Judgement) -> str:
    if judgement.weeks is None:
        return f"yes to “{judgement.name}”"
    return f"{judgement.name} within {judgement.weeks} weeks"
