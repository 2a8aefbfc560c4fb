"""Where troops draw back to: a town of the country is no way out of it."""

import pytest

from passmuster.reading import read_text

WAR = "Cuba fights for Ethiopia against Somalia, with 16,500 Cubans in Ethiopia. "


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("Most Cuban units have withdrawn to Harar and Dire Dawa.", False),
        ("Most Cuban units have been withdrawn from Ethiopia to Havana.", True),
        ("Cuba has withdrawn most of its units from Ethiopia.", True),
        ("Cuba withdrew most of its units from Ethiopia, the radio in Harar said.", True),
    ],
)
def test_a_town_of_the_country_is_no_way_out(text: str, leaves: bool) -> None:
    """The same verb with another place, or with none, tells that they leave."""
    events = read_text(WAR + text).events
    assert any(e.event == "RETREAT" and e.source_actor == "CU" for e in events) is leaves
