"""How the reader does on passages whose writer, or whose war, it has learned nothing from; and whether more would help.

    make reading-study                       python benchmarks/reading_study.py --write
    python benchmarks/reading_study.py       print the tables

Every passage of the corpus is read with tables that were learned without its writer (or without its war), and scored
against what was written out. The put-away tenth has no part in it. Probabilities are told by curves that were fitted
on the other writers. Takes some minutes.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]

from reader_learning.doubt import HEADS, doubt_text  # noqa: E402
from reader_learning.examples import Passage, passages  # noqa: E402
from reader_learning.names import names_one  # noqa: E402
from reader_learning.unseen import Read, by_war, by_writer, left_out  # noqa: E402

from passmuster.reading.choices.doubt import likely_right  # noqa: E402
from passmuster.reading.learned.weights import read_weights  # noqa: E402
from worlds.scorer import Agrees, Claim, f1, number, same  # noqa: E402

PAGE = ROOT / "docs" / "reference" / "reading.md"
BEGIN, END = "<!-- unseen: begin -->", "<!-- unseen: end -->"
WAR_PARTS = 5
"""Parts that the wars of the corpus are dealt into; one is left out at a time."""

SHARES = (4, 2)
"""The curve is drawn at one passage in so many of those there are to learn from, and at all."""


def speaker(gold: Claim, read: Claim) -> bool:
    """The claimant or a relay, as names are scored."""
    return any(names_one(name, read["claimant"]) for name in (gold["claimant"], *gold.get("relay", ())))


MEASURED: tuple[Agrees, ...] = (number, same("quantity"))
LEVELS: dict[str, tuple[Agrees, ...]] = {
    "number": (number,),
    "number and quantity": MEASURED,
    "… and claimant or relay": (*MEASURED, speaker),
    "… and bound": (*MEASURED, same("bound")),
    "… and mode": (*MEASURED, same("mode")),
    "… and force": (*MEASURED, same("force")),
    "… and scope": (*MEASURED, same("scope")),
    "claimant, bound and mode as well": (*MEASURED, speaker, same("bound"), same("mode")),
}


def tables() -> str:
    """Every table of the page."""
    kept = passages()
    writers = list(left_out(kept, by_writer(kept)))
    columns = {"unseen writer": writers, "unseen war": list(left_out(kept, by_war(kept, WAR_PARTS)))}
    return "\n\n".join([levels(columns), curve(kept, writers), calibration(kept, writers)])


def levels(columns: dict[str, list[Read]]) -> str:
    """F1 by level, and false alarms."""
    lines = [f"| F1 | {' | '.join(columns)} |", f"| --- |{' ---: |' * len(columns)}"]
    for level, tests in LEVELS.items():
        lines.append(f"| {level} | {' | '.join(f'{score(read, tests):.3f}' for read in columns.values())} |")
    lines.append(f"| passages without a claim that are given one | {' | '.join(map(alarms, columns.values()))} |")
    return "\n".join(lines)


def score(read: Sequence[Read], tests: Sequence[Agrees]) -> float:
    """F1 of the claims found."""
    return f1([row["claims"] for row, _ in read], [claims for _, claims in read], *tests)


def alarms(read: Sequence[Read]) -> str:
    """How many of the passages without a claim had one read in them."""
    empty = [claims for row, claims in read if not row["claims"]]
    return f"{sum(bool(claims) for claims in empty)} of {len(empty)}"


def curve(kept: Sequence[Passage], full: Sequence[Read]) -> str:
    """F1 on unseen writers by how many passages there were to learn from."""
    lines = [
        "| passages learned from | number | and quantity | and claimant or relay |",
        "| --- | ---: | ---: | ---: |",
    ]
    shares = [(share, list(left_out(kept, by_writer(kept), share))) for share in SHARES]
    for share, read in [*shares, (1, full)]:
        figures = (score(read, LEVELS[level]) for level in list(LEVELS)[:3])
        name = "all of the others'" if share == 1 else f"one in {share} of the others'"
        lines.append(f"| {name} | {' | '.join(f'{figure:.3f}' for figure in figures)} |")
    return "\n".join(lines)


def calibration(kept: Sequence[Passage], read: Sequence[Read]) -> str:
    """How often claims are wholly right, by what they are told to be; curves are fitted on the other writers."""
    writer_of = {passage.row["id"]: passage.writer for passage in kept}
    told: list[tuple[float, bool]] = []
    for writer in sorted(set(writer_of.values())):
        others = [(row, claims) for row, claims in read if writer_of[row["id"]] != writer]
        doubt = read_weights(doubt_text(others))
        for row, claims in read:
            if writer_of[row["id"]] == writer:
                told += [(likely_right(c["probability"], "whole", doubt), is_right(c, row["claims"])) for c in claims]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for probability, right in told:
        bins.setdefault(min(int(probability * 10), 9), []).append((probability, right))
    lines = ["| told to be wholly right | claims | are |", "| --- | ---: | ---: |"]
    for place, inside in sorted(bins.items()):
        right = sum(ok for _, ok in inside) / len(inside)
        lines.append(f"| .{place} to {'1' if place == 9 else f'.{place + 1}'} | {len(inside)} | {right:.2f} |")
    error = sum(abs(sum(p for p, _ in inside) - sum(ok for _, ok in inside)) for inside in bins.values()) / len(told)
    return "\n".join([*lines, "", f"Expected calibration error: {error:.3f}."])


def is_right(claim: Claim, written: Sequence[Claim]) -> bool:
    """True when some written claim agrees in number, quantity, bound, mode and speaker."""
    return any(all(test(gold, claim) for test in HEADS["whole"]) for gold in written)


def main() -> None:
    """Print the tables, or put them into the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    write, made = options.parse_args().write, tables()
    if not write:
        print(made)
        return
    page = PAGE.read_text(encoding="utf-8")
    head, tail = page.split(BEGIN)[0], page.split(END)[1]
    PAGE.write_text(f"{head}{BEGIN}\n{made}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
