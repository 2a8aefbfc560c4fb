"""Brief on wars that people wrote down: status, time, memory, truths held, the largest end, and leaving before it came.

    python benchmarks/peoples_wars.py [WAR ...] [--put-away] [--seed 0] [--limit 600] [--keep FOLDER]

`benchmarks/wars` holds twenty wars as an analyst would write them who has read the reference and nothing else, each
with `known_later.csv`, and `days.csv` with the days as of which they are briefed, chosen before any was. Each briefing
is a command in a process of its own, without the cache, one after the other. Eleven wars are put away, but for a day of
one that was looked at: they run only when they are named, or with `--put-away`.

A truth is held where the 90 % interval and the span of the serious counts meet. The largest end is the largest 95 % end
on the as-of day over the most that anybody had said by then or is known since of that count.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from known_later import Held, Known, beside, known_rows
from other_wars import waited

from passmuster.ledger import Ledger
from passmuster.store.folder import open_case

WARS = Path(__file__).parent / "wars"
LEAVING = {"withdraw", "draw down", "turn to diplomacy"}
LIMIT = 600.0
"""Seconds of wall-clock after which a briefing is given up."""
Told = dict[str, object]


@dataclass(frozen=True)
class Day:
    """A day as of which a war is briefed; `weeks_before` so many weeks before it began to leave, 0 where it did not."""

    war: str
    as_of: date
    weeks_before: int
    is_put_away: bool
    why: str


@dataclass(frozen=True)
class Ended:
    """What came of one briefing; `chance` is that of leaving, cutting back or the war's end, `naive` the usual rate."""

    day: Day
    shape: str
    status: int
    seconds: float
    processor: float
    megabytes: float
    held: list[Held] = field(default_factory=list)
    largest_end: float = 0.0
    largest_what: str = ""
    chance: float | None = None
    naive: float | None = None
    remark: str = ""


def main() -> None:
    """Run the days and print what came of them."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("wars", nargs="*")
    asked.add_argument("--put-away", action="store_true")
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--limit", type=float, default=LIMIT)
    asked.add_argument("--keep", type=Path)
    options = asked.parse_args()
    days = [
        day
        for day in chosen_days()
        if day.war in options.wars or (not options.wars and (options.put_away or not day.is_put_away))
    ]
    print("\n".join(HEAD), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        keep = options.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        ended = [_told(day, keep, options.seed, options.limit) for day in days]
    print("\n".join(["", *missed(ended), "", *before_leaving(ended), "", summary(ended)]))


def chosen_days() -> list[Day]:
    """The days of `days.csv`."""
    with (WARS / "days.csv").open(encoding="utf-8", newline="") as file:
        return [
            Day(
                row["war"], date.fromisoformat(row["as_of"]), int(row["weeks_before"] or 0), row["put_away"] == "yes",
                row["why"],
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def _told(day: Day, keep: Path, seed: int, limit: float) -> Ended:
    """One day, told as soon as it is done."""
    ended = briefed(day, keep, seed, limit)
    print(row_of(ended), flush=True)
    return ended


def briefed(day: Day, keep: Path, seed: int, limit: float) -> Ended:
    """Brief a day by the command, and hold it against what is known since."""
    out, err = keep / f"{day.war}-{day.as_of}.json", keep / f"{day.war}-{day.as_of}.err"
    command = [sys.executable, "-m", "passmuster", "brief", str(WARS / day.war), "--as-of", day.as_of.isoformat(),
               "--seed", str(seed), "--format", "json", "--no-cache", "--quiet",
               "--show-small-counts", "held against what is known since"]  # fmt: skip
    began = time.perf_counter()
    with out.open("wb") as to, err.open("wb") as remarks:
        process = subprocess.Popen(command, stdout=to, stderr=remarks)
        used = waited(process, limit)
    seconds = time.perf_counter() - began
    ledger, known = open_case(str(WARS / day.war)), known_rows(WARS / day.war / "known_later.csv")
    weeks = (day.as_of - ledger.case.start).days // 7 + 1
    shape = f"{weeks} weeks, {len(ledger.known(day.as_of).claims)} claims, {len(ledger.case.forces)} forces"
    spent = (process.returncode, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024.0)
    said = out.read_text(encoding="utf-8")
    if not said:
        last = err.read_text(encoding="utf-8").strip().splitlines()
        return Ended(day, shape, *spent, remark=" ".join(last)[:200] or f"given up after {limit:.0f} s")
    told: Told = json.loads(said)
    end, what = largest_end(told, ledger, known, day.as_of)
    chance, naive = leaving(told, day.weeks_before)
    health = told["diagnostics"]
    remark = f"R-hat {health['r_hat_max']:.3f}, {health['ess_min']:.0f} draws"  # type: ignore[index]
    return Ended(day, shape, *spent, list(beside(told, known, ledger, day.as_of)), end, what, chance, naive, remark)


def largest_end(told: Told, ledger: Ledger, known: Sequence[Known], as_of: date) -> tuple[float, str]:
    """The largest 95 % end on the day over the most said by then or known since of it, and of what.

    Of strengths that anybody stated, and of all that is known of the day: an old total says little of today's.
    """
    of_day = {(one.subject, one.quantity): one.high for one in known if one.day == as_of}
    most = dict(of_day)
    for claim in ledger.known(as_of).claims:
        name = (claim.subject, str(claim.quantity))
        if name in of_day or claim.quantity == "present":
            numbers = (x for x in (claim.point, claim.low, claim.high) if x is not None)
            most[name] = max(most.get(name, 0.0), *numbers)
    ends = [
        (float(row["q95"]) / max(most[name], 10.0), f"{name[0]} {name[1]}: {row['q95']:,.0f} over {most[name]:,.0f}")
        for row in told["estimates"]  # type: ignore[attr-defined]
        if row["date"] == as_of.isoformat() and (name := (row["subject"], row["quantity"])) in most
    ]
    return max(ends, default=(0.0, "–"))


def leaving(told: Told, weeks: int) -> tuple[float | None, float | None]:
    """The chance of leaving, cutting back or the war's end within so many weeks, and the naive rate of leaving."""
    rows = [
        row
        for row in told["actions"]  # type: ignore[attr-defined]
        if row["horizon_weeks"] == weeks and row["action"] in LEAVING
    ]
    if not rows:
        return None, None
    ends = [row["probability"] for row in told["war_end"] if row["horizon_weeks"] == weeks]  # type: ignore[attr-defined]
    return sum(row["probability"] for row in rows) + sum(ends[:1]), sum(row["baseline"] for row in rows)


