"""Event tables are read whole, refused whole, and written back as they were."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from passmuster.ledger.event import Event
from passmuster.ledger.event_scores import score_of
from passmuster.ledger.vocabulary import EventType
from passmuster.store.eventfile import cells_of_event, counted, parse_events
from passmuster.store.intake import Intake
from worlds.doorstep import GOOD_EVENT, only_fault, table
from worlds.event_tables import write_events
from worlds.strategies import event_tables


def parse(text: str, intake: Intake | None = None) -> tuple[Event, ...]:
    """Events of a text."""
    return parse_events(text, "events.csv", intake or Intake())


def test_rows_without_ids_are_counted() -> None:
    """Events are numbered by their rows when the file gives no ids."""
    assert [event.event_id for event in parse(table(GOOD_EVENT, GOOD_EVENT))] == ["e001", "e002"]


def test_a_number_that_another_row_has_is_passed_over() -> None:
    """Beside rows with ids, and past what is taken elsewhere; what stands there with the same content keeps its id."""
    rows = parse(table(GOOD_EVENT | {"event_id": "e002"}, GOOD_EVENT | {"event_id": ""}))
    assert [event.event_id for event in rows] == ["e002", "e003"]
    (event,) = parse(table(GOOD_EVENT))
    stands = {column: cell for column, cell in cells_of_event(event).items() if cell and column != "event_id"}
    bare = replace(event, event_id="")
    taken = {"e001": {"note": "another"}, "e002": None, "e007": stands}
    assert [one.event_id for one in counted([bare, bare], taken)] == ["e007", "e003"]


@pytest.mark.parametrize(("written", "cue"), [("announced withdrawal", "withdrawal"), ("CONCEDE", "")])
def test_a_word_that_speaks_of_leaving_is_not_lost_with_the_word(written: str, cue: str) -> None:
    """The type that is kept says nothing of leaving, and the note may name a day alone; a cue of its own stays."""
    row = GOOD_EVENT | {"event": written, "event_mode": "", "note": "by 30 April"}
    (event,) = parse(table(row))
    assert (event.event, event.cue) == (EventType.CONCEDE, cue)
    (other,) = parse(table(row | {"cue": "home"}))
    assert other.cue == "home"


def test_a_month_is_an_event_of_its_last_day() -> None:
    """As what is said in a month counts from its last day on."""
    assert parse(table(GOOD_EVENT | {"date": "1982-07"}))[0].date == date(1982, 7, 31)
    assert parse(table(GOOD_EVENT | {"date": "1982"}))[0].date == date(1982, 12, 31)


def test_a_mode_is_held_to_the_type_that_another_word_stands_for() -> None:
    """As it is to the type itself."""
    row = GOOD_EVENT | {"event": "withdraw", "event_mode": "allege"}
    told = only_fault(lambda intake: parse(table(row), intake))
    assert "These are the modes of RETREAT." in told
    assert "CONCEDE" not in told
    announced = only_fault(lambda intake: parse(table(row | {"event_mode": "announced"}), intake))
    assert "A withdrawal that is only announced is CONCEDE" in announced


def test_a_word_for_a_type_may_say_its_mode() -> None:
    """Who writes "withdraw" means troops that withdraw; a mode that is given stands, and the type alone says none."""
    written = {"withdraw": "withdraw", "Pulled out": "withdraw", "ceasefire": "ceasefire", "RETREAT": ""}
    bare = {column: cell for column, cell in GOOD_EVENT.items() if column not in {"event_mode", "score"}}
    assert {word: parse(table(bare | {"event": word}))[0].event_mode for word in written} == written
    (event,) = parse(table(bare | {"event": "withdraw", "event_mode": "disarm"}))
    assert (event.event, event.event_mode) == ("RETREAT", "disarm")


def test_a_good_row_becomes_an_event() -> None:
    """Every column finds its field; an event is actual unless the file says otherwise."""
    (event,) = parse(table(GOOD_EVENT | {"event_mode": "allege", "via": "a; b"}))
    assert (event.score, event.event_mode, event.status, event.relay) == (-3.5, "allege", "actual", ("a", "b"))


def test_an_event_without_a_score_counts_what_its_kind_does() -> None:
    """By type and mode, whether the cell is empty or the column left out; a score of 0 is a score."""
    bare = {name: value for name, value in GOOD_EVENT.items() if name != "score"}
    for row in (GOOD_EVENT | {"score": ""}, bare):
        (event,) = parse(table(row | {"event": "ACCUSE", "event_mode": "disapprove"}))
        assert event.score == score_of(EventType.ACCUSE, "disapprove")
    assert parse(table(GOOD_EVENT | {"score": "0"}))[0].score == 0.0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"date": ""}, "column 'date': the cell must not be empty."),
        ({"date": "2025-02-30"}, "the day must exist"),
        ({"score": "12"}, "the number must lie from -10 to 10; found '12'."),
        ({"event": "ACUSE"}, "found 'ACUSE'. Did you mean 'ACCUSE'?"),
        ({"event_mode": "alledge"}, "Did you mean 'allege'? Known: 'disapprove', 'investigate', 'allege'."),
        ({"event": "AID", "event_mode": "allege"}, "None is known here. AID has no modes: leave the cell empty."),
        ({"status": "future"}, "column 'status': the word must be a known one; found 'future'."),
        ({"source_actor": ""}, "column 'source_actor': the cell must not be empty."),
    ],
)
def test_bad_rows_are_refused_in_words(changes: dict[str, str], words: str) -> None:
    """Each refusal stands on its line and says rule, value and way out."""
    said = only_fault(lambda intake: parse(table(GOOD_EVENT | changes), intake))
    assert said.startswith("events.csv, line 2")
    assert words in said


def test_an_event_id_is_used_once() -> None:
    """The second use is refused and names the line of the first."""
    row = GOOD_EVENT | {"event_id": "x"}
    assert "found 'x' again. It stands on line 2" in only_fault(lambda intake: parse(table(row, row), intake))


@given(event_tables())
def test_reading_what_was_written_gives_the_same_events(events: tuple[Event, ...]) -> None:
    """Events to text to events is the identity, and text to events to text as well."""
    intake = Intake()
    text = write_events(events)
    assert parse(text, intake) == events
    assert not intake.faults
    assert write_events(parse(text)) == text
