"""What it costs to say what moved where both fits are kept: seconds in a process, and of the command in new ones.

    python benchmarks/diff_speed.py [CASE] [--since DAY] [--times N]

Both days are briefed first, in a cache of their own, so that fits and briefings are kept. Then `diff` is asked for
again and again without its answer being kept: first in this process, in which modules are loaded and memory is at hand,
then by the command, words and all, once in each of nine new ones. An answer that was kept costs as much as `diff
--quiet` of it, which is last. Processor seconds are of user and system; on a machine with other work they are what can
be compared, and the least of them tells most. Modules are loaded from bytecode, which is written where it is not there.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from tempfile import TemporaryDirectory
from typing import Final

from passmuster.analysis.brief import brief_ledger
from passmuster.analysis.diff import diff_ledger
from passmuster.analysis.run import Run
from passmuster.analysis.sources import day_of, open_source
from passmuster.cache.keeper import Keeper
from passmuster.cli import main as main_command

NEW_PROCESSES: Final = 9


class Reading(Keeper):
    """A keeper that finds what is kept and keeps nothing."""

    def write(self, key: str, lines: Iterable[bytes | memoryview], kind: str, most: int | None = None) -> None:
        """Nothing is kept."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", nargs="?", default="examples/kursk")
    parser.add_argument("--since", default="2025-02-20")
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--once", action="store_true", help="only once, without briefing first")
    asked = parser.parse_args()
    if asked.once:
        command = ["diff", asked.case, "--since", asked.since, "--quiet"]
        main_command(command, obj=Run(keeper=Reading(Run.usual().keeper.folder)))
    with TemporaryDirectory() as folder:  # an answer kept by an earlier run would be found, and nothing worked out
        os.environ["PASSMUSTER_CACHE"] = folder
        _measure(asked)


def _measure(asked: argparse.Namespace) -> None:
    ledger, run = open_source(asked.case), Run.usual()
    reading = Run(keeper=Reading(run.keeper.folder))
    for day in (day_of(asked.since), ledger.last_day):
        brief_ledger(ledger, run, as_of=day)
    seconds = []
    for _ in range(asked.times + 1):
        began = time.process_time()
        diff_ledger(ledger, reading, since=asked.since)
        seconds.append(time.process_time() - began)
    print(f"in this process: {statistics.median(seconds[1:]):.2f} s (least {min(seconds[1:]):.2f} s)")
    once = [sys.argv[0], asked.case, "--since", asked.since, "--once"]
    command = ["-m", "passmuster", "diff", asked.case, "--since", asked.since, "--quiet"]
    for name, words in (("in a new one", once), ("an answer that was kept", command)):
        _new(words)
        taken = [_new(words) for _ in range(NEW_PROCESSES)]
        processor, clock = zip(*taken, strict=True)
        print(
            f"{name}: {statistics.median(processor):.2f} s of processor (least {min(processor):.2f} s), "
            f"{statistics.median(clock):.2f} s of the clock (least {min(clock):.2f} s)"
        )


def _new(words: list[str]) -> tuple[float, float]:
    """Seconds of processor and clock of a new Python process."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL, env=environment)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, ended - began


if __name__ == "__main__":
    main()
