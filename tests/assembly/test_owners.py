"""Whose men a number counts where the text gives them to nobody."""

from dataclasses import replace
from datetime import date

from passmuster.assembly.dating import DatedReading
from passmuster.assembly.owners import with_owners
from passmuster.documents import open_document
from passmuster.reading.meaning.wholes import OF_SEVERAL
from passmuster.reading.reader import TextReading, read_text

TEXT = "Rwanda has 2,500 soldiers in Mozambique. Four Rwandan soldiers were killed."


def dated(*owners: str) -> DatedReading:
    """Two claims that count the men of some owners."""
    (document,) = open_document(TEXT.encode(), "article.txt")
    claims = read_text(TEXT).claims
    owned = tuple(replace(claim, actor=owner) for claim, owner in zip(claims, owners, strict=True))
    return DatedReading(document, TextReading(owned), date(2024, 1, 1))


def owners_of(*owners: str) -> tuple[list[str], list[str]]:
    """The owners of the claims that are kept, and what is said."""
    kept, said = with_owners([dated(*owners)], "KE")
    return [claim.actor for item in kept for claim in item.reading.claims], said


def test_where_every_number_has_an_owner_nothing_is_said() -> None:
    """And nothing is changed."""
    assert owners_of("RW", "MZ") == (["RW", "MZ"], [])


def test_one_force_alone_owns_what_nobody_does() -> None:
    """Not the partner if it is another's that is counted."""
    kept, said = owners_of("RW", "")
    assert kept == ["RW", "RW"]
    assert "no other force is counted" in said[0]


def test_where_no_force_is_counted_it_is_the_partners() -> None:
    """The text tells whose war it is, and counts in it."""
    assert owners_of("", "")[0] == ["KE", "KE"]


def test_among_several_forces_it_is_left_out_and_said() -> None:
    """It may be anybody's."""
    (document,) = [dated("RW", "MZ")]
    third = replace(document.reading.claims[0], actor="")
    item = document._replace(reading=replace(document.reading, claims=(*document.reading.claims, third)))
    kept, said = with_owners([item], "RW")
    assert [claim.actor for claim in kept[0].reading.claims] == ["RW", "MZ"]
    assert said == [
        "1 of the numbers does not say whose people it counts, and more than one force is counted: "
        "it is left out, and waits for somebody who knows (passmuster read --review)."
    ]


def test_civilians_are_nobodys_men() -> None:
    """They are left out, whoever alone is counted beside them, and that is said."""
    (document,) = [dated("RW", "RW")]
    villagers = replace(document.reading.claims[1], actor="", subject="civilians")
    item = document._replace(reading=replace(document.reading, claims=(*document.reading.claims, villagers)))
    kept, said = with_owners([item], "RW")
    assert [claim.actor for claim in kept[0].reading.claims] == ["RW", "RW"]
    assert said == ["1 of the numbers counts civilians, who are nobody's men: left out."]


def test_the_men_of_several_nations_are_of_no_force() -> None:
    """They are left out, whoever alone is counted beside them, and that is said."""
    (document,) = [dated("RW", "RW")]
    whole = replace(document.reading.claims[1], actor="", subject=OF_SEVERAL)
    item = document._replace(reading=replace(document.reading, claims=(*document.reading.claims, whole)))
    kept, said = with_owners([item], "RW")
    assert [claim.actor for claim in kept[0].reading.claims] == ["RW", "RW"]
    assert said == ["1 of the numbers counts the men of several nations together, who are of no one force: left out."]
