"""Who of those that speak in a sentence answers for a number in it."""

import pytest

from passmuster.reading.speech.attribution import Attribution, attributed, by_article, carried
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.source import ReadSource
from worlds.one_sentence import parsed, place, statements_of


def who(text: str, digits: str) -> Attribution | None:
    """Who answers for those digits."""
    s = parsed(text)
    return attributed(s, statements_of(s), place(s, digits))


@pytest.mark.parametrize(
    ("text", "digits", "name", "relay"),
    [
        ("While the Pentagon says 94 came, officials in Damascus speak of 30.", "94", "the Pentagon", ()),
        ("While the Pentagon says 94 came, officials in Damascus speak of 30.", "30", "officials in Damascus", ()),
        ("Reuters reported, citing Budanov, that 94 died.", "94", "Kyrylo Budanov", ("Reuters",)),
        ("Some 94 died, the NIS said.", "94", "NIS", ()),
        ("Kyiv said that 94 died, a figure Moscow rejected.", "94", "Kyiv", ()),
        ("Kyiv said 94 died, which Moscow denies.", "94", "Kyiv", ()),
        ("Kyiv said 94 died - a number Moscow dismissed.", "94", "Kyiv", ()),
        ("Kirby rejected Prigozhin's claim that 94 died.", "94", "Yevgeny Prigozhin", ()),
    ],
)
def test_the_nearest_who_reaches_it_answers(text: str, digits: str, name: str, relay: tuple[str, ...]) -> None:
    """In a contrast each its own half; whoever is cited stands behind whoever cites."""
    said = who(text, digits)
    assert said is not None
    assert (said.source.name, said.relay, said.denied) == (name, relay, False)


def test_what_is_only_denied_is_nobodys() -> None:
    """The answer says so, with the words that deny."""
    said = who("Moscow denied that 94 died.", "94")
    assert said is not None
    assert (said.denied, said.cue, said.rule) == (True, "denied", "speaker:denied")


@pytest.mark.parametrize(
    "text", ["Kyiv said Moscow denied that 94 died.", "Officials said reports that 94 died were denied by Moscow."]
)
def test_to_tell_of_a_denial_claims_nothing(text: str) -> None:
    """What was denied had nobody who said it."""
    said = who(text, "94")
    assert said is not None
    assert said.denied


def test_where_nobody_speaks_nobody_answers() -> None:
    """Nor does one behind a semicolon who has words of his own."""
    assert who("Some 94 died.", "94") is None


def test_a_channel_without_a_name_passes_on_rumours() -> None:
    """One with a name asserts."""
    nameless, named = (
        who("A Telegram channel wrote that 94 died.", "94"),
        who("Rybar channel wrote that 94 died.", "94"),
    )
    assert nameless is not None
    assert nameless.mode == "rumoured"
    assert named is None or named.mode == "asserted"


def test_the_last_who_spoke_may_go_on() -> None:
    """Without words of their own, so without a cue; nobody where nobody spoke."""
    memory = SpeechMemory()
    assert carried(memory) is None
    s = parsed("The NIS estimated that 94 died.")
    (memory.last_statement,) = statements_of(s)
    said = carried(memory)
    assert said is not None
    assert (said.source.name, said.mode, said.cue, said.cue_span) == ("NIS", "estimated", "", None)


def test_the_text_answers_for_the_rest() -> None:
    """As the article."""
    assert (by_article().source.kind, by_article().rule) == ("article", "speaker:article")


@pytest.mark.parametrize(
    ("name", "kind", "cue", "sourced"),
    [("NIS", "body", "was reported by", True), ("NIS", "body", "reports", True), ("NIS", "body", "said", False),
     ("reports", "media", "reports of", False), ("article", "article", "reported by", False)],
)  # fmt: skip
def test_a_report_with_a_name_is_no_rumour(name: str, kind: str, cue: str, sourced: bool) -> None:
    """ "Was reported by the NIS" has a source; "reports of" has none."""
    assert Attribution(ReadSource(name, "KR", kind), (), "asserted", cue, "").is_sourced is sourced
