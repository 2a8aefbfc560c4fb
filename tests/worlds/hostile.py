"""A findings value in which every string a file could supply is hostile."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum

HOSTILE = (
    "<script>alert('x')</script>\"'><img src=x onerror=alert(1)></title></script><!-- {{ 7*7 }} ${7*7} "
    '=HYPERLINK("http://x") \u202e000,21\u202c \x1b[31mred\x07 [bold]b[/bold] \ud800 </style> &lt;b&gt; \u2028 end'
)
"""Script and style ends, quotes, template and formula starts, direction marks, terminal escapes, console markup,
a broken character and a line separator."""

SETTLED = {
    "standard",
    "bound",
    "claim_id",
    "event_id",
    "claims",
    "claim_ids",
    "echoes",
    "subject",
    "measure",
}
"""Fields whose words the program itself sets, or by which rows find one another; ids are poisoned by `poisoned_ids`.
Members of closed sets are let be."""


def poisoned(value, name=""):
    """The same value with `HOSTILE` put before every free string, and a script address in every link."""
    if isinstance(value, Enum):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: poisoned(getattr(value, part.name), part.name) for part in fields(value)})
    if isinstance(value, tuple):
        return tuple(poisoned(item, name) for item in value)
    if isinstance(value, str) and name == "url":
        return "javascript:alert(document.domain)"
    if isinstance(value, str) and name not in SETTLED:
        return f"{HOSTILE} {value}"
    return value


def poisoned_ids(findings):
    """Claim ids and subjects hostile too, everywhere alike, so that rows still find one another."""

    def spoil(value, name):
        if is_dataclass(value):
            return replace(value, **{part.name: spoil(getattr(value, part.name), part.name) for part in fields(value)})
        if name == "force_names":
            return tuple((f"{HOSTILE}{force}", title) for force, title in value)
        if isinstance(value, tuple):
            return tuple(spoil(item, name) for item in value)
        if isinstance(value, str) and name in {"claim_id", "event_id", "claims", "claim_ids", "echoes", "subject"}:
            return f"{HOSTILE}{value}"
        return value

    return spoil(poisoned(findings), "")
