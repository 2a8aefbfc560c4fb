"""Every amendment is an entry that can be taken back, and none makes a ledger unreadable."""

from datetime import date

import pytest

from passmuster.analysis.adding import add
from passmuster.analysis.amending import LETTERS, accept, correct, rate, refuse, undo, withdraw
from passmuster.analysis.ledger_log import log
from passmuster.errors import BadInput
from passmuster.ledger.echoes import find_echoes
from passmuster.ledger.entry import ThingKind
from passmuster.store.folder import open_case
from worlds.kept_case import HEAD, kept

__all__ = ["kept"]


def claim(folder, name):
    """A claim that stands."""
    return next(one for one in open_case(folder).claims if one.claim_id == name)


def test_a_correction_changes_one_cell(kept) -> None:
    """The other cells stay, the id too, and the moment of first recording."""
    before = claim(kept, "c2")
    correct(kept, "c2", {"point": "5,500", "note": "a typing slip"}, why="the page says 5,500")
    after = claim(kept, "c2")
    assert (after.point, after.note, after.claimant) == (5500.0, "a typing slip", before.claimant)
    assert after.recorded_at == before.recorded_at
    assert log(kept, "c2")[-1].after["point"] == "5500"


def test_a_correction_takes_numbers_days_and_nothing(kept) -> None:
    """As Python has them, and as a table would."""
    correct(kept, "c2", {"point": 520.0, "as_of_end": date(2024, 12, 20), "note": None}, why="seen again")
    after = claim(kept, "c2")
    assert (after.point, after.as_of_end, after.note) == (520.0, date(2024, 12, 20), "")
    with pytest.raises(BadInput, match="what changes the record says why"):
        correct(kept, "c2", {"point": 530}, why=None)


def test_an_event_is_corrected_too(kept) -> None:
    """By its own columns."""
    correct(kept, "e1", {"score": "6.5"}, why="manual, table 2")
    assert open_case(kept).events[0].score == 6.5


@pytest.mark.parametrize(
    ("name", "changes", "why", "said"),
    [
        ("c2", {"point": "-3"}, "x", "counts are zero or more"),
        ("c2", {"pont": "3"}, "x", "has no column 'pont' to change.*Did you mean 'point'"),
        ("c2", {"claim_id": "c7"}, "x", "A name never changes"),
        ("c2", {}, "x", "a correction changes something"),
        ("c2", {"point": ""}, "x", "the bound 'about' needs 'point'"),
        ("c2", {"subject": "nobody"}, "x", "must be a known one"),
        ("c3", {"point": "601"}, "x", "must stand in the passage that its span marks"),
        ("c22", {"point": "3"}, "x", "there is no claim or event 'c22' on record.*Did you mean 'c2'"),
        ("c2", {"point": "3"}, " ", "what changes the record says why"),
        ("e1", {"point": "3"}, "x", "has no column 'point'"),
        ("c2", {"note": "a\x00b"}, "x", r"column 'note': it is text that UTF-8 can hold, without a NUL; found 'a"),
        ("c2", {"note": "a\ud800b"}, "x", "column 'note': it is text that UTF-8 can hold"),
    ],
)
def test_a_wrong_correction_is_refused(kept, name, changes, why, said) -> None:
    """With the rule, and nothing recorded."""
    with pytest.raises(BadInput, match=said):
        correct(kept, name, changes, why=why)
    assert len(log(kept)) == 6


def test_withdrawn_claims_do_not_count_and_come_back(kept) -> None:
    """`undo` brings a claim back to its place, and `undo` of that takes it off again."""
    before = open_case(kept).claims
    withdraw(kept, ["c1", "e1"], why="retracted")
    assert [one.claim_id for one in open_case(kept).claims] == ["c2", "c3"]
    assert open_case(kept).events == ()
    undo(kept, 7)
    assert open_case(kept).claims == before
    undo(kept, 9)
    assert [one.claim_id for one in open_case(kept).claims] == ["c2", "c3"]
    with pytest.raises(BadInput, match=r"took it off \(undo\).*Undo entry 10"):
        withdraw(kept, ["c1"], why="again")


def test_a_thing_that_is_named_twice_is_withdrawn_once(kept) -> None:
    """In one call."""
    assert withdraw(kept, ["c2", "c2"], why="x").count == 1


def test_only_the_latest_entry_is_undone(kept) -> None:
    """An earlier one is refused with the later one's number; an unknown one with how many there are."""
    correct(kept, "c2", {"point": "510"}, why="x")
    correct(kept, "c2", {"point": "520"}, why="x")
    with pytest.raises(BadInput, match=r"entry 7 must be the latest about claim 'c2'.*entry 8"):
        undo(kept, 7)
    for number in (99, 0, -1, 10**30, "x"):
        with pytest.raises(BadInput, match=rf"there is no entry {str(number)[:40]}; found 8 entries"):
            undo(kept, number)
    undo(kept, 8)
    assert claim(kept, "c2").point == 510.0


