"""What a request asks for: help, or that somebody goes; or nothing but an answer."""

import pytest

from passmuster.ledger.vocabulary import EventType
from passmuster.reading.acts.asked import is_question, mode_asked
from worlds.one_sentence import parsed

SENTENCES = {
    "Mozambique asked the Rwandans to go.": "yield",
    "Mozambique asked the Rwandans to be gone by May.": "yield",
    "Mozambique asked Rwanda to withdraw its 900 men.": "yield",
    "The Rwandans were asked to leave by the government.": "yield",
    "Mozambique asked Rwanda to take its 900 men home by May.": "yield",
    "Mozambique asked Rwanda on 17 October to bring its soldiers home, and Kigali agreed.": "yield",
    "Mozambique asked Rwanda to pull its men out of Palma.": "yield",
    "Mozambique asked Rwanda for the immediate departure of its soldiers.": "yield",
    "Mozambique asked Rwanda to send its home guard.": "assist",
    "Mozambique asked Rwanda to bring more soldiers.": "assist",
    "Mozambique asked Rwanda for help with the withdrawal.": "assist",
    "Mozambique asked Rwanda not to leave Palma.": "assist",
    "Mozambique asked Rwanda to leave its engineers where they are.": "assist",
    "Mozambique asked the Rwandans to go to the north.": "assist",
    "Mozambique asked Rwanda to send 500 men.": "assist",
    "Mozambique asked Rwanda for help after rebels had begun to leave the forest.": "assist",
}


@pytest.mark.parametrize(("sentence", "mode"), SENTENCES.items())
def test_whoever_asks_somebody_to_go_asks_for_no_help(sentence: str, mode: str) -> None:
    """What is asked for stands behind "to" or "for"; to stay, to go somewhere or to leave something is no going."""
    s = parsed(sentence)
    stop = next(at for at in range(20) if s.low(at) == "asked") + 1
    assert mode_asked(s, EventType.REQUEST, "assist", stop) == mode


def test_other_acts_and_other_requests_keep_their_mode() -> None:
    """Only a request that the rules take for one of help is looked at."""
    s = parsed("Mozambique asked the Rwandans to go.")
    assert mode_asked(s, EventType.AID, "", 2) == ""
    assert mode_asked(s, EventType.REQUEST, "change", 2) == "change"


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("Burundi asked this week why its soldiers die in Somalia.", True),
        ("Kenya asked Somalia whether it wanted more troops.", True),
        ("Bangui asked for none of the Russians to go.", True),
        ("Bangui asked nobody to leave.", True),
        ("Somalia asked Kenya this week for more troops.", False),
        ("Somalia asked Kenya for men who know how to fight.", False),
        ("Somalia asked Kenya to say when it would leave.", False),
    ],
)
def test_a_question_asks_for_nothing(sentence: str, is_one: bool) -> None:
    """Why, whether and how ask for an answer, and "for none" for nobody."""
    s = parsed(sentence)
    stop = next(at for at in range(20) if s.low(at) == "asked") + 1
    assert is_question(s, stop, EventType.REQUEST) is is_one
    assert not is_question(s, stop, EventType.AID)
