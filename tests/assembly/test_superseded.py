"""Numbers of an article that it tells to be replaced."""

from pathlib import Path

from passmuster.assembly.articles import ledger_from_articles
from passmuster.ledger.ledger import Ledger

NOW = "Kenya has 3,600 soldiers in Somalia, fighting al-Shabaab beside the government."


def made(tmp_path: Path, text: str) -> Ledger:
    """The case of an article."""
    path = tmp_path / "article.txt"
    path.write_text(f"Nairobi, 16 July 2024 - {NOW} {text}\n", encoding="utf-8")
    return ledger_from_articles([path])


def test_a_figure_that_was_taken_back_is_not_estimated_from(tmp_path: Path) -> None:
    """And the case says that it was left out."""
    ledger = made(tmp_path, "The army revised its count of Kenyan dead in Somalia from 47 to 43 on Monday.")
    assert sorted(claim.point or claim.low for claim in ledger.claims) == [43, 3600]
    assert "One number was corrected in the same sentence, and left out." in ledger.case.assumptions


def test_without_a_correction_nothing_is_said(tmp_path: Path) -> None:
    """And nothing is left out."""
    ledger = made(tmp_path, "The army said that 43 Kenyan soldiers had been killed in Somalia.")
    assert sorted(claim.point or claim.low for claim in ledger.claims) == [43, 3600]
    assert not any("corrected" in line for line in ledger.case.assumptions)
