"""What past coalition partners did, start to end: what `passmuster precedents` does, for Python.

>>> import passmuster as pm
>>> pm.precedents(where={"paid": "yes"}, since=1946).table.frame()  # doctest: +SKIP
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from passmuster.analysis.sources import day_of
from passmuster.analysis.tables import Table
from passmuster.errors import BadInput, Fault
from passmuster.progress import SILENT, Progress
from passmuster.store.frames import FRAME, is_frame
from passmuster.store.intake import Intake

if TYPE_CHECKING:
    from passmuster.findings.parts.precedents import PrecedentAnswer
    from passmuster.precedents.evaluation import UnseenForecasts
    from passmuster.precedents.participant import Participant

__all__ = ["SHIPPED", "Precedents", "precedents"]

SHIPPED: Final = "shipped"
"""Word that stands for the table that comes with the program."""

Where = Mapping[str, str | Iterable[str]] | str | Sequence[str]
"""Column to the values it may have; or texts such as "paid=yes" or "regime=autocracy,anocracy"."""


ParticipantSource = Any
"""`str`, `Path`, or any object with columns by name, such as a data frame of participants."""


def precedents(
    *,
    where: Where = (),
    since: str | int | date | None = None,
    until: str | int | date | None = None,
    fit: ParticipantSource | None = None,
    test: ParticipantSource | None = None,
    leave_one_war_out: bool = False,
    nearest: str | None = None,
    limit: int = 10,
    as_of: date | str | None = None,
    seed: int = 0,
    progress: Progress = SILENT,
) -> "Precedents":
    """Past coalition partners: who they were and how fast they left; or what drives leaving, who is like whom, scores.

    Parameters
    ----------
    where
        Keep participants whose columns hold these values.
    since, until
        Keep who entered in that year, or on that day, or later (earlier).
    fit
        Learn from this table, a file, a data frame, or "shipped" for the one that comes along; alone, it asks what
        drives leaving.
    test
        Forecast the participants of this table, as of wars not seen before, and score it.
    leave_one_war_out
        Forecast each war from all the others, and score it; takes a minute or two.
    nearest, limit
        The `case_id` of a participant whose likes are asked for, and how many of them.
    as_of
        Know nothing later than this day.
    seed
        Fixes every draw.
    progress
        Told what takes its time, and what was left out.

    Raises
    ------
    BadInput
        When parts of the call do not go together, or a table, a filter or a name is wrong; it carries every fault.
    """
    day, allowed = day_of(as_of), _filter(where, since, until)
    _check(where, test, leave_one_war_out, nearest, day)
    learned = _Learned.of(SHIPPED if fit is None else fit, allowed)
    if leave_one_war_out:
        answer = _left_out_in_turn(learned, seed, progress)
    elif test is not None:
        answer = _tested(learned, test, seed, progress)
    elif nearest:
        answer = _nearest(learned, nearest, limit)
    elif fit is None:
        answer = _who_left(learned, day, seed)
    else:
        answer = _drivers(learned, day, seed)
    return Precedents(answer, seed, day, tuple(learned.hashes))


@dataclass(frozen=True, eq=False)
class Precedents:
    """What was found about past partners: rows of one kind, numbers about them all, and sentences."""

    answer: "PrecedentAnswer"
    seed: int
    as_of: date | None
    input_hashes: tuple[tuple[str, str], ...]
    """Each table that was read, and the SHA-256 of its bytes."""

    @property
    def table(self) -> Table:
        """The rows: participants, effects, the nearest, or scores; participants and the nearest by `case_id`."""
        rows = [dict(row) for row in self.answer.rows]
        columns = tuple(rows[0]) if rows else ()
        return Table.of_rows(self.answer.title, rows, columns, key="case_id" if "case_id" in columns else "")

    @property
    def facts(self) -> Mapping[str, Any]:
        """Numbers about all of them, by name."""
        return self.answer.facts

    @property
    def remarks(self) -> Sequence[str]:
        """The same in sentences."""
        return self.answer.remarks

    @cached_property
    def text(self) -> str:
        """What the terminal shows, without colour."""
        from passmuster.briefing.terminal.captured import captured
        from passmuster.briefing.terminal.precedents import print_answer

        return captured(lambda console: print_answer(self.answer, console))

    def to_json(self) -> str:
        """What `passmuster precedents --format json` prints, byte for byte."""
        from passmuster.briefing.json.precedents import answer_to_json

        return answer_to_json(self.answer, seed=self.seed, as_of=self.as_of, inputs=dict(self.input_hashes))

    def to_csv(self) -> str:
        """What `passmuster precedents --format csv` prints: the rows."""
        from passmuster.briefing.csvtable import csv_text

        return csv_text(self.answer.rows)

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.table._repr_html_()


# The call -------------------------------------------------------------------------------------------------------------


def _filter(where: Where, since: object, until: object) -> dict[str, list[str]]:
    """Column to allowed values; a column named twice allows both."""
    allowed: dict[str, list[str]] = {}
    for column, values in _pairs(where):
        allowed.setdefault(column, []).extend(values)
    for bound, value in (("since", since), ("until", until)):
        if value:
            allowed[bound] = [str(value)]
    return allowed


def _pairs(where: Where) -> list[tuple[str, list[str]]]:
    if isinstance(where, Mapping):
        return [(column, [values] if isinstance(values, str) else list(values)) for column, values in where.items()]
    texts = [where] if isinstance(where, str) else list(where)
    parts = [text.partition("=") for text in texts]
    return [(column.strip(), [value.strip() for value in values.split(",")]) for column, _, values in parts]


def _check(
    where: Where, test: ParticipantSource | None, leave_one_war_out: bool, nearest: str | None, day: date | None
) -> None:
    """Refuse what does not go together, all at once."""
    texts = [] if isinstance(where, Mapping) else [where] if isinstance(where, str) else where
    faults = [
        Fault.of_argument("where", "a filter is COLUMN=VALUE", f"'{text}'", 'Write `where="paid=yes"`.')
        for text in texts
        if "=" not in text
    ]
    asked = [test is not None, leave_one_war_out, bool(nearest)]
    if sum(asked) > 1:
        rule = "`test`, `leave_one_war_out` and `nearest` are three questions"
        faults.append(Fault("precedents", rule, f"{sum(asked)} of them", "Ask one at a time."))
    if day is not None and (test is not None or leave_one_war_out):
        faults.append(Fault.of_argument("as_of", "scores use all that the tables hold", remedy="Leave it out."))
    if faults:
        raise BadInput(faults)


# Tables and what is learned from them ---------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Learned:
    """ParticipantSource that passed the filters, all of the table they came from, and the hashes of the files read."""

    kept: "tuple[Participant, ...]"
    whole: "tuple[Participant, ...]"
    hashes: list[tuple[str, str]]

    @classmethod
    def of(cls, table: ParticipantSource, allowed: Mapping[str, Sequence[str]]) -> "_Learned":
        from passmuster.precedents.classes import filter_participants

        hashes: list[tuple[str, str]] = []
        whole = _participants(table, "fit", hashes)
        return cls(kept=filter_participants(whole, allowed, is_asked=True), whole=whole, hashes=hashes)


def _participants(table: ParticipantSource, argument: str, hashes: list[tuple[str, str]]) -> "tuple[Participant, ...]":
    """ParticipantSource of a table, whose hash is noted; a data frame is called by the argument that it came in."""
    from passmuster.datasets.coalitions import SHIPPED_TABLE, participants_of_frame, take_participants

    intake = Intake()
    if is_frame(table):
        participants = participants_of_frame(table, intake, name=f"{FRAME} ({argument})")
    else:
        is_shipped = str(table) == SHIPPED
        participants = take_participants(SHIPPED_TABLE if is_shipped else Path(table), intake)
        intake.hashes = [(SHIPPED if is_shipped else name, sha256) for name, sha256 in intake.hashes]
    intake.close()
    hashes += intake.hashes
    return participants


# The answers ----------------------------------------------------------------------------------------------------------


def _who_left(learned: _Learned, day: date | None, seed: int) -> "PrecedentAnswer":
    """Who is in the class, and how fast they left."""
    from passmuster.findings.precedents import who_left
    from passmuster.precedents.base_rate import fit_base_rate

    return who_left(learned.kept, fit_base_rate(learned.kept, as_of=day, seed=seed))


def _drivers(learned: _Learned, day: date | None, seed: int) -> "PrecedentAnswer":
    """What drives leaving."""
    from passmuster.findings.precedents import drivers_of_leaving
    from passmuster.precedents.effects import READING_SCALE
    from passmuster.precedents.regression import fit_hazards

    return drivers_of_leaving(fit_hazards(learned.kept, as_of=day, effect_scale=READING_SCALE, seed=seed))


def _nearest(learned: _Learned, case_id: str, limit: int) -> "PrecedentAnswer":
    """Who is most like one participant of the whole table, of those that passed the filters."""
    from passmuster.findings.precedents import most_like
    from passmuster.precedents.nearest import nearest_cases, strangeness_of

    case = next((row for row in learned.whole if row.case_id == case_id), None)
    if case is None:
        rule, found = "a participant of the table is named by its case_id", f"'{case_id}'"
        raise BadInput([Fault.of_argument("nearest", rule, found, "See `passmuster precedents` for the names.")])
    return most_like(case, nearest_cases(case, learned.kept, n=limit), strangeness_of(case, learned.kept))


def _scored(unseen: "UnseenForecasts", seed: int, *, across_wars: bool) -> "PrecedentAnswer":
    """Scores of forecasts of unseen wars, beside the baselines."""
    from passmuster.findings.precedents import scores_of
    from passmuster.forecast.backtest.scorecard import score_forecasts

    return scores_of(score_forecasts(unseen, seed=seed), across_wars=across_wars)


def _left_out_in_turn(learned: _Learned, seed: int, progress: Progress) -> "PrecedentAnswer":
    """Scores of forecasts of each war by all the others."""
    from passmuster.precedents.evaluation import leave_one_war_out

    progress.step("fitting once for each war, which takes a minute or two")
    return _scored(leave_one_war_out(learned.kept, seed=seed), seed, across_wars=True)


def _tested(learned: _Learned, table: ParticipantSource, seed: int, progress: Progress) -> "PrecedentAnswer":
    """Scores of forecasts of a table's wars, which are left out of what is learned."""
    from passmuster.precedents.evaluation import forecast_unseen

    test = _participants(table, "test", learned.hashes)
    wars = {row.war for row in test}
    others = [row for row in learned.kept if row.war not in wars]
    if len(others) < len(learned.kept):
        dropped = len(learned.kept) - len(others)
        progress.step(f"left {dropped} participants of the wars to be forecast out of what is learned")
    return _scored(forecast_unseen(others, test, seed=seed), seed, across_wars=False)
