"""Noun phrases that may name a speaker."""

import pytest

from passmuster.reading.speech.phrases import belongs, first_phrases, naming_phrases, subject_phrase
from passmuster.reading.syntax.verb_groups import verb_groups, verb_tokens
from worlds.one_sentence import parsed


def named(text: str) -> list[str]:
    """The names of the phrases of a sentence."""
    s = parsed(text)
    return [s.words(p.first, p.stop) for p in naming_phrases(s, verb_tokens(s), {})]


def test_a_verb_ends_a_phrase() -> None:
    """Whatever it is, also a participle."""
    assert named("Rebels fighting the president held the town.") == ["Rebels", "president"]


@pytest.mark.parametrize("when", ["last month", "this week", "yesterday", "on Monday"])
def test_words_of_time_are_no_part_of_a_name(when: str) -> None:
    """They may stand between a name and its verb."""
    assert (
        named(f"The French foreign minister {when} gave a number.")[0].removeprefix("The ") == "French foreign minister"
    )


def test_a_capital_word_of_a_name_is_no_verb() -> None:
    """Whatever it means when it is one."""
    assert named("The Islamic State held the town.") == ["Islamic State"]


def test_a_verb_that_kills_is_one_in_a_title_too() -> None:
    """Title case makes no name of it."""
    assert named("Five Afghan Fighters Killed During Clashes in Syria")[0] == "Five Afghan Fighters"


def test_a_page_that_points_somewhere_is_nobody() -> None:
    """What stands ahead of its colon speaks no more than the colon."""
    assert named("Main article: Losses of the corps") == ["Losses of the corps"]
    assert named("Main army: Losses of the corps")[0] == "Main army"


def test_a_dash_parts_and_a_hyphen_joins() -> None:
    """The place of a dateline is no part of the name behind it."""
    s = parsed("SAIGON - French headquarters and the joint-command spoke.")
    assert not belongs(s, 0, 1)
    assert belongs(s, 5, 7)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("President Emmanuel Macron has given himself four months.", "President Emmanuel Macron"),
        ("The recruiter sat in a hotel near the station.", "The recruiter"),
        ("In Rome a professor at the academy, Luca Ferrante, has been through the pay sheets.", "a professor"),
        ("It rained.", None),
    ],
)
def test_a_sentence_is_about_its_subject(text: str, subject: str | None) -> None:
    """The first phrase ahead of the finite verb that can speak; a place that the sentence begins with cannot."""
    s = parsed(text)
    found = subject_phrase(s, verb_groups(s), {})
    assert (None if found is None else s.words(found.first, found.stop)) in {
        subject,
        subject and subject.split(" ", 1)[1],
    }


def test_the_first_phrases_are_looked_for_where_somebody_may_be_named() -> None:
    """By an office or a name of two words."""
    assert [p.source.name for p in first_phrases(parsed("General Franks met Kim."), {})][:1] == ["Franks"]
    assert first_phrases(parsed("It rained on the camp."), {}) == []
