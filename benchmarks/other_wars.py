"""Brief on wars that nobody has seen: status, seconds, memory, how often intervals hold the truth, the largest end.

    python benchmarks/other_wars.py [--count 12] [--seed 0] [--keep FOLDER]

The wars are made up by `tests/worlds/odd_wars.py` from bookkeeping that shares no line with the model: 10 to 700 weeks,
3 to 150 claims, one to four forces. Each is written as a case folder and briefed by the command, in a process of its
own and without the cache, one after the other. Seconds are wall-clock with the seconds of processor time beside them,
because on a busy machine the first say little.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from passmuster.store.casewriter import case_text
from passmuster.store.claimfile import write_claims
from worlds.odd_wars import OddWar, drawn_war

LONGEST = 600.0
"""Seconds after which a briefing is given up."""
SPOKEN_OF = {"present": ("present",), "deployed": ("deployed",), "killed": ("killed", "casualties"),
             "wounded": ("casualties", "wounded"), "casualties": ("casualties", "killed", "wounded")}  # fmt: skip
"""Claims of which quantities tell of a quantity."""


@dataclass(frozen=True)
class Outcome:
    """What came of one war. Counts are of estimates on the as-of day: all of them, and those that some claim tells of;
    `largest_end` is the largest 95 % end over the most that ever was of its quantity, of those that are told of.
    """

    shape: str
    status: int
    seconds: float
    processor: float
    megabytes: float
    held: int
    told: int
    held_all: int
    told_all: int
    largest_end: float
    remark: str


def main() -> None:
    """Run the wars and print a table of what came of them."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--count", type=int, default=12)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--keep", type=Path)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep = options.keep or Path(folder)
        outcomes = [_tried(seed, keep / f"war{seed}") for seed in range(options.seed, options.seed + options.count)]
    print(f"\n{summary(outcomes)}")


def _tried(seed: int, folder: Path) -> Outcome:
    """One war, told as soon as it is done."""
    outcome = tried(drawn_war(seed), folder)
    print(
        f"| {seed} | {outcome.shape} | {outcome.status} | {outcome.seconds:.0f} | {outcome.processor:.0f} | "
        f"{outcome.megabytes:.0f} | {outcome.held} of {outcome.told} | {outcome.held_all} of {outcome.told_all} | "
        f"{outcome.largest_end:.1f} | {outcome.remark} |",
        flush=True,
    )
    return outcome


def tried(war: OddWar, folder: Path) -> Outcome:
    """Write a war as a case, brief on it, and hold the briefing against what happened."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.toml").write_text(case_text(war.ledger.case), encoding="utf-8")
    (folder / "claims.csv").write_text(write_claims(war.ledger.claims), encoding="utf-8")
    command = [sys.executable, "-m", "passmuster", "brief", str(folder), "--as-of", war.as_of.isoformat(),
               "--format", "json", "--no-cache", "--quiet"]  # fmt: skip
    began = time.perf_counter()
    with (folder / "out.json").open("wb") as out, (folder / "err.txt").open("wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err)
        used = waited(process)
    seconds = time.perf_counter() - began
    told = json.loads((folder / "out.json").read_text() or "{}")
    scores = _scores(war, told.get("estimates", ()))
    case = war.ledger.case
    weeks = (war.as_of - case.start).days // 7 + 1
    return Outcome(
        shape=f"{weeks} weeks, {len(war.ledger.claims)} claims, {len(case.forces)} forces",
        status=process.returncode, seconds=seconds, processor=used.ru_utime + used.ru_stime,
        megabytes=used.ru_maxrss / 1024.0, remark=_remark(told, folder), **scores,
    )  # fmt: skip


def waited(process: "subprocess.Popen[bytes]", limit: float = LONGEST) -> resource.struct_rusage:
    """What a process used, once it has ended or been given up."""
    began = time.perf_counter()
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return used
        if time.perf_counter() - began > limit:
            process.kill()
        time.sleep(0.1)


def _scores(war: OddWar, estimates: Sequence[dict[str, object]]) -> dict[str, float]:
    said = {(claim.subject, str(claim.quantity)) for claim in war.ledger.claims}
    held, ends, is_told = [], [], []
    for row in estimates:
        name = (str(row["subject"]), str(row["quantity"]))
        if name in war.truth and row["date"] == war.as_of.isoformat():
            true = float(war.truth[name][-1])
            held.append(float(str(row["q05"])) - 0.5 <= true <= float(str(row["q95"])) + 0.5)
            ends.append(float(str(row["q95"])) / max(float(war.truth[name].max()), 10.0))
            is_told.append(any((name[0], other) in said for other in SPOKEN_OF[name[1]]))
    told = [at for at, is_so in enumerate(is_told) if is_so]
    return {
        "held": sum(held[at] for at in told), "told": len(told), "held_all": sum(held), "told_all": len(held),
        "largest_end": max((ends[at] for at in told), default=0.0),
    }  # fmt: skip


def _remark(told: dict[str, dict[str, object]], folder: Path) -> str:
    if "diagnostics" not in told:
        said = (folder / "err.txt").read_text().strip().splitlines()
        return said[-1][:80] if said else f"given up after {LONGEST:.0f} s"
    health = told["diagnostics"]
    return f"R-hat {health['r_hat_max']:.3f}, {health['ess_min']:.0f} effective draws, {health['divergences']} diverged"


def summary(outcomes: Sequence[Outcome]) -> str:
    """The bars, in a few lines."""
    told, all_told = sum(one.told for one in outcomes), sum(one.told_all for one in outcomes)
    return (
        f"{sum(one.status == 0 for one in outcomes)} of {len(outcomes)} with status 0; processor seconds at most "
        f"{max(one.processor for one in outcomes):.0f}; memory at most "
        f"{max(one.megabytes for one in outcomes):.0f} MB; "
        f"90 % intervals hold {sum(one.held for one in outcomes)} of {told} truths that some claim tells of, and "
        f"{sum(one.held_all for one in outcomes)} of {all_told} of all; the largest end is "
        f"{max(one.largest_end for one in outcomes):.1f} times the most that ever was."
    )


if __name__ == "__main__":
    main()
