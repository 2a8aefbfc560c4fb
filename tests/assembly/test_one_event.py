"""Losses of an event whose day another sentence tells."""

from datetime import date
from pathlib import Path

import pytest

from passmuster.assembly.articles import ledger_from_articles
from passmuster.ledger import Claim

HAVE = "Kenya has 3,600 soldiers in Somalia, fighting al-Shabaab beside the government."
SATURDAY = date(2024, 7, 13)


def killed(tmp_path: Path, text: str) -> dict[float | None, Claim]:
    """The numbers of Kenyan dead that an article of Tuesday, 16 July 2024, makes."""
    path = tmp_path / "article.txt"
    path.write_text(f"Nairobi, 16 July 2024 - {HAVE}\n\n{text}\n", encoding="utf-8")
    made = [claim for claim in ledger_from_articles([path]).claims if claim.quantity == "killed"]
    return {claim.point or claim.low: claim for claim in made}


AMBUSH = "Six Kenyan soldiers were killed in an ambush near Dhobley on Saturday, a Kenyan spokesman said."


@pytest.mark.parametrize(
    "text",
    [
        f"{AMBUSH} Al-Shabaab said its fighters had killed 14 Kenyan soldiers.",
        f"{AMBUSH}\n\nIt rained.\n\nAl-Shabaab said its fighters had killed 14 Kenyan soldiers in the ambush.",
        "13 July: A Kenyan patrol was ambushed near Dhobley. Al-Shabaab said it had killed 14 Kenyan soldiers there.",
        "It rained.\n- 13 July: A Kenyan patrol was ambushed. Al-Shabaab said it had killed 14 Kenyan soldiers there.",
        "On Saturday a Kenyan patrol was ambushed. Al-Shabaab said it had killed 14 Kenyan soldiers there.",
    ],
)
def test_who_counts_the_dead_of_an_event_counts_those_of_its_day(tmp_path: Path, text: str) -> None:
    """It is told before, or the entry or the paragraph opens with the day."""
    claim = killed(tmp_path, text)[14]
    assert (claim.as_of_start, claim.as_of_end, claim.bound) == (SATURDAY, SATURDAY, "exact")


@pytest.mark.parametrize(
    "text",
    [
        f"{AMBUSH} Al-Shabaab said it had killed 14 Kenyan soldiers in another ambush.",
        f"{AMBUSH}\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nAl-Shabaab killed 14 Kenyan soldiers in an ambush.",
        "It rained on Saturday.\n\nAl-Shabaab said it had killed 14 Kenyan soldiers in an ambush near Dhobley.",
    ],
)
def test_another_event_is_not_of_that_day(tmp_path: Path, text: str) -> None:
    """It stays the least of all losses."""
    claim = killed(tmp_path, text)[14]
    assert (claim.as_of_start, claim.bound) == (None, "at_least")


def test_what_was_lost_since_the_force_came_is_its_total(tmp_path: Path) -> None:
    """A period that is all of its time has no first day to tell."""
    claim = killed(tmp_path, "Since the beginning of its mission Kenya has lost 214 soldiers killed, it announced.")[
        214
    ]
    assert (claim.as_of_start, claim.bound) == (None, "exact")
