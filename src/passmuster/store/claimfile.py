"""Claim tables: CSV to claims and back.

Columns
-------
Required: ``claim_id, reported_on, subject, quantity, bound, mode, claimant, claimant_group`` and at least one of
``low, high, point``. Optional: ``as_of_start, as_of_end, horizon, via, outlet, url, note``, and beyond the columns of
the Kursk case ``measures`` (``killed:0.3;casualties:0.7``), ``origin``, ``report_id``, ``span`` (``120-164``),
``cue``, ``rule`` and ``recorded_at``. ``via`` holds the relays, separated by semicolons; ``reported_on`` is the day
the claim was said.

What is refused, beyond cells that cannot be read
-------------------------------------------------
- a number that does not fit its bound: none at all, a range without both ends, ``low`` above ``high``, a point outside;
- a window that ends before it starts, or a start without an end;
- an observation of days after it was said. One day is let pass: the earth has time zones. Plans and projections may
  speak of any day;
- a claim_id that was used before.

What is not refused: a horizon already past (plans are retold late), zero, a claim older than the case, an empty table.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from passmuster.ledger.claim import Claim
from passmuster.ledger.few import of_harmed, refused_count
from passmuster.ledger.vocabulary import CLAIM_QUANTITIES, GROUPS, Bound, Mode
from passmuster.store import cells
from passmuster.store.claimdays import check_days, days_spoken_of
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of, write_table
from passmuster.store.textfile import read_text

__all__ = [
    "COLUMNS",
    "EXTRA_COLUMNS",
    "FILL_IT",
    "cells_of_claim",
    "claims_of_rows",
    "parse_claims",
    "take_claims",
    "write_claims",
]

REQUIRED: Final = ("claim_id", "reported_on", "subject", "quantity", "bound", "mode", "claimant", "claimant_group")

COLUMNS: Final = (
    "claim_id",
    "reported_on",
    "as_of_start",
    "as_of_end",
    "horizon",
    "subject",
    "quantity",
    "low",
    "high",
    "point",
    "bound",
    "mode",
    "claimant",
    "claimant_group",
    "via",
    "outlet",
    "url",
    "note",
)
"""Columns that are always written, in this order."""

EXTRA_COLUMNS: Final = ("measures", "origin", "report_id", "span", "cue", "rule", "recorded_at")
"""Columns that are written when some claim has something to put there."""

OPTIONAL: Final = tuple(column for column in (*COLUMNS, *EXTRA_COLUMNS) if column not in REQUIRED)
"""Columns that a table may leave out."""

FILL_IT: Final = "write one number said by somebody in each row, or read articles with passmuster read --review FILE"
"""What an empty table waits for."""

NUMBER_COLUMNS: Final = ("low", "high", "point")

NUMBERS_OF_BOUND: Final = {
    Bound.EXACT: (("point",),),
    Bound.ABOUT: (("point",),),
    Bound.AT_LEAST: (("low",), ("point",)),
    Bound.AT_MOST: (("high",), ("point",)),
    Bound.RANGE: (("low", "high"),),
}
"""For each bound, the sets of columns of which one must be filled."""


def take_claims(
    path: Path, intake: Intake, *, forces: Collection[str] | None = None, groups: Collection[str] | None = GROUPS
) -> tuple[Claim, ...]:
    """Claims of a table, in the order of the file; faults, remarks and the file's hash are left with the intake.

    Parameters
    ----------
    forces
        Names that ``subject`` may take; None leaves it free.
    groups
        Names that ``claimant_group`` may take.
    """
    text = read_text(path, intake)
    return () if text is None else parse_claims(text, str(path), intake, forces=forces, groups=groups)


def parse_claims(
    text: str,
    file: str,
    intake: Intake,
    *,
    forces: Collection[str] | None = None,
    groups: Collection[str] | None = GROUPS,
) -> tuple[Claim, ...]:
    """Claims of a table's text; `file` names it in messages. Rows with faults are left out."""
    rows = rows_of(text, file, intake, required=REQUIRED, optional=OPTIONAL)
    return claims_of_rows(rows, file, intake, forces=forces, groups=groups)


def claims_of_rows(
    rows: Sequence[Row],
    file: str,
    intake: Intake,
    *,
    forces: Collection[str] | None = None,
    groups: Collection[str] | None = GROUPS,
    places: dict[str, str] | None = None,
) -> tuple[Claim, ...]:
    """Claims of a table's rows, those with faults left out; a table without rows earns a remark.

    `places` has the ids of rows that came before and where they stand; those of these rows are added to it.
    """
    if not rows and not intake.faults:
        intake.remark(f"{file}: the table holds no claims yet: {FILL_IT}")
    if rows and not any(column in rows[0].cells for column in NUMBER_COLUMNS):
        remedy = "Add low, high and point; 'point' alone will do where no claim gives a range."
        rows[0].refuse_header("one of the columns 'low', 'high', 'point' is required", remedy=remedy)
        return ()
    _refuse_repeated_ids(rows, {} if places is None else places)
    claims = (_claim(row, forces, groups) for row in rows)
    return tuple(claim for claim in claims if claim is not None)


