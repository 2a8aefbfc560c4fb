"""Words of likelihood, against the published tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.wording.likelihood import (
    holds_likelihood,
    is_number,
    likelihood_opening,
    likelihood_words,
    standard_sentence,
    term_for,
    word_and_number,
)
from passmuster.wording.standards import STANDARDS, standard_of

EDGE_TABLE = {
    "icd203": {
        0.9: "less than 1 %", 1: "almost no chance", 3: "almost no chance", 5: "very unlikely", 20: "unlikely",
        45: "roughly even chance", 50: "roughly even chance", 55: "roughly even chance", 80: "likely",
        95: "very likely", 97: "almost certain", 99: "almost certain", 99.1: "more than 99 %",
    },
    "phia": {
        0: "no term", 0.1: "remote chance", 5: "remote chance", 6: "remote chance (between bands)",
        7.5: "highly unlikely (between bands)", 10: "highly unlikely", 20: "highly unlikely",
        22.5: "unlikely (between bands)", 25: "unlikely", 35: "unlikely", 37.5: "realistic possibility (between bands)",
        40: "realistic possibility", 49.9: "realistic possibility", 50: "no term",
        51: "realistic possibility (between bands)", 52.5: "realistic possibility (between bands)",
        54: "likely (between bands)", 55: "likely", 75: "likely", 77.5: "likely (between bands)", 80: "highly likely",
        90: "highly likely", 92.5: "highly likely (between bands)", 95: "almost certain", 99.9: "almost certain",
        100: "no term",
    },
    "ajp21": {
        0: "highly unlikely", 9.9: "highly unlikely", 10: "unlikely", 40: "even chance", 50: "even chance",
        60: "even chance", 60.1: "likely", 90: "likely", 90.1: "highly likely", 100: "highly likely",
    },
    "kent": {
        1: "less than 2 %", 2: "almost certainly not", 12: "almost certainly not",
        16: "probably not (between bands)", 20: "probably not", 40: "chances about even", 50: "chances about even",
        60: "chances about even", 61.5: "chances about even (between bands)", 63: "probable", 75: "probable",
        87: "probable", 87.1: "almost certain", 99: "almost certain", 99.5: "more than 99 %",
    },
    "ipcc": {
        0: "exceptionally unlikely", 0.9: "exceptionally unlikely", 1: "very unlikely", 10: "unlikely",
        33: "about as likely as not", 50: "about as likely as not", 66: "about as likely as not", 66.1: "likely",
        90: "likely", 99: "very likely", 99.1: "virtually certain", 100: "virtually certain",
    },
}  # fmt: skip
"""Per cent to term at every band edge, and inside every gap: read off the published tables and the tie rule."""


@pytest.mark.parametrize(
    ("standard", "per_cent", "term"),
    [(key, per_cent, term) for key, table in EDGE_TABLE.items() for per_cent, term in table.items()],
)
def test_term_at_every_edge(standard, per_cent, term):
    """At a shared edge the less extreme term holds; outside the bands nothing is made up."""
    assert term_for(per_cent / 100, standard) == term


def test_edge_table_is_complete():
    """The conformance table names every standard and every edge of its bands."""
    assert EDGE_TABLE.keys() == STANDARDS.keys()
    for key, table in EDGE_TABLE.items():
        assert set(STANDARDS[key].edges) <= set(table), key


@given(st.floats(0.0, 1.0), st.sampled_from(sorted(STANDARDS)))
def test_unmarked_terms_cover_their_probability(probability, key):
    """A term without a mark always covers the probability it is given to."""
    term = term_for(probability, key)
    bands = {band.term: band for band in standard_of(key).bands}
    if term in bands:
        assert bands[term].low - 1e-9 <= 100 * probability <= bands[term].high + 1e-9
    else:
        assert "between bands" in term or term == "no term" or term.startswith(("less than", "more than"))


@given(st.floats(0.0, 1.0), st.sampled_from(sorted(STANDARDS)), st.sampled_from(sorted(STANDARDS)))
def test_switching_the_standard_changes_words_never_numbers(probability, one, other):
    """Up to the remark on which side of an edge it lies, the printed number is the same under every standard."""

    def number(key):
        text = likelihood_words(probability, standard=key)
        inside = text[text.index("(") + 1 :] if "(" in text else text
        return inside.split(" %")[0].replace("just under ", "").replace("just over ", "")

    assert number(one) == number(other)


@pytest.mark.parametrize(
    ("probability", "q05", "q95", "standard", "words"),
    [
        (0.28, 0.12, 0.47, "icd203", "unlikely (28 %, 90 % interval 12 to 47 %)"),
        (0.28, None, None, "icd203", "unlikely (28 %)"),
        (0.004, 0.001, 0.03, "icd203", "less than 1 % (90 % interval under 1 to 3 %)"),
        (0.07, 0.02, 0.2, "phia", "remote chance (7 %, between bands, 90 % interval 2 to 20 %)"),
        (0.4497, None, None, "icd203", "unlikely (just under 45 %)"),
        (0.004, None, None, "ipcc", "exceptionally unlikely (less than 1 %)"),
        (0.5, None, None, "phia", "50 %"),
        (float("nan"), None, None, "icd203", "not known"),
    ],
)
def test_number_stands_beside_the_word(probability, q05, q95, standard, words):
    """Word, number and interval are written together, and the number alone where there is no word."""
    assert likelihood_words(probability, q05=q05, q95=q95, standard=standard) == words


@pytest.mark.parametrize(
    ("probability", "words"), [(0.28, "unlikely, 28 %"), (0.002, "less than 1 %"), (0.999, "more than 99 %")]
)
def test_a_number_that_is_its_own_word_is_said_once(probability, words):
    """Beyond the last band the words are the number, and are not said twice."""
    assert word_and_number(term_for(probability, "icd203"), probability, "icd203") == words


@pytest.mark.parametrize(("words", "is_one"), [("less than 1 %", True), ("more than 99 %", True), ("likely", False)])
def test_a_number_in_the_place_of_a_term_is_known(words, is_one):
    """Beyond the last band the words are a number, and a term never is one."""
    assert is_number(words) is is_one


@pytest.mark.parametrize(
    ("probability", "standard", "opening"),
    [
        (0.28, "icd203", "It is unlikely (28 %, 90 % interval 15 to 45 %)"),
        (0.5, "icd203", "There is a roughly even chance (50 %, 90 % interval 15 to 45 %)"),
        (0.02, "icd203", "There is almost no chance (2 %, 90 % interval 15 to 45 %)"),
        (0.5, "ajp21", "There is an even chance (50 %, 90 % interval 15 to 45 %)"),
        (0.5, "kent", "The chances are about even (50 %, 90 % interval 15 to 45 %)"),
        (0.5, "phia", "The chance is 50 % (90 % interval 15 to 45 %)"),
        (0.001, "icd203", "The chance is less than 1 % (90 % interval 15 to 45 %)"),
    ],
)
def test_a_sentence_opens_as_its_term_asks(probability, standard, opening):
    """Terms that are adjectives, chances or numbers each get the words that can stand before "that"."""
    assert likelihood_opening(probability, 0.15, 0.45, standard) == opening


@pytest.mark.parametrize("key", STANDARDS)
def test_the_table_of_a_standard_is_told_whole(key):
    """The sentence names the standard and every term with its range."""
    sentence = standard_sentence(key)
    assert STANDARDS[key].name in sentence
    assert all(f"{band.term} {band.low:.0f}–{band.high:.0f} %" in sentence for band in STANDARDS[key].bands)


@pytest.mark.parametrize("term", sorted({band.term for scale in STANDARDS.values() for band in scale.bands}))
def test_every_term_is_seen_in_a_sentence(term):
    """A term of any standard is found in a sentence, and plain words are not taken for one."""
    assert holds_likelihood(f"We hold that this is {term}.")
    assert not holds_likelihood("It rests on five independent origins, whose reliability nobody has rated.")


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("probability", [0.002, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.998])
def test_an_opening_reads_as_english(standard, probability):
    """Whatever term a standard has, the sentence begins as one that "that" can follow."""
    opening = likelihood_opening(probability, probability / 2, (1 + probability) / 2, standard)
    assert opening.startswith(("It is ", "There is ", "The chance is ", "The chances are "))
    assert "%" in opening
