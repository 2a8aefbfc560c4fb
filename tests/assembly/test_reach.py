"""Tests of reach: parts, sums and events of an article are no totals."""

from datetime import date
from pathlib import Path

import pytest

from passmuster.assembly.articles import ledger_from_articles
from passmuster.ledger import Claim
from passmuster.wording.numbers import claimed_words


def claims(tmp_path: Path, text: str) -> dict[float | None, Claim]:
    """The claims that an article of 16 July 2024 makes, by their number."""
    path = tmp_path / "article.txt"
    path.write_text(f"Nairobi, 16 July 2024 - {text}\n", encoding="utf-8")
    made = ledger_from_articles([path]).claims
    return {claim.point or claim.low or claim.high: claim for claim in made}


HAVE = "Kenya has 3,600 soldiers in Somalia, fighting al-Shabaab beside the government."


def test_a_part_is_the_least_of_the_whole(tmp_path: Path) -> None:
    """ "Of whom" gives a floor, and the whole stays as it was said."""
    found = claims(tmp_path, "Kenya has 3,600 soldiers in Somalia, of whom 400 are in Kismayo, fighting al-Shabaab.")
    assert found[3600].bound == "exact"
    assert found[400].bound == "at_least"


def test_kinds_of_men_side_by_side_add_up(tmp_path: Path) -> None:
    """Soldiers and police officers of one force: the fewer are a floor, and the more stand for the force."""
    found = claims(tmp_path, "Kenya has 2,500 soldiers and 300 police officers in Somalia, fighting al-Shabaab.")
    assert (found[2500].bound, found[300].bound) == ("exact", "at_least")


def test_trainers_are_a_part_of_those_who_came(tmp_path: Path) -> None:
    """Beside soldiers; where nobody else is told of, they are the force."""
    came = "Kenya has sent 600 soldiers to Somalia to fight al-Shabaab. Kenya also has 120 instructors in Somalia."
    assert claims(tmp_path, came)[120].bound == "at_least"
    alone = "Kenya helps Somalia fight al-Shabaab. Kenya has 120 instructors in Somalia."
    assert claims(tmp_path, alone)[120].bound == "exact"


def test_those_there_already_are_not_all(tmp_path: Path) -> None:
    """Where others of the force are told to have come now."""
    came = "Some 400 Kenyan soldiers came to Somalia on Monday to fight al-Shabaab. Kenya already had 900 there."
    assert claims(tmp_path, came)[900].bound == "at_least"


@pytest.mark.parametrize(
    ("sent", "bound"),
    [
        ("Kenya has sent another 600 soldiers to Somalia.", "at_least"),
        ("Kenya has sent 600 more soldiers to Somalia.", "at_least"),
        ("Kenya has sent 600 soldiers to Somalia.", "exact"),
        ("Kenya has sent no more\nthan 600 soldiers to Somalia.", "at_most"),
    ],
)
def test_those_who_come_on_top_of_others_are_not_all(tmp_path: Path, sent: str, bound: str) -> None:
    """However many there were before."""
    assert claims(tmp_path, f"Kenya helps Somalia fight al-Shabaab. {sent}")[600].bound == bound


def test_one_clash_is_not_the_war(tmp_path: Path) -> None:
    """With its day it is read of that day; without one the dead are at least so many."""
    dated = claims(tmp_path, f"{HAVE} Al-Shabaab killed 14 Kenyan soldiers in an ambush near Dhobley on 3 July.")
    assert (dated[14].as_of_start, dated[14].as_of_end) == (date(2024, 7, 3), date(2024, 7, 3))
    undated = claims(tmp_path, f"{HAVE} Al-Shabaab said it had killed 14 Kenyan soldiers in an ambush near Dhobley.")
    assert (undated[14].bound, undated[14].low) == ("at_least", 14)


@pytest.mark.parametrize(
    ("said", "told"),
    [("14", "14"), ("at least 14", "at least 14"), ("several hundred", "“several hundred”")],
)
def test_a_floor_that_nobody_said_is_not_told(tmp_path: Path, said: str, told: str) -> None:
    """The dead of a clash without a day are weighed as the least of all, and told as they were said."""
    text = f"{HAVE} Al-Shabaab said it had killed {said} Kenyan soldiers in an ambush near Dhobley."
    (killed,) = (claim for claim in claims(tmp_path, text).values() if claim.quantity == "killed")
    assert killed.bound == "at_least"
    assert claimed_words(killed) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May 2023 Kenya had 4,100 soldiers in Somalia, fighting al-Shabaab.", date(2023, 5, 31)),
        ("Kenya had 4,100 soldiers in Somalia on 3 July, fighting al-Shabaab.", date(2024, 7, 3)),
        ("Kenya has 4,100 soldiers in Somalia, fighting al-Shabaab.", date(2024, 7, 16)),
    ],
)
def test_a_strength_holds_on_the_day_that_is_named(tmp_path: Path, text: str, expected: date) -> None:
    """And without one on the day of the article."""
    assert claims(tmp_path, text)[4100].as_of_end == expected
