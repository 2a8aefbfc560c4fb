"""The words of a participant's row agree with one another."""

from passmuster.precedents.participant import CAUSES, DEPARTURES, KIND_OF_CAUSE, KINDS, Exit, ExitKind, own_row
from worlds.precedents_world import participant


def test_every_cause_has_a_kind() -> None:
    """Departures share a kind; completed and defeated are kinds of their own; who is still in has no cause."""
    kinds = {cause: KINDS[KIND_OF_CAUSE[place]] for place, cause in enumerate(CAUSES)}
    assert set(CAUSES) == set(Exit) - {Exit.ONGOING}
    assert {cause for cause, kind in kinds.items() if kind == ExitKind.DEPARTURE} == set(DEPARTURES)
    assert kinds[Exit.COMPLETED] == ExitKind.COMPLETED
    assert kinds[Exit.DEFEATED] == ExitKind.DEFEATED


def test_a_participant_departs_by_its_own_choice() -> None:
    """A drawdown is a departure; a completed part is none, nor is one that goes on."""
    departed = {word: participant(exit=word).departed for word in Exit}
    assert {word for word, left in departed.items() if left} == set(DEPARTURES)


def test_the_own_row_is_found_by_its_name() -> None:
    """A case finds the row of its name; a name that no row has, and an empty one, find nothing."""
    rows = [participant("a"), participant("b")]
    assert own_row(rows, "b") is rows[1]
    assert own_row(rows, "c") is None
    assert own_row(rows, "") is None
