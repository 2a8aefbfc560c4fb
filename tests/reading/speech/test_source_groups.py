"""The group that a source answers for."""

import pytest

from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.source_groups import group_in_apposition, group_of, group_of_owner
from worlds.one_sentence import parsed, place


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Russian officials", "RU"),
        ("the deputy U.S. ambassador to the UN", "US"),
        ("the NIS", "KR"),
        ("independent analysts in Ukraine", "OSINT"),
        ("a Ukrainian newspaper", "MEDIA"),
        ("Russian state media", "RU"),
        ("a colonel", ""),
        ("Western military attaches in Cairo", ""),
        ("Egyptian officials in Cairo", "OTHER"),
        ("residents in Moscow", ""),
        ("an official in Moscow", "RU"),
    ],
)
def test_roles_speak_for_their_nation_and_bodies_for_themselves(text: str, group: str) -> None:
    """Outlets are the media unless a state's; nobody named is no group."""
    s = parsed(text)
    assert group_of(s, list(s.all("source")), list(s.all("actor"))) == group


def test_what_stands_behind_a_name_tells_its_group() -> None:
    """ "Lee, a member of South Korea's parliament" speaks for the South."""
    s = parsed("Lee, a member of South Korea's parliament, said")
    assert group_in_apposition(s, 1) == "KR"
    assert group_in_apposition(parsed("Lee said"), 1) == ""


def test_its_is_whoever_was_spoken_of() -> None:
    """And "state media" are those of the nation just named."""
    known = {"its": ReadSource("the NIS", "KR", "body")}
    s = parsed("its intelligence service")
    assert (group_of_owner(s, 1, known), group_of_owner(s, 1, {})) == ("KR", "")
    s = parsed("In Russia state media said")
    assert group_of_owner(s, place(s, "state"), {}) == "RU"


@pytest.mark.parametrize("group", ["OSINT", "MEDIA"])
def test_no_ministry_is_one_of_those_who_watch_or_report(group: str) -> None:
    """ "A parliamentary committee" behind a monitor is not the monitor's; "its director" is."""
    known = {"its": ReadSource("the monitor", group, "osint")}
    s = parsed("A parliamentary committee approved it")
    assert group_of_owner(s, 1, known) == ""
    assert group_of_owner(parsed("its director"), 1, known) == group
