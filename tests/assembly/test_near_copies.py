"""Texts that are one text printed again."""

from datetime import date, timedelta

import pytest

from passmuster.assembly.near_copies import CopyKind, DatedText, near_copies
from worlds.wires import WAYS, wires

STORY = (
    "The ministry said on Monday that its soldiers had held the town for nine days. A convoy of lorries reached the "
    "river before dawn and was turned back by fire. Nobody would say who had given the order to leave the bridge."
)
DAY = date(2030, 1, 1)


def test_copies_are_found_and_others_are_not() -> None:
    """Of made-up wires 95 in 100 copies are found, each by its own original, and 95 in 100 finds are copies."""
    made = wires(500, seed=11)
    found = {copy.copy: copy.of for copy in near_copies(made.texts)}
    right = {name for name, of in made.of.items() if of == found.get(name) or name == found.get(of)}
    assert len(right) / len(made.of) >= 0.95
    told = {frozenset(pair) for pair in found.items()}
    assert len(told & {frozenset(pair) for pair in made.of.items()}) / len(told) >= 0.95
    for way in WAYS:
        own = [name for name in made.of if made.way[name] == way]
        assert len(right & set(own)) / len(own) >= 0.9, way


def test_a_cut_copy_is_one_of_the_earliest() -> None:
    """Whatever stands between, and in whatever order they are given."""
    cut = STORY.partition(". ")[0] + "."
    texts = [DatedText("late", cut, DAY + timedelta(days=9)), DatedText("first", STORY, DAY),
             DatedText("second", f"Another headline\n{STORY}", DAY + timedelta(days=1))]  # fmt: skip
    assert [(one.copy, one.of, one.kind) for one in near_copies(texts)] == [
        ("second", "first", CopyKind.SENTENCES), ("late", "first", CopyKind.SENTENCES),
    ]  # fmt: skip


def test_an_edited_copy_is_found_by_its_runs_of_words() -> None:
    """A word changed in every sentence leaves no sentence the same."""
    edited = STORY.replace("Monday", "Tuesday").replace("lorries", "trucks").replace("order", "command")
    (found,) = near_copies([DatedText("a", STORY, DAY), DatedText("b", edited, DAY)])
    assert (found.kind, found.of) == (CopyKind.EDITED, "a")
    assert 0.4 <= found.share < 1.0


@pytest.mark.parametrize(("days", "copies"), [(0, 1), (3, 1), (4, 0)])
def test_a_translation_is_found_by_its_figures(days: int, copies: int) -> None:
    """Whatever stands between thousands; only near in time, and never by years and small numbers."""
    told = DatedText("b", "Im Jahr 2024 waren es 6.438, dann 1 217, dann 85.", DAY + timedelta(days=days))
    texts = [DatedText("a", "In 2024 they counted 6,438 and 1,217 and 85.", DAY), told]
    assert len(near_copies(texts)) == copies
    few = [DatedText("a", "In 2024 they counted 9 and 6,438.", DAY), DatedText("b", "2024: 9, 6.438!", DAY)]
    assert near_copies(few) == ()


@pytest.mark.parametrize("first", range(9))
def test_figures_are_common_within_days_and_not_for_ever(first: int) -> None:
    """However many gave the same numbers months before: a dispatch and its translation meet on whichever days."""
    told = "In the town they counted 6,438 and 1,217 and 85."
    old = [DatedText(str(place), f"Word{place}, {told}", DAY - timedelta(days=30 * place)) for place in range(1, 60)]
    near = [DatedText("a", told, DAY + timedelta(days=first)),
            DatedText("b", "Es waren 6.438, dann 1 217, dann 85.", DAY + timedelta(days=first + 3))]  # fmt: skip
    assert {one.copy: one.of for one in near_copies([*old, *near])}["b"] == "a"


def test_what_many_share_says_nothing() -> None:
    """A phrase of the trade makes nobody a copy."""
    texts = [DatedText(str(place), f"This is the phrase that every one of them prints below. Word{place}.", DAY)
             for place in range(60)]  # fmt: skip
    assert [one for one in near_copies(texts) if one.kind is CopyKind.SENTENCES] == []


def test_nothing_comes_of_nothing() -> None:
    """Empty texts, one text, texts without a day."""
    assert near_copies([]) == ()
    assert near_copies([DatedText("a", ""), DatedText("b", "")]) == ()
    assert [one.of for one in near_copies([DatedText("a", STORY), DatedText("b", STORY)])] == ["a"]
