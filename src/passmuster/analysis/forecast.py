"""What lies ahead of a case, on record, and what earlier forecasts were worth: `passmuster forecast`, for Python.

>>> from passmuster.analysis.forecast import forecast, record_scores
>>> ahead = forecast("examples/kursk", record="forecasts.jsonl")  # doctest: +SKIP
>>> ahead.actions.frame()  # doctest: +SKIP
>>> record_scores("forecasts.jsonl", resolve="came.csv").rows.frame()  # doctest: +SKIP
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from passmuster.analysis.brief import briefing_of_ledger
from passmuster.analysis.briefed import Briefing
from passmuster.analysis.compared import Since
from passmuster.analysis.run import SILENT, Progress, Run
from passmuster.analysis.sources import Source, day_of, open_source
from passmuster.analysis.tables import Table
from passmuster.analysis.who import moment_of_text
from passmuster.errors import BadInput, Fault
from passmuster.findings.findings import Findings
from passmuster.ledger import Ledger
from passmuster.plaintext import harmless_table

if TYPE_CHECKING:
    from passmuster.findings.record import RecordFindings
    from passmuster.forecast.record.record import Head
    from passmuster.forecast.record.scores import RecordScores

__all__ = ["CaseForecast", "Recorded", "RecordedScores", "check_record", "forecast", "forecast_ledger", "record_scores"]


def forecast(
    source: Source,
    *,
    as_of: date | str | None = None,
    known_at: datetime | date | str | None = None,
    since: Since | None = None,
    horizon: int | None = None,
    record: Path | str | None = None,
    seed: int = 0,
    standard: str = "icd203",
    cache: bool = True,
    progress: Progress = SILENT,
) -> "CaseForecast":
    """What the partner does next, what strength and losses come to, and the answers to the questions of the case.

    Parameters
    ----------
    source
        A case folder or shipped example, or whatever else `brief` takes.
    record
        A file to which the forecasts are appended, unless the fit failed; what stands there is never changed.
    as_of, known_at, since, horizon, seed, standard, cache, progress
        As for `brief`.

    Raises
    ------
    BadInput
        When anything about the source or the call is wrong, or no record of the case can be kept in the file.
    """
    day = day_of(as_of)
    ledger = open_source(source, day, known_at=moment_of_text(known_at))
    run = Run.usual(cache=cache, seed=seed, progress=progress)
    place = None if record is None else Path(record)
    return forecast_ledger(
        ledger, run, as_of=day, since=since, horizon_weeks=horizon, standard=standard, record=place
    )  # fmt: skip


def forecast_ledger(
    ledger: Ledger,
    run: Run,
    *,
    as_of: date | None = None,
    since: Since | None = None,
    horizon_weeks: int | None = None,
    standard: str = "icd203",
    record: Path | None = None,
) -> "CaseForecast":
    """As `forecast`, of a ledger and in a run."""
    if record is not None:
        check_record(record, ledger.case.case_id)
    briefing = briefing_of_ledger(
        ledger, run, as_of=as_of, since=since, horizon_weeks=horizon_weeks, standard=standard
    )  # fmt: skip
    recorded = None if record is None or not briefing.is_usable else _put_on_record(briefing.findings, ledger, record)
    return CaseForecast(briefing, recorded)


def check_record(record: Path, case: str) -> tuple[str, ...]:
    """Refuse, before anything is worked out, a place where no record of the case can be kept; else what to remark.

    Raises
    ------
    BadInput
        When the folder is not there, or a folder, something that is no record, or that of another case stands there.
    """
    from passmuster.forecast.record.record import check_record_place

    return check_record_place(record, case).remarks


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many forecasts were appended to a record, how many stood there already, and where it stands since."""

    written: int
    held: int
    head: "Head"

    @property
    def sentences(self) -> tuple[str, ...]:
        """Where the record stands, in words."""
        from passmuster.findings.record_proof import head_words

        return (head_words(self.head),)


def _put_on_record(findings: Findings, ledger: Ledger, record: Path) -> Recorded:
    from passmuster.analysis.record import entries_of
    from passmuster.forecast.record.record import append_entries, read_record

    entries = entries_of(findings, ledger)
    written = append_entries(record, entries)
    return Recorded(len(written), len(entries) - len(written), read_record(record).head)


CLASSES: Final = ("name", "definition", "n_members", "n_exits", "horizon_weeks", "median", "q05", "q95")


