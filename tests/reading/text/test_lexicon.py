"""Phrases of the rule files, found in one pass."""

import re
import tomllib

import pytest

from passmuster.reading.text import lexicon as lexicon_file
from passmuster.reading.text.lexicon import RULES, Lexicon, Mark, inflect, load_rules, pattern, phrases, word_set
from passmuster.reading.text.tokens import tokenize
from worlds.project_files import ROOT


def marks(lexicon: Lexicon, text: str) -> list[tuple[str, str, object]]:
    """(words, tag, value) of what is found."""
    tokens = tokenize(text)
    return [(" ".join(t.text for t in tokens[m.first : m.stop]), m.tag, m.value) for m in lexicon.marks(tokens)]


def test_the_longest_phrase_of_a_tag_wins() -> None:
    """It covers what it contains; phrases of other tags may overlap it."""
    lexicon = Lexicon()
    lexicon.add("place", ["South"], 1)
    lexicon.add("place", ["South African"], 2)
    lexicon.add("word", ["African army"], 3)
    assert marks(lexicon, "the South African army") == [("South African", "place", 2), ("African army", "word", 3)]


def test_a_phrase_that_reaches_further_goes_before_an_earlier_one() -> None:
    """ "the South" gives way to "South African", which begins later and ends later."""
    lexicon = Lexicon()
    lexicon.add("place", ["the South"], 1)
    lexicon.add("place", ["South African"], 2)
    assert marks(lexicon, "the South African army") == [("South African", "place", 2)]


def test_capitals_are_asked_for_where_the_phrase_has_them() -> None:
    """ "US" is not "us", "Kim" is not "kim", and a word in lower case matches both."""
    lexicon = Lexicon()
    lexicon.add("x", ["US", "Kim", "army"])
    assert [words for words, _, _ in marks(lexicon, "us US Us kim Kim Army army")] == ["US", "Kim", "Army", "army"]


def test_a_phrase_added_again_takes_the_new_value() -> None:
    """A case's own words go before those shipped."""
    lexicon = Lexicon()
    lexicon.add("x", ["the NIS"], 1)
    lexicon.add("x", ["the NIS"], 2)
    assert marks(lexicon, "the NIS") == [("the NIS", "x", 2)]


def test_a_mark_says_where_it_lies() -> None:
    """Tokens, stop exclusive."""
    lexicon = Lexicon()
    lexicon.add("x", ["at least"])
    assert lexicon.marks(tokenize("of at least 300")) == [Mark(1, 3, "x", None)]


def test_cells_are_split_at_their_bars() -> None:
    """White space runs together; what is empty is none."""
    assert phrases(" at  least | more\n than || ") == ["at least", "more than"]


@pytest.mark.parametrize(
    ("cell", "forms"),
    [
        ("report", ["report", "reports", "reported", "reporting"]),
        ("estimate", ["estimate", "estimates", "estimated", "estimating"]),
        ("ship", ["ship", "ships", "shipped", "shipping"]),
        ("pass", ["pass", "passes", "passed", "passing"]),
        ("send sends sent", ["send", "sends", "sent"]),
        ("take_out", ["take out"]),
    ],
)
def test_verbs_have_their_forms(cell: str, forms: list[str]) -> None:
    """Regular ones by rule; irregular ones list theirs."""
    assert inflect(cell) == forms


def test_every_closed_class_is_used_and_every_one_used_is_there() -> None:
    """No table of grammar.toml is left over, and none is missing."""
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "src/passmuster/reading").rglob("*.py"))
    used = set(re.findall(r'word_set\("(\w+)", "(\w+)"\)', source))
    assert used == {(table, name) for table, cells in load_rules("grammar").items() for name in cells}
    assert all(word_set(*one) for one in used)


def test_every_rule_file_is_read() -> None:
    """Each is TOML and is asked for somewhere."""
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "src/passmuster/reading").rglob("*.py"))
    for path in RULES.glob("*.toml"):
        assert load_rules(path.stem) == tomllib.loads(path.read_text(encoding="utf-8"))
        assert f'load_rules("{path.stem}")' in source
    assert lexicon_file.RULES.is_dir()


@pytest.mark.parametrize("phrase", ["at least", "Côte d'Ivoire", "U.S.", "al-Shabaab", "Brasília", "10th Division", ""])
def test_a_phrase_is_hung_as_it_is_read(phrase: str) -> None:
    """The short way to its words gives what the reader of texts gives."""
    assert lexicon_file._parts(phrase) == [(token.text, token.low) for token in tokenize(phrase)]


def test_every_pattern_compiles_and_none_matches_nothing() -> None:
    """A pattern that matched an empty string would stand beside every number."""
    found = [pattern(table, name) for table, names in load_rules("patterns").items() for name in names]
    assert len(found) > 20
    assert not [one.pattern for one in found if one.search("") is not None]
