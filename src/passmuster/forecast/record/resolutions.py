"""What came of questions, from a table, each with its receipts.

Columns: `question_id`, `outcome`, `resolved_on` and `receipt` are required; `by`, `value`, `note` and `reason` may be
there. `outcome` is `yes` or `no`, the name of an action, or `void` where the question turned out not to be answerable;
`receipt` holds addresses or claim ids, separated by semicolons; `value` is the number on the question's day, where one
is known; `by` tells apart questions of one name.
A row that says something else than the record does is a correction, and then `reason` must say why.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from passmuster.forecast.record.entries import VOID
from passmuster.forecast.record.record import Forecast, Record, Resolution, YesNo
from passmuster.ledger.few import refused_count
from passmuster.ledger.nearest import did_you_mean
from passmuster.store import cells
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of
from passmuster.store.textfile import read_text

__all__ = ["COLUMNS", "read_resolutions"]

REQUIRED: Final = ("question_id", "outcome", "resolved_on", "receipt")
OPTIONAL: Final = ("by", "value", "note", "reason")
COLUMNS: Final = (*REQUIRED, *OPTIONAL)


def read_resolutions(path: Path, record: Record) -> tuple[Resolution, ...]:
    """The resolutions of a table, in its order, those that the record holds already left out.

    Raises
    ------
    BadInput
        When anything is wrong with the table, a question is not on record, or what is said of it cannot be; it carries
        every fault.
    """
    intake = Intake()
    text = read_text(path, intake)
    rows = () if text is None else rows_of(text, str(path), intake, required=REQUIRED, optional=OPTIONAL)
    if text is not None and not rows and not intake.faults:
        intake.refuse(str(path), "a table of resolutions needs a row", found="none", remedy="Say what came.")
    standing = dict(record.standing)
    found = []
    for row in rows:
        resolution = _resolution(row, record, standing)
        if resolution is not None:
            found.append(resolution)
            standing[resolution.question_id, resolution.by] = resolution
    intake.close()
    return tuple(found)


def _resolution(row: Row, record: Record, standing: dict[tuple[str, date], Resolution]) -> Resolution | None:
    """What a row says; None after a fault, and for what stands on record."""
    before = row.intake.n_faults
    forecast = _asked(row, record)
    resolved_on = cells.day(row, "resolved_on")
    cells.filled(row, "resolved_on")
    receipts = cells.list_of(row, "receipt")
    cells.filled(row, "receipt")
    value = cells.count(row, "value")
    outcome = row.text("outcome") if forecast is None else cells.word(row, "outcome", forecast.may_come)
    if row.intake.n_faults > before or forecast is None or resolved_on is None:
        return None
    said = Resolution(
        question_id=forecast.question_id, by=forecast.by, outcome=outcome, resolved_on=resolved_on,
        receipts=receipts, value=value, note=row.text("note"),
    )  # fmt: skip
    _check(row, said, forecast)
    held = standing.get((said.question_id, said.by))
    if held is not None and said == replace(held, corrects="", reason=""):
        return None
    if held is not None:
        said = _as_correction(row, said, held)
    return said if row.intake.n_faults == before else None


def _asked(row: Row, record: Record) -> Forecast | None:
    """The latest forecast of the question that a row is about, or None after a fault."""
    name, by = cells.filled(row, "question_id"), cells.day(row, "by")
    alike = [forecast for (known, _), forecast in record.asked.items() if known == name]
    if not alike and name:
        known = sorted({known for known, _ in record.asked})
        row.refuse("question_id", "the question must be on record", found=f"'{name}'", remedy=did_you_mean(name, known))
        return None
    if by is not None:
        alike = [forecast for forecast in alike if forecast.by == by]
    if len(alike) == 1:
        return alike[0]
    if name:
        days = ", ".join(str(forecast.by) for forecast in alike) or "none on that day"
        rule = "a question of this name must be on record for one day, or 'by' must say which"
        row.refuse("by", rule, found=days, remedy="Write the day that the forecast is about.")
    return None


def _check(row: Row, said: Resolution, forecast: Forecast) -> None:
    """What came agrees with the day and with the number."""
    if said.outcome == YesNo.NO and said.resolved_on < said.by:
        rule = "'no' can be said on the question's day or later"
        row.refuse("resolved_on", rule, found=f"{said.resolved_on} before {said.by}", remedy="Wait for the day.")
    if said.outcome == VOID:
        return
    if said.value is not None and forecast.threshold is not None:
        reached = YesNo.YES if said.value >= forecast.threshold else YesNo.NO
        if reached != said.outcome:
            # The record does not say what the question counts, so that few are told as such whatever they are.
            told = refused_count(said.value, harmed=True)
            rule = f"the value and the outcome agree on whether {forecast.threshold:,.0f} was reached"
            row.refuse("value", rule, found=f"{told} and '{said.outcome}'", remedy="Correct one of them.")


def _as_correction(row: Row, said: Resolution, held: Resolution) -> Resolution:
    """The same as the correction of what stands."""
    reason = row.text("reason")
    if not reason:
        rule = "a question that was resolved is resolved otherwise only with a reason"
        found = f"'{held.outcome}' on record in {held.entry}"
        row.refuse(
            "reason", rule, found=found, remedy="Fill in 'reason'; the old entry stays and this one corrects it."
        )
    return replace(said, corrects=held.entry or f"{held.question_id} {held.by}", reason=reason)
