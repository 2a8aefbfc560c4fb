"""The journal keeps what was recorded, in order, whole batch by whole batch."""

from datetime import UTC, datetime, timedelta

import pytest

from passmuster.errors import BadInput
from passmuster.ledger.deeds import state_of
from passmuster.ledger.entry import Act, Deed, ThingKind
from passmuster.ledger.head import NO_HASH
from passmuster.store.journal.entries import EPOCH, entries_of, entry_of, latest_entries, searched, standing
from passmuster.store.journal.journal import CHUNK, Journal, moment_of
from passmuster.store.journal.sqlite import open_sqlite
from worlds.journals import FIRST_MOMENT, SECOND, add, correct, forget, new_journal, withdraw

AT = EPOCH + timedelta(microseconds=FIRST_MOMENT)


@pytest.fixture
def journal(tmp_path):
    """An empty journal."""
    made = new_journal(tmp_path)
    yield made
    made.close()


def standing_names(journal, **asked):
    """Names of the claims that stand."""
    return [one.name for one in standing(journal.shelf, ThingKind.CLAIM, **asked)]


def test_a_claims_life_can_be_told(journal) -> None:
    """Each entry has who, when, why, before, after and what it supersedes; the numbers have no gap."""
    journal.record([add("c1", point="1"), add("c2")], who="Ann", why="first table")
    journal.record([correct("c1", point="2")], who="Ben", why="misread")
    journal.record([withdraw("c1")], who="Ann", why="retracted")
    life = list(entries_of(journal.shelf, thing=(ThingKind.CLAIM, "c1")))
    told = [(one.number, one.who, one.why, one.deed, one.supersedes, one.before, one.after) for one in life]
    assert told == [
        (1, "Ann", "first table", "add", None, None, {"point": "1"}),
        (3, "Ben", "misread", "correct", 1, {"point": "1"}, {"point": "2"}),
        (4, "Ann", "retracted", "withdraw", 3, {"point": "2"}, None),
    ]
    assert [one.number for one in entries_of(journal.shelf)] == [1, 2, 3, 4]
    assert entry_of(journal.shelf, 3) == life[1]
    assert entry_of(journal.shelf, 9) is None
    assert latest_entries(journal.shelf, [life[0].thing])[life[0].thing].number == 4


def test_moments_rise_whatever_the_clock_says(tmp_path) -> None:
    """A clock that stands still or is set back gives a later moment all the same."""
    says = iter([100, 100, 50, 200])
    journal = Journal(open_sqlite(tmp_path / "ledger.db", new=True), clock=lambda: next(says))
    journal.record([add("c1"), add("c2"), add("c3"), add("c4")], who="Ann")
    assert [moment_of(one.recorded_at) for one in entries_of(journal.shelf)] == [100, 101, 102, 200]
    journal.close()


def test_what_stood_at_a_moment_can_be_asked(journal) -> None:
    """Entries recorded later do not count, and the moment itself does."""
    journal.record([add("c1", point="1")], who="Ann")
    journal.record([add("c2")], who="Ann")
    journal.record([correct("c1", point="2")], who="Ann")
    journal.record([withdraw("c2")], who="Ann")
    found = [standing_names(journal, until=FIRST_MOMENT + step * SECOND) for step in (-1, 0, 1, 2, 3)]
    assert found == [[], ["c1"], ["c1", "c2"], ["c1", "c2"], ["c1"]]
    (then,) = standing(journal.shelf, ThingKind.CLAIM, until=FIRST_MOMENT, name="c1")
    (now,) = standing(journal.shelf, ThingKind.CLAIM, name="c1")
    assert (then.content, now.content) == ({"point": "1"}, {"point": "2"})
    assert (now.recorded_at, now.first_recorded_at) == (AT + timedelta(seconds=2), AT)
    assert journal.head(AT).entries == 1
    assert journal.head().entries == 4
    assert journal.head(AT - timedelta(seconds=1)).sha256 == NO_HASH


def test_claims_of_a_force_can_be_asked(journal) -> None:
    """By subject and day of saying, as they stand: a claim that was corrected to another subject has moved."""
    rows = [("c1", "north", "2025-01-01"), ("c2", "north", "2025-02-01"), ("c3", "south", "2025-01-01")]
    journal.record([add(name, subject=force, reported_on=day) for name, force, day in rows], who="Ann")
    journal.record([correct("c1", subject="south", reported_on="2025-01-01")], who="Ann")
    day = datetime(2025, 1, 15).date()
    assert standing_names(journal, subject="north") == ["c2"]
    assert standing_names(journal, subject="south") == ["c1", "c3"]
    assert standing_names(journal, subject="south", said_by=day) == ["c1", "c3"]
    assert standing_names(journal, subject="north", said_by=day) == []
    assert searched('{"subject":"north"}') == ("north", None)


