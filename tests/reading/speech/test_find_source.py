"""The source that a noun phrase names."""

import pytest

from passmuster.reading.speech.find_source import find_source
from passmuster.reading.speech.source import ReadSource
from worlds.one_sentence import parsed


def found(text: str, known: dict[str, ReadSource] | None = None) -> tuple[str, str, str] | None:
    """Name, group and kind of the source in a phrase."""
    s = parsed(text)
    source = find_source(s, 0, len(s.tokens), known or {})
    return None if source is None else (source.name, source.group, source.kind)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Budanov", ("Kyrylo Budanov", "UA", "person")),
        ("Lieutenant General Kyrylo Budanov", ("Kyrylo Budanov", "UA", "person")),
        ("the NIS", ("NIS", "KR", "body")),
        ("South Korea's National Intelligence Service", ("South Korea's National Intelligence Service", "KR", "body")),
        ("Ukraine's military intelligence", ("Ukraine's military intelligence", "UA", "institution")),
        ("a military attache", ("military attache", "OTHER", "institution")),
        ("Ukraine's navy chaplain", ("Ukraine's navy chaplain", "UA", "institution")),
        ("South Korean lawmakers", ("South Korean lawmakers", "KR", "official")),
        ("lawmaker Yu Yong-weon", ("Yu Yong-weon", "OTHER", "person")),
        ("two Western diplomats", ("Western diplomats", "OTHER", "unknown")),
        ("independent analysts", ("independent analysts", "OSINT", "osint")),
        ("the Daily Nation", ("Daily Nation", "MEDIA", "media")),
        ("the Harbour Monitor", ("Harbour Monitor", "OSINT", "osint")),
        ("Moscow", ("Moscow", "RU", "actor")),
        ("Ukrainian drone operators", ("Ukrainian drone operators", "UA", "unknown")),
        ("a statement from the UN", ("UN", "UN", "body")),
    ],
)
def test_persons_bodies_and_roles_are_told_apart(text: str, source: tuple[str, str, str]) -> None:
    """Each has its name as the text gives it, and the group it speaks for."""
    assert found(text) == source


@pytest.mark.parametrize("text", ["the", "300", "a long day", "on Monday"])
def test_a_phrase_without_a_source_names_nobody(text: str) -> None:
    """Neither do days, numbers and articles."""
    assert found(text) is None


def test_a_name_met_before_is_the_person_met() -> None:
    """A surname alone is who had it before."""
    otieno = ReadSource("Joseph Otieno", "KE", "person")
    assert found("Otieno", {"otieno": otieno}) == ("Joseph Otieno", "KE", "person")


def test_the_nation_named_with_a_source_is_kept() -> None:
    """So that a case can give a party a group of its own."""
    s = parsed("the Kenyan army")
    source = find_source(s, 0, len(s.tokens), {})
    assert source is not None
    assert (source.group, source.actor) == ("OTHER", "KE")
