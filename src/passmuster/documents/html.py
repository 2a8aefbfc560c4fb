"""HTML: the article's text, its title, outlet and day of publication.

The boilerplate around an article is removed by trafilatura where it is installed (`passmuster[clean-html]`). Without
it, or where it finds nothing, the blocks of text outside navigation, scripts and forms are kept. Nothing in a page is
run, and nothing it names is fetched. Pages nested too deeply are cut at the parser's own limit.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from passmuster.documents.document import Document, day_of, tidy
from passmuster.documents.encoding import decode
from passmuster.ledger.report import Report
from passmuster.plainjson import json_value

__all__ = ["read_html", "text_of_html"]

DROPPED: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "iframe",
        "svg",
        "canvas",
        "template",
        "button",
        "select",
        "option",
        "object",
        "embed",
        "head",
        "figcaption",
        "menu",
        "dialog",
        "math",
        "audio",
        "video",
        "input",
        "textarea",
    ]
)
BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "li",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "td",
        "th",
        "tr",
        "section",
        "article",
        "main",
        "br",
        "pre",
        "dd",
        "dt",
        "figure",
        "table",
        "ul",
        "ol",
    ]
)
DATES: Final = (
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "publish_date",
    "article.published",
    "dcterms.created",
)
"""Names of meta elements that hold the day of publication, most trusted first."""

TOO_LARGE_FOR_CLEANER: Final = 3 * 2**20
"""Bytes; larger pages take the plain way, whose time grows in proportion to their size."""

DEEPEST: Final = 200
"""Elements within elements; what is nested deeper is passed over."""

DEEPEST_READ: Final = 255
"""Elements within elements at which the parser gives up the rest of a page."""
GIVEN_UP: Final = "ERR_RESOURCE_LIMIT"
"""What the parser calls that."""
CUT: Final = f"the page nests deeper than {DEEPEST_READ} elements; what comes from there on is not read"

XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def read_html(content: bytes, name: str, *, declared: str = "", url: str = "") -> Document:
    """The article of a page. A page without text gives a document with empty text and a remark."""
    markup, remarks = decode(content, declared)
    root, is_cut = _parse(markup)
    if is_cut:
        remarks = (
            *remarks,
            f"the page nests deeper than {DEEPEST_READ} elements; what comes from there on is not read",
        )
    text, extractor = _article(markup, root, len(content))
    clean, cut = tidy(text)
    if not clean.strip():
        remarks = (*remarks, "no text was found in the page")
    facts = _facts(root)
    return Document(
        document_id=Report.identity(content),
        name=name,
        text=clean,
        kind="html",
        title=facts.get("title", ""),
        outlet=facts.get("outlet", ""),
        url=url or facts.get("url", ""),
        published_on=_published(root, facts),
        extractor=extractor,
        remarks=(*remarks, *cut),
    )


def text_of_html(markup: str) -> str:
    """The blocks of text of a piece of markup, one a line (for feeds, mails and posts)."""
    return _blocks(_parse(markup)[0])


def _parse(markup: str) -> tuple[Any, bool]:
    """The tree of a page, and whether the parser gave it up at a place that nests too deeply."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, recover=True, huge_tree=False)
    stripped = XML_DECLARATION.sub("", markup).replace("\0", " ").strip()
    try:
        root = html.document_fromstring(stripped or "<p></p>", parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError, TypeError, IndexError):
        return html.document_fromstring("<p></p>", ensure_head_body=True), False
    return root, any(entry.type_name == GIVEN_UP for entry in parser.error_log)


def _article(markup: str, root: Any, size: int) -> tuple[str, str]:
    blocks = _blocks(root)
    # Of a page that is nothing but navigation, the cleaner would give the navigation.
    if blocks and size <= TOO_LARGE_FOR_CLEANER and not _is_deep(root):
        cleaned = _cleaned(markup)
        if cleaned:
            return cleaned, "trafilatura"
    return blocks, "lxml"


def _is_deep(root: Any) -> bool:
    return any(depth >= DEEPEST for depth, _, _ in _walk(root))


def _cleaned(markup: str) -> str:
    try:
        import trafilatura
    except ImportError:
        return ""
    try:
        found = trafilatura.extract(markup, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # a cleaner that stumbles over a hostile page must not take the reader down with it
        return ""
    return found or ""


def _blocks(root: Any) -> str:
    """Text of the blocks that are not dropped, in order, one a line."""
    lines: list[str] = []
    current: list[str] = []

    def close() -> None:
        line = " ".join("".join(current).split())
        if line:
            lines.append(line)
        current.clear()

    for _, event, value in _walk(root):
        if event == "text":
            current.append(value)
        elif value in BLOCKS:
            close()
    close()
    return "\n".join(lines)


def _walk(root: Any) -> Iterator[tuple[int, str, str]]:
    """(depth, "text" | "start" | "end", text or tag) of a tree, without recursion, leaving out what is dropped."""
    stack: list[tuple[Any, int, bool]] = [(root, 0, False)]
    while stack:
        node, depth, closing = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if closing:
            yield depth, "end", tag
            if node.tail and depth:
                yield depth, "text", node.tail
            continue
        if not tag or tag in DROPPED:
            if node.tail and depth:
                yield depth, "text", node.tail
            continue
        yield depth, "start", tag
        if node.text:
            yield depth, "text", node.text
        stack.append((node, depth, True))
        stack.extend((child, depth + 1, False) for child in reversed(node))


def _facts(root: Any) -> dict[str, str]:
    facts: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = (meta.get("content") or "").strip()[:500]
        if key and value:
            facts.setdefault(key, value)
    title = root.find(".//title")
    written = " ".join((title.text or "").split())[:300] if title is not None else ""
    facts["title"] = facts.get("og:title") or written
    facts["outlet"] = facts.get("og:site_name") or facts.get("publisher") or facts.get("application-name", "")
    canonical = next((link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"), "")
    facts["url"] = canonical[:2000] or facts.get("og:url", "")
    return facts


def _published(root: Any, facts: dict[str, str]) -> date | None:
    for key in DATES:
        day = day_of(facts.get(key, ""))
        if day is not None:
            return day
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            day = _from_linked_data(script.text or "")
            if day is not None:
                return day
    for element in root.iter("time"):
        day = day_of(element.get("datetime") or "")
        if day is not None:
            return day
    return None


def _from_linked_data(text: str) -> date | None:
    if len(text) > 500_000:
        return None
    try:
        pending: list[Any] = [json_value(text)]
    except ValueError:
        return None
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            day = day_of(str(value.get("datePublished", "")))
            if day is not None:
                return day
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(value)
    return None
