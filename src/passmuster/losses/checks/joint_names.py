"""Sources whose name names another source of the table: "BBC / AFP", "AFP, citing the Ministry".

Whoever keeps a table writes so where a number came through two mouths, or out of two at once. The other mouth, or both,
then speak in the table under their own names too, and one witness is weighed as two.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from passmuster.ledger.losses import LossClaim
from passmuster.losses.checks.check import CheckKind, LossCheck

__all__ = ["look_at_joint_names", "named_source"]

CITING: Final = re.compile(
    r",?\s*\b(?:citing|quoting|according to|relaying|zitiert|nach|citant|selon|según|ссылаясь на)\b\s*"
)
"""Between a mouth and the one whose number it is."""
VIA: Final = re.compile(r",?\s*\b(?:via|through|über|через)\b\s*")
"""Between the one whose number it is and a mouth."""
BETWEEN: Final = re.compile(r"\s*(?:[/;|+&,]|\b(?:and|und|et|y|и)\b)\s*")
"""Between two who speak together."""


def look_at_joint_names(claims: Iterable[LossClaim]) -> tuple[LossCheck, ...]:
    """Sources that name another; `names` are the one that is named and the one that names it, as with two spellings."""
    rows: dict[str, list[int]] = {}
    for claim in claims:
        rows.setdefault(claim.source, []).append(claim.row)
    often = Counter({name: len(own) for name, own in rows.items()})
    found = ((name, named_source(name, often)) for name in sorted(rows))
    return tuple(
        LossCheck(kind=CheckKind.JOINT_SOURCES, rows=tuple(rows[name]), names=(named, name))
        for name, named in found
        if named
    )


def named_source(name: str, sources: Mapping[str, int]) -> str:
    """The source, of those with their numbers of rows, that a name of several names; empty where it names none.

    Who is cited comes first, and of two who speak together the one that speaks more often.

    >>> named_source("AFP, citing Ministry", {"AFP": 3, "Ministry": 2}), named_source("AFP", {"AFP": 3})
    ('Ministry', '')
    """
    known = {one.casefold().strip(): one for one in sorted(sources, key=lambda one: (sources[one], one)) if one != name}
    for part in _parts(name.casefold()):
        said = [known[one] for one in (part, *BETWEEN.split(part)) if one in known]
        if said:
            return max(said, key=lambda one: (sources[one], one))
    return ""


def _parts(name: str) -> list[str]:
    """Who is cited and who cites, the first the one whose number it is; the name itself where nobody cites."""
    if len(cited := CITING.split(name, 1)) == 2:
        return [part.strip() for part in reversed(cited)]
    return [part.strip() for part in VIA.split(name, 1)]
