"""The actors of one text so far."""

from passmuster.reading.acts.cast import Cast
from passmuster.reading.roles.role_choice import Casting
from worlds.one_sentence import parsed


def told(*sentences: str) -> Cast:
    """The cast after some sentences."""
    cast = Cast()
    for sentence in sentences:
        s = parsed(sentence)
        cast.note(s, s.by_tag.get("actor", []))
    return cast


def test_those_named_together_are_counterparts() -> None:
    """Whom an actor stands beside most often; nobody for one who stands alone."""
    cast = told("Kenya helps Haiti.", "Kenya thanked Haiti.", "Kenya met Uganda.", "Rwanda waited.")
    assert (cast.counterpart("KE"), cast.counterpart("HT"), cast.counterpart("RW")) == ("HT", "KE", "")


def test_a_pair_spoken_of_as_one_counts_more() -> None:
    """ "Between Russia and North Korea" binds them, as a hyphen does."""
    cast = told("Talks between Russia and North Korea went on.", "Russia met China and Iran.", "Russia met China.")
    assert cast.counterpart("RU") == "KP"
    assert cast.bound == ("RU", "KP")
    assert told("The Kenya-Haiti mission grew.").bound == ("KE", "HT")


def test_nobody_is_bound_at_first() -> None:
    """An empty cast has no pair and no last actor."""
    assert (Cast().bound, Cast().last, Cast().counterpart("KE")) == (("", ""), "", "")


def test_each_has_a_part_where_the_war_is_known() -> None:
    """And nobody one where only one of the two is."""
    cast = Cast(roles=Casting("KE", "HT", "gangs"))
    assert [cast.part_of(code) for code in ("KE", "HT", "gangs", "US")] == [
        "partner", "principal", "opponent", "other",
    ]  # fmt: skip
    assert Cast(roles=Casting("KE", "", "")).part_of("KE") == ""
