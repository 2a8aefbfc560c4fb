"""How long a briefing takes once it was worked out before and one claim is added, and by which road it comes.

    python benchmarks/one_claim_more.py examples/kursk --count 10 --seed 0

The case is copied and briefed with an empty cache. Then claims are added, each alone to the copy and to the cache as
the first briefing left it: claim n is of a random one of those weighed, within a factor of two of its number, on its
day or a little later, by another group. Each briefing is a process of its own; its wall-clock and processor seconds
are those of the whole process. On a machine with others at work processor seconds are the honest figure.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np

from passmuster.ledger import Claim, Known
from passmuster.model.design import weighable
from passmuster.store.claimfile import write_claims
from passmuster.store.folder import find_case, open_case

SPREAD = 0.35
"""Of the log of an added number around that of the claim it is modelled on."""


@dataclass(frozen=True)
class Briefed:
    """One briefing: its seconds, and its findings as JSON."""

    wall: float
    processor: float
    document: dict[str, Any]

    @property
    def row(self) -> str:
        """Seconds, road and how origins were left out, as cells of a table."""
        made = self.document["manifest"]
        methods = Counter(line["method"] for line in self.document["muster"] if line["method"])
        left_out = ", ".join(f"{count} {method}" for method, count in methods.most_common())
        weights = "" if made["k_hat"] is None else f" ({made['k_hat']:.2f}, {made['effective']:.0f})"
        return f"{self.wall:.1f} | {self.processor:.1f} | {made['road']}{weights} | {left_out}"


def added(known: Known, number: int) -> Claim:
    """Claim n: like a random one that is weighed, in its words, with another number and of another group."""
    random = np.random.default_rng(number)
    observed = weighable(known).entered.observed
    like = observed[int(random.integers(len(observed)))]
    groups = sorted({claim.claimant_group for claim in observed} - {like.claimant_group})
    group, factor = groups[int(random.integers(len(groups)))], float(np.exp(SPREAD * random.standard_normal()))
    days = timedelta(days=min(int(random.integers(30)), (known.day - like.said_on).days))

    def scaled(value: float | None) -> float | None:
        return None if value is None else float(round(float(f"{value * factor:.2g}")) or 1)

    later = None if like.as_of_end is None or like.is_window else min(like.as_of_end + days, known.day)
    return replace(
        like, claim_id=f"added-{number}", said_on=like.said_on + days, as_of_end=later or like.as_of_end,
        claimant=f"observer {number}", claimant_group=group, low=scaled(like.low), high=scaled(like.high),
        point=scaled(like.point), relay=(), outlet="", url="", note="", origin="",
    )  # fmt: skip


def briefed(case: Path, cache: Path, seed: int) -> Briefed:
    """A briefing in a process of its own."""
    command = [sys.executable, "-m", "passmuster", "brief", str(case), "--seed", str(seed), "--format", "json"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    ran = subprocess.run(
        [*command, "--quiet"], env={**_as_installed(), "PASSMUSTER_CACHE": str(cache)}, capture_output=True, check=True
    )
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Briefed(wall, processor, json.loads(ran.stdout))


def _as_installed() -> dict[str, str]:
    """The environment, in which Python keeps what it makes of sources: an installed package has it from the first."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    """Brief a case cold, then once for each claim added, and print a table."""
    parser = argparse.ArgumentParser(description="Seconds of a briefing with one claim more.")
    parser.add_argument("case")
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    ledger = open_case(find_case(Path(chosen.case)))
    assert ledger.last_day is not None, "a case of no claims has nothing to add to"
    known = ledger.known(ledger.last_day)
    with tempfile.TemporaryDirectory() as folder:
        case, cache = Path(folder) / "case", Path(folder) / "cache"
        shutil.copytree(find_case(Path(chosen.case)), case)
        cache.mkdir(mode=0o700)
        print("| added | wall s | processor s | road (k-hat, effective) | origins left out |\n|---|---|---|---|---|")
        print(f"| nothing | {briefed(case, cache, chosen.seed).row} |", flush=True)
        for number in range(chosen.count):
            claim, again = added(known, number), Path(folder) / "again"
            shutil.copytree(cache, again)
            (case / "claims.csv").write_text(write_claims((*ledger.claims, claim)), encoding="utf-8")
            said = f"{claim.subject} {claim.quantity} {claim.number_low} {claim.number_high} of {claim.claimant_group}"
            print(f"| {said} | {briefed(case, again, chosen.seed).row} |", flush=True)
            shutil.rmtree(again)


if __name__ == "__main__":
    main()
