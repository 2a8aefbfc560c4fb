"""Tests of articles that tell of the last men of a force."""

from datetime import date
from pathlib import Path

import pytest

from passmuster.assembly.articles import ledger_from_articles
from passmuster.ledger import Claim
from passmuster.model.design import make_design

HAVE = "Kenya helped Somalia fight al-Shabaab. In 2023 Kenya had 3,600 soldiers in Somalia."


def present(tmp_path: Path, text: str) -> list[tuple[float | None, date | None]]:
    """Strengths of an article of 16 July 2024, each with its day."""
    path = tmp_path / "article.txt"
    path.write_text(f"Nairobi, 16 July 2024 - {text}\n", encoding="utf-8")
    made: tuple[Claim, ...] = ledger_from_articles([path]).claims
    return [(claim.point, claim.as_of_end) for claim in made if claim.quantity == "present"]


def test_behind_the_last_ones_nobody_is_left(tmp_path: Path) -> None:
    """From their day on, as whoever told of them says, with its words for a receipt."""
    told = present(tmp_path, f"{HAVE} The last 400 Kenyan soldiers returned home on 3 June 2024.")
    assert (0.0, date(2024, 6, 3)) in told
    assert (3600.0, date(2023, 12, 31)) in told


def test_a_strength_without_a_day_was_before_they_left(tmp_path: Path) -> None:
    """It would else be one of the day of the article."""
    text = (
        "Kenya helped Somalia fight al-Shabaab, with 450 soldiers there. The last 16 Kenyans flew home on 3 June 2024."
    )
    told = present(tmp_path, text)
    assert (450.0, date(2024, 6, 2)) in told
    assert (0.0, date(2024, 6, 3)) in told


@pytest.mark.parametrize(
    "text",
    [
        "The first 400 Kenyan soldiers returned home on 3 June 2024.",
        "The last 400 Kenyan soldiers of the second battalion returned home on 3 June 2024.",
        "The last 400 Kenyan soldiers will return home on 3 August 2024.",
        "The last 400 Kenyan soldiers returned home on 3 June 2024. On 10 June 2024 Kenya had 200 soldiers in Somalia.",
    ],
)
def test_others_leave_somebody_behind(tmp_path: Path, text: str) -> None:
    """The first ones, the last of a unit, those who are yet to go, and those after whom others are told of."""
    assert all(number for number, _ in present(tmp_path, f"{HAVE} {text}"))


def test_those_who_did_not_go_are_there(tmp_path: Path) -> None:
    """Who tells that all but some have left counts who stayed."""
    text = f"{HAVE} Kenya said on 10 June 2024 that all but 300 of its soldiers have left Somalia."
    assert (300.0, date(2024, 6, 10)) in present(tmp_path, text)
    design = make_design(ledger_from_articles([tmp_path / "article.txt"]).known(date(2024, 7, 16)))
    assert [(one.last, round(one.left * 3600.0)) for one in design.endings] == [(date(2024, 6, 10), 300)]


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("The last Kenyan soldiers left Somalia on 3 June 2024, the defence ministry said.", [(0.0, date(2024, 6, 3))]),
        ("The last Kenyan soldiers left Kismayo on 3 June 2024.", []),
        ("The last Kenyan soldiers will leave Somalia on 3 August 2024.", []),
    ],
)
def test_the_last_ones_of_a_country_need_no_number(
    tmp_path: Path, sentence: str, left: list[tuple[float, date]]
) -> None:
    """From a town or ahead they leave somebody behind."""
    assert [one for one in present(tmp_path, f"{HAVE} {sentence}") if not one[0]] == left
