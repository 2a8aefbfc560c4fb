"""Seconds, memory and effective draws a second of `passmuster losses`, beside the published structure in plain NumPyro.

    python benchmarks/losses.py ../shared/data/losses2023/replication-data-pnas.csv --plain-draws 100 --write

Both run in this order on the same machine, each in a process of its own, nothing kept between them. The plain program
is what a peer would write: the model of Radford and others (2023) as NumPyro's documentation writes models, given to
`MCMC(NUTS(...))`. Few draws of it are asked for, because each is dear; what is compared is effective draws a second,
warm-up and compilation included. The models differ: ours has meanings, drifts, slips, bounds and noises by stream
besides, and the published one a Poisson or negative binomial for each number.
"""

import argparse
import csv
import json
import os
import platform
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "studies" / "losses-speed.md"

N_KNOTS = 30
"""Knots of the plain program; with the paper's 150 it takes five times as many parameters and far longer."""


def main() -> None:
    """Run what was asked for, and print one line a program."""
    parser = argparse.ArgumentParser(description="Speed of losses against plain NumPyro.")
    parser.add_argument("table", type=Path)
    parser.add_argument("--plain-draws", type=int, default=100, metavar="N")
    parser.add_argument("--only", choices=("ours", "plain"))
    parser.add_argument("--write", action="store_true", help=f"Renew {PAGE.name} in docs/studies.")
    chosen = parser.parse_args()
    if chosen.only == "ours":
        print(json.dumps(ours(chosen.table)))
    elif chosen.only == "plain":
        print(json.dumps(plain(chosen.table, chosen.plain_draws)))
    else:
        lines = [in_a_process(chosen, name) for name in ("ours", "plain")]
        if chosen.write:
            PAGE.write_text(page(lines, chosen.plain_draws), encoding="utf-8")


