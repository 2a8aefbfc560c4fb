"""Strings of strangers on a page."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from passmuster.briefing.page.harmless import anchor, made_plain


@dataclass(frozen=True)
class Row:
    """A row with a link."""

    text: str
    url: str
    parts: tuple[str, ...] = ()
    number: float = 0.0


@given(st.text(), st.text())
def test_anchors_never_collide(one, other):
    """Two names share an anchor only when they are the same name."""
    assert (anchor("claim", one) == anchor("claim", other)) == (one == other)


def test_every_string_is_made_plain_and_every_link_is_checked():
    """At any depth controls vanish, a link that is no web address is empty, and numbers stay."""
    row = made_plain((Row("a\x1bb", "javascript:x", ("c\nd",), 1.5), Row("", "https://news.example/a")))
    assert row == (Row("a b", "", ("c d",), 1.5), Row("", "https://news.example/a"))
