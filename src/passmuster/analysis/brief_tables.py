"""The findings of a briefing as tables: one row a number, its level in the name of the column."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, Final

from passmuster.analysis.tables import Row, Table
from passmuster.briefing.plots import plot_bands, plot_chances, plot_factors
from passmuster.findings.findings import Findings
from passmuster.findings.parts.audit import MusterLine, SourceLean
from passmuster.findings.parts.counts import Estimate
from passmuster.muster.found import ClaimLean
from passmuster.muster.readings import Interval

__all__ = [
    "actions_table",
    "claims_table",
    "dependence_table",
    "estimates_table",
    "events_table",
    "muster_table",
    "questions_table",
    "sources_table",
    "strain_table",
    "weekly_table",
]

Drawn = Callable[[Table], Table]

COUNTED: Final = (
    "date", "subject", "quantity", "mean", "median", "q05", "q25", "q75", "q95", "kind", "unit", "since", "claims",
)  # fmt: skip
"""Columns of every table of counts: the day, what is counted of whom, mean and levels, and what they rest on."""


def estimates_table(findings: Findings, drawn: Drawn) -> Table:
    """Every count as of the day and at each horizon; people or pieces.

    `kind` is `estimate` up to the as-of day, `forecast` after it, and `prior` where no claim bears on it at all.
    `since` is the first day of the window that a flow covers, None for a stock or running total.
    """
    rows = [_counted(row, findings) for row in findings.estimates]
    return Table.of_rows("estimates", rows, COUNTED, drawn=drawn, charted=_bands)


def weekly_table(findings: Findings, drawn: Drawn) -> Table:
    """Stocks and running totals at the end of every week, a Sunday, past and ahead; columns as for the estimates."""
    prior = {(row.subject, row.quantity) for row in findings.estimates if row.is_prior}
    rows: list[Row] = []
    for fan in findings.fans:
        lines = zip(fan.dates, fan.mean, fan.q50, fan.q05, fan.q25, fan.q75, fan.q95, strict=True)
        for day, mean, median, q05, q25, q75, q95 in lines:
            known = "estimate" if day <= findings.as_of else "forecast"
            kind = "prior" if (fan.subject, fan.quantity) in prior else known
            values = (day, fan.subject, fan.quantity, mean, median, q05, q25, q75, q95, kind, fan.unit, None, "")
            rows.append(dict(zip(COUNTED, values, strict=True)))
    return Table.of_rows("weekly counts", rows, COUNTED, drawn=drawn, charted=_bands)


def _counted(row: Estimate, findings: Findings) -> Row:
    known = "estimate" if row.date <= findings.as_of else "forecast"
    return {
        "date": row.date, "subject": row.subject, "quantity": row.quantity, "mean": row.mean, "median": row.q50,
        "q05": row.q05, "q25": row.q25, "q75": row.q75, "q95": row.q95, "kind": "prior" if row.is_prior else known,
        "unit": row.unit, "since": row.since, "claims": " ".join(row.claims),
    }  # fmt: skip


LEANS: Final = (
    "group", "side", "family", "claims", "origins", "median", "q05", "q95", "scatter", "scatter_q05", "scatter_q95",
    "scatter_claims", "passed", "doubtful", "failed", "claim_ids",
)  # fmt: skip


def sources_table(findings: Findings) -> Table:
    """How far each source group leans, claimed over true; 1 is no lean. `side` is whom the numbers are about.

    `scatter` is the factor within which two in three of its numbers lie of what it usually prints; None where too few
    tell. `passed`, `doubtful` and `failed` say how its claims fared in the audit.
    """
    return Table.of_rows("leans of sources", [_lean(row) for row in findings.sources], LEANS, charted=_factors)


def _lean(row: SourceLean) -> Row:
    return {
        "group": row.group, "side": row.side, "family": row.family, "claims": row.claims, "origins": row.origins,
        "median": row.factor_q50, "q05": row.factor_q05, "q95": row.factor_q95, "scatter": row.scatter_q50,
        "scatter_q05": row.scatter_q05, "scatter_q95": row.scatter_q95, "scatter_claims": row.scatter_claims,
        "passed": row.passed, "doubtful": row.doubtful, "failed": row.failed, "claim_ids": " ".join(row.claim_ids),
    }  # fmt: skip


VERDICTS: Final = (
    "claim_id", "verdict", "tail_probability", "measure", "first_day", "last_day", "median", "q05", "q95",
    "lean_median", "lean_q05", "lean_q95", "lean_ratio", "would_pass_as", "contradicted_by", "ceiling_reached",
    "cannot_be_judged_because",
    "printable_q05", "printable_q95", "paths_end", "method", "echoes", "reason", "would_have_to_be_true",
)  # fmt: skip


def muster_table(findings: Findings) -> Table:
    """The verdict on every claim, found by its id: `table["k097"]`.

    `tail_probability` is how likely a sound number would lie farther out; None where the claim cannot be judged.
    `median`, `q05` and `q95` are of the count without the claim's origin, over the days of its reading; `lean_...` of
    claimed over true for its group, with the ratio of this claim. `would_pass_as` names other measures under which its
    number would pass; `contradicted_by` names the claim that it cannot hold beside, where that alone makes it doubtful.
    """
    return Table.of_rows("verdicts", [_verdict(line) for line in findings.muster], VERDICTS, key="claim_id")


def _verdict(line: MusterLine) -> Row:
    lean, printable = line.lean, line.printable
    return {
        "claim_id": line.claim_id, "verdict": line.verdict, "tail_probability": line.tail_probability,
        "measure": line.measure, "first_day": line.first_day, "last_day": line.last_day, **_levels("", line.estimate),
        **_levels("lean_", lean), "lean_ratio": lean.ratio if lean else None,
        "would_pass_as": " ".join(passing.measure for passing in line.would_pass_as),
        "contradicted_by": line.contradicted_by,
        "ceiling_reached": line.ceiling_reached, "cannot_be_judged_because": line.cannot_be_judged_because,
        "printable_q05": printable.q05 if printable else None, "printable_q95": printable.q95 if printable else None,
        "paths_end": line.paths_end, "method": line.method, "echoes": " ".join(line.echoes), "reason": line.reason,
        "would_have_to_be_true": line.would_have_to_be_true,
    }  # fmt: skip


def _levels(prefix: str, found: Interval | ClaimLean | None) -> Row:
    levels = (None, None, None) if found is None else (found.q50, found.q05, found.q95)
    return dict(zip((f"{prefix}median", f"{prefix}q05", f"{prefix}q95"), levels, strict=True))


def actions_table(findings: Findings) -> Table:
    """What the partner does next: how likely each action is its first departure from its course by each horizon."""
    columns = ("action", "horizon_weeks", "probability", "q05", "q95", "words", "baseline")
    rows = [{name: getattr(row, name) for name in columns} for row in findings.actions]
    return Table.of_rows("actions", rows, columns, charted=lambda table, engine: plot_chances(table.to_dicts(), engine))


def questions_table(findings: Findings) -> Table:
    """The answer to each question of the case, found by its id."""
    columns = ("question_id", "text", "probability", "q05", "q95", "words", "basis")
    rows = [{name: getattr(row, name) for name in columns} for row in findings.questions]
    return Table.of_rows("questions", rows, columns, key="question_id")


LEVELS: Final = ("date", "subject", "quantity", "median", "q05", "q95", "kind")


def strain_table(findings: Findings) -> Table:
    """Strain of the partner by day, on a standard scale: 0 at the start, 1 is one prior standard deviation."""
    rows = [_level(row, "partner", "strain", findings) for row in findings.strain]
    return Table.of_rows("strain", rows, LEVELS, charted=_bands)


def dependence_table(findings: Findings) -> Table:
    """The partner's share of the joint force by day, 0 to 1."""
    rows = [_level(row, "partner", row.measure, findings) for row in findings.dependence]
    return Table.of_rows("dependence", rows, LEVELS, charted=_bands)


