"""Where the time of a briefing goes: wall-clock and processor seconds of each of its steps.

    python benchmarks/stages.py examples/kursk examples/mali --seeds 0 1

Nothing is kept between runs, so that compiling is counted where it happens. On a machine with others at work
processor seconds are the honest figure; with two cores idle wall-clock is a little more than half of them.
"""

import argparse
import resource
import time
from dataclasses import dataclass, field

import passmuster as pm


@dataclass(slots=True)
class Stages:
    """The steps of one briefing, each with when it began: wall-clock and processor seconds."""

    began: list[tuple[str, float, float]] = field(default_factory=list)

    def step(self, text: str, share: float | None = None) -> None:
        """Note that a step begins, unless it is the one that goes on."""
        if not self.began or self.began[-1][0] != text:
            self.began.append((text, time.perf_counter(), time.process_time()))

    def lines(self) -> list[str]:
        """One line a step; the last entry only ends the one before."""
        pairs = zip(self.began, self.began[1:], strict=False)
        return [
            f"| {words} | {then - wall:.1f} | {spent - cpu:.1f} |" for (words, wall, cpu), (_, then, spent) in pairs
        ]


def main() -> None:
    """Brief each case with each seed, and print a table of its steps."""
    parser = argparse.ArgumentParser(description="Seconds of a briefing by step.")
    parser.add_argument("cases", nargs="+")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    chosen = parser.parse_args()
    for case in chosen.cases:
        for seed in chosen.seeds:
            print(table(case, seed), flush=True)


def table(case: str, seed: int) -> str:
    """The steps of one briefing, and what it came to."""
    stages = Stages()
    stages.step("reading the case, and loading what works it out")
    briefing = pm.brief(case, seed=seed, cache=False, progress=stages)
    stages.step("")
    found = briefing.findings.diagnostics
    whole = [end - start for start, end in zip(stages.began[0][1:], stages.began[-1][1:], strict=True)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    return "\n".join(
        [
            f"{case}, seed {seed}: {whole[0]:.1f} s, {whole[1]:.1f} processor seconds, at most {memory:.0f} MB; "
            f"R-hat {found.r_hat_max:.3f}, {found.ess_min:.0f} effective draws, {found.divergences} diverged",
            "| step | wall-clock s | processor s |",
            "|---|---|---|",
            *stages.lines(),
        ]
    )


if __name__ == "__main__":
    main()
