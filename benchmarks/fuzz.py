"""Fuzz every door of the program: mutated files, records, ledgers, answers and arguments, through its commands.

    python benchmarks/fuzz.py --count 100000 --seed 1

Each input goes through a command in this process, with files of its own and no fit (behind the door `found` with one
that is decreed). It counts tracebacks and whatever else was not foreseen, commands that take more than five seconds of
processor time or 512 MB, statuses other than 0 to 3, status 2 with output or without a word, signs on output or errors
that could drive a terminal or a spreadsheet, and private people and words beside small counts that are told.

    python benchmarks/fuzz.py --door case --only 417 --seed 1

shows one input again. `--write` puts the counts into docs/studies/fuzz.md.
"""

import argparse
import faulthandler
import os
import platform
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]
os.environ["JAX_ENABLE_X64"] = "true"

from fuzzing.beginnings import DOCUMENTS  # noqa: E402
from fuzzing.doors import DOORS  # noqa: E402
from fuzzing.trial import Trial, ended  # noqa: E402
from study_page import put_figures  # noqa: E402

STUDY: Final = ROOT / "docs" / "studies" / "fuzz.md"
STUCK: Final = 900
"""Seconds of the clock after which inputs that nothing breaks off end the campaign, with where it stands."""

WATCHED: Final = 500
"""Inputs for which the watch is set at once: to set it anew waits for a thread."""


@dataclass
class Campaign:
    """What came of the inputs of one door."""

    n_inputs: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    faults: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], int] = field(default_factory=dict)
    slowest: float = 0.0
    peak: int = 0


def drawn(door: str, seed: int, number: int) -> Trial:
    """The input of this number; it depends on nothing else."""
    return DOORS[door](random.Random(f"{seed} {door} {number}"))


def campaign(door: str, seed: int, numbers: range) -> Campaign:
    """All inputs of a door."""
    made = Campaign()
    for number in numbers:
        trial = drawn(door, seed, number)
        if made.n_inputs % WATCHED == 0:
            faulthandler.dump_traceback_later(STUCK, exit=True)
        result = ended(trial)
        made.n_inputs += 1
        made.statuses[str(result.status)] += 1
        made.slowest, made.peak = max(made.slowest, result.seconds), max(made.peak, result.peak)
        for fault in result.faults:
            if fault not in made.first:
                made.first[fault] = number
                print(f"{door} {number}: {': '.join(fault)}", flush=True)
            made.faults[fault] += 1
    faulthandler.cancel_dump_traceback_later()
    return made


def shared_out(count: int, doors: Sequence[str]) -> dict[str, int]:
    """How many inputs each door gets: documents, which take longer, a quarter of what the others do, and what
    is found of a case, which takes a second, a twentieth."""
    weights = {door: 1 if door == "found" else 5 if door in DOCUMENTS else 20 for door in doors}
    return {door: -(-count * weight // sum(weights.values())) for door, weight in weights.items()}


def show(door: str, seed: int, number: int) -> None:
    """One input again: the call, its own files, and how it ended."""
    trial = drawn(door, seed, number)
    print(trial.arguments)
    for name, content in trial.files.items():
        print(f"--- {name}: {len(content)} bytes\n{content[:3000]!r}")
    print(ended(trial))


def figures(found: dict[str, Campaign], seed: int, seconds: float) -> str:
    """The table of a campaign."""
    total = sum(one.n_inputs for one in found.values())
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    rows = [
        f"{machine}, {datetime.now(UTC):%Y-%m-%d}; {total:,} inputs of seed {seed} in {seconds / 60:.0f} minutes.", "",
        "| door | inputs | let in (0, 3) | check failed (1) | refused (2) | faults | slowest, s | peak, MB |",
        "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    return "\n".join([*rows, *(row_of(door, one) for door, one in found.items())])


def row_of(door: str, one: Campaign) -> str:
    """A door's row of the table."""
    status = one.statuses
    counts = (one.n_inputs, status["0"] + status["3"], status["1"], status["2"], one.faults.total())
    cells = [f"{count:,}" for count in counts] + [f"{one.slowest:.1f}", f"{one.peak / 2**20:.0f}"]
    return f"| {door} | {' | '.join(cells)} |"


def main() -> None:
    """Run a campaign, or show one input of it again."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=10_000, help="inputs of all doors together")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--door", default="all", choices=["all", *DOORS])
    options.add_argument("--only", type=int, help="the number of one input of a door, to be shown")
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    if given.only is not None:
        show(given.door, given.seed, given.only)
        return
    # Documents, which take longest, come last.
    doors = sorted(DOORS, key=lambda door: door in DOCUMENTS) if given.door == "all" else [given.door]
    began = time.perf_counter()
    found = {}
    for door, n_inputs in shared_out(given.count, doors).items():
        found[door] = campaign(door, given.seed, range(n_inputs))
        print(f"{row_of(door, found[door])} after {(time.perf_counter() - began) / 60:.0f} minutes", flush=True)
    table = figures(found, given.seed, time.perf_counter() - began)
    print(table)
    if given.write:
        put_figures(STUDY, table)
    sys.exit(any(one.faults for one in found.values()))


if __name__ == "__main__":
    main()