def _refuse_repeated_ids(rows: Iterable[Row], first: dict[str, str]) -> None:
    """Put every claim_id that was used on an earlier row on record."""
    for row in rows:
        claim_id = row.text("claim_id")
        if claim_id and claim_id in first:
            remedy = f"It stands on {first[claim_id]} already; give this row an id of its own."
            row.refuse("claim_id", "a claim_id must be used once", found=f"'{claim_id}' again", remedy=remedy)
        first.setdefault(claim_id, row.place)


def _claim(row: Row, forces: Collection[str] | None, groups: Collection[str] | None) -> Claim | None:
    """The claim of a row, or None after faults."""
    before = row.intake.n_faults
    said = cells.days(row, "reported_on")
    cells.filled(row, "reported_on")
    # Whoever spoke within a month or a year is known to have spoken by its end.
    said_on = said[1] if said else date.min
    quantity = cells.choice(row, "quantity", CLAIM_QUANTITIES)
    as_of_start, as_of_end = days_spoken_of(row, quantity, said_on)
    horizon = cells.days(row, "horizon")
    claim = Claim(
        claim_id=cells.filled(row, "claim_id"),
        said_on=said_on,
        subject=_subject(row, forces),
        quantity=quantity,
        bound=cells.choice(row, "bound", Bound),
        mode=cells.choice(row, "mode", Mode),
        claimant=cells.filled(row, "claimant"),
        claimant_group=cells.source_group(row, "claimant_group", groups, remedy=GROUP_REMEDY),
        low=cells.count(row, "low"),
        high=cells.count(row, "high"),
        point=cells.count(row, "point"),
        as_of_start=as_of_start,
        as_of_end=as_of_end,
        horizon=horizon[1] if horizon else None,
        relay=cells.list_of(row, "via"),
        measures=cells.weights(row, "measures", CLAIM_QUANTITIES),
        outlet=row.text("outlet"),
        url=row.text("url"),
        note=row.text("note"),
        origin=row.text("origin"),
        report_id=row.text("report_id"),
        span=cells.span(row, "span"),
        cue=row.text("cue"),
        rule=row.text("rule"),
        recorded_at=cells.moment(row, "recorded_at"),
    )
    if row.intake.n_faults > before:
        return None
    _check_numbers(claim, row)
    check_days(claim, row)
    return claim if row.intake.n_faults == before else None


GROUP_REMEDY: Final = "A case adds its own under 'groups' in case.toml."


def _subject(row: Row, forces: Collection[str] | None) -> str:
    """The force a row is about."""
    if forces is None:
        return cells.filled(row, "subject")
    return cells.word(row, "subject", forces, remedy="A case adds its own under [[forces]] in case.toml.")


def _check_numbers(claim: Claim, row: Row) -> None:
    """The bound has its number, and the numbers agree with one another."""
    ways = NUMBERS_OF_BOUND[claim.bound]
    given = {column for column in NUMBER_COLUMNS if getattr(claim, column) is not None}
    if not any(given.issuperset(way) for way in ways):
        needs = " or ".join(" and ".join(f"'{column}'" for column in way) for way in ways)
        found = f"only {', '.join(sorted(given))}" if given else "no number"
        remedy = "Fill it in, or choose the bound that fits the number."
        row.refuse("bound", f"the bound '{claim.bound}' needs {needs}", found=found, remedy=remedy)
    low, high, point = claim.low, claim.high, claim.point
    told = partial(refused_count, harmed=of_harmed(claim.quantity))
    if low is not None and high is not None and low > high:
        found = f"{told(low)} above {told(high)}"
        row.refuse("low", "low must not be above high", found=found, remedy="Swap them.")
    elif point is not None and ((low is not None and point < low) or (high is not None and point > high)):
        found = f"{told(point)} outside"
        row.refuse("point", "point must lie from low to high", found=found, remedy="Correct one of the three.")


def write_claims(claims: Iterable[Claim]) -> str:
    """CSV text of claims; `take_claims` reads the same claims back."""
    claims = tuple(claims)
    records = [cells_of_claim(claim) for claim in claims]
    extra = [column for column in EXTRA_COLUMNS if any(record[column] for record in records)]
    columns = (*COLUMNS, *extra)
    return write_table(columns, ([record[column] for column in columns] for record in records))


def cells_of_claim(claim: Claim) -> dict[str, str]:
    """The cells of a claim by column, empty ones included."""
    return {
        "claim_id": claim.claim_id,
        "reported_on": claim.said_on.isoformat(),
        "as_of_start": _iso(claim.as_of_start),
        "as_of_end": _iso(claim.as_of_end),
        "horizon": _iso(claim.horizon),
        "subject": claim.subject,
        "quantity": str(claim.quantity),
        "low": _digits(claim.low),
        "high": _digits(claim.high),
        "point": _digits(claim.point),
        "bound": str(claim.bound),
        "mode": str(claim.mode),
        "claimant": claim.claimant,
        "claimant_group": claim.claimant_group,
        "via": "; ".join(claim.relay),
        "outlet": claim.outlet,
        "url": claim.url,
        "note": claim.note,
        "measures": ";".join(f"{name}:{weight!r}" for name, weight in claim.measures) if claim.measures else "",
        "origin": claim.origin,
        "report_id": claim.report_id,
        "span": "-".join(map(str, claim.span)) if claim.span else "",
        "cue": claim.cue,
        "rule": claim.rule,
        "recorded_at": "" if claim.recorded_at is None else claim.recorded_at.isoformat(),
    }


def _iso(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _digits(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"
