"""Figures go between their marks, and a page without them is left as it is."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from study_page import put_figures

MARKED = "before\n<!-- figures: begin -->\n\nold\n\n<!-- figures: end -->\nafter\n"


def test_figures_take_the_place_of_those_before(tmp_path: Path) -> None:
    """What stands around the marks, and between other marks, stays."""
    page = tmp_path / "page.md"
    page.write_text(MARKED + MARKED.replace("figures", "crowds"), encoding="utf-8")
    put_figures(page, "new")
    assert page.read_text(encoding="utf-8") == MARKED.replace("old", "new") + MARKED.replace("figures", "crowds")


@pytest.mark.parametrize(
    "text", ["", "<!-- figures: begin -->", "<!-- figures: end -->\n<!-- figures: begin -->", MARKED + MARKED]
)
def test_a_page_without_its_marks_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    """Rather than losing what stands behind them."""
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md: the page must hold"):
        put_figures(page, "new")
    assert page.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("page", "name"),
    [
        *((page, "figures") for page in ("ledger", "near-copies", "own-later", "hard-ground", "fuzz")),
        ("ledger", "crowds"),
    ],
)
def test_every_page_that_a_benchmark_renews_has_its_marks(tmp_path: Path, page: str, name: str) -> None:
    """Once each, in order."""
    copy = tmp_path / f"{page}.md"
    copy.write_bytes((Path(__file__).parents[2] / "docs" / "studies" / f"{page}.md").read_bytes())
    put_figures(copy, "new", name)
