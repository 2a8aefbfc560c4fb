"""Source: who answers for a statement."""

from dataclasses import dataclass

__all__ = ["Source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A person or body that answers for statements.

    `side` is a side of the case or empty for none. `reliability` is the Admiralty letter A to F; F means that it
    cannot be judged, which is unknown and not a half.
    """

    name: str
    group: str
    side: str = ""
    aliases: tuple[str, ...] = ()
    reliability: str = "F"