def test_the_adding_of_the_case_is_not_undone(kept) -> None:
    """A ledger without a case could be carried nowhere; a correction of it can be taken back."""
    with pytest.raises(BadInput, match="number: a ledger has a case file on record; found entry 1, which put it there"):
        undo(kept, 1, why="x")
    (kept / "case.toml").write_text((kept / "case.toml").read_text() + "# more\n")
    correct(kept, "c2", {"point": "550"}, why="x")
    case = next(entry for entry in log(kept) if entry.number > 1 and entry.kind == "case")
    assert undo(kept, case.number, why="x").count > 0


def test_the_adding_of_a_claim_can_be_undone_and_done_again(kept, tmp_path) -> None:
    """After that the same row is new."""
    row = "c4,2025-02-01,2025-02-01,kp-force,killed,700,about,estimated,Seoul,KR,,,\n"
    (tmp_path / "more.csv").write_text(HEAD + row)
    add(kept, [tmp_path / "more.csv"])
    undo(kept, 7)
    assert add(kept, [tmp_path / "more.csv"])[0].count == 1


def test_sources_and_claims_are_rated_apart(kept) -> None:
    """A letter belongs to the source and a digit to the claim; F takes no rating for granted; history stays."""
    rate(kept, "Seoul", "b", why="careful")
    rate(kept, "UA", "D")
    rate(kept, "c3", "2")
    rate(kept, "UA", "F")
    assert open_case(kept).ratings == (("Seoul", "B"),)
    assert [entry.after["reliability"] for entry in log(kept, "UA")] == ["D", "F"]
    assert [entry.kind for entry in log(kept, "c3")] == [ThingKind.CLAIM, ThingKind.CREDIBILITY]
    assert rate(kept, "Seoul", "B").count == 0
    assert len(LETTERS) == 6


@pytest.mark.parametrize(
    ("name", "rating", "said"),
    [
        ("Seoul", "G", "one letter or one digit"),
        ("Seoul", "7", "one letter or one digit"),
        ("Seol", "B", "Did you mean 'Seoul'"),
        ("Seoul", "2", "there is no claim 'Seoul'"),
        ("c3", "B", "as claims name their claimant"),
    ],
)
def test_a_wrong_rating_is_refused(kept, name, rating, said) -> None:
    """With the way out."""
    with pytest.raises(BadInput, match=said):
        rate(kept, name, rating)


def test_no_private_name_is_offered_for_another(kept, tmp_path) -> None:
    """Who misspells a source is offered no private person's name; one that stands is taken."""
    row = "c4,2025-01-09,2025-01-09,kp-force,killed,600,about,asserted,Ivan Petrov (captured soldier),OTHER,,,\n"
    (tmp_path / "more.csv").write_text(HEAD + row, encoding="utf-8")
    add(kept, [tmp_path / "more.csv"])
    with pytest.raises(BadInput) as refusal:
        rate(kept, "Ivan Petrow (captured soldier)", "B")
    assert "Petrov" not in refusal.value.faults[0].remedy
    assert rate(kept, "Ivan Petrov (captured soldier)", "B").count == 1


def test_echoes_accepted_and_refused_reach_the_count_of_witnesses(kept, tmp_path) -> None:
    """Two claims become one origin, or stay two however alike they are; both can be undone."""
    row = "c4,2024-12-23,2024-12-22,kp-force,killed,500,about,asserted,Kyiv,UA,,,\n"
    (tmp_path / "more.csv").write_text(HEAD + row)
    add(kept, [tmp_path / "more.csv"])

    def origins() -> int:
        found = find_echoes(open_case(kept).claims)
        return len(set(found.origin_of.values()))

    assert origins() == 3
    refuse(kept, "c4", why="own count")
    assert origins() == 4
    accept(kept, "c3", "c1")
    assert origins() == 3
    undo(kept, 9)
    undo(kept, 8)
    assert origins() == 3
    with pytest.raises(BadInput, match="no echo of itself"):
        accept(kept, "c1", "c1")


def test_an_echo_names_the_claim_that_it_tells_again(kept, tmp_path) -> None:
    """And no other, whatever that one goes back to; what counts something else is told, and no ring is made."""
    row = "c4,2024-12-23,2024-12-22,kp-force,killed,550,about,asserted,A paper,MEDIA,,,\n"
    (tmp_path / "more.csv").write_text(HEAD + row)
    add(kept, [tmp_path / "more.csv"])
    assert accept(kept, "c4", "c2").remarks == ()
    assert accept(kept, "c3", "c4").remarks == ()
    assert (claim(kept, "c4").origin, claim(kept, "c3").origin) == ("c2", "c4")
    with pytest.raises(BadInput, match="'c3' is an echo of 'c2' already") as refused:
        accept(kept, "c2", "c3")
    assert "passmuster refuse" in str(refused.value)
    (told,) = accept(kept, "c2", "c1").remarks
    assert "c2 and c1 count different things" in told
    with pytest.raises(BadInput, match="says why"):
        refuse(kept, "c1", why="")
