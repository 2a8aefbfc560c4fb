"""Forecasts as hubverse model output: one row a number, with the columns that hubs agree on.

An action forecast is a `pmf` with the action as `output_type_id`; a stock is told by `quantile` with the level there.
A file for a hub is named `<reference_date>-<team>-<model>.csv` (https://docs.hubverse.io, "Model output").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from passmuster.findings.findings import Findings, actions_by_horizon
from passmuster.findings.parts.counts import LEVELS, Estimate
from passmuster.store.table import write_table

__all__ = ["HUB_COLUMNS", "HubRow", "hub_rows", "hub_table", "pmf_rows", "quantile_rows"]

HUB_COLUMNS: Final = (
    "reference_date", "target", "horizon", "target_end_date", "location", "output_type", "output_type_id", "value",
)  # fmt: skip

DIGITS: Final = 6
"""Decimals of a probability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubRow:
    """One number of a forecast; `horizon` is in weeks after the reference date."""

    reference_date: date
    target: str
    horizon: int
    location: str
    output_type: str
    output_type_id: str
    value: str

    @property
    def target_end_date(self) -> date:
        """The day on which the horizon ends."""
        return self.reference_date + timedelta(weeks=self.horizon)


def pmf_rows(
    reference_date: date, target: str, horizon: int, location: str, chances: Mapping[str, float]
) -> tuple[HubRow, ...]:
    """A row for each outcome. Written probabilities add up to one exactly: rounding is made good in the largest."""
    millionths = {name: round(chance * 10**DIGITS) for name, chance in chances.items()}
    largest = max(millionths, key=lambda name: millionths[name])
    millionths[largest] += 10**DIGITS - sum(millionths.values())
    return tuple(
        HubRow(
            reference_date=reference_date, target=target, horizon=horizon, location=location, output_type="pmf",
            output_type_id=name, value=f"{count / 10**DIGITS:.{DIGITS}f}",
        )
        for name, count in millionths.items()
    )  # fmt: skip


def quantile_rows(
    reference_date: date, target: str, horizon: int, location: str, levels: Sequence[float], values: Sequence[float]
) -> tuple[HubRow, ...]:
    """A row for each quantile, the lowest first."""
    return tuple(
        HubRow(
            reference_date=reference_date, target=target, horizon=horizon, location=location, output_type="quantile",
            output_type_id=f"{level:g}", value=f"{value:.6g}",
        )
        for level, value in zip(levels, values, strict=True)
    )  # fmt: skip


def hub_table(rows: Iterable[HubRow]) -> str:
    """Model output as CSV text with a header line."""
    return write_table(HUB_COLUMNS, ([str(getattr(row, column)) for column in HUB_COLUMNS] for row in rows))


def hub_rows(findings: Findings) -> Iterator[HubRow]:
    """The actions as probabilities and the stocks ahead as quantiles, at whole weeks after the as-of day.

    The location is the case.
    """
    case, day = findings.case, findings.as_of
    for weeks, rows in actions_by_horizon(findings):
        yield from pmf_rows(day, "partner action", weeks, case, {row.action.value: row.probability for row in rows})
    for row in findings.estimates:
        if row.date > day and (row.date - day).days % 7 == 0:
            yield from quantile_rows(day, _target(row), (row.date - day).days // 7, case, LEVELS, _numbers(row))


def _target(row: Estimate) -> str:
    return f"{row.subject} {row.quantity}"


def _numbers(row: Estimate) -> tuple[float, ...]:
    return row.q05, row.q25, row.q50, row.q75, row.q95
