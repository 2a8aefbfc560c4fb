"""Write `reading/rules/past_wars.tsv`: who has helped whom with troops in past wars, and who has fought whom.

    python scripts/past_wars.py

From the two tables that ship in `datasets/coalitions`, which say where they come from: participants of past coalition
wars since 1756, and the conflict-years of UCDP/PRIO since 1946 in which an outside state had troops (CC BY 4.0). Actors
are those that `ledger/actors.toml` knows; others are passed over.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from passmuster.ledger.actors import actor_code
from passmuster.reading.learned.past_wars import FOUGHT, HELPED, TABLE

COALITIONS = Path(__file__).parents[1] / "src" / "passmuster" / "datasets" / "coalitions"
PARTICIPANTS = COALITIONS / "participants.csv"
CONFLICT_YEARS = COALITIONS / "external" / "ucdp_prio_acd_v25_1_secondary_parties.csv"

BRACKET = re.compile(r"\s*\([^)]*\)")
REBELS = re.compile(r"\s+(?:rebels|forces)$")
GOVERNMENT = re.compile(r"^Government of ")

Fact = tuple[str, str, str]
"""What the one did, and the codes of the one and of the other."""


def main() -> None:
    """Write the table, in order."""
    facts = sorted({*_from_participants(), *_from_conflict_years()})
    TABLE.write_text("".join("\t".join(fact) + "\n" for fact in facts), encoding="utf-8")
    print(f"{len(facts):,} facts, {TABLE.stat().st_size / 1e3:.0f} kB")


def _from_participants() -> Iterator[Fact]:
    sides: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _rows(PARTICIPANTS):
        helpers, helped = codes_of(row["participant"]), codes_of(row["principal"])
        sides[row["war"]][row["side"]] |= helpers | helped
        yield from _facts(HELPED, helpers, helped)
    for war in sides.values():
        for one, other in product(war, war):
            if one != other:
                yield from _facts(FOUGHT, war[one], war[other])


def _from_conflict_years() -> Iterator[Fact]:
    for row in _rows(CONFLICT_YEARS):
        one, beside_one, other, beside_other = (
            set().union(*map(codes_of, row[name].split(", ")))
            for name in ("side_a", "side_a_2nd", "side_b", "side_b_2nd")
        )
        yield from _facts(HELPED, beside_one, one)
        yield from _facts(HELPED, beside_other, other)
        for first, second in (one | beside_one, other | beside_other), (other | beside_other, one | beside_one):
            yield from _facts(FOUGHT, first, second)


def _facts(deed: str, ones: Iterable[str], others: Iterable[str]) -> Iterator[Fact]:
    for one, other in product(ones, others):
        if one != other:
            yield deed, one, other


def codes_of(written: str) -> set[str]:
    """The codes of those that a cell names, by the name, by what a bracket adds to it, and without "rebels"."""
    names = [GOVERNMENT.sub("", part) for part in re.split(r", | and ", written)]
    spelt = [[BRACKET.sub("", name), *re.findall(r"\(([^)]*)\)", name)] for name in names]
    found = {actor_code(REBELS.sub("", word)) for words in spelt for word in words}
    return found - {""}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
