"""Where paragraphs and sentences begin and end, and that nothing of a text is lost between them."""

import itertools
import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.reading.reader import read_text
from passmuster.reading.text.sentences import LONGEST_SENTENCE, sentences
from passmuster.reading.text.tokens import tokenize


def cut(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("On Dec. 23 Gen. Kim came. He left.", ["On Dec. 23 Gen. Kim came.", "He left."]),
        ("The U.S. Army left. It rained.", ["The U.S. Army left.", "It rained."]),
        ("It cost 1.6 million. So what?", ["It cost 1.6 million.", "So what?"]),
        ("“We lost 50. It was bad,” he said.", ["“We lost 50.", "It was bad,” he said."]),
        ("See Moyo, vol. 3, pp. 20-22. It rained.", ["See Moyo, vol. 3, pp. 20-22.", "It rained."]),
        ("A heading\nThe text begins.", ["A heading", "The text begins."]),
        ("", []),
    ],
)
def test_sentences_end_where_they_should(text: str, expected: list[str]) -> None:
    """Abbreviations, initials and decimals do not end a sentence; headings and closing marks do."""
    assert cut(text) == expected


@pytest.mark.parametrize("run", [".", "?!", "…", '."', ". ", ".\n", "' ", "\n", " "])
def test_runs_of_marks_take_no_time(run: str) -> None:
    """A page of dots, quotes or empty lines is parted in time that grows with it."""
    began = time.process_time()
    assert list(sentences(run * 200_000 + " It rained."))
    assert time.process_time() - began < 8.0


def test_wrapping_changes_nothing() -> None:
    """A text broken into lines of any common width holds the claims of the unbroken text."""
    text = (
        "Ethiopia's top commander said on Tuesday that Somali forces, reinforced by some 900 Ugandans, had lost 4,000 "
        "troops killed and wounded this year alone. Two U.S. officials said the force could rise to 8,000 by June 2031."
    )
    whole = [{**claim.as_dict(), "span": 0, "sentence": 0, "marks": 0} for claim in read_text(text).claims]
    for width in (66, 72, 80, 100):
        wrapped = read_text(textwrap.fill(text, width))
        assert [{**claim.as_dict(), "span": 0, "sentence": 0, "marks": 0} for claim in wrapped.claims] == whole


@given(st.text(max_size=400))
def test_no_word_is_lost(text: str) -> None:
    """Every character that is not space lies in exactly one sentence, and none is longer than the limit."""
    stretches = list(sentences(text))
    covered = sum(len("".join(text[s.start : s.end].split())) for s in stretches)
    assert covered == len("".join(text.split()))
    assert all(first.end <= second.start for first, second in itertools.pairwise(stretches))
    assert all(0 < s.end - s.start <= LONGEST_SENTENCE for s in stretches)


@given(st.text(max_size=200))
def test_tokens_are_where_they_say(text: str) -> None:
    """Each token's text stands at its place, and tokens do not overlap."""
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))
