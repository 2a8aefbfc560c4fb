"""Pages of explained articles: what on them could run, or lead anywhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import html

__all__ = ["odd_markup"]

SETTLED: Final = frozenset(
    ["html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "mark", "ul", "li", "article"]
)
"""The elements that the page of a reading is made of."""


def odd_markup(page: Path) -> Iterator[str]:
    """What stands on a page that its layout does not put there."""
    for element in html.document_fromstring(page.read_bytes()).iter():
        if not isinstance(element.tag, str):
            yield "a comment"
        elif element.tag not in SETTLED:
            yield f"<{element.tag}>"
        else:
            yield from (name for name in element.attrib if name.startswith("on") or name in {"href", "src", "style"})
