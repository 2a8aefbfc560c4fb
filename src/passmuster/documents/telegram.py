"""Telegram: the posts of a channel's JSON export, each a document of its own."""

import json
from typing import Any

from passmuster.documents.document import Document, day_of, refuse, tidy
from passmuster.ledger.report import Report
from passmuster.plainjson import json_value

__all__ = ["is_telegram", "read_telegram"]


def is_telegram(content: bytes) -> bool:
    """True for bytes that begin like the JSON export of Telegram Desktop."""
    head = content[:4000].lstrip()
    return head.startswith(b"{") and b'"messages"' in content[:200_000] and (b'"type"' in head or b'"name"' in head)


def read_telegram(content: bytes, name: str) -> list[Document]:
    """One document for each post with text, in order of the export.

    Raises
    ------
    BadInput
        If the file is not such an export.
    """
    try:
        export = json_value(content)
        messages = export["messages"]
    except (ValueError, KeyError, TypeError) as error:
        raise refuse(
            name,
            "a Telegram export must be JSON with a list 'messages'",
            type(error).__name__,
            "Export the chat again as JSON.",
        ) from error
    if not isinstance(messages, list):
        raise refuse(
            name,
            "a Telegram export must hold a list 'messages'",
            type(messages).__name__,
            "Export the chat again as JSON.",
        )
    outlet = f"Telegram channel {export.get('name') or 'without a name'}"
    posts = [(message, _text(message.get("text"))) for message in messages if isinstance(message, dict)]
    return [_post(message, text, name, outlet) for message, text in posts if text.strip()]


def _post(message: dict[str, Any], written: str, name: str, outlet: str) -> Document:
    text, remarks = tidy(written)
    forwarded = message.get("forwarded_from")
    return Document(
        document_id=Report.identity(json.dumps(message, sort_keys=True).encode()),
        name=f"{name}#{message.get('id', '?')}",
        text=text,
        kind="telegram",
        outlet=outlet,
        published_on=day_of(str(message.get("date", ""))),
        extractor="telegram",
        remarks=(*remarks, *((f"forwarded from {str(forwarded)[:200]}",) if forwarded else ())),
    )


def _text(value: Any) -> str:
    """Text of a post: a string, or a list of strings and marked-up pieces."""
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        return ""
    return "".join(
        piece if isinstance(piece, str) else str(piece.get("text", ""))
        for piece in value
        if isinstance(piece, str | dict)
    )
