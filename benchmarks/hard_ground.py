"""Kill writers, let them crowd, and tamper with what they wrote: how often anything was lost, half there or unnoticed.

    python benchmarks/hard_ground.py --kills 1250 --records 1000 --write

- *Kills*: a process writes without pause (a batch of answers, a record of forecasts, the cache, a page, a ledger) and
  says after each step that it is done; it is killed (SIGKILL) at a moment drawn by chance. Lost is what it had said was
  done; half there is whatever a reader takes for whole and is not.
- *Writers*: four processes append to one record at once.
- *Tampering*: every kind in `tests/worlds/record_tampering.py`, held against the head that was noted; and of the
  shipped case with a ledger a hundred each of flipped bytes, cut tails, rewrites of equal length and whole
  replacements, against a witness (`case_ledgers.py`).
- *Forgetting*: the words of as many claims, events and reports, looked for in every file afterwards.

`--write` puts the counts into docs/studies/hard-ground.md. POSIX alone: processes are forked.
"""

import argparse
import os
import platform
import random
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]

from case_ledgers import forgotten, tampered  # noqa: E402
from killing import DOORS, crowd, kill_all  # noqa: E402
from study_page import put_figures  # noqa: E402

from passmuster.errors import BadInput  # noqa: E402
from passmuster.forecast.record.record import read_record  # noqa: E402
from passmuster.forecast.record.vouching import vouched_by  # noqa: E402
from worlds.record_tampering import ENTRIES, chained, tamperings  # noqa: E402

STUDY: Final = ROOT / "docs" / "studies" / "hard-ground.md"

# Tampering ------------------------------------------------------------------------------------------------------------


def tamper_records() -> tuple[int, list[str]]:
    """How many kinds were tried, and those that a noted head vouches for to their very end."""
    with tempfile.TemporaryDirectory() as home:
        path, sound = Path(home) / "record.jsonl", b"".join(chained(ENTRIES))
        path.write_bytes(sound)
        noted = read_record(path).head.sha256
        kinds = [(name, content) for name, content in tamperings() if content != sound]
        unnoticed = []
        for name, content in kinds:
            path.write_bytes(content)
            try:
                vouched = vouched_by(path, noted)
            except BadInput:
                continue
            if vouched.entries == vouched.head.entries:
                unnoticed.append(name)
    return len(kinds), unnoticed


# All of it ------------------------------------------------------------------------------------------------------------


def main() -> None:
    """Run all of it and print what came."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=50, help="kills of all doors together")
    options.add_argument("--records", type=int, default=10, help="records with four writers each")
    options.add_argument(
        "--times", type=int, default=100, help="ledgers for each way of tampering, and things forgotten"
    )
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    chance, began = random.Random(given.seed), time.perf_counter()
    kills, crowded = kill_all(given.kills, chance), crowd(given.records)
    kinds, unnoticed = tamper_records()
    caught, held = tampered(given.times, chance), forgotten(given.times, chance)
    minutes = (time.perf_counter() - began) / 60
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    lines = [
        f"{machine}, {datetime.now(UTC):%Y-%m-%d}, seed {given.seed}, {minutes:.0f} minutes.", "",
        "| what | tried | went wrong |", "|---|---|---|",
        *(f"| a writer killed: {name} | {given.kills // len(DOORS):,} | {_few(wrong)} |"
          for name, wrong in kills.items()),
        f"| a record with four writers | {given.records:,} | {_few(crowded)} |",
        f"| a record tampered with, its head noted | {kinds:,} kinds | {_few(unnoticed)} |",
        *(f"| a ledger with {name}, beside a witness | {given.times} | {given.times - n} unnoticed |"
          for name, n in caught.items()),
        f"| a thing forgotten, its words looked for | {given.times} | {_few(held)} |",
    ]  # fmt: skip
    table = "\n".join(lines)
    print(table)
    if given.write:
        put_figures(STUDY, table)
    failed = [*crowded, *unnoticed, *held, *(words for wrong in kills.values() for words in wrong)]
    sys.exit(bool(failed) or any(n < given.times for n in caught.values()))


def _few(wrong: list[str]) -> str:
    return f"{len(wrong):,}: {', '.join(dict.fromkeys(wrong))}"[:300] if wrong else "0"


if __name__ == "__main__":
    main()
