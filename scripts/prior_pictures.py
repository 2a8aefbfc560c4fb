"""Draws the pictures of what the priors imply before any claim: docs/images/prior-paths.svg and prior-prints.svg.

    python scripts/prior_pictures.py

The same bytes come out each time. `--help` says so too, and draws nothing.
"""

import argparse
from datetime import date, timedelta
from pathlib import Path

import altair as alt
import jax
import numpy as np

from passmuster.ledger import Case, Force, Ledger
from passmuster.model.design import Design, make_design
from passmuster.model.fixed_inputs import FixedInputs, fixed_inputs
from passmuster.model.parameters import unpack
from passmuster.model.priors import resolve
from passmuster.model.simulate import draw_from_prior
from passmuster.model.truth import what_happened

__all__ = ["main", "paths_picture", "prints_picture"]

IMAGES = Path(__file__).parents[1] / "docs" / "images"
START, WEEKS = date(2030, 1, 7), 52
SEED, DRAWN, SHOWN = 1, 4000, 60
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
TRUE_NUMBER = 10_000.0
INK, LIGHT, MIDDLE = "#1f3a5f", "#dbe4ee", "#a9bdd3"


def main() -> None:
    """Both pictures, into docs/images."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    IMAGES.mkdir(exist_ok=True)
    design = one_force()
    given = fixed_inputs(design, resolve(()))
    paths_picture(design, given).save(IMAGES / "prior-paths.svg")
    prints_picture().save(IMAGES / "prior-prints.svg")


def one_force() -> Design:
    """A year of a force about which nobody has said anything."""
    case = Case(
        case_id="prior", title="Nothing said yet", principal="B", partner="A", opponent="C", start=START,
        forces=(Force(force_id="force", name="the force", actor="A"),), sides=(),
    )  # fmt: skip
    return make_design(Ledger(case, ()).known(START + timedelta(weeks=WEEKS, days=-1)))


def paths_picture(design: Design, given: FixedInputs) -> alt.VConcatChart:
    """People present and killed, week by week: single draws over central intervals, on a log scale."""
    table = resolve(())

    def one(key: jax.Array) -> jax.Array:
        x = draw_from_prior(design.shape, table, design.cell_families, key)
        return what_happened(design.shape, unpack(design.shape, given.standard, x), given).paths

    paths = np.asarray(jax.jit(jax.vmap(one))(jax.random.split(jax.random.key(SEED), DRAWN)))
    rows = [(name, design.series_index("force", name)) for name in ("present", "killed")]
    return alt.vconcat(*(path_chart(f"People {name}", paths[:, row, 1:]) for name, row in rows))


def path_chart(title: str, draws: np.ndarray) -> alt.LayerChart:
    """One quantity, shape (draw, week); counts below one head are drawn at one."""
    seen = np.maximum(draws, 1.0)
    bands = np.quantile(seen, LEVELS, axis=0)
    by_week = [
        {
            "week": week + 1,
            **{f"q{round(100 * level):02d}": float(band[week]) for level, band in zip(LEVELS, bands, strict=True)},
        }
        for week in range(draws.shape[1])
    ]
    single = [
        {"week": week + 1, "draw": draw, "heads": float(seen[draw, week])}
        for draw in range(SHOWN)
        for week in range(draws.shape[1])
    ]
    heads = alt.Scale(type="log", domain=[1, 1_000_000], clamp=True)
    base = alt.Chart(alt.Data(values=by_week)).encode(x=alt.X("week:Q", title="week"))
    outer = base.mark_area(color=LIGHT).encode(y=alt.Y("q05:Q", scale=heads, title=title), y2="q95:Q")
    inner = base.mark_area(color=MIDDLE).encode(y=alt.Y("q25:Q", scale=heads), y2="q75:Q")
    middle = base.mark_line(color=INK, strokeWidth=2).encode(y=alt.Y("q50:Q", scale=heads))
    lines = alt.Chart(alt.Data(values=single)).mark_line(color=INK, strokeWidth=0.5, opacity=0.25)
    lines = lines.encode(x="week:Q", y=alt.Y("heads:Q", scale=heads), detail="draw:N")
    return alt.layer(outer, inner, lines, middle).properties(width=560, height=220)


def prints_picture() -> alt.LayerChart:
    """What sources would print when the true number is ten thousand, by kind of number and mode."""
    rows = [row(family, mode) for family in ("strength", "losses") for mode in ("asserted", "estimated", "rumoured")]
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("who:N", sort=None, title=None, axis=alt.Axis(labelLimit=300))
    )
    heads = alt.Scale(type="log", domain=[1_000, 100_000])
    printed = {"scale": heads, "title": "printed number"}
    outer = base.mark_rule(color=MIDDLE, strokeWidth=3).encode(x=alt.X("q05:Q", **printed), x2="q95:Q")
    inner = base.mark_rule(color=INK, strokeWidth=7).encode(x=alt.X("q25:Q", **printed), x2="q75:Q")
    middle = base.mark_point(color="white", filled=True, size=40, opacity=1).encode(x=alt.X("q50:Q", **printed))
    true = alt.Chart(alt.Data(values=[{"x": TRUE_NUMBER}])).mark_rule(strokeDash=[3, 3]).encode(x="x:Q")
    return alt.layer(true, outer, inner, middle).properties(width=460, height=170)


def row(family: str, mode: str) -> dict[str, float | str]:
    """Quantiles of the printed number: leans of camp, group, measure and burst, noise by mode; slips left out."""
    table, keys = resolve(()), jax.random.split(jax.random.key(SEED), 9)
    z = [np.asarray(jax.random.normal(key, (DRAWN,))) for key in keys[:5]]
    camp = table.location(f"camp_lean_{family}") + table.scale(f"camp_lean_{family}") * z[0]
    group = np.exp(table.location(f"group_lean_{family}") + table.scale(f"group_lean_{family}") * z[1]) * z[2]
    own_parts = ["burst_lean", "measure_lean"] if family == "losses" else ["burst_lean"]
    for name, key in zip(own_parts, keys[6:], strict=False):
        spread, part = np.asarray(jax.random.normal(key, (2, DRAWN)))
        group = group + np.exp(table.location(name) + table.scale(name) * spread) * part
    log_noise = table.location(f"noise_{family}") + table.scale(f"noise_{family}") * z[3]
    if mode != "asserted":
        log_noise = log_noise + table.location(f"noise_{mode}") + table.scale(f"noise_{mode}") * z[4]
    noise = np.exp(log_noise) * np.asarray(jax.random.t(keys[5], 4.0, (DRAWN,)))
    quantiles = np.quantile(TRUE_NUMBER * np.exp(camp + group + noise), LEVELS)
    named = {f"q{round(100 * level):02d}": float(value) for level, value in zip(LEVELS, quantiles, strict=True)}
    return {"who": f"{family}, {mode}", **named}


if __name__ == "__main__":
    main()
