"""Words, numbers and marks, each with its place."""

import pytest

from passmuster.reading.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Ukraine's 12,000 men", ["Ukraine", "'s", "12,000", "men"]),
        ("7 100 killed", ["7 100", "killed"]),
        ("a two-day visit", ["a", "two", "-", "day", "visit"]),
        ("The U.S. on Dec. 3", ["The", "U.S.", "on", "Dec.", "3"]),
        ("didn’t", ["didn", "’t"]),
        ("the 101st: 1.6 million", ["the", "101st", ":", "1.6", "million"]),
        ("10k", ["10", "k"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_pieces(text: str, pieces: list[str]) -> None:
    """Hyphens stand alone, a possessive is its own token, abbreviations and grouped digits stay whole."""
    assert [token.text for token in tokenize(text)] == pieces


def test_each_piece_says_what_it_is() -> None:
    """Kinds are told by shape; the lower case has straight apostrophes."""
    kinds = {token.low: token.kind for token in tokenize("The U.S. Army’s 101st has 12,000 men.")}
    assert kinds == {
        "the": "word", "u.s.": "abbr", "army": "word", "'s": "clitic", "101st": "ordinal", "has": "word",
        "12,000": "number", "men": "word", ".": "mark",
    }  # fmt: skip


def test_a_stretch_of_a_text_keeps_the_offsets_of_the_text() -> None:
    """Offsets count from the beginning of the text, not of the stretch."""
    assert [(t.text, t.start, t.end) for t in tokenize("One. Two three.", 5, 8)] == [("Two", 5, 8)]


def test_a_capital_is_a_first_letter() -> None:
    """One capital at the front is enough."""
    first, second = tokenize("Kim spoke")
    assert (first.is_capital, second.is_capital) == (True, False)


def test_digits_without_end_are_cut() -> None:
    """However long a run of digits, no token is."""
    assert all(len(token.text) <= 16 for token in tokenize("9" * 1_000))


def test_a_typed_dash_is_a_dash() -> None:
    """Two strokes are one, and a stroke within a word is none."""
    assert [(t.text, t.low) for t in tokenize("Poland -- well-known")] == [
        ("Poland", "poland"), ("--", "—"), ("well", "well"), ("-", "-"), ("known", "known"),
    ]  # fmt: skip
    assert all(len(token.text) <= 16 for token in tokenize("-" * 1_000))
