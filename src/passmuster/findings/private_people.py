"""Private people among those who are named, and the role that each is told by.

Who speaks for a state, an alliance or an organisation is named: that is whom a claim is weighed by. Who does not, is a
private person, unless the case lists the name among its public figures. The rule looks at the shape of a name and at
what stands in brackets behind it, and knows no country and no person:

- a name with a private role beside it ("A. Petrov (captured soldier)", "the wife of a soldier") is a private person's,
  unless an office or a body is named before the role; whose wife or aide somebody is, is no office;
- of those whom the case sorts under no state, organisation or outlet (`OTHER`), two to four words with capitals are
  a person's name, unless an organisation or an office stands beside it or they are a land's or a capital's; so are
  initials with a name, names with "van" or "al-" in them, and one to four words of a script without capitals.

A table of losses sorts nobody. Of its sources two to four words with capitals are a person's name unless one of them is
an abbreviation, an actor or a word for an outlet.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from passmuster.findings.parts.evidence import ClaimLine
from passmuster.ledger import Case
from passmuster.ledger.actors import actor_code, is_seat
from passmuster.ledger.places import is_land
from passmuster.ledger.speakers import BODY_WORDS, NAMELESS, OUTLET_WORDS, TITLES

if TYPE_CHECKING:
    from passmuster.findings.findings import Findings

__all__ = [
    "number_of",
    "private_claimants",
    "private_people",
    "private_sources",
    "role_of",
    "roles_of",
    "without_private",
]

KIN: Final = ("relative", "wife", "husband", "widow", "mother", "father", "sister", "brother", "son", "daughter")

ROLES: Final = {
    **dict.fromkeys(KIN, "a soldier's relative"),
    "prisoner": "a prisoner",
    "captured": "a prisoner",
    "pow": "a prisoner",
    "deserter": "a deserter",
    "defector": "a defector",
    "soldier": "a soldier",
    "fighter": "a soldier",
    "nurse": "a medical worker",
    "doctor": "a medical worker",
    "medic": "a medical worker",
    "resident": "a resident",
    "villager": "a resident",
    "civilian": "a civilian",
    "refugee": "a refugee",
    "eyewitness": "an eyewitness",
    "user": "a user of a network",
}
"""A word that makes somebody a private person, and the role that is told. The first that is found holds."""

PRIVATE: Final = "a private person"

UNSORTED: Final = "OTHER"

COURTESIES: Final = frozenset({"dr", "mr", "mrs", "ms", "sir"})
"""Titles that are no office."""

BODIES: Final = frozenset(
    ["association", "borders", "community", "frontières", "fund", "group", "initiative", "international",
     "network", "observatory", "society", "union", "watch", "witness"]
)  # fmt: skip
"""Words of names of organisations that no person has for a name."""

OFFICES: Final = (
    BODY_WORDS | TITLES | {"ngo", "diplomat", "official", "officials", "newspaper", "website"}
) - COURTESIES

PARTICLES: Final = frozenset({
    "abu", "al", "ap", "bar", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du",
    "e", "el", "ibn", "la", "le", "los", "ter", "van", "von", "y", "zu",
})  # fmt: skip
"""Small words within names of people."""

BEFORE_NAMES: Final = re.compile(r"^(?:al|el|an|ar|as|at|az|ul|ur|d|l|o)[-'’ʼ](?=\w)")
"""What a word of a name may begin with in small letters."""

BEHIND_NAMES: Final = re.compile(r",?\s+(?:[js]r\.?|ii|iii|iv|\d{1,3})$", re.IGNORECASE)
"""What may stand behind a name: one of several of a family, or an age."""

QUOTED: Final = re.compile(r"""["“”«»'‘’][^"“”«»'‘’]+["“”«»'‘’](?=\s)""")
"""A nickname between the words of a name."""

BEFORE_PLACES: Final = frozenset({"camp", "cape", "fort", "mount", "port", "puerto"})
"""What a name may begin with that is a place's: nobody has it for a first name."""

LONGEST: Final = 300
"""Characters of a claimant that may be a name with what its bearer is; of a longer one only roles are looked for."""

BRACKETED: Final = re.compile(r"^(?P<name>[^()]*?)\s*(?:\((?P<about>[^()]*)\))?\s*$")
ABOUT: Final = re.compile(r"\s*(?:,|\s[-–—])\s+(?=\W*[^\W\d_])(?P<about>.*)$", re.DOTALL)
WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’ʼ.][^\W\d_]+)*")
INITIALS: Final = re.compile(r"(?:[^\W\d_]\.?-?){1,3}")


def private_people(findings: "Findings", case: Case) -> dict[str, str]:
    """Each private claimant as it is named, and the role to put in its place; names alone as well as with brackets."""
    told_of_events = [(line.claimant, "") for line in findings.events if line.claimant]
    return roles_of([*_named(findings.claims), *told_of_events], case.public_figures)


def private_claimants(claims: Iterable[ClaimLine], case: Case) -> dict[str, str]:
    """The same of claims that stand alone."""
    return roles_of(_named(claims), case.public_figures)


