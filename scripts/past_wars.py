"""Write `reading/rules/past_wars.tsv`: who has helped whom with troops in past wars, who has fought whom, and when.

    python scripts/past_wars.py

From the two tables that ship in `datasets/coalitions`, which say where they come from (participants of past coalition
wars since 1756, and the conflict-years of UCDP/PRIO since 1946 in which an outside state had troops, CC BY 4.0), and
from `corpus/engagements.tsv`, engagements since 1800 written down from general knowledge. Actors are those that
`ledger/actors.toml` knows; others are passed over. A line is a deed, who did it, and to whom, each with the spans of
years.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, product
from pathlib import Path

from passmuster.ledger.actors import actor_code, actors
from passmuster.reading.learned.past_wars import FOUGHT, FOUGHT_FOR, HELPED, TABLE

ROOT = Path(__file__).parents[1]
COALITIONS = ROOT / "src" / "passmuster" / "datasets" / "coalitions"
PARTICIPANTS = COALITIONS / "participants.csv"
CONFLICT_YEARS = COALITIONS / "external" / "ucdp_prio_acd_v25_1_secondary_parties.csv"
ENGAGEMENTS = ROOT / "corpus" / "engagements.tsv"

BRACKET = re.compile(r"\s*\([^)]*\)")
REBELS = re.compile(r"\s+(?:rebels|forces)$")
GOVERNMENT = re.compile(r"^Government of ")

FIGHTERS = frozenset({"troops", "air", "volunteers", "mercenaries", "proxy"})
"""As what those engaged fought; others are missions, advisers and navies."""

PRESENT = 2026
"""The last year of what has not ended."""

Span = tuple[int, int]
"""The first year and the last."""

Fact = tuple[str, str, str]
"""What the one did, and the codes of the one and of the other."""


def main() -> None:
    """Write the table, in order."""
    told: dict[Fact, list[Span]] = defaultdict(list)
    for fact, span in chain(_from_participants(), _from_conflict_years(), _from_engagements()):
        told[fact].append(span)
    done: dict[tuple[str, str], list[str]] = defaultdict(list)
    for deed, one, other in sorted(told):
        done[deed, one].append(f"{other} {_written(told[deed, one, other])}")
    lines = (f"{deed}\t{one}\t{';'.join(others)}\n" for (deed, one), others in done.items())
    TABLE.write_text("".join(lines), encoding="utf-8")
    print(f"{len(told):,} facts, {TABLE.stat().st_size / 1e3:.0f} kB")


def _written(spans: Iterable[Span]) -> str:
    """Spans in order, those that meet as one."""
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return " ".join(f"{first}-{last}" for first, last in joined)


def _from_participants() -> Iterator[tuple[Fact, Span]]:
    sides: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in _rows(PARTICIPANTS):
        helpers, helped = codes_of(row["participant"]), codes_of(row["principal"])
        span = int(row["start"][:4]), int(row["end"][:4] or PRESENT)
        sides[row["war"]][row["side"]] |= helpers | helped
        spans[row["war"]].append(span)
        yield from _help(helpers, helped, span, fighting=row["combat_role"] in {"combat", "mixed"})
    for name, war in sides.items():
        span = min(first for first, _ in spans[name]), max(last for _, last in spans[name])
        for one, other in product(war, war):
            if one != other:
                yield from _facts(FOUGHT, war[one], war[other], span)


def _from_conflict_years() -> Iterator[tuple[Fact, Span]]:
    for row in _rows(CONFLICT_YEARS):
        one, beside_one, other, beside_other = (
            set().union(*map(codes_of, row[name].split(", ")))
            for name in ("side_a", "side_a_2nd", "side_b", "side_b_2nd")
        )
        span = int(row["year"]), int(row["year"])
        yield from _help(beside_one, one, span)
        yield from _help(beside_other, other, span)
        yield from _fight(one | beside_one, other | beside_other, span)


def _from_engagements() -> Iterator[tuple[Fact, Span]]:
    for line in ENGAGEMENTS.read_text(encoding="utf-8").splitlines()[1:]:
        partner, principal, opponents, first, last, kind = line.split("\t")
        ones, helped, others = _known(partner), _known(principal), _known(opponents)
        span = int(first), int(last)
        yield from _help(ones, helped, span, fighting=kind in FIGHTERS)
        yield from _fight(ones | helped, others, span)


def _help(ones: set[str], helped: set[str], span: Span, *, fighting: bool = True) -> Iterator[tuple[Fact, Span]]:
    yield from _facts(HELPED, ones, helped, span)
    if fighting:
        yield from _facts(FOUGHT_FOR, ones, helped, span)


def _fight(ones: set[str], others: set[str], span: Span) -> Iterator[tuple[Fact, Span]]:
    yield from _facts(FOUGHT, ones, others, span)
    yield from _facts(FOUGHT, others, ones, span)


def _facts(deed: str, ones: Iterable[str], others: Iterable[str], span: Span) -> Iterator[tuple[Fact, Span]]:
    for one, other in product(ones, others):
        if one != other:
            yield (deed, one, other), span


def _known(codes: str) -> set[str]:
    return {code for code in codes.split(",") if code in actors()}


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
