"""Hold what a shared walk and weights say of the posterior without an origin against long refits without it.

    python benchmarks/leaving_out.py examples/kursk examples/mali --seed 0
    python benchmarks/leaving_out.py --war 3

A case is fitted, and its audit leaves origins out as it always does. Those that a shared walk stood for, and those
whose weights came nearest to not being trusted, are then sampled without, each for `--draws` draws of every chain. The
logs of the count that the origin's claim is held against are compared, their means in Monte Carlo errors of both
together; tail probability and verdict stand beside them.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from passmuster.inference.chain_sizes import bulk_size
from passmuster.inference.importance import even_weights
from passmuster.ledger import Claim, Known
from passmuster.model.claim_noise import claim_log_shifts, claim_noise_scale
from passmuster.model.fit import Fit, fit_case
from passmuster.model.posterior import Posterior
from passmuster.muster.found import AuditMethod
from passmuster.muster.held import best_held
from passmuster.muster.leave_out import WithoutOrigin
from passmuster.muster.meanings import counts_so_far, meanings
from passmuster.muster.muster import leave_out_judged, verdict_word
from passmuster.muster.readings import CountReading
from passmuster.muster.tails import tail_probability
from passmuster.observation.dating import AS_NAMED
from passmuster.observation.predictive import Predictive, over_days
from passmuster.store.folder import find_case, open_case

HEAD = (
    "case", "claim", "left out by", "k-hat", "effective", "log count", "by refit", "errors apart", "tail",
    "tail by refit", "verdict",
)  # fmt: skip
NEAREST = 4
"""Origins that weights alone stood for, of the largest shapes, that are held against a refit as well."""


@dataclass(frozen=True)
class Read:
    """A claim by some draws: mean and spread of the log of its count, the error of the mean, and its tail."""

    mean: float
    error: float
    tail: float


def read(claim: Claim, posterior: Posterior, weights: np.ndarray, efficiency: float) -> Read | None:
    """None where the model keeps no such count; `efficiency` is how many draws one draw of the chains is worth."""
    scale = claim_noise_scale(posterior.parameters, claim)
    of_day = np.exp(claim_log_shifts(posterior.parameters, claim))

    def against(reading: CountReading) -> Predictive | None:
        counts = counts_so_far(posterior, claim.subject, reading)
        return None if counts is None else over_days(counts, scale, weights, of_day)

    held = best_held(claim, meanings(claim), against)
    logs = log_count(claim, posterior)
    if held is None or logs is None:
        return None
    mean = float(weights @ logs)
    spread = float(np.sqrt(weights @ (logs - mean) ** 2))
    effective = efficiency / float(np.sum(weights**2))
    return Read(mean, spread / np.sqrt(effective), tail_probability(held.predictive, claim))


def log_count(claim: Claim, posterior: Posterior) -> np.ndarray | None:
    """Log of the first count that a claim may mean, on the day that it names, one more for nobody."""
    counts = counts_so_far(posterior, claim.subject, next(iter(meanings(claim))))
    return None if counts is None else np.log1p(np.maximum(counts[:, AS_NAMED], 0.0))


def worth(logs: np.ndarray, n_chains: int) -> float:
    """How many draws that do not remember one another one draw is worth."""
    return min(bulk_size(logs.reshape(n_chains, -1)) / logs.size, 1.0) if np.ptp(logs) > 0.0 else 1.0


def compared(fit: Fit, without: WithoutOrigin, draws: int) -> Iterator[tuple[str, Read, Read]]:
    """Each observed claim of an origin, as the audit has it and by a long refit."""
    design = fit.design
    own = [claim for claim in design.observed if design.echoes.origin_of[claim.claim_id] == without.origin]
    long = replace(fit, base=replace(fit.base, refits=None), settings=replace(fit.settings, n_warmup=60, n_refit=draws))
    refitted = long.without([claim.claim_id for claim in own])
    for claim in own:
        logs, again = log_count(claim, fit.posterior), log_count(claim, refitted)
        if logs is None or again is None:
            continue
        audit = read(claim, without.posterior, without.weights, worth(logs, fit.posterior.n_chains))
        even = even_weights(refitted.n_draws)
        refit = read(claim, refitted, even, worth(again, refitted.n_chains))
        if audit and refit:
            yield claim.claim_id, audit, refit


def chosen(found: dict[str, WithoutOrigin]) -> Sequence[WithoutOrigin]:
    """Those of a shared walk, and the nearest of the rest."""
    walked = [one for one in found.values() if one.method == AuditMethod.SHARED_WALK]
    trusted = [one for one in found.values() if one.method == AuditMethod.IMPORTANCE_SAMPLING]
    return *walked, *sorted(trusted, key=lambda one: -(one.shape or 0.0))[:NEAREST]


def told(name: str, known: Known, seed: int, draws: int) -> None:
    """A case as rows of a table."""
    fit = fit_case(known, seed=seed)
    for one in chosen(leave_out_judged(fit)):
        for claim_id, audit, refit in compared(fit, one, draws):
            apart = (audit.mean - refit.mean) / np.hypot(audit.error, refit.error)
            words = " / ".join(dict.fromkeys(verdict_word(which.tail).value for which in (audit, refit)))
            effective = 1.0 / np.sum(one.weights**2)
            print(
                f"| {name} | {claim_id} | {one.method} | {one.shape or 0.0:.2f} | {effective:.0f} | {audit.mean:.2f} | "
                f"{refit.mean:.2f} | {apart:+.1f} | {audit.tail:.3f} | {refit.tail:.3f} | {words} |",
                flush=True,
            )


def main() -> None:
    """Print the table of each case and war."""
    parser = argparse.ArgumentParser(description="Origins left out by weights and walks, beside long refits.")
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--war", type=int, nargs="*", default=[], help="numbers of drawn wars")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--draws", type=int, default=400)
    asked = parser.parse_args()
    print(f"| {' | '.join(HEAD)} |")
    print("|" + "---|" * len(HEAD))
    for case in asked.cases:
        ledger = open_case(find_case(Path(case)))
        assert ledger.last_day is not None, "a case of no claims has nothing to leave out"
        told(Path(case).name, ledger.known(ledger.last_day), asked.seed, asked.draws)
    for number in asked.war:
        sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
        from worlds.odd_wars import drawn_war

        war = drawn_war(number)
        told(f"war {number}", war.ledger.known(war.as_of), asked.seed, asked.draws)


if __name__ == "__main__":
    main()