def roles_of(named: Iterable[tuple[str, str]], public_figures: tuple[str, ...]) -> dict[str, str]:
    """The same of names, each with the group that the case sorts it under; empty for none."""
    found: dict[str, str] = {}
    for claimant, group in named:
        role = role_of(claimant, group, public_figures)
        if role:
            found[claimant] = role
            name = _parts(claimant)[0]
            if len(WORD.findall(name)) >= 2 and name[:1].isupper():
                found[name] = role
    return found


def private_sources(sources: Iterable[str], public_figures: Collection[str]) -> dict[str, str]:
    """Each source of a table of losses that is a private person, and the role in its place.

    Rows are known by their source there, so that roles of several are told apart by a number.
    """
    found: dict[str, str] = {}
    given: Counter[str] = Counter()
    for source in dict.fromkeys(sources):
        group = "" if _is_outlet(source) else UNSORTED
        if role := role_of(source, group, tuple(public_figures)):
            given[role] += 1
            found[source] = role if given[role] == 1 else f"{role} {given[role]}"
    return found


def without_private(names: Iterable[str], sources: Iterable[str]) -> list[str]:
    """Names of a table of losses, or of its streams, that may be offered for a misspelt one: no private person's."""
    private = private_sources(sources, ())
    return [name for name in names if not any(name == one or name.startswith(f"{one}:") for one in private)]


def _is_outlet(source: str) -> bool:
    """Whether a word of a name is an abbreviation, an actor, or a word for an outlet."""
    words = WORD.findall(source)
    return any(word.isupper() or word.casefold() in OUTLET_WORDS or actor_code(word) for word in (*words, source))


def number_of(private: Mapping[str, str]) -> int:
    """How many people these are: a name alone and the same with brackets are one."""
    return len({_parts(name)[0] for name in private})


def role_of(claimant: str, group: str, public_figures: tuple[str, ...]) -> str:
    """The role of a private person; empty for everybody else.

    >>> role_of("Ivan Petrov (captured soldier, 8th regiment)", "RU", ())
    'a prisoner'
    >>> role_of("Ahmed al-Hassan", "OTHER", ()), role_of("Jane Miller (foreign ministry)", "OTHER", ())
    ('a private person', '')
    """
    name, about = _parts(claimant)
    if claimant in public_figures or name in public_figures:
        return ""
    words = [word.casefold() for word in WORD.findall(f"{name} {about}")]
    if NAMELESS & set(words[:1]):
        return ""
    telling = next((word for word in words if word in OFFICES or word.removesuffix("'s") in ROLES), "")
    if telling in OFFICES:
        return ""
    if telling:
        said = {word.removesuffix("'s") for word in words}
        return next(told for word, told in ROLES.items() if word in said)
    return PRIVATE if group == UNSORTED and _is_persons(name) else ""


def _named(claims: Iterable[ClaimLine]) -> Iterator[tuple[str, str]]:
    for line in claims:
        yield line.claimant, line.group
        yield from ((name, "") for name in line.relay.split("; ") if name)


def _parts(claimant: str) -> tuple[str, str]:
    """The name, and what stands in brackets, or in small letters after a comma or a dash, behind it."""
    found = BRACKETED.match(claimant) if len(claimant) <= LONGEST else None
    if not found:
        return claimant, ""
    name, about = found["name"], found["about"] or ""
    behind = ABOUT.search(name)
    if behind and not BEHIND_NAMES.search(name) and WORD.search(behind["about"])[0].islower():  # type: ignore[index]
        return name[: behind.start()], f"{behind['about']} {about}".strip()
    return name, about


def _is_persons(name: str) -> bool:
    """Whether the words of a name, and nothing beside them, look like those of a person."""
    if len(name) > LONGEST or _is_places(name):
        return False
    plain = "".join(sign for sign in name if not unicodedata.category(sign).startswith("M"))
    words = QUOTED.sub("", BEHIND_NAMES.sub("", plain)).replace(",", " ").split()
    words = words[1:] if words and words[0].casefold().rstrip(".") in COURTESIES else words
    own = [word for word in words if word.casefold() not in PARTICLES or word[0].isupper()]
    if BODIES & {word.casefold() for word in own}:
        return False
    fewest = 1 if any(_has_no_capitals(word) for word in own) else 2
    return fewest <= len(own) <= 4 and all(map(_is_of_a_name, own)) and any(len(word) > 2 for word in own)


def _is_places(name: str) -> bool:
    """Whether a whole name is that of a state, a territory, a capital or a palace, or begins as places alone do.

    Other towns are no proof: many have the name of a person, and more people that of a town.
    """
    begins = name.split()[:1]
    return (
        is_seat(name)
        or is_land(name)
        or bool(actor_code(name))
        or bool(begins and begins[0].casefold() in BEFORE_PLACES)
    )


def _is_of_a_name(word: str) -> bool:
    """Whether a word is an initial, or letters that begin with a capital where their script has any."""
    bare = BEFORE_NAMES.sub("", word)
    spelt = INITIALS.fullmatch(bare) or WORD.fullmatch(bare.rstrip("."))
    return bool(spelt) and not bare[0].islower()


def _has_no_capitals(word: str) -> bool:
    return len(word) > 1 and word[0].isalpha() and word[0].lower() == word[0].upper()
