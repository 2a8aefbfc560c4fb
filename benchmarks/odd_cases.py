"""Brief on odd but valid cases: status, seconds, memory, and whether the way out that a refusal names works.

    python benchmarks/odd_cases.py [--count 200] [--seed 0] [--limit 600] [--keep FOLDER]

The cases are made up by `tests/worlds/odd_cases.py`, one oddity each: no claims, all on one day, only plans, only
denials, noughts, thousands of millions, an end in the past, a day before the first word. Each is written as a case
folder and briefed by the command, in a process of its own and without the cache, one after the other.

At least 97 in 100 are to end with status 0, and the rest with status 3 and a way out that works when followed: claims
that the message names are taken out, and the case is briefed again. Status 1 and 4, a traceback and a process that
does not end are faults of the program; so is status 2, for every case is valid.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from other_wars import waited

from worlds.odd_cases import OddCase, odd_case, write_case

MUST_ANSWER = 0.97
"""Share of cases that are to be answered."""


@dataclass(frozen=True)
class Outcome:
    """What came of one case. `mended` is the status after the way out was followed, where it was asked for."""

    seed: int
    oddity: str
    status: int
    seconds: float
    processor: float
    megabytes: float
    said: str
    mended: int | None = None

    @property
    def is_fault(self) -> bool:
        """Whether it is neither an answer nor an honest refusal with a way out that works."""
        return self.status != 0 and not (self.status == 3 and self.mended == 0)


def main() -> int:
    """Run the cases and print a table of what came of them; 1 where the bar is missed."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--count", type=int, default=200)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--limit", type=float, default=600.0)
    asked.add_argument("--keep", type=Path)
    options = asked.parse_args()
    print("| seed | oddity | status | seconds | processor seconds | MB | said |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        keep = options.keep or Path(folder)
        seeds = range(options.seed, options.seed + options.count)
        outcomes = [_told(tried(seed, keep / f"odd{seed}", options.limit)) for seed in seeds]
    print(f"\n{summary(outcomes)}")
    return int(any(one.is_fault for one in outcomes) or _answered(outcomes) < MUST_ANSWER)


def _told(one: Outcome) -> Outcome:
    status = f"{one.status}" if one.mended is None else f"{one.status}, then {one.mended}"
    print(
        f"| {one.seed} | {one.oddity} | {status} | {one.seconds:.0f} | {one.processor:.0f} | {one.megabytes:.0f} | "
        f"{one.said} |",
        flush=True,
    )
    return one


def tried(seed: int, folder: Path, limit: float) -> Outcome:
    """Write one case and brief on it; where that fails, do what the message says and brief again."""
    odd = odd_case(seed)
    outcome = _briefed(seed, odd, folder, limit)
    if outcome.status != 3:
        return outcome
    named = set(re.findall(r"\bc\d+\b|\br\d+\b", (folder / "err.txt").read_text() + (folder / "out.txt").read_text()))
    left = replace(odd, claims=tuple(claim for claim in odd.claims if claim.claim_id not in named))
    again = _briefed(seed, left, folder.with_name(f"{folder.name}-mended"), limit)
    return replace(outcome, mended=again.status)


def _briefed(seed: int, odd: OddCase, folder: Path, limit: float) -> Outcome:
    write_case(odd, folder)
    command = [sys.executable, "-m", "passmuster", "brief", str(folder), "--no-cache", "--quiet"]
    command += ["--as-of", odd.as_of.isoformat()] if odd.as_of else []
    began = time.perf_counter()
    with (folder / "out.txt").open("wb") as out, (folder / "err.txt").open("wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err)
        used: resource.struct_rusage = waited(process, limit)
    return Outcome(
        seed=seed, oddity=odd.oddity, status=process.returncode, seconds=time.perf_counter() - began,
        processor=used.ru_utime + used.ru_stime, megabytes=used.ru_maxrss / 1024.0, said=_said(folder),
    )  # fmt: skip


def _said(folder: Path) -> str:
    """The last line on standard error, short enough for a table."""
    lines = (folder / "err.txt").read_text(encoding="utf-8").strip().splitlines()
    return json.dumps(lines[-1][:90], ensure_ascii=False)[1:-1].replace("|", "/") if lines else ""


def _answered(outcomes: Sequence[Outcome]) -> float:
    return sum(one.status == 0 for one in outcomes) / len(outcomes)


def summary(outcomes: Sequence[Outcome]) -> str:
    """The bars, in a few lines."""
    counted = Counter(one.status for one in outcomes)
    faults = ", ".join(f"{one.seed} ({one.oddity})" for one in outcomes if one.is_fault) or "none"
    return (
        f"{counted[0]} of {len(outcomes)} with status 0, {counted[3]} with status 3 of which "
        f"{sum(one.mended == 0 for one in outcomes)} were answered once their way out was followed; faults: {faults}; "
        f"processor seconds at most {max(one.processor for one in outcomes):.0f}; "
        f"memory at most {max(one.megabytes for one in outcomes):.0f} MB."
    )


if __name__ == "__main__":
    sys.exit(main())
