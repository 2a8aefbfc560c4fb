"""Whom the event tables of others name: states and armed groups by their codes, and groups of a case's own."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from passmuster.exchange.country_codes import TWO_LETTERS
from passmuster.ledger.actors import actor_code

__all__ = ["table_actor", "table_country"]

OF_A_STATE: Final = re.compile(
    r"^(?:Government|(?:Military|Police|Private Security|Air|Naval) Forces|Civilians|Protesters|Rioters)"
    r"(?: \([^)]*\))? of (?:the )?(?P<name>[^(]+)",
    re.IGNORECASE,
)
"""An actor named as a part of a state: "Military Forces of Russia (2000-)"."""

FORMER_NAMES: Final = re.compile(r"\s*\([^)]*\)\s*$")


def table_actor(name: str, own: Sequence[str] = ()) -> str:
    """The code of an actor as UCDP or ACLED names it; empty for one that is not known here.

    A group of a case's `own` is known by its name, or by the short one before a colon: "JNIM: Group for Support of
    Islam and Muslims" is the group JNIM of a case that has one.
    """
    found = OF_A_STATE.match(name)
    plain = FORMER_NAMES.sub("", found["name"] if found else name).strip()
    groups = {group.casefold(): group for group in own}
    short = plain.partition(":")[0].strip()
    own_group = groups.get(plain.casefold()) or groups.get(short.casefold())
    # ACLED writes Al Shabaab where others write al-Shabaab.
    written = (plain, name, plain.replace(" ", "-"), plain.replace("-", " "))
    return own_group or next((code for one in written if (code := actor_code(one))), "")


def table_country(record: Mapping[str, str], who: str, own: Sequence[str] = ()) -> str:
    """The code of a POLECAT actor, by its country or by its name."""
    country = record.get(f"{who} country", "")
    return actor_code(TWO_LETTERS.get(country.upper(), country)) or table_actor(record.get(f"{who} name", ""), own)