def in_a_process(chosen: argparse.Namespace, name: str) -> dict[str, object]:
    """One program run, and its line printed."""
    command = [sys.executable, __file__, str(chosen.table), "--only", name, "--plain-draws", str(chosen.plain_draws)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    line = ran.stdout.strip().splitlines()[-1]
    print(line, flush=True)
    return dict(json.loads(line))


def page(lines: list[dict[str, object]], plain_draws: int) -> str:
    """The results as a page."""
    head = [name.replace("_", " ") for name in lines[0]]
    rows = [head, ["---"] * len(head), *([str(value) for value in line.values()] for line in lines)]
    packages = ", ".join(f"{name} {version(name)}" for name in ("passmuster", "jax", "numpyro", "numpy", "scipy"))
    paragraphs = [
        "# Losses: speed",
        "All 4,609 rows of the table of Radford and others, both programs one after the other on the same machine.\n"
        "Plain NumPyro is the published structure as a peer would write it, on two chains with few draws because each "
        "is dear; effective draws a second, warm-up and compilation included, are what can be compared.\n"
        "Where its R-hat is far above 1, even its few effective draws are too many.\n"
        "Memory is that of the largest process.",
        "\n".join("| " + " | ".join(row) + " |" for row in rows),
        "## How it was run",
        f"Run on {datetime.now(UTC).date()} with Python {platform.python_version()}, {packages}, on {os.cpu_count()} "
        f"cores of {platform.machine()}.\nTo run it again and renew this page:",
        "```text\npython benchmarks/losses.py ../shared/data/losses2023/replication-data-pnas.csv "
        f"--plain-draws {plain_draws} --write\n```",
    ]
    return "\n\n".join(paragraphs) + "\n"


def ours(table: Path) -> dict[str, object]:
    """The default model as the command runs it, drawn on until every printed number has converged."""
    from passmuster.analysis.losses import estimate_losses
    from passmuster.analysis.run import Run

    began = time.perf_counter()
    findings = estimate_losses(table, Run())
    health = findings.diagnostics
    return result("passmuster losses", time.perf_counter() - began, health.ess_min, health.r_hat_max)


def plain(table: Path, n_draws: int) -> dict[str, object]:
    """The published structure as a peer would write it."""
    import jax
    import jax.numpy as jnp
    import numpy as np
    import numpyro
    import numpyro.distributions as dist
    from arviz_stats.base import array_stats
    from numpyro.infer import MCMC, NUTS
    from scipy.interpolate import BSpline

    numpyro.enable_x64()
    rows = list(csv.DictReader(table.open(encoding="utf-8")))
    types = sorted({row["loss_type"] for row in rows})
    cells = sorted({(row["claim_source"], row["loss_country"]) for row in rows})
    streams = sorted({(row["claim_source"], row["loss_type"]) for row in rows})
    day = jnp.array([int(row["days"]) - 1 for row in rows])
    count = jnp.array([round(float(row["loss_count"])) for row in rows])
    kind = jnp.array([types.index(row["loss_type"]) for row in rows])
    stream = jnp.array([streams.index((row["claim_source"], row["loss_type"])) for row in rows])
    cell = jnp.array([cells.index((source, name.rpartition("-")[2])) for source, name in streams])
    is_daily = jnp.array([row["time_frame"] == "Day" for row in rows])
    marks = [jnp.array([float(row[name]) for row in rows]) for name in ("minimum", "maximum")]
    n_days = int(day.max()) + 1
    inner = np.linspace(1.0, n_days, N_KNOTS)
    knots = np.concatenate([[1.0] * 3, inner, [n_days] * 3])
    basis = jnp.asarray(BSpline.design_matrix(np.arange(1.0, n_days + 1), knots, 3).toarray())

    def model() -> None:
        n_types = len(types)
        spread = numpyro.sample("spread", dist.HalfNormal(1.0))
        cell_spread = numpyro.sample("cell_spread", dist.HalfNormal(1.0).expand([len(cells)]))
        cell_mean = spread * numpyro.sample("cell_offset", dist.Normal().expand([len(cells)]))
        offset = numpyro.sample("lean_offset", dist.Normal().expand([len(streams)]))
        lean = numpyro.deterministic("lean", cell_mean[cell] + cell_spread[cell] * offset)
        middle, wide = numpyro.sample("middle", dist.Normal()), numpyro.sample("wide", dist.HalfNormal(1.0))
        intercept = middle + wide * numpyro.sample("intercept", dist.Normal().expand([n_types]))
        slope = numpyro.sample("slope", dist.Normal().expand([n_types]))
        shape_spread = numpyro.sample("shape_spread", dist.HalfNormal(1.0).expand([n_types]))
        corr = numpyro.sample("corr", dist.LKJCholesky(n_types, 2.0))
        raw = numpyro.sample("raw", dist.Normal().expand([n_types, basis.shape[1]]))
        shape = (shape_spread[:, None] * corr) @ raw
        log_daily = intercept[:, None] + slope[:, None] * jnp.arange(n_days) / n_days + shape @ basis.T
        log_total = jnp.log(jnp.cumsum(jnp.exp(log_daily), axis=1))
        numpyro.deterministic("total", log_total[:, -1])
        shifts = numpyro.sample("shifts", dist.Normal().expand([2]))
        dispersion = jnp.exp(numpyro.sample("dispersion", dist.Normal().expand([n_types])))
        extra = lean[stream] + shifts[0] * marks[0] + shifts[1] * marks[1]
        mean = jnp.exp(jnp.where(is_daily, log_daily[kind, day], log_total[kind, day]) + extra)
        poisson = dist.Poisson(mean).log_prob(count)
        binomial = dist.NegativeBinomial2(mean, dispersion[kind]).log_prob(count)
        numpyro.factor("claims", jnp.sum(jnp.where(is_daily, poisson, binomial)))

    began = time.perf_counter()
    mcmc = MCMC(
        NUTS(model),
        num_warmup=n_draws,
        num_samples=n_draws,
        num_chains=2,
        chain_method="vectorized",
        progress_bar=False,
    )
    mcmc.run(jax.random.key(0))
    drawn = mcmc.get_samples(group_by_chain=True)
    seconds = time.perf_counter() - began
    printed = [
        np.asarray(drawn[name][..., place]) for name in ("total", "lean") for place in range(drawn[name].shape[2])
    ]
    sizes = [float(array_stats.ess(values, method="bulk")) for values in printed]
    r_hats = [float(array_stats.rhat(values)) for values in printed]
    return result("published structure, plain NumPyro", seconds, min(sizes), max(r_hats))


def result(program: str, seconds: float, ess: float, r_hat: float) -> dict[str, object]:
    """One line: what it took, and what it gave."""
    used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "program": program,
        "seconds": round(seconds, 1),
        "ess_min": round(ess, 1),
        "ess_min_per_second": round(ess / seconds, 3),
        "r_hat_max": round(r_hat, 4),
        "memory_mb_largest_process": round(used / 1024),
    }


if __name__ == "__main__":
    main()
