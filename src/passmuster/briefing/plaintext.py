"""Strings of strangers, made harmless before they are shown.

Claims come from files that anybody may have written. A control character could drive a terminal, a bidirectional
override could make a line read backwards, a link could run a script. Nothing else of a text is changed.
"""

import re
from typing import Final
from urllib.parse import urlsplit

__all__ = ["one_line", "web_address"]

_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""C0 and C1 control characters, escape among them, and the two line separators of Unicode."""

_DIRECTION_MARKS: Final = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Invisible marks that override the direction of text; letters keep the direction they have by nature."""

_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")


def one_line(text: str) -> str:
    """The text on one line: controls become one space, direction marks vanish, broken characters show as U+FFFD."""
    text = _CONTROLS.sub(" ", text)
    text = _DIRECTION_MARKS.sub("", text)
    return _SURROGATES.sub("\ufffd", text).strip()


def web_address(url: str) -> str:
    """The address when it is an absolute http or https one that names a host, otherwise an empty string.

    User names and passwords inside an address are refused, because they disguise where a link leads.
    """
    url = one_line(url)
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc or " " in url or "\\" in url:
        return ""
    return url
