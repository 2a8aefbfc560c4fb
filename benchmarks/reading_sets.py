"""How the reader does on the sets of the corpus that nothing is learned from.

    python benchmarks/reading_sets.py               print the table
    python benchmarks/reading_sets.py --write       put it into docs/reference/reading.md
    python benchmarks/reading_sets.py FILE...       passages of one's own, written as the corpus has them

Whole articles of one writer who only measures (`corpus/articles.jsonl`), the passages that were put away before
anything was learned from them (`corpus/put_away.jsonl`), and writers who wrote after the last training
(`corpus/unlearned/`), all read by the shipped reader, a process for each core. Some minutes.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts"), str(ROOT / "benchmarks")]

from reader_learning.unseen import Read  # noqa: E402
from reading_study import MEASURED, is_right, levels  # noqa: E402
from study_page import put_figures  # noqa: E402

from passmuster.reading import read_text  # noqa: E402

PAGE = ROOT / "docs" / "reference" / "reading.md"
CORPUS = ROOT / "corpus"
SETS = {"whole articles": [CORPUS / "articles.jsonl"], "put away": [CORPUS / "put_away.jsonl"]}
UNLEARNED = sorted((CORPUS / "unlearned").glob("*.jsonl"))
SURE = 0.9
BINS = 10


def read_file(path: Path) -> list[Read]:
    """Each passage of a file with the claims that are read in it."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with ProcessPoolExecutor(os.cpu_count()) as side:
        return list(zip(rows, side.map(_claims, rows, chunksize=8), strict=True))


def _claims(row: dict[str, Any]) -> list[dict[str, Any]]:
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    return [claim.as_dict() for claim in read_text(row["text"], published=published).claims]


def table(columns: dict[str, list[Read]]) -> str:
    """F1 by level, false alarms, whose force, and how far a likelihood is to be trusted, a column for each set."""
    rows = [
        ("passages, claims", lambda read: f"{len(read):,}, {sum(len(row['claims']) for row, _ in read):,}"),
        ("whose force, where told: right, wrong", force),
        ("told .9 or more, of them right", sure),
        ("expected calibration error", calibration_error),
    ]
    more = (f"| {name} | {' | '.join(told(read) for read in columns.values())} |" for name, told in rows)
    return "\n".join([levels(columns), *more])


def force(read: Sequence[Read]) -> str:
    """Of the claims rightly measured whose force was written out, how many are given it, and how many another."""
    told = [(gold["force"], found) for row, claims in read for gold, found in _pairs(row["claims"], claims)]
    told = [(str(gold).lower(), str(found.get("force") or "").lower()) for gold, found in told if gold]
    right, wrong = (sum(of) / max(1, len(told)) for of in zip(*((g == f, g != f != "") for g, f in told), strict=True))
    return f"{right:.2f}, {wrong:.2f}"


def _pairs(written: Iterable[dict[str, Any]], claims: Sequence[dict[str, Any]]) -> list[tuple[dict, dict]]:
    left, found = list(claims), list[tuple[dict, dict]]()
    for gold in written:
        hit = next((claim for claim in left if all(test(gold, claim) for test in MEASURED)), None)
        if hit is not None:
            left.remove(hit)
            found.append((gold, hit))
    return found


def sure(read: Sequence[Read]) -> str:
    """How many claims are told to be this likely to be wholly right, and what share of them is."""
    right = [is_right(claim, row["claims"]) for row, claims in read for claim in claims if claim["probability"] >= SURE]
    return f"{len(right)}, {sum(right) / len(right):.2f}" if right else "0, none"


def calibration_error(read: Sequence[Read]) -> str:
    """Mean distance between the likelihoods of claims and the share of them that is wholly right, by tenths."""
    bins: dict[int, list[float]] = {}
    for row, claims in read:
        for claim in claims:
            told = claim["probability"]
            bins.setdefault(min(int(told * BINS), BINS - 1), []).append(told - is_right(claim, row["claims"]))
    told = sum(map(len, bins.values()))
    return f"{sum(abs(sum(inside)) for inside in bins.values()) / max(1, told):.3f}"


def main() -> None:
    """Print the table, or put it into the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    own = {path.stem: [path] for path in chosen.files}
    sets = own or {**SETS, **({"writers who wrote afterwards": UNLEARNED} if UNLEARNED else {})}
    made = table({name: [each for path in paths for each in read_file(path)] for name, paths in sets.items()})
    if chosen.write:
        put_figures(PAGE, made, "sets")
    else:
        print(made)


if __name__ == "__main__":
    main()
