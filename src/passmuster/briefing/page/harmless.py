"""Strings of strangers on a page: plain lines, checked links, and anchors that hold no character to misuse."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from passmuster.plaintext import one_line, web_address

__all__ = ["anchor", "made_plain"]

Made = TypeVar("Made")


def made_plain(value: Made) -> Made:
    """The same findings with every string on one line and harmless, and every `url` a web address or empty."""
    plain: Made = _plain(value, "")
    return plain


def _plain(value: Any, name: str) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: _plain(getattr(value, part.name), part.name) for part in fields(value)})
    if isinstance(value, tuple):
        return tuple(_plain(item, name) for item in value)
    if isinstance(value, str):
        return web_address(value) if name == "url" else one_line(value)
    return value


def anchor(kind: str, name: str) -> str:
    """An id for the page, ``"claim-k120"``: letters, digits and dashes stay, anything else becomes its number.

    No two names share one.
    """
    return f"{kind}-" + re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}_", name)
