"""How well claims of other wars are forecast, beside naive forecasters, up to a year ahead.

    python benchmarks/later_claims.py [WAR ...] [--keep FOLDER]

Each war is backtested by the command, in a process of its own: every later claim of its case from every as-of day
before it. Told are means over claims said at most a year after the as-of day that all forecasters could forecast.
FOLDER keeps the answers, and what is kept there is not worked out again.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

A_YEAR = 365

WARS = {
    "vietnam": ("examples/vietnam", "1966-06", "1970-06", 18),
    "mali": ("examples/mali", "2022-07", "2024-03", 8),
    "yemen": ("benchmarks/wars/yemen", "1963-06", "1966-06", 12),
    "spain": ("benchmarks/wars/spain", "1937-02", "1938-02", 4),
    "angola": ("benchmarks/wars/angola", "1978-01", "1987-01", 36),
    "srilanka": ("benchmarks/wars/srilanka", "1988-01", "1989-01", 6),
    "somalia": ("benchmarks/wars/somalia", "2007-03", "2008-03", 6),
}
"""Case, first and last as-of day, and months from one to the next: three to five days in the time of which most
claims tell, so far apart that each war takes one to four processor minutes."""


@dataclass(frozen=True)
class Score:
    """Means over the claims of a war: log-CRPS of ours and of each naive forecaster, and shares held."""

    war: str
    n: int
    ours: float
    naive: dict[str, float]
    inside50: float
    inside90: float

    @property
    def best(self) -> tuple[float, str]:
        """The best naive forecaster, looked up afterwards: its mean and its name."""
        return min((mean, name) for name, mean in self.naive.items())


def main() -> None:
    """Backtest each war, and print what came of it."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("war", nargs="*", default=list(WARS))
    asked.add_argument("--keep", type=Path)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scores = [scored(war, answered(war, options.keep or Path(folder))) for war in options.war]
    print("\n".join(table(scores)))


def answered(war: str, folder: Path) -> dict[str, Any]:
    """What the command says of a war, found in the folder or worked out."""
    place = folder / f"{war}.json"
    if not place.exists():
        case, first, last, every = WARS[war]
        days = ["--from", first, "--to", last, "--every", str(every), "--all-ahead"]
        shown = ["--show-small-counts", "means over claims of a benchmark", "--format", "json", "--quiet"]
        asked = [sys.executable, "-m", "passmuster", "backtest", case, *days, *shown]
        ran = subprocess.run(asked, capture_output=True, text=True)
        if ran.returncode:
            raise SystemExit(f"{war}: status {ran.returncode}: {ran.stderr}")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(ran.stdout, encoding="utf-8")
    document: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return document


def scored(war: str, answer: dict[str, Any]) -> Score:
    """The means of a war."""
    rows = [row for row in answer["claims"] if row["lead_days"] <= A_YEAR and row["naive"]]
    names = rows[0]["naive"]
    return Score(
        war=war, n=len(rows), ours=mean([row["crps_log"] for row in rows]),
        naive={name: mean([row["naive"][name]["crps_log"] for row in rows]) for name in names},
        inside50=mean([row["inside50"] for row in rows]), inside90=mean([row["inside90"] for row in rows]),
    )  # fmt: skip


def mean(values: Sequence[float]) -> float:
    """The mean."""
    return sum(values) / len(values)


def table(scores: Sequence[Score]) -> list[str]:
    """The lines of a table."""
    lines = ["| war | claims | log-CRPS | best naive | | 50 % holds | 90 % holds |", "|---|---|---|---|---|---|---|"]
    for one in scores:
        best, name = one.best
        lines.append(
            f"| {one.war} | {one.n} | {one.ours:.3f} | {best:.3f} (`{name}`) | {one.ours / best - 1.0:+.0%} "
            f"| {one.inside50:.0%} | {one.inside90:.0%} |"
        )
    return lines


if __name__ == "__main__":
    main()
