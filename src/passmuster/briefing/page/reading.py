"""What was read in documents, and why, as a page of its own without scripts."""

from collections.abc import Sequence

from passmuster.briefing.marked import MarkedSentence
from passmuster.briefing.page.environment import page_environment
from passmuster.briefing.page.frame import page_style

__all__ = ["to_reading_page"]


def to_reading_page(documents: Sequence[tuple[str, Sequence[MarkedSentence]]]) -> str:
    """The page as text: the title of each document with its marked sentences. Write it as UTF-8."""
    template = page_environment().get_template("reading.html")
    return template.render(documents=documents, style=page_style("reading.css")) + "\n"
