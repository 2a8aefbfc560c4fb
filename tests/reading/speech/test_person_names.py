"""The name of a person in a phrase."""

import pytest

from passmuster.reading.speech.person_names import person_name
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Colonel Ahmed Ali", "Ahmed Ali"),
        ("lawmaker Yu", "Yu"),
        ("Deputy Ambassador Jane Roe of the mission", "Jane Roe"),
        ("Mohammed bin Salman", "Mohammed bin Salman"),
        ("Yu Yong-weon", "Yu Yong-weon"),
        ("the Ministry of Defence", None),
        ("Ukrainian officials", None),
        ("On Monday", None),
        ("the African Union Commission", None),
    ],
)
def test_a_name_is_a_run_of_capitals_that_is_nothing_else(text: str, name: str | None) -> None:
    """No title, nation, body, month or first word alone."""
    s = parsed(text)
    found = person_name(s, 0, len(s.tokens), list(s.all("source")), list(s.all("actor")))
    assert (None if found is None else s.words(*found)) == name
