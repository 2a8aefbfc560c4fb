"""What the page's template is given."""

from dataclasses import fields, replace

from passmuster.briefing.page.view import SECTIONS, PageView, view_of
from worlds.change_findings import briefed_since
from worlds.findings_example import bare, example, failed
from worlds.hostile import poisoned


def test_sections_with_nothing_to_say_are_left_out():
    """A bare case has those that are always there; a full one has all of them, in the order of reading."""
    assert [heading.anchor for heading in view_of(bare(), "").contents] == ["estimates", "actions", "methods"]
    assert [heading.anchor for heading in view_of(briefed_since(), "").contents] == [name for name, *_ in SECTIONS]


def test_a_failed_fit_and_a_lever_are_words_of_the_page():
    """Both stand above the answer."""
    assert view_of(failed(), "").failure[0].startswith("THE FIT FAILED")
    assert view_of(failed(), "").caution
    assert (view_of(example(), "").failure, view_of(example(), "").caution) == ((), "")
    assert "pay = 2" in view_of(replace(example(), levers=(("pay", "2"),)), "").what_if[0]


def test_a_force_with_a_course_and_no_estimate_is_shown_too():
    """Its figures stand under its name, without a table."""
    force = view_of(replace(example(), estimates=()), "").forces[0]
    assert (force.name, force.days) == ("North Korean force in Russia", ())
    assert force.figures


def test_days_know_whether_they_lie_ahead():
    """The scale of their small pictures ends with the largest upper end."""
    today, ahead = view_of(example(), "").forces[0].days
    assert (today.is_ahead, ahead.is_ahead) == (False, True)
    assert today.last == max(row.q95 for row in today.rows)


def test_every_string_has_been_made_plain():
    """No control character of a stranger is left anywhere in the view."""
    view = view_of(poisoned(example()), "data")
    assert "\x1b" not in repr([getattr(view, part.name) for part in fields(PageView)]).replace("\\x1b", "\x1b")
