"""Names of leaders, units and groups are mentions of their state or group."""

import pytest

from passmuster.ledger.actors import actors
from passmuster.reading.text.known_names import TABLE, _beginning
from passmuster.reading.text.parsed import Parsed, parse
from passmuster.reading.text.sentences import sentences
from passmuster.reading.text.vocabulary import build, vocabulary


def parsed(text: str) -> Parsed:
    """The one sentence of a text."""
    (stretch,) = sentences(text)
    return parse(text, stretch, vocabulary())


def named(text: str) -> list[tuple[str, str, str]]:
    """The words, the code and the form of every mention in a sentence."""
    s = parsed(text)
    return [(s.words(m.first, m.stop), *m.value) for m in s.by_tag.get("actor", ())]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("King Hassan's paratroopers went through the town.", ("King Hassan", "MA", "leader")),
        ("Abdel Fattah al-Burhan spoke of peace.", ("Abdel Fattah al-Burhan", "SD", "leader")),
        ("The White Horse Division lost 30 men.", ("White Horse Division", "KR", "people")),
        ("MOBUTU FLEES THE CAPITAL", ("MOBUTU", "CD", "leader")),
        ("Heng Samrin asked them to stay.", ("Heng Samrin", "KH", "leader")),
    ],
)
def test_a_known_name_stands_for_its_state(text: str, mention: tuple[str, str, str]) -> None:
    """Whole names as they are written, and headlines in capitals."""
    assert mention in named(text)


def test_a_common_surname_counts_behind_a_title_alone() -> None:
    """President Carter is one; Carter may be anybody."""
    assert ("Carter", "US", "leader") in named("On Monday President Carter called them home.")
    assert named("On Monday Jack Carter called them home.") == []


def test_the_longer_of_two_names_that_overlap_is_kept() -> None:
    """The division is South Korea's; that "Tiger" is nobody's and "Korean" is, does not matter."""
    assert named("The Uganda National Liberation Army fell apart.") == [
        ("Uganda National Liberation Army", "unla", "name")
    ]


def test_a_name_of_a_case_stands_against_the_table() -> None:
    """An alias of the case is not overruled by a name that is no longer than it."""
    text = "Mobutu spoke."
    (stretch,) = sentences(text)
    s = parse(text, stretch, build((("Mobutu", "XX"),)))
    assert [mark.value for mark in s.by_tag["actor"]] == [("XX", "name")]


def test_every_line_of_the_table_is_of_a_known_actor_and_form() -> None:
    """No name stands twice under different codes, and none is empty."""
    forms = {"name", "adjective", "people", "seat", "leader", "titled"}
    seen: dict[tuple[bool, str], str] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        code, form, cell = line.split("\t")
        assert code in actors(), code
        assert form in forms
        for name in cell.split("|"):
            assert name.strip() == name != ""
            assert seen.setdefault((form == "titled", name), code) == code, name


def test_every_name_of_the_table_is_found_by_its_first_word() -> None:
    """Of all that begin with a word the longest stands first, and surnames that many bear stand last."""
    names = [
        (name, code, form)
        for code, form, cell in (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
        for name in cell.split("|")
    ]
    by_word: dict[str, list[tuple[str, str, str]]] = {}
    for name in names:
        by_word.setdefault(name[0].split(" ")[0].split("-")[0], []).append(name)
    for word, known in by_word.items():
        known.sort(key=lambda name: (-len(name[0]), name[2] == "titled", name[0]))
        assert [tuple(name) for name in _beginning(word)] == known
    assert not _beginning("leader")
