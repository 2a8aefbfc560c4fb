"""Whether a briefing with one claim more, by the short road, prints what one from the beginning would.

    python benchmarks/one_claim_against_cold.py examples/kursk --count 10 --seeds 5

The case is briefed from the beginning with several seeds: how far each printed number moves with the seed alone is its
Monte Carlo error. Then claims are added, each alone, as `one_claim_more.py` adds them; each addition is briefed by the
short road, from the first of these fits, and from the beginning with a seed of its own. What the two print is compared
number by number: counts on the log scale, chances on that of log odds, and the difference is given in errors,

    z = (short − cold) / (√2 · spread over seeds),

so that two cold briefings would have z of Student's t with seeds − 1 degrees of freedom. The spread is taken no less
than a tenth of the smallest that matters to a reader, half a per cent of a count and of the odds.
"""

import argparse
import math
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from one_claim_more import Briefed, added, briefed
from scipy.stats import t

from passmuster.store.claimfile import write_claims
from passmuster.store.folder import find_case, open_case

Numbers = Mapping[tuple[str, ...], float]

LEAST: int = 10
"""People below which a count is not compared on the log scale: it is printed as a bound or a rounded head."""
LEAST_SPREAD: float = 0.0005
WITHIN: float = 0.95
"""Level of the t quantile that a difference is held against."""


def printed(document: Mapping[str, Any]) -> dict[tuple[str, ...], float]:
    """Every printed number that is drawn, by section, name and level, on the scale on which errors are even."""
    return dict(_numbers(document))


def _numbers(document: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], float]]:
    for row in document["estimates"]:
        for level in ("q05", "q50", "q95"):
            if row[level] is not None and row[level] >= LEAST:
                yield ("estimates", row["subject"], row["quantity"], row["date"], level), math.log(row[level])
    for row in document["sources"]:
        for level in ("factor_q05", "factor_q50", "factor_q95"):
            yield ("sources", row["group"], row["side"], row["family"], level), math.log(row[level])
    for section, names in (("actions", ("action",)), ("questions", ("question_id",)), ("war_end", ())):
        for row in document[section]:
            chance = row["probability"]
            if chance is not None and 0.0 < chance < 1.0:
                key = (section, *(str(row[name]) for name in names), str(row.get("horizon_weeks", "")))
                yield key, math.log(chance / (1.0 - chance))


def spreads(runs: list[Numbers]) -> dict[tuple[str, ...], float]:
    """Standard deviation of each number over seeds, of those that every run prints."""
    keys = set.intersection(*(set(run) for run in runs))
    return {key: max(float(np.std([run[key] for run in runs], ddof=1)), LEAST_SPREAD) for key in keys}


def differences(short: Numbers, cold: Numbers, spread: Numbers) -> dict[tuple[str, ...], float]:
    """z of each number that both print."""
    keys = set(short) & set(cold) & set(spread)
    return {key: (short[key] - cold[key]) / (math.sqrt(2.0) * spread[key]) for key in keys}


def main() -> None:
    """Brief with seeds, then each addition both ways, and print how many numbers agree."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("case")
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--first", type=int, default=0, help="number of the first addition")
    parser.add_argument("--seeds", type=int, default=5)
    chosen = parser.parse_args()
    source = find_case(Path(chosen.case))
    ledger = open_case(source)
    assert ledger.last_day is not None, "a case of no claims has nothing to add to"
    known = ledger.known(ledger.last_day)
    limit = float(t.ppf((1.0 + WITHIN) / 2.0, chosen.seeds - 1))
    with tempfile.TemporaryDirectory() as folder:
        case, cache = Path(folder) / "case", Path(folder) / "cache"
        shutil.copytree(source, case)
        cache.mkdir(mode=0o700)
        runs = [printed(briefed(case, cache, seed).document) for seed in range(chosen.seeds)]
        spread = spreads(runs)
        print(f"{len(spread)} numbers; a difference is within error below {limit:.2f}\n", flush=True)
        print("| added | road | numbers | within | root mean square | worst |\n|---|---|---|---|---|---|", flush=True)
        every: list[float] = []
        for number in range(chosen.first, chosen.first + chosen.count):
            claim, again = added(known, number), Path(folder) / "again"
            shutil.copytree(cache, again)
            (case / "claims.csv").write_text(write_claims((*ledger.claims, claim)), encoding="utf-8")
            short, cold = (briefed(case, again, seed) for seed in (0, 1000 + number))
            found = differences(printed(short.document), printed(cold.document), spread)
            every += found.values()
            print(row_of(f"{claim.subject} {claim.quantity} {claim.number_low}", short, found, limit), flush=True)
            shutil.rmtree(again)
        print(f"\n{np.mean(np.abs(every) < limit):.1%} of {len(every)} within, of two cold ones {WITHIN:.0%} would be")


def row_of(what: str, short: Briefed, found: Numbers, limit: float) -> str:
    """What came of one addition, as a row."""
    z = np.array(list(found.values()))
    worst = max(found, key=lambda key: abs(found[key]))
    return (
        f"| {what} | {short.document['manifest']['road']} | {z.size} | {np.mean(np.abs(z) < limit):.1%} | "
        f"{np.sqrt(np.mean(np.minimum(z**2, 100.0))):.2f} | {' '.join(worst)} {found[worst]:+.1f} |"
    )


if __name__ == "__main__":
    main()
