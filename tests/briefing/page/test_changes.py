"""What moved, as a page: the answer first, every part, the twin of the JSON, nothing of a stranger as markup."""

import base64
import json
import re
from dataclasses import fields, replace
from importlib.resources import files

import pytest
from jinja2 import Environment, meta

from passmuster.briefing.json.changes import changes_document
from passmuster.briefing.page.briefing import to_page
from passmuster.briefing.page.changes import ChangesView, to_changes_page
from worlds.change_findings import briefed_since, hostile_moves, nothing_moved, stepwise, what_moved
from worlds.findings_example import example


def visible(page: str) -> str:
    """The text of a page without its tags and styles."""
    text = re.sub(r"<style.*?</style>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\u00a0", " ").split())


def test_the_answer_stands_first_and_bars_lead_from_then_to_now() -> None:
    """Words, then a bar for each cause with its figure, before any section."""
    text = visible(to_changes_page(what_moved()))
    opening = text[: text.index("Contents")]
    assert "fell from 9,300 to 8,500" in opening
    for bar in ("then 9,300", "new claims −900", "corrections +200", "expected anyway −100", "now 8,500"):
        assert bar in opening


def test_every_change_has_its_error_its_claims_and_what_would_be_without() -> None:
    """The largest first, the unclear one last, and what is no evidence's below."""
    text = visible(to_changes_page(what_moved()))
    assert "k2 A ministry : at least 1,500 killed, 25 February 2025 source −700 10 10,000 +10" in text
    assert "said before: about 1,200 killed" in text
    assert "1 other, together" not in text
    assert "what the last briefing expected anyway −100" in text


def test_what_came_stands_by_how_surprising_it_was() -> None:
    """With what had been expected; the section is there when something came."""
    text = visible(to_changes_page(what_moved()))
    told = text[text.index("What came, and how surprising it was") :]
    assert "at least 1,500 killed, 25 February 2025 source 1,000 (900 to 1,100) 4 %" in told
    assert told.index("4 %") < told.index("left open")
    assert "What came, and" not in visible(to_changes_page(replace(what_moved(), surprises=())))


def test_bars_stand_where_their_figures_are() -> None:
    """Each bar begins where the one before it ended, and none leaves its box."""
    page = to_changes_page(what_moved())
    table = page[page.index('<table class="waterfall">') : page.index("</table>")]
    bars = [
        (float(x), float(x) + float(width))
        for x, width in re.findall(r'<rect x="([\d.]+)" y="1" width="([\d.]+)"', table)
    ]
    then, fell, rose, expected, now = bars
    assert fell[1] == pytest.approx(then[1], abs=0.05)
    assert rose[0] == pytest.approx(fell[0], abs=0.05)
    assert expected[1] == pytest.approx(rose[1], abs=0.05)
    assert now[1] == pytest.approx(expected[0], abs=0.05)
    assert all(0.0 <= low < high <= 100.05 for low, high in bars)


def test_an_answer_comes_also_when_nothing_moved() -> None:
    """What was looked at stands there, each claim with why it moved nothing."""
    text = visible(to_changes_page(nothing_moved()))
    assert "No number moved beyond rounding." in text
    assert "k4 A ministry : 10,000 killed, 25 February 2025 source plans are never weighed" in text


def test_steps_tell_whether_what_was_expected_came() -> None:
    """A row for each step, and how many lay inside; without steps there is no such section."""
    text = visible(to_changes_page(stepwise()))
    assert "Of 3 later numbers, 2 lie inside the 90 % interval that the briefing before expected" in text
    assert "2025-02-13 8,500 7,500 to 9,500 9,200 (8,000 to 10,500) inside" in text
    assert "outside" in text
    assert "Briefing by briefing" not in visible(to_changes_page(what_moved()))


def test_the_page_carries_its_json() -> None:
    """The data that can be saved is the document that `--format json` prints."""
    (data,) = re.findall(r"base64,([A-Za-z0-9+/=]+)\"", to_changes_page(stepwise()))
    assert json.loads(base64.b64decode(data)) == json.loads(json.dumps(changes_document(stepwise())))


def test_a_failed_fit_says_so_first() -> None:
    """Before any number."""
    text = visible(to_changes_page(replace(what_moved(), is_usable=False)))
    assert text.index("THE FIT FAILED") < text.index("9,300")


def test_nothing_of_a_stranger_is_markup() -> None:
    """Hostile strings are shown as text, and links of theirs lead nowhere."""
    page = to_changes_page(hostile_moves())
    assert "<script" not in page
    assert "javascript:" not in re.sub(r"base64,[A-Za-z0-9+/=]+", "", page)


def test_a_briefing_has_what_moved_as_a_section() -> None:
    """The main number's bars and parts, the others folded; and no such section where nobody asked."""
    page = to_page(briefed_since())
    text = visible(page)
    assert "fell from 9,300 to 8,500" in text
    assert "new claims −900" in text
    assert "the force of Ally, sent so far : 9,300 → 8,500" in text
    assert 'id="moved"' in page
    assert 'id="moved"' not in to_page(example())


def test_templates_use_documented_variables_only() -> None:
    """Every variable of the page is a field of its view or of the frame, and every field is used."""
    environment = Environment()
    environment.filters |= dict.fromkeys(("anchor", "day", "percent", "said"), str)
    folder = files("passmuster.briefing.page").joinpath("templates")
    sources = [folder.joinpath(name).read_text(encoding="utf-8") for name in ("changes.html", "moves.html")]
    used = set().union(*(meta.find_undeclared_variables(environment.parse(source)) for source in sources))
    helpers = {"cited", "drawing", "parts", "tally", "waterfall"}
    # What went wrong, and the frame, are laid out by the sheet that the page fills.
    assert used - helpers == {part.name for part in fields(ChangesView)} - {"failure"}
