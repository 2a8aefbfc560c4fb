"""Tests of the notes of acts read in an article, and of their days."""

from datetime import date

from passmuster.assembly.act_notes import day_of, note_of
from passmuster.ledger.event_scores import score_of
from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.reading.read_event import ReadEvent

SAID = date(2031, 5, 3)


def act(
    text: str, cue: str, event: EventType = EventType.RETREAT, status: EventStatus = EventStatus.ACTUAL
) -> ReadEvent:
    """An act told by some words of a text of one sentence."""
    begin = text.index(cue)
    return ReadEvent(
        source_actor="KE", target_actor="HT", event=event, event_mode="", score=score_of(event), status=status,
        claimant="article", claimant_group="MEDIA", relay=(), cue=cue, span=(begin, begin + len(cue)),
        sentence=(0, len(text)), paragraph=0, confidence="high", rule="",
    )  # fmt: skip


def test_a_note_keeps_days_and_numbers_and_no_names() -> None:
    """So that it can be told of a part or of all, and by when, whoever said so."""
    text = "Colonel Abebe Okello said Kenya has begun to take home its 1,800 soldiers, all to be gone by February 2032."
    assert (
        note_of(act(text, "take home"), text)
        == ("said has begun to take home its 1,800 soldiers, all to be gone by February 2032."[:-1])
    )


def test_a_note_ends_where_its_clause_does() -> None:
    """What somebody else does is no part of it."""
    text = "Kenya will send 300 men; Chad withdraws. Chad stays, but Kenya withdraws half of its men by June."
    assert "send" not in note_of(act(text, "withdraws half"), text)
    assert note_of(act(text, "withdraws half"), text) == "withdraws half of its men by June"


def test_acts_of_which_nothing_hangs_on_words_have_none() -> None:
    """An attack is one, whatever stands around it."""
    text = "Kenya attacked the camp."
    assert note_of(act(text, "attacked", EventType.ASSAULT), text) == ""


def test_an_act_is_of_the_year_that_its_clause_names() -> None:
    """A withdrawal of ten years ago is none of today; a day ahead is not when it was said."""
    text = "Kenya withdrew its men in March 2021."
    assert day_of(act(text, "withdrew"), text, SAID) == date(2021, 3, 31)
    assert day_of(act("Kenya withdrew in 2019.", "withdrew"), "Kenya withdrew in 2019.", SAID) == date(2019, 12, 31)
    for ahead in ("Kenya will withdraw its men in 2032.", "Kenya will withdraw."):
        assert day_of(act(ahead, "withdraw"), ahead, SAID) == SAID


def test_what_was_announced_is_put_as_it_was_said() -> None:
    """A reported "would" is the "will" of whoever announced it; what is only thought of stays so."""
    text = "The house was told that the last company would leave by June."
    assert "will leave by June" in note_of(act(text, "leave", EventType.CONCEDE), text)
    thought = act(text, "leave", EventType.CONCEDE, EventStatus.HYPOTHETICAL)
    assert "would leave by June" in note_of(thought, text)


def test_an_act_is_of_the_day_that_its_sentence_opens_with() -> None:
    """What was announced two months ago is not of the day of the article."""
    text = "On 2 March the minister told parliament that all of them will be home by the end of the year."
    assert day_of(act(text, "be home", EventType.CONCEDE), text, SAID) == date(2031, 3, 2)
    ahead = "On 2 December Kenya will withdraw its men."
    assert day_of(act(ahead, "withdraw", EventType.CONCEDE), ahead, SAID) == SAID


def test_an_act_is_of_the_day_that_its_clause_looks_back_to() -> None:
    """The nearest to its words, of its own clause; neither one ahead, nor one that something else is told by."""
    days = {
        "The ministry asked Kenya on 17 April to take its men home by 30 April.": ("asked", date(2031, 4, 17)),
        "Kenya withdrew its men on 25 March 2031.": ("withdrew", date(2031, 3, 25)),
        "Kenya sent men on 4 March, and withdrew them on 25 April.": ("withdrew", date(2031, 4, 25)),
        "Kenya, which came on 4 March, but withdrew soon.": ("withdrew", SAID),
        "Kenya withdrew its men before 25 April.": ("withdrew", SAID),
        "Kenya announced that it would withdraw on 30 June.": ("withdraw", SAID),
        "Kenya has withdrawn men since 1 April.": ("withdrawn", SAID),
    }
    for text, (cue, day) in days.items():
        assert day_of(act(text, cue), text, SAID) == day, text
