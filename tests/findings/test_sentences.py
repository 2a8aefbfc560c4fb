from datetime import date

import pytest

from passmuster.findings.parts.counts import Estimate
from passmuster.findings.sentences import ACTION_WORDS, estimate_phrase, prior_phrase, reading_words, sentence_case
from passmuster.ledger.vocabulary import Action
from passmuster.muster.readings import CountReading

ROW = Estimate(
    subject="f", quantity="killed", date=date(2025, 1, 5), q05=400.0, q25=450.0, q50=500.0, q75=550.0, q95=600.0,
    mean=500.0,
)  # fmt: skip


def test_a_count_is_said_with_its_interval() -> None:
    """With the middle where claims bear on it, and as an interval alone where only the prior speaks."""
    assert estimate_phrase(ROW) == "about 500 (90 % interval 400 to 600) killed"
    assert prior_phrase(ROW) == "400 to 600 killed (90 % interval)"


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (CountReading("present", None, date(2025, 1, 5)), "present on 5 January 2025"),
        (CountReading("killed", None, date(2025, 1, 5)), "killed by 5 January 2025"),
        (CountReading("killed", date(2025, 1, 1), date(2025, 1, 5)), "killed from 1 to 5 January 2025"),
    ],
)
def test_a_reading_says_what_is_counted_and_when(reading: CountReading, words: str) -> None:
    """A stock on a day, a total up to it, a flow over days."""
    assert reading_words(reading) == words


def test_every_action_has_words() -> None:
    """What the partner then does."""
    assert set(ACTION_WORDS) == set(Action)


def test_a_sentence_begins_large() -> None:
    """The first letter alone is changed; nothing is nothing."""
    assert (sentence_case("about KP"), sentence_case("")) == ("About KP", "")
