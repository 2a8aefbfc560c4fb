"""Words that two states share, and words that name a force without a name."""

from passmuster.reading.choices.bare_names import bare_features, bare_forces, bare_names
from passmuster.reading.meaning.mentions import Mentions
from worlds.one_sentence import parsed

KOREANS = parsed("Some 1,000 Koreans are clearing mines.")


def named(*sentences: str) -> Mentions:
    """Whom some sentences name."""
    found = Mentions()
    for sentence in sentences:
        found.note(parsed(sentence))
    return found


def test_a_word_of_two_states_may_be_either() -> None:
    """And a word of one state and its neighbour the neighbour's too, where the text names that one."""
    assert set(bare_forces(KOREANS, Mentions(), ())) == {"KP", "KR"}
    sudanese = parsed("The Sudanese lost 40 men.")
    assert not list(bare_forces(sudanese, Mentions(), ()))
    assert list(bare_forces(sudanese, named("South Sudan asked for help."), ())) == ["SS"]


def test_a_full_name_is_no_bare_one() -> None:
    """ "North Koreans" are of the North."""
    assert not bare_names(parsed("Some 1,000 North Koreans are clearing mines."))


def test_a_force_without_a_name_is_known_by_its_word() -> None:
    """Peacekeepers are mostly of the United Nations."""
    assert set(bare_names(parsed("The council gave the peacekeepers 300 men."))) == {"un"}


def test_whoever_was_meant_by_a_bare_word_may_be_meant_further_on() -> None:
    """The latest first, and no more than three."""
    told = Mentions()
    told.note(KOREANS, bare_names(KOREANS))
    later = parsed("They lost 40 men.")
    assert set(bare_forces(later, told, ())) == {"KP", "KR"}
    assert set(bare_features(later, "KP", 2, told)) == {"bare=before:False", "bare=before:gone=False"}
    assert told.where("KP", is_here=False) == "bare"
    told.note(later, ("un", "nato", "coalition"))
    assert told.bare == ("un", "nato", "coalition")


def test_the_text_tells_which_of_the_two() -> None:
    """By whom it has named, and whose soldiers are abroad."""
    told = named("Pyongyang sent sappers to Russia.")
    assert set(bare_features(KOREANS, "KP", 1, told)) == {"bare=at:True:False:True", "bare=at:gone=True:False"}
    assert "bare=at:False:True:True" in set(bare_features(KOREANS, "KR", 1, told))
