"""How often it is told rightly whose war a whole article is of, by writers from whom nothing was learned.

    python benchmarks/whose_war.py              the articles of each half of the writers, read by what the others' teach
    python benchmarks/whose_war.py --put-away   the articles that were put away, read by the tables of the package
    python benchmarks/whose_war.py --measured   those of `y`, read by the same

Right: partner and principal are both told, and are those that were written out. Told of a text that does not tell both
is counted apart. Takes eight minutes.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]

from reader_learning.examples import passages  # noqa: E402
from reader_learning.roles import articles, day_of_publication, taught_by, writer_of  # noqa: E402

from passmuster.reading.learned.tables import shipped  # noqa: E402
from passmuster.reading.learned.weights import Weights, read_weights  # noqa: E402
from passmuster.reading.reader import read_text  # noqa: E402
from passmuster.reading.roles.whose_war import WhoseWar, whose_war  # noqa: E402
from passmuster.reading.roles.window import windows_of  # noqa: E402

PUT_AWAY = (ROOT / "corpus" / "whose_war_put_away.jsonl", ROOT / "corpus" / "put_away.jsonl")
MEASURED = ROOT / "corpus" / "articles.jsonl"
LINES = (0.3, 0.4, 0.5, 0.6, 0.65, 0.7)
"""Chances from which partner and principal would be told."""

Told = tuple[dict[str, Any], WhoseWar]


def left_out() -> Iterator[Told]:
    """Every article, by what the passages, and the articles of the other half of the writers, teach."""
    taught, rows = taught_by(passages(), shipped()), articles()
    writers = sorted({writer_of(row) for row in rows})
    for half in (set(writers[::2]), set(writers[1::2])):
        weights = read_weights(taught.table([row for row in rows if writer_of(row) not in half]).text)
        yield from told_of((row for row in rows if writer_of(row) in half), weights)


def told_of(rows: Iterable[dict[str, Any]], weights: Weights) -> Iterator[Told]:
    """Articles with what is told of them."""
    for row in rows:
        reading = read_text(row["text"], published=day_of_publication(row))
        yield row, whose_war([windows_of(reading.sightings, reading.claims)], weights)


def whole(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The whole articles of some files; a passage of the corpus is none, and all that are for measuring are."""
    rows = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return (row for row in rows if "told" in row or row["id"].startswith("y"))


def table(told: list[Told]) -> str:
    """How many are right, wrong and open from each line on."""
    lines = [
        "| told from | right | wrong | open | told where the text does not |",
        "| ---: | ---: | ---: | ---: | ---: |",
    ]
    for line in LINES:
        counted = Counter(outcome(row, war, line) for row, war in told)
        lines.append(f"| {line} | {' | '.join(str(counted[o]) for o in ('right', 'wrong', 'open', 'told of none'))} |")
    return "\n".join(lines)


def outcome(row: dict[str, Any], war: WhoseWar, line: float) -> str:
    """What came of one article."""
    is_told = war.share >= line
    if not (row["partner"] and row["principal"]):
        return "told of none" if is_told else "rightly open"
    if not is_told:
        return "open"
    right = (war.partner.code, war.principal.code) == (row["partner"], row["principal"])
    return "right" if right else "wrong"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--put-away", action="store_true")
    options.add_argument("--measured", action="store_true", help="the articles that are for measuring only")
    chosen = options.parse_args()
    if chosen.put_away or chosen.measured:
        rows = whole(PUT_AWAY if chosen.put_away else [MEASURED])
        print(table(list(told_of(rows, shipped().roles))))
    else:
        print(table(list(left_out())))


if __name__ == "__main__":
    main()
