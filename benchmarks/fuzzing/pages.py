"""Pages: what on them could run, or lead anywhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import html

__all__ = ["odd_markup", "running_markup"]

SETTLED: Final = frozenset(
    ["html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "mark", "ul", "li", "article"]
)
"""The elements that the page of a reading is made of."""

RUNNING: Final = frozenset(["script", "iframe", "object", "embed", "img", "form", "base", "video", "audio"])
"""Elements that run or fetch something; a briefing has none of them."""


def running_markup(page: Path) -> Iterator[str]:
    """What on the page of a briefing runs, fetches or leads elsewhere than to a web address or a place on it."""
    for element in html.document_fromstring(page.read_bytes()).iter():
        if isinstance(element.tag, str) and element.tag in RUNNING:
            yield f"<{element.tag}>"
        for name, value in element.attrib.items() if isinstance(element.tag, str) else ():
            led = name.endswith(("href", "src")) and not value.startswith(("http://", "https://", "#", "data:"))
            if name.startswith("on") or led:
                yield f"{name}={value[:20]}"


def odd_markup(page: Path) -> Iterator[str]:
    """What stands on the page of a reading that its layout does not put there."""
    for element in html.document_fromstring(page.read_bytes()).iter():
        if not isinstance(element.tag, str):
            yield "a comment"
        elif element.tag not in SETTLED:
            yield f"<{element.tag}>"
        else:
            yield from (name for name in element.attrib if name.startswith("on") or name in {"href", "src", "style"})
