"""Where armed groups are at home, whose firms some are, and which states missions were sent to."""

import pytest

from passmuster.ledger.actors import actors, kind_of, known_states
from passmuster.reading.roles.ties import TIES, ties_alone, ties_together


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("m23", "CD", ["is at home in"]),
        ("CD", "m23", ["is home of"]),
        ("wagner", "RU", ["is of"]),
        ("RU", "wagner", ["has"]),
        ("amisom", "SO", ["serves in"]),
        ("SO", "amisom", ["is served by"]),
        ("fatemiyoun", "AF", ["is at home in"]),
        ("fatemiyoun", "IR", ["is of"]),
        ("RW", "MZ", []),
        ("nobody_known", "CD", []),
    ],
)
def test_a_tie_is_told_from_either_end(one: str, other: str, told: list[str]) -> None:
    """By another name each way, and two states have none."""
    assert list(ties_together(one, other)) == told


def test_a_state_is_told_by_what_of_the_text_is_tied_to_it() -> None:
    """Two of four mentions are of a group that is at home there."""
    told = ties_alone("CD", {"m23": 2, "RW": 1, "CD": 1})
    assert told == {"is home of a share": 0.5, "is home of somebody": 1.0}
    assert ties_alone("RW", {"RW": 1}) == {}


def test_every_tie_binds_a_group_or_mission_to_states() -> None:
    """Nobody is tied to a code that no state has, and no state is a group."""
    for code, entry in actors().items():
        for tie in TIES:
            written = entry.get(tie, [])
            states = {written} if isinstance(written, str) else set(written)
            assert states <= known_states(), (code, tie)
            assert not states or kind_of(code) != "state", code