def test_adding_again_changes_nothing_and_says_since_when(journal) -> None:
    """No entry is made, and the act comes back with the reason."""
    journal.record([add("c1")], who="Ann")
    done = journal.record([add("c1"), add("c2")], who="Ben")
    assert (done.first, done.last, done.count) == (2, 2, 1)
    assert [(act.name, why) for act, why in done.held] == [("c1", "it stands so since 2030-03-17 17:46 (entry 1)")]
    again = journal.record([add("c1")], who="Ben")
    assert (again.first, again.last, again.count) == (None, None, 0)


def test_a_batch_is_recorded_whole_or_not_at_all(journal) -> None:
    """Every fault of a batch is told at once, over more than one chunk, and nothing of it is kept."""
    journal.record([add("c1", point="1")], who="Ann")
    acts = [add("c1", point="2"), *(add(f"n{i}") for i in range(CHUNK)), withdraw("c9")]
    with pytest.raises(BadInput, match="with other content") as caught:
        journal.record(acts, who="Ann")
    assert [fault.rule for fault in caught.value.faults] == [
        "claim 'c1' is on record since 2030-03-17 17:46 (entry 1) with other content",
        "there is no claim 'c9' on record",
    ]
    assert journal.head().entries == 1


def test_faults_of_whoever_makes_the_acts_are_told_too(journal) -> None:
    """A table that turns out wrong half-way leaves nothing behind."""

    def acts():
        yield add("c1")
        yield withdraw("c9")
        raise BadInput([])

    with pytest.raises(BadInput, match="there is no claim 'c9'"):
        journal.record(acts(), who="Ann")
    assert journal.head().entries == 0


def test_one_batch_may_speak_twice_of_one_thing(journal) -> None:
    """Later acts are judged by what earlier ones of the same batch leave."""
    journal.record([add("c1", point="1"), correct("c1", point="2"), withdraw("c1")], who="Ann")
    assert [(one.deed.value, one.supersedes) for one in entries_of(journal.shelf)] == [
        ("add", None), ("correct", 1), ("withdraw", 2),
    ]  # fmt: skip


def test_forgotten_words_are_gone_and_their_entries_stay(journal, tmp_path) -> None:
    """Every version of the words is erased from the files; who forgot them and why stands on record."""
    words = "a-name-that-nobody-else-has"
    journal.record([add("c1", claimant=words), add("c2", point="7")], who="Ann")
    journal.record([correct("c1", claimant=words, note="x")], who="Ann")
    assert any(words.encode() in path.read_bytes() for path in tmp_path.iterdir())
    journal.record([forget("c1")], who="Ben", why="she asked")
    assert [path.name for path in tmp_path.iterdir() if words.encode() in path.read_bytes()] == []
    assert [(one.number, one.is_erased) for one in entries_of(journal.shelf)] == [
        (1, True), (2, False), (3, True), (4, False),
    ]  # fmt: skip
    assert state_of(entries_of(journal.shelf)).keys() == {(ThingKind.CLAIM, "c2")}


def test_a_forgotten_thing_may_leave_what_is_no_secret(journal) -> None:
    """`forget` with content keeps that and erases what was before."""
    journal.record([add("c1", point="7", cue="her words")], who="Ann")
    kept = Act(deed=Deed.FORGET, kind=ThingKind.CLAIM, name="c1", after={"point": "7"})
    journal.record([kept], who="Ben", why="she asked")
    assert [one.content for one in standing(journal.shelf, ThingKind.CLAIM)] == [{"point": "7"}]
    journal.record([correct("c1", point="8")], who="Ben")
    assert [one.content for one in standing(journal.shelf, ThingKind.CLAIM)] == [{"point": "8"}]


@pytest.mark.parametrize(("who", "why"), [("", ""), ("  ", ""), ("Ann\n", ""), ("Ann", "two\nlines"), ("\udc80", "")])
def test_who_and_why_are_one_line(journal, who, why) -> None:
    """An entry without a name, or with signs that no line holds, is refused."""
    with pytest.raises(BadInput, match=r"who|why"):
        journal.record([add("c1")], who=who, why=why)


def test_a_moment_without_a_zone_is_one_of_utc() -> None:
    """What a reader types means the same everywhere."""
    assert moment_of(datetime(2030, 1, 1)) == moment_of(datetime(2030, 1, 1, tzinfo=UTC))
