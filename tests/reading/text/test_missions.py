"""A union of states and its mission."""

import pytest

from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.missions import with_missions
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("AU troops lost 12 men in Mogadishu.", "amisom"),
        ("African Union soldiers fought al-Shabaab.", "amisom"),
        ("AU troops lost 12 men in Darfur.", "au"),
        ("The African Union has sent 1,500 soldiers to Anjouan.", "au"),
    ],
)
def test_a_union_is_its_mission_where_that_one_is(text: str, code: str) -> None:
    """Elsewhere it is the union."""
    assert parsed(text).by_tag["actor"][0].value[0] == code


def test_others_stay_who_they_are() -> None:
    """Whatever the text is of."""
    marks = [Mark(0, 1, "actor", ("TD", "name"))]
    assert with_missions("Chad has men in Somalia.", marks) == marks
