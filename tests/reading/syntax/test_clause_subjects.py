"""Which nation or group is the subject of each verb."""

import pytest

from passmuster.reading.syntax.clause_subjects import clause_subjects, leading_word, main_subject
from passmuster.reading.syntax.verb_groups import verb_groups
from worlds.one_sentence import parsed


def subject(text: str, verb: str) -> tuple[str, str]:
    """The subject of the verb with a given base, and how it was found."""
    s = parsed(text)
    group = next(group for group in verb_groups(s) if group.base == verb)
    return tuple(clause_subjects(s)[group.first])


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("Cuba sent 400 men to Angola.", "send", ("CU", "own")),
        ("Cuba, at Moscow's request, aided Ethiopia, stationing 9,000 men there.", "station", ("CU", "kept")),
        ("Chad will send soldiers to help Cameroon.", "help", ("TD", "kept")),
        ("Fijians went ashore and lost nine men.", "lose", ("FJ", "kept")),
        ("AMISOM killed 30 al-Shabaab fighters and lost two men.", "lose", ("amisom", "kept")),
        ("Thailand, which had lent its airfields, joined the war.", "lend", ("TH", "who")),
        ("Thailand, which had lent its airfields, joined the war.", "join", ("TH", "aside")),
        ("In 1977 Cuba, which until then had backed Somalia, changed sides.", "change", ("CU", "aside")),
        ("Ethiopia said that Somali forces, joined by Ugandans, had lost 4,000 men.", "lose", ("SO", "aside")),
        ("Uganda said that it had lost 54 men.", "lose", ("UG", "pronoun")),
        ("In Mali the Togolese lost four men.", "lose", ("TG", "own")),
        ("In Mali the contingent lost four men.", "lose", ("", "noun")),
    ],
)
def test_a_verb_keeps_its_subject_however_far_it_stands(text: str, verb: str, found: tuple[str, str]) -> None:
    """Over asides, participles, infinitives and second verbs; nobody behind a preposition is one."""
    assert subject(text, verb) == found


def test_what_a_name_is_led_by() -> None:
    """Its preposition, words that only describe left out."""
    s = parsed("The soldiers of Chad fought near the last Libyan base.")
    assert [leading_word(s, mark) for mark in s.by_tag["actor"]] == ["of", "near"]


def test_the_main_subject_is_that_of_the_first_deed() -> None:
    """A speaker tells, and does nothing; a line without a verb has whom it names first."""
    assert main_subject(parsed("Seoul said that Pyongyang had sent 3,000 men.")).code == "KP"
    assert main_subject(parsed("ETHIOPIAN FORCES IN SOMALIA")).code == "ET"
