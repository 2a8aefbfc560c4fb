"""Canonical JSON is that of RFC 8785, for the flat objects that entries are made of."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.store.journal.canonical import LARGEST_WHOLE, canonical
from worlds.strategies import texts

FIELDS = st.dictionaries(texts(), texts() | st.none() | st.integers(-LARGEST_WHOLE, LARGEST_WHOLE))


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "{}"),
        ({"b": 1, "a": None}, '{"a":null,"b":1}'),
        # Section 3.2.2.2: the short escapes, other control characters in four small digits, all else as itself.
        ({"string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/"}, '{"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'),
        ({"t": "\b\t\n\f\r\x7f\u2028"}, '{"t":"\\b\\t\\n\\f\\r\x7f\u2028"}'),
        # Section 3.2.3: members by UTF-16 code units, in which an emoji comes before U+FB33.
        (
            {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7},
            '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\U0001f600":5,"\ufb33":3}',
        ),
    ],
)
def test_the_examples_of_the_standard(fields, text) -> None:
    """Names, escapes and order as the standard's own examples have them."""
    assert canonical(fields) == text.encode()


@given(FIELDS)
def test_it_says_what_was_given(fields) -> None:
    """Any reader of JSON reads the same object back."""
    assert json.loads(canonical(fields)) == fields


@given(FIELDS)
def test_order_of_giving_does_not_matter(fields) -> None:
    """One object has one text."""
    assert canonical(dict(reversed(fields.items()))) == canonical(fields)


def test_what_has_no_canonical_form_is_refused() -> None:
    """Half of a surrogate pair is no text, and a number beyond 2^53 is not the same in all languages."""
    with pytest.raises(ValueError, match="surrogates"):
        canonical({"a": "\ud800"})
    with pytest.raises(ValueError, match="2\\^53"):
        canonical({"a": LARGEST_WHOLE + 1})
