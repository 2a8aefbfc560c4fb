"""How a force hangs on what stands before and around the number."""

from passmuster.reading.choices.force_links import Hanging, force_links, hanging_of, nobody_links
from passmuster.reading.meaning.mentions import Mentions
from passmuster.reading.proposals import ReadSoFar, proposals_of
from passmuster.reading.text.parsed import Parsed
from worlds.one_sentence import parsed


def hanging(text: str, index: int = 0) -> tuple[Parsed, Hanging]:
    """A sentence, and what one of its numbers hangs on."""
    s = parsed(text)
    return s, hanging_of(s, proposals_of(s, [], ReadSoFar())[index])


def links(text: str, force: str, *before: str, last: str = "", index: int = 0) -> set[str]:
    """The features of one force for a number of a text, after other sentences."""
    s, found = hanging(text, index)
    named = Mentions()
    for sentence in before:
        named.note(parsed(sentence))
    marks = [mark for mark in s.by_tag.get("actor", ()) if mark.value[0] == force]
    return set(force_links(s, found, force, marks, named, (last, "killed", "")))


def test_the_subject_of_the_verb_ahead_is_known_far_off() -> None:
    """It keeps its participles, and the object of the clause is told from it."""
    text = "Portugal, at the urging of its allies, backed Angola, stationing 400 men there."
    assert "agent-ahead=True:kept" in links(text, "PT")
    assert "agent-ahead=False:kept" in links(text, "AO")


def test_a_name_at_the_noun_is_known() -> None:
    """Whoever else is named."""
    _, found = hanging("The French trained 200 Malian soldiers.")
    assert (found.at_noun, found.nearest) == ("ML", "FR")


def test_a_number_leans_on_the_one_before() -> None:
    """By the words between them, and by its own."""
    text = "Fiji sent 650 men to Lebanon, of whom 31 died."
    _, found = hanging(text, 1)
    assert found.link.split() == [",", "whom", "far"]
    assert f"link={found.link}:was=True" in links(text, "FJ", last="FJ", index=1)


def test_the_contingent_is_that_of_the_theme() -> None:
    """Who went abroad in a sentence before, and not the host who is named last."""
    before = ("Nepal sent a battalion to Haiti.", "The Haitian police like it.")
    told = links("The contingent lost three men.", "NP", *before)
    assert {"the~group:most-gone=True:before", "abroad=True:host=False:before"} <= told
    assert "abroad=False:host=True:before" in links("The contingent lost three men.", "HT", *before)


def test_its_own_are_those_of_the_clause() -> None:
    """Of whoever it names first, also where that one speaks."""
    text = "Ethiopia claimed 160 al-Shabaab men killed at the price of nine of its own."
    assert "clause-first=True:own=True:False" in links(text, "ET", index=1)


def test_a_heading_is_remembered() -> None:
    """For the lines below it."""
    assert "headed=True:before" in links("Baidoa: 1,900 men", "ET", "ETHIOPIAN FORCES IN SOMALIA")


def test_nobody_hangs_on_words_too() -> None:
    """On whether anybody is the subject."""
    _, found = hanging("The army shot 40 men.")
    assert "nobody:agent=False:killed" in set(nobody_links(found, None, "killed", Mentions()))
