"""Kill the writers of ledgers, fill their disks, and copy their files while they write: is anything lost or half there?

    python benchmarks/ledger_ground.py --kills 1000 --disks 200 --copies 1000 --share 0.2 --write

Adds and corrections by turns (`ledger_steps.py`), on SQLite and on a PostgreSQL server of its own where one is
installed; the server gets a share of the trials and is killed itself as well. Disks are disks of memory, which only
root can make. Copies are of a ledger in a file.

`--write` puts the counts into docs/studies/hard-ground.md. POSIX alone: processes are forked.
"""

import argparse
import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]

from ledger_steps import FileGround, ServerGround  # noqa: E402
from ledger_trials import COPIES, copies, full_disks, kills, server_kills, small_disk  # noqa: E402
from study_page import put_figures  # noqa: E402

from worlds.postgres_server import Server, new_server, programs  # noqa: E402

STUDY: Final = ROOT / "docs" / "studies" / "hard-ground.md"

Row = tuple[str, int, list[str], str]
"""What was done, how often, what went wrong, and what else there is to say."""


def in_files(options: argparse.Namespace, chance: random.Random) -> Iterator[Row]:
    """Every trial of ledgers in files."""
    with tempfile.TemporaryDirectory() as home:
        wrong = kills(FileGround(Path(home)), options.kills, chance)
    yield "SQLite: a writer killed", options.kills, wrong, ""
    for way in COPIES:
        with tempfile.TemporaryDirectory() as home:
            found = copies(FileGround(Path(home)), way, options.copies, chance)
        yield f"SQLite: a copy {way}", options.copies, found.wrong, found.said
    if options.disks and os.geteuid() == 0:
        with small_disk(8) as disk:
            wrong = full_disks(FileGround(disk), disk, options.disks, 400_000, chance, lambda: None)
        yield "SQLite: a full disk", options.disks, wrong, ""


def on_a_server(options: argparse.Namespace, chance: random.Random) -> Iterator[Row]:
    """A share of the trials of a ledger on PostgreSQL."""
    n_kills, n_disks = (max(round(options.share * times), 1) for times in (options.kills, options.disks))
    with new_server() as server:
        ground = ServerGround(server)
        yield "PostgreSQL: a writer killed", n_kills, kills(ground, n_kills, chance), ""
        few = max(n_kills // 4, 1)
        yield "PostgreSQL: the server killed", few, server_kills(ground, few, chance), ""
    if options.disks and os.geteuid() == 0:
        with small_disk(160) as disk:
            disk.chmod(0o755)
            with new_server(disk) as server:
                wrong = full_disks(ServerGround(server), disk, n_disks, 600_000, chance, lambda: _again(server))
        yield "PostgreSQL: a full disk", n_disks, wrong, ""


def _again(server: Server) -> None:
    """Start a server that a full disk has ended, once whatever it left running has come to an end."""
    assert server.process is not None, "it was started"
    for _ in range(100):
        if server.process.poll() is not None:
            server.start()
        try:
            ServerGround(server).settle()
        except Exception:
            time.sleep(0.1)
        else:
            return


def main() -> None:
    """Run all of it and print what came."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=40)
    options.add_argument("--disks", type=int, default=10)
    options.add_argument("--copies", type=int, default=40, help="copies of each way")
    options.add_argument("--share", type=float, default=0.2, help="of the trials, how many on PostgreSQL; 0 for none")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    chance, began = random.Random(given.seed), time.perf_counter()
    rows = []
    with_server = given.share > 0.0 and programs() is not None
    for row in chain(in_files(given, chance), on_a_server(given, chance) if with_server else ()):
        print(*row, sep="; ", file=sys.stderr, flush=True)
        rows.append(row)
    minutes = (time.perf_counter() - began) / 60
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    table = "\n".join([
        f"{machine}, {datetime.now(UTC):%Y-%m-%d}, seed {given.seed}, {minutes:.0f} minutes.", "",
        "| what | tried | went wrong | |", "|---|---|---|---|",
        *(f"| {what} | {tried:,} | {_few(wrong)} | {said} |" for what, tried, wrong, said in rows),
    ])  # fmt: skip
    print(table)
    if given.write:
        put_figures(STUDY, table, "ledgers")
    sys.exit(any(wrong for _, _, wrong, _ in rows))


def _few(wrong: list[str]) -> str:
    return f"{len(wrong):,}: {', '.join(dict.fromkeys(wrong))}"[:300] if wrong else "0"


if __name__ == "__main__":
    main()
