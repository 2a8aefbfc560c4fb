"""Feeds: the items of an RSS or Atom file, each a document of its own."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any, Final

from passmuster.documents.document import Document, day_of, refuse, tidy
from passmuster.documents.html import text_of_html
from passmuster.ledger.report import Report

__all__ = ["read_feed"]

BODIES: Final = ("encoded", "content", "description", "summary")
MOST_ITEMS: Final = 20_000
"""Items of one feed that are read; feeds hold some dozens, and archives of feeds some thousands."""

DAYS: Final = ("pubDate", "published", "updated", "date")


def read_feed(content: bytes, name: str) -> list[Document]:
    """One document for each item, in the order of the file.

    Raises
    ------
    BadInput
        If the file is not XML at all.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise refuse(
            name, "a feed must be XML", type(error).__name__, "Save the feed itself, not the page about it."
        ) from error
    if root is None:
        raise refuse(
            name, "a feed must be XML", "nothing that can be read", "Save the feed itself, not the page about it."
        )
    outlet = _text(root.find(".//{*}channel/{*}title")) or _text(root.find("{*}title"))
    return [
        _item(node, f"{name}#{index}", outlet) for index, node in enumerate(islice(_items(root), MOST_ITEMS), start=1)
    ]


def _items(root: Any) -> Iterator[Any]:
    """The items of a feed in order; what calls itself an item within another is that one's own affair."""
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node.tag, str) and _local(node) in {"item", "entry"}:
            yield node
        else:
            pending.extend(reversed(node))


def _item(node: Any, name: str, outlet: str) -> Document:
    from lxml import etree

    fields: dict[str, Any] = {}
    for child in node:
        if isinstance(child.tag, str):
            fields.setdefault(_local(child), child)
    body = next((_text(fields[key]) for key in BODIES if key in fields and _text(fields[key])), "")
    title = _text(fields.get("title"))
    text, remarks = tidy(f"{title}\n\n{text_of_html(body) if '<' in body else body}".strip())
    link = fields.get("link")
    return Document(
        document_id=Report.identity(etree.tostring(node)),
        name=name,
        text=text,
        kind="feed",
        title=title[:300],
        outlet=outlet[:300],
        url=((link.get("href") or _text(link)) if link is not None else "")[:2000],
        published_on=_day(fields),
        extractor="feed",
        remarks=remarks,
    )


def _day(fields: dict[str, Any]) -> date | None:
    return next((day for key in DAYS if key in fields and (day := day_of(_text(fields[key]))) is not None), None)


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _text(node: Any) -> str:
    return "" if node is None else "".join(node.itertext()).strip()