@dataclass(frozen=True, eq=False)
class CaseForecast:
    """What lies ahead of a case, as of a day; the part of a briefing that looks ahead."""

    briefing: Briefing
    recorded: Recorded | None = None
    """What went on record; None where no record was named, or the fit failed."""

    @property
    def findings(self) -> Findings:
        """All that was found about the case."""
        return self.briefing.findings

    @property
    def is_usable(self) -> bool:
        """Whether the fit can be used; of one that cannot, no number is a forecast."""
        return self.briefing.is_usable

    def or_raise(self) -> "CaseForecast":
        """The forecast itself, if its fit can be used; else `FitFailed` is raised, with what was found wrong."""
        self.briefing.or_raise()
        return self

    @property
    def actions(self) -> Table:
        """What the partner does next, by horizon."""
        return self.briefing.actions

    @property
    def questions(self) -> Table:
        """The answers to the questions of the case."""
        return self.briefing.questions

    @property
    def stocks(self) -> Table:
        """Counts at each horizon, with draws behind them."""
        estimates = self.briefing.estimates
        return estimates.where(date={day for day in estimates["date"] if day > self.briefing.as_of})

    @property
    def classes(self) -> Table:
        """How likely partners of rival reference classes were to leave within each horizon."""
        rows = [
            dict(zip(CLASSES, (row.name, row.definition, row.n_members, row.n_exits, *exits), strict=True))
            for row in self.findings.classes
            for exits in row.exit_probability
        ]
        return Table.of_rows("reference classes", rows, CLASSES)

    @cached_property
    def text(self) -> str:
        """What the terminal shows, without colour."""
        from passmuster.briefing.terminal.captured import captured
        from passmuster.briefing.terminal.forecast import print_forecast

        record = self.recorded.sentences if self.recorded else ()
        return captured(lambda console: print_forecast(self.findings, console, record=record))

    def to_json(self) -> str:
        """What `passmuster forecast --format json` prints, byte for byte."""
        from passmuster.briefing.json.forecast import forecast_to_json

        if self.recorded is None:
            return forecast_to_json(self.findings)
        return forecast_to_json(self.findings, recorded=self.recorded.written, head=self.recorded.head)

    def to_hubverse(self) -> str:
        """Hubverse model output as CSV: what `passmuster forecast --format hubverse` prints."""
        from passmuster.exchange.hubverse import hub_rows, hub_table

        return harmless_table(hub_table(hub_rows(self.findings)))

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.actions._repr_html_() + self.questions._repr_html_()


# What earlier forecasts were worth ------------------------------------------------------------------------------------


def record_scores(
    record: Path | str, *, resolve: Path | str | None = None, case: str = "", day: date | str | None = None
) -> "RecordedScores":
    """The scores of the forecasts in a record, those made ahead apart from those made in hindsight.

    Parameters
    ----------
    record
        The file that forecasts were appended to.
    resolve
        A table of what came, which is appended first, each row with its receipts.
    case
        The case that the record must be of; any when empty.
    day
        Today; questions are scored once their day has passed. When None, the last day that the record speaks of.

    Raises
    ------
    BadInput
        When there is no such record, it was edited, or anything in the table is wrong; then nothing is written.
    """
    from passmuster.forecast.record.record import append_entries, read_record
    from passmuster.forecast.record.resolutions import read_resolutions
    from passmuster.forecast.record.scores import score_record

    place = Path(record)
    if case:
        check_record(place, case)
    if not place.exists():
        remedy = f"Make one first: passmuster forecast CASE --record {place}"
        raise BadInput([Fault(str(place), "the record to be scored must be there", "no such file", remedy)])
    written = append_entries(place, read_resolutions(Path(resolve), read_record(place))) if resolve is not None else ()
    on_record = read_record(place)
    scores = score_record(on_record, day=day_of(day))
    first = next((entry.case for entry in on_record.forecasts), "")
    return RecordedScores(scores, case or first, on_record.head, len(written))


SCORED: Final = (
    "question_id", "by", "as_of", "outcome", "resolved_on", "probability", "brier", "log_score", "baseline_brier",
    "value", "crps_log", "inside50", "inside90", "is_hindsight", "receipts", "entry",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class RecordedScores:
    """What a record's forecasts were worth; `written` resolutions and corrections were appended to it first."""

    scores: "RecordScores"
    case: str
    head: "Head"
    written: int = 0

    @cached_property
    def findings(self) -> "RecordFindings":
        """The scores with the sentences about them."""
        from passmuster.findings.record import record_findings

        return record_findings(self.scores, case=self.case, written=self.written, head=self.head)

    @property
    def rows(self) -> Table:
        """Every settled forecast beside what came."""
        rows = [asdict(row) | {"receipts": "; ".join(row.receipts)} for row in self.scores.rows]
        return Table.of_rows("scored forecasts", rows, SCORED)

    @cached_property
    def text(self) -> str:
        """What the terminal shows, without colour."""
        from passmuster.briefing.terminal.captured import captured
        from passmuster.briefing.terminal.record import print_record

        return captured(lambda console: print_record(self.findings, console))

    def to_json(self) -> str:
        """What `passmuster forecast --scores --format json` prints, byte for byte."""
        from passmuster.briefing.json.record import record_to_json

        return record_to_json(self.findings)

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.rows._repr_html_()