def _level(row: Any, subject: str, quantity: str, findings: Findings) -> Row:
    kind = "estimate" if row.date <= findings.as_of else "forecast"
    return {
        "date": row.date, "subject": subject, "quantity": quantity, "median": row.q50, "q05": row.q05, "q95": row.q95,
        "kind": kind,
    }  # fmt: skip


def claims_table(findings: Findings) -> Table:
    """Every claim known on the day as it was read, found by its id."""
    return _of_dataclasses("claims", findings.claims, "claim_id")


def events_table(findings: Findings) -> Table:
    """Every event on record on the day, found by its id."""
    return _of_dataclasses("events", findings.events, "event_id")


def _of_dataclasses(name: str, values: Sequence[Any], key: str) -> Table:
    rows = [_flat(asdict(value)) for value in values]
    return Table.of_rows(name, rows, tuple(rows[0]) if rows else (key,), key=key)


def _flat(row: Row) -> Row:
    """A row whose nested rows are spread over columns of their own, and whose lists are words side by side."""
    flat: Row = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= {f"{name}_{inner}": held for inner, held in _flat(value).items()}
        elif isinstance(value, tuple | list):
            flat[name] = " ".join(map(str, value))
        else:
            flat[name] = value
    return flat


# Charts ---------------------------------------------------------------------------------------------------------------


def _bands(table: Table, engine: str) -> Any:
    shown = [name for name in ("date", "subject", "quantity", "median", "q05", "q25", "q75", "q95", "kind")
             if name in table.columns]  # fmt: skip
    return plot_bands([{name: row[name] for name in shown} for row in table], engine)


def _factors(table: Table, engine: str) -> Any:
    rows = [
        {"name": " ".join(filter(None, (row["group"], row["family"], row["side"]))), "median": row["median"],
         "low": row["q05"], "high": row["q95"]}
        for row in table
    ]  # fmt: skip
    return plot_factors(rows, engine)
