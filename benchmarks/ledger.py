"""What a ledger of a million claims costs: import, its size, a query of one subject, a claim's life, a proof.

    python benchmarks/ledger.py [CLAIMS] [--write]

Claims are made up from a fixed seed, over a thousand forces and ten years. A query asks the claims of one force said by
a day, as known at a moment, and reads them as every command does; each of fifty asks another force, day and moment.
Seconds of processor time, of this process and of those that read the table for it, stand beside seconds of the clock,
because other work on the machine lengthens the second and hardly the first. With --write the figures go
into docs/studies/ledger.md.
"""

import platform
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from study_page import put_figures

from passmuster.analysis.ledger_log import log
from passmuster.analysis.listing import Wanted, claims
from passmuster.analysis.verifying import verify
from passmuster.store.claimfile import COLUMNS
from passmuster.store.moving import ledger_from_folder

FORCES, QUERIES, SEED = 1000, 50, 7
FIRST_DAY, DAYS = date(2020, 1, 6), 3650
PAGE = Path(__file__).parents[1] / "docs" / "studies" / "ledger.md"

Row = tuple[str, str, str]
"""What was measured, the figure, the processor's seconds."""


def main(n_claims: int, write: bool) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        rows = figures(Path(folder), n_claims)
    table = "\n".join(
        ["| what | figure | processor time |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    )
    machine = (
        f"Python {platform.python_version()}, {platform.machine()}, {datetime.now(UTC).date()}; {n_claims:,} claims."
    )
    text = f"{machine}\n\n{table}"
    print(text)
    if write:
        put_figures(PAGE, text)


def figures(folder: Path, n_claims: int) -> list[Row]:
    """Everything that is measured."""
    plain, kept = folder / "plain", folder / "kept"
    make_case(plain, n_claims)
    rows = [
        timed(
            "import of the plain folder",
            lambda: ledger_from_folder(plain, kept, who="benchmark", why="million", workers=0),
        )
    ]
    size = (kept / "ledger.db").stat().st_size
    rows.append(("size of `ledger.db`", f"{size / 1e6:,.0f} MB", f"{size / n_claims:,.0f} bytes a claim"))
    rows.append(memory("memory of the import at most, and of each process that reads the table for it"))
    chance = random.Random(SEED + 1)
    began, ended = (log(kept, name)[0].recorded_at for name in ("k0000000", f"k{n_claims - 1:07d}"))
    rows.append(
        median("claims of one force, as of a day, known at a moment", lambda: query(kept, chance, began, ended))
    )
    rows.append(median("a claim's life", lambda: log(kept, f"k{chance.randrange(n_claims):07d}")))
    rows.append(timed("proof of every entry", lambda: verify(kept)))
    return rows


def memory(what: str) -> Row:
    """The most that this process and any it has started held so far."""
    own, other = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return what, f"{own:,.0f} MB and {other:,.0f} MB", ""


def timed(what: str, run: Callable[[], object]) -> Row:
    """One run."""
    clock, processor, others = time.perf_counter(), time.process_time(), seconds_of_others()
    run()
    passed, own, others = time.perf_counter() - clock, time.process_time() - processor, seconds_of_others() - others
    return what, f"{passed:.1f} s", f"{own:.1f} s" + (f" and {others:.1f} s" if others else "")


def seconds_of_others() -> float:
    """Processor time of the processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def median(what: str, run: Callable[[], object]) -> Row:
    """The median of many runs, after one that warms up."""
    run()
    clocks, processors = [], []
    for _ in range(QUERIES):
        clock, processor = time.perf_counter(), time.process_time()
        run()
        clocks.append(time.perf_counter() - clock)
        processors.append(time.process_time() - processor)
    return (
        f"{what} (median of {QUERIES})",
        f"{statistics.median(clocks) * 1e3:.1f} ms",
        (f"{statistics.median(processors) * 1e3:.1f} ms"),
    )


def query(kept: Path, chance: random.Random, began: datetime, ended: datetime) -> None:
    """One force, one day, one moment."""
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    moment = began + (ended - began) * chance.random()
    claims(kept, Wanted(subject=f"f{chance.randrange(FORCES):03d}", as_of=day), known_at=moment)


def make_case(folder: Path, n_claims: int) -> None:
    """A plain folder with so many claims of the usual length."""
    chance = random.Random(SEED)
    folder.mkdir()
    forces = "".join(f'[[forces]]\nid = "f{i:03d}"\nname = "Force {i}"\nactor = "A"\n' for i in range(FORCES))
    head = '[case]\nname = "x"\ntitle = "x"\nprincipal = "B"\npartner = "A"\nopponent = "C"\nstart = 2020-01-06\n'
    (folder / "case.toml").write_text(f"{head}{forces}", encoding="utf-8")
    with (folder / "claims.csv").open("w", encoding="utf-8") as out:
        out.write(",".join(COLUMNS) + "\n")
        for i in range(n_claims):
            day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
            out.write(
                f"k{i:07d},{day},,{day},,f{chance.randrange(FORCES):03d},killed,,,{chance.randrange(20_000)},about,asserted,"
                f"Ministry of Defence,UA,,Daily News,https://example.org/news/{i},as told at a briefing on the day\n"
            )


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(numbers[0] if numbers else 1_000_000, "--write" in sys.argv)
