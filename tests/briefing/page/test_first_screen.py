"""The first screen in a notebook: the answer and its numbers, as a fragment that can do no harm."""

from lxml import html

from passmuster.briefing.page.first_screen import first_screen
from worlds.findings_example import bare, example, failed
from worlds.hostile import poisoned


def text_of(markup: str) -> str:
    """What a reader sees."""
    return " ".join(html.fragment_fromstring(markup).text_content().split())


def test_the_answer_stands_first() -> None:
    """Title, day and every sentence of the bottom line are there, and the counts of the first force."""
    seen = text_of(first_screen(example()))
    assert seen.startswith(example().title)
    assert all(sentence in seen for sentence in example().bottom_line)
    assert "present9,300 (7,600 to 11,200)" in seen
    assert "within 26 weeks" in seen.lower()


def test_a_failed_fit_is_said_before_any_number() -> None:
    """Nobody can read a number of it for an estimate."""
    seen = text_of(first_screen(failed()))
    assert seen.index("THE FIT FAILED") < seen.index("present")


def test_findings_without_numbers_have_a_screen_too() -> None:
    """What there is, is shown; no empty table stands there."""
    assert "<table>" not in first_screen(bare())


def test_strangers_cannot_put_markup_into_a_notebook() -> None:
    """Titles, names and sentences are text, whatever stands in them."""
    drawn = first_screen(poisoned(example()))
    tags = {element.tag for element in html.fragment_fromstring(drawn).iter() if isinstance(element.tag, str)}
    assert tags <= {"div", "p", "span", "strong", "table", "caption", "thead", "tbody", "tr", "th", "td"}
