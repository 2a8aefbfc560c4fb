"""Hold briefings of a past war against what became known later.

    python benchmarks/known_later.py [CASE] [--as-of DAY ...] [--seed 0] [--keep FOLDER]

CASE is a folder with `known_later.csv` beside its claims: `subject`, `quantity`, `date`, and the span of the serious
counts in `low`, `point`, `high`. Each as-of day is briefed by the command, in a process of its own. Each row is held
against the estimate of its subject and quantity whose day is nearest, at most ten days away, on the day or ahead of it:
the truth is held where the 90 % interval and the span meet. Beside it stands the naive answer, the last number said of
it by the as-of day.

What the partner did is set beside the chance that it leaves or cuts back within half a year, and the naive rate.
"""

import argparse
import csv
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from passmuster.ledger import Ledger
from passmuster.store.folder import find_case, open_case

DAYS = ("1966-12-31", "1968-12-31", "1970-12-31", "1972-03-23", "1972-12-31", "1973-03-31")
"""Of South Korea in Vietnam: ends of years, a year and a quarter before the last soldier left, and just after."""

NEAR = 10
"""Days by which an estimate's day may differ from that of what is known."""

HALF_A_YEAR = 26


@dataclass(frozen=True)
class Known:
    """A number as it is known since: the span of the serious counts and their middle."""

    subject: str
    quantity: str
    day: date
    low: float
    point: float
    high: float


@dataclass(frozen=True)
class Held:
    """An estimate beside what became known of it; `last_said` is None where nobody had said a number."""

    as_of: date
    known: Known
    q05: float
    q50: float
    q95: float
    last_said: float | None

    @property
    def holds(self) -> bool:
        """Whether the 90 % interval and the span of the serious counts meet."""
        return self.q05 <= self.known.high and self.known.low <= self.q95


def main() -> None:
    """Brief each day, and print what came of it."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("case", nargs="?", default="examples/vietnam")
    asked.add_argument("--as-of", nargs="+", type=date.fromisoformat, default=[date.fromisoformat(day) for day in DAYS])
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--keep", type=Path)
    options = asked.parse_args()
    ledger, known = open_case(options.case), known_rows(find_case(options.case) / "known_later.csv")
    held: list[Held] = []
    chances: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        keep = options.keep or Path(folder)
        for day in options.as_of:
            told = briefed(options.case, day, options.seed, keep / f"{day}.json")
            held += beside(told, known, ledger, day)
            chances.append(chance_row(told, day))
    print("\n".join([*table(held), "", score(held), "", *CHANCES, *chances]))


def known_rows(path: Path) -> list[Known]:
    """The rows of a table of what became known later."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Known(
                row["subject"], row["quantity"], date.fromisoformat(row["date"]),
                float(row["low"]), float(row["point"]), float(row["high"]),
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def briefed(case: str, day: date, seed: int, out: Path) -> dict[str, object]:
    """The briefing of a day as data; one that was kept is read again."""
    if not out.exists():
        command = [sys.executable, "-m", "passmuster", "brief", case, "--as-of", day.isoformat(), "--seed", str(seed),
                   "--format", "json", "--quiet"]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{day}: status {done.returncode}: {done.stderr.strip()[-300:]}")
        out.write_text(done.stdout, encoding="utf-8")
    told: dict[str, object] = json.loads(out.read_text(encoding="utf-8"))
    return told


def beside(told: dict[str, object], known: Sequence[Known], ledger: Ledger, as_of: date) -> Iterator[Held]:
    """What became known beside the estimate of its subject and quantity whose day is nearest."""
    for one in known:
        rows = [
            (abs((one.day - date.fromisoformat(row["date"])).days), row)
            for row in told["estimates"]  # type: ignore[attr-defined]
            if (row["subject"], row["quantity"]) == (one.subject, one.quantity)
        ]
        apart, row = min(rows, key=lambda pair: pair[0], default=(NEAR + 1, {}))
        if apart <= NEAR:
            yield Held(as_of, one, row["q05"], row["q50"], row["q95"], last_said(ledger, one, as_of))


def last_said(ledger: Ledger, known: Known, as_of: date) -> float | None:
    """The last number said of a stock or running total by the as-of day."""
    said = [
        claim
        for claim in ledger.known(as_of).claims
        if (claim.subject, claim.quantity) == (known.subject, known.quantity)
        and not claim.is_prospective
        and not claim.is_window
    ]
    last = max(said, key=lambda claim: (claim.day, claim.said_on), default=None)
    return None if last is None else next((x for x in (last.point, last.low, last.high) if x is not None), None)


def table(held: Sequence[Held]) -> Iterator[str]:
    """Every estimate beside what became known, as rows."""
    yield "| as of | of day | what | estimate | 90 % interval | known later | held | last said |"
    yield "|---|---|---|---|---|---|---|---|"
    for row in held:
        known = row.known
        span = f"{known.low:,.0f}" if known.low == known.high else f"{known.low:,.0f} to {known.high:,.0f}"
        said = "–" if row.last_said is None else f"{row.last_said:,.0f}"
        yield (
            f"| {row.as_of} | {known.day} | {known.quantity} | {row.q50:,.0f} | {row.q05:,.0f} to {row.q95:,.0f} | "
            f"{span} | {'yes' if row.holds else 'no'} | {said} |"
        )


def score(held: Sequence[Held]) -> str:
    """How many are held, and how far the middle and the last number said are off, as factors."""
    both = [row for row in held if row.last_said and row.known.point > 0 and row.q50 > 0]
    off = [abs(math.log(row.q50 / row.known.point)) for row in both]
    naive = [abs(math.log(row.last_said / row.known.point)) for row in both if row.last_said]
    said = f"{sum(row.holds for row in held)} of {len(held)} 90 % intervals hold what became known."
    if not both:
        return said
    ours, theirs = (math.exp(sum(logs) / len(logs)) for logs in (off, naive))
    return (
        f"{said} Where a number had been said ({len(both)} times) the middle is off by a factor of {ours:.2f} on "
        f"average, and the last number said by {theirs:.2f}."
    )


CHANCES = (
    "| as of | leaves or cuts back within 26 weeks | war ends first | naive rate of leaving |",
    "|---|---|---|---|",
)


def chance_row(told: dict[str, object], day: date) -> str:
    """The chance that the partner leaves, cuts back or makes peace within half a year, beside the naive rate."""
    actions = [row for row in told["actions"] if row["horizon_weeks"] == HALF_A_YEAR]  # type: ignore[attr-defined]
    leaving = [row for row in actions if row["action"] in {"withdraw", "draw down", "turn to diplomacy"}]
    ends = [row["probability"] for row in told["war_end"] if row["horizon_weeks"] == HALF_A_YEAR]  # type: ignore[attr-defined]
    naive = sum(row["baseline"] for row in leaving)
    chance = sum(row["probability"] for row in leaving)
    return f"| {day} | {chance:.0%} | {ends[0] if ends else 0:.0%} | {naive:.0%} |"


if __name__ == "__main__":
    main()
