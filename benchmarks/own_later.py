"""Whether a briefing's intervals hold what the case's own briefing says a quarter later.

    python benchmarks/own_later.py [CASE:DAY ...] [--write]

Each case is briefed as of a day and as of thirteen weeks after it, by what had been said by then. The first gives a
90 % interval of each count on the later day; held is whether the later briefing's middle lies in it. Counts that one
of the two does not print, or withholds because the people are few, are passed over, and so are those of which nobody
spoke: a prior holds itself. Fits are kept in the cache, so that a day that two quarters share is fitted once.

Counts of one day move together, so that days are the sample and not counts. With --write the figures go into
docs/studies/own-later.md.
"""

import platform
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from study_page import put_figures

import passmuster as pm
from passmuster.findings.printed_counts import common_counts, expected_of, printed_of

PAGE: Final = Path(__file__).parents[1] / "docs" / "studies" / "own-later.md"
QUARTER: Final = timedelta(weeks=13)
DAYS: Final = (
    *("examples/kursk:2024-11-14", "examples/kursk:2024-11-28", "examples/mali:2022-06-30", "examples/mali:2023-06-30"),
    *("examples/vietnam:1967-06-30", "examples/vietnam:1970-06-30"),
)


@dataclass(frozen=True, slots=True)
class Held:
    """One count: what was expected of the later day, what the later briefing says, and whether the one holds it."""

    subject: str
    quantity: str
    low: float
    high: float
    middle: float

    @property
    def is_held(self) -> bool:
        """Whether the later middle lies in the earlier interval."""
        return self.low <= self.middle <= self.high


def counts(case: str, day: date) -> Iterator[Held]:
    """Every count of people that both briefings print."""
    then, now = (pm.brief(case, as_of=when) for when in (day, day + QUARTER))
    earlier, later = printed_of(then.findings), printed_of(now.findings)
    for row in common_counts(earlier, later):
        levels = expected_of(earlier, row, later.as_of)
        if levels is not None and not row.is_prior:
            yield Held(row.subject, str(row.quantity), float(levels[0]), float(levels[2]), row.q50)


def main(days: list[str], write: bool) -> None:
    """Print the figures."""
    began, rows, found = time.process_time(), [], []
    for asked in days:
        case, _, day = asked.rpartition(":")
        here = list(counts(case, date.fromisoformat(day)))
        found += here
        missed = ", ".join(f"{one.subject} {one.quantity}" for one in here if not one.is_held)
        row = f"| {case.rpartition('/')[2]} | {day} | {len(here)} | {sum(one.is_held for one in here)} | {missed} |"
        print(row, flush=True)
        rows.append(row)
    share = sum(one.is_held for one in found) / max(len(found), 1)
    machine = f"Python {platform.python_version()}, {platform.machine()}, two cores, {datetime.now(UTC).date()}"
    text = "\n".join([
        f"{machine}; seed 0, {(time.process_time() - began) / 60:.0f} minutes of processor time.", "",
        "| case | as of | counts | held a quarter later | not held |", "|---|---|---|---|---|", *rows, "",
        f"Of {len(found)} counts on {len(days)} days {share:.0%} are held.",
    ])  # fmt: skip
    print(text)
    if write:
        put_figures(PAGE, text)


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if not word.startswith("--")]
    main(given or list(DAYS), "--write" in sys.argv)