HEAD = (
    "| war | as of | shape | status | seconds | processor seconds | MB | held | largest end | of what | fit |",
    "|---|---|---|---|---|---|---|---|---|---|---|",
)


def row_of(one: Ended) -> str:
    """A briefing as a row."""
    return (
        f"| {one.day.war} | {one.day.as_of} | {one.shape} | {one.status} | {one.seconds:.0f} | {one.processor:.0f} | "
        f"{one.megabytes:.0f} | {sum(row.holds for row in one.held)} of {len(one.held)} | {one.largest_end:.1f} | "
        f"{one.largest_what} | {one.remark} |"
    )


def missed(ended: Sequence[Ended]) -> Iterator[str]:
    """The truths that were not held, as rows."""
    yield "| war | as of | of day | what | estimate | 90 % interval | known since | last said |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in ended:
        for row in (row for row in one.held if not row.holds):
            said = "–" if row.last_said is None else f"{row.last_said:,.0f}"
            yield (
                f"| {one.day.war} | {row.as_of} | {row.known.day} | {row.known.subject} {row.known.quantity} | "
                f"{row.q50:,.0f} | {row.q05:,.0f} to {row.q95:,.0f} | {row.known.low:,.0f} to {row.known.high:,.0f} | "
                f"{said} |"
            )


def before_leaving(ended: Sequence[Ended]) -> Iterator[str]:
    """The chance of leaving a year and a quarter before it came, as rows."""
    yield "| war | as of | weeks before | leaves, cuts back or the war ends within them | naive rate of leaving |"
    yield "|---|---|---|---|---|"
    for one in ended:
        if one.chance is not None and one.naive is not None:
            yield f"| {one.day.war} | {one.day.as_of} | {one.day.weeks_before} | {one.chance:.0%} | {one.naive:.0%} |"


def summary(ended: Sequence[Ended]) -> str:
    """All in a few lines."""
    held = [row for one in ended for row in one.held]
    now = [row for row in held if row.known.day <= row.as_of]
    ends = sorted(one.largest_end for one in ended)
    return (
        f"{sum(one.status == 0 for one in ended)} of {len(ended)} with status 0; processor seconds at most "
        f"{max((one.processor for one in ended), default=0.0):.0f}; memory at most "
        f"{max((one.megabytes for one in ended), default=0.0):.0f} MB; 90 % intervals hold "
        f"{sum(row.holds for row in held)} of {len(held)} truths, {sum(row.holds for row in now)} of {len(now)} of "
        f"those up to the as-of day; the largest end is {ends[-1] if ends else 0:.1f} times the most said or "
        f"known, the middle one {ends[len(ends) // 2] if ends else 0:.1f} times."
    )


if __name__ == "__main__":
    main()
