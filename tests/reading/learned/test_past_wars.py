"""What the table of past wars tells of two."""

import sys
from pathlib import Path

import pytest

from passmuster.ledger.actors import actors
from passmuster.reading.learned.past_wars import FOUGHT, FOUGHT_FOR, HELPED, TABLE, known_of_two, known_then

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))

import past_wars

LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
FACTS = [(deed, one, *cell.split(" ", 1)) for deed, one, done in LINES for cell in done.split(";")]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("KR", "wagner", ()),
        ("KE", "SO", ("has helped", "has fought for", "has fought")),
        ("SO", "KE", ("was helped by", "was fought for by", "has fought")),
        ("SD", "YE", ("has helped", "has fought for")),
        ("CL", "HT", ("has helped",)),
        ("BI", "m23", ("has fought",)),
        ("m23", "BI", ("has fought",)),
        ("PY", "MN", ()),
    ],
)
def test_two_are_told_of_from_the_one_to_the_other(one: str, other: str, told: tuple[str, ...]) -> None:
    """Help has a direction and a fight has none; those of whom the tables know nothing have nothing."""
    assert tuple(known_of_two(one, other)) == told


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ((2016,), "has helped then"),
        ((1974,), "has helped at other times"),
        ((1974, 2016), "has helped then"),
        ((), ""),
    ],
)
def test_a_war_is_of_its_years(years: tuple[int, ...], told: str) -> None:
    """One of the years that a text speaks of is enough; where none is known, nothing is told of time."""
    assert [fact for fact in known_then("SD", "YE", years) if "helped" in fact] == ([told] if told else [])


def test_news_speaks_of_a_war_a_little_before_it_and_after_it() -> None:
    """Troops are promised the year before they come, and missed two years after they left."""
    (first, last) = next(
        spans(years) for deed, one, other, years in FACTS if (deed, one, other) == (HELPED, "TH", "IQ")
    )
    at = {year: next(iter(known_then("TH", "IQ", [year]))) for year in (first - 2, first - 1, last + 2, last + 3)}
    assert at == {
        first - 2: "has helped at other times",
        first - 1: "has helped then",
        last + 2: "has helped then",
        last + 3: "has helped at other times",
    }


def spans(years: str) -> tuple[int, int]:
    """The first year of all and the last."""
    numbers = [int(year) for span in years.split() for year in span.split("-")]
    return min(numbers), max(numbers)


def test_years_of_a_fact_are_apart_and_in_order() -> None:
    """Spans that meet are written as one."""
    for *_, years in FACTS:
        ends = [int(year) for span in years.split() for year in span.split("-")]
        assert ends == sorted(ends)
        assert all(later - earlier > 1 for earlier, later in zip(ends[1::2], ends[2::2], strict=False))


def test_engagements_are_of_known_actors_once_and_in_order() -> None:
    """Each line names two, and opponents who are neither; their years are in order and not ahead."""
    head, *lines = past_wars.ENGAGEMENTS.read_text(encoding="utf-8").splitlines()
    assert head.split("\t") == ["partner", "principal", "opponents", "first", "last", "kind"]
    assert lines == sorted(set(lines), key=lambda line: line.split("\t"))
    for line in lines:
        partner, principal, opponents, first, last, _ = line.split("\t")
        named = [partner, principal, *(code for code in opponents.split(",") if code)]
        assert set(named) <= set(actors()), line
        assert len(set(named)) == len(named), line
        assert 1700 < int(first) <= int(last) <= past_wars.PRESENT, line


def test_the_table_holds_facts_of_known_actors_once_and_in_order() -> None:
    """A deed and who did it once, no one beside itself, and every fight told from both ends, with the same years."""
    assert sorted(FACTS) == FACTS
    assert len({fact[:3] for fact in FACTS}) == len(FACTS)
    assert len({(deed, one) for deed, one, _ in LINES}) == len(LINES)
    assert {deed for deed, *_ in FACTS} == {HELPED, FOUGHT_FOR, FOUGHT}
    assert all(one != other and {one, other} <= set(actors()) for _, one, other, _ in FACTS)
    known = set(FACTS)
    assert all((FOUGHT, other, one, years) in known for deed, one, other, years in FACTS if deed == FOUGHT)


def test_the_table_is_what_the_shipped_tables_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script writes the same bytes."""
    monkeypatch.setattr(past_wars, "TABLE", tmp_path / "again.tsv")
    past_wars.main()
    assert (tmp_path / "again.tsv").read_bytes() == TABLE.read_bytes()


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Government of Kenya", {"KE"}),
        ("M23 rebels", {"m23"}),
        ("Spain and Portugal", {"ES", "PT"}),
        ("Nowhere", set()),
    ],
)
def test_a_cell_names_actors_in_several_ways(written: str, codes: set[str]) -> None:
    """A government by its state, rebels without that word, two at once; nobody where none is known."""
    assert past_wars.codes_of(written) == codes
