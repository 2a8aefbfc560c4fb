"""The figures of the page: each with its caption and its numbers as a table."""

import re
from dataclasses import replace
from datetime import timedelta

from passmuster.briefing.page.figures import account_figures, dependence_figures, fan_figures, strain_figure
from passmuster.wording.few import FewerThan
from worlds.findings_example import bare, example
from worlds.missing import without_numbers


def test_a_fan_says_the_same_as_its_table():
    """A row for each week, with median and both intervals in words."""
    figure = fan_figures(example(), "kp-force")[0]
    assert figure.title == "North Korean force in Russia: present"
    assert figure.head == ("week ending", "median", "50 % interval", "90 % interval")
    assert len(figure.rows) == len(example().fans[0].dates)
    assert figure.twin
    assert fan_figures(example(), "nobody") == ()


def test_a_claim_on_a_chart_speaks_as_in_a_sentence():
    """Its number with its bound and what it counts, who said it, and whether it holds."""
    figure = next(figure for figure in fan_figures(example(), "kp-force") if figure.title.endswith("killed"))
    point = next(point for point in figure.panel.points if point.text.startswith("k078"))
    assert point.text.startswith("k078: Global Defense Corp (website) (MEDIA), about 500 killed, ")
    assert point.text.endswith(", fails")
    assert point.glyph == "○"


def test_losses_of_a_window_and_plans_are_no_marks():
    """What was lost within some days is no total, and the future has no day; since the beginning it is one."""
    there = example()

    def killed(**changes):
        claims = tuple(replace(row, **changes) for row in there.claims)
        figures = fan_figures(replace(there, claims=claims), "kp-force")
        return next(figure.panel.points for figure in figures if figure.title.endswith("killed"))

    begun = there.fans[0].dates[0]
    assert killed(as_of_start=begun + timedelta(weeks=2)) == ()
    assert killed(role="prospect") == ()
    assert killed(as_of_start=begun) == killed(as_of_start=None) != ()


def test_a_strength_over_some_days_stands_among_them():
    """In their middle, with a level line from the first to the last."""
    there = example()
    said = next(row for row in there.claims if row.quantity == "present" and row.as_of_end is not None)
    claim = replace(said, as_of_start=said.as_of_end - timedelta(days=20), low=9000.0, high=9000.0)
    (figure, *_) = fan_figures(replace(there, claims=(claim,)), "kp-force")
    (point,), (days,) = figure.panel.points, figure.panel.stretches
    assert days.left < point.x < days.right
    assert days.y == point.y
    assert not fan_figures(replace(there, claims=(replace(claim, as_of_start=None),)), "kp-force")[0].panel.stretches


def test_what_lies_above_the_scale_is_owned_up_to():
    """A band or claims that are cut are counted in the caption."""
    there = example()
    loud = replace(there.claims[3], claim_id="k999", low=9e6, high=9e6)
    captions = [figure.caption for figure in fan_figures(replace(there, claims=(*there.claims, loud)), "kp-force")]
    assert any("1 claim lies above the scale and is drawn at its edge." in caption for caption in captions)


def test_strain_and_dependence_have_a_figure_each():
    """Strain is a level, dependence a share, and neither is drawn of nothing."""
    assert "0 is the level at the start" in strain_figure(example()).caption
    assert strain_figure(example()).rows[0][2] == "−0.5 to 0.5"
    (share,) = dependence_figures(example())
    assert share.rows[-1][2].endswith(" %")
    assert (strain_figure(bare()), dependence_figures(bare())) == (None, ())


def test_the_opening_picture_ends_with_its_chances():
    """Who is there and who was lost, no more than half a year ahead; the table below says the same."""
    there = example()
    pictures = account_figures(there, "kp-force")
    assert [figure.title for figure in pictures] == ["Present, people", "Killed, people"]
    assert not any(figure.twin for figure in pictures)
    assert account_figures(bare(), "") == ()


def test_what_is_withheld_is_not_drawn_at_the_top():
    """A count on which no claim bears has no picture there; its section holds it, and says that it is a prior."""
    there = example()
    rows = tuple(replace(row, claims=(), is_prior=row.quantity == "killed") for row in there.estimates)
    assert [figure.title for figure in account_figures(replace(there, estimates=rows), "kp-force")] == [
        "Present, people"
    ]


def test_a_course_of_fewer_than_ten_is_no_flat_picture():
    """Its number stands in the table; a band that only begins below ten is drawn from nought."""
    there = example()
    few, some = FewerThan(10), 30.0
    killed = next(fan for fan in there.fans if (fan.subject, fan.quantity) == ("kp-force", "killed"))
    rest = tuple(fan for fan in there.fans if fan is not killed)
    size = len(killed.dates)
    flat = replace(killed, q05=(few,) * size, q25=(few,) * size, q50=(0.0, *(few,) * (size - 1)), q75=(some,) * size)
    begun = replace(flat, q50=(some,) * size)
    shown = [figure.title for figure in account_figures(replace(there, fans=(*rest, flat)), "kp-force")]
    assert "Killed, people" not in shown
    drawn = account_figures(replace(there, fans=(*rest, begun)), "kp-force")[-1]
    assert drawn.title == "Killed, people"
    assert drawn.panel.outer.endswith(" 100Z")


def test_of_a_thin_case_nothing_is_drawn_ahead():
    """A handful of claims says nothing of days to come."""
    there = example()
    few = replace(there, claims=tuple(row for row in there.claims if row.claim_id in {"k072", "k097"}))
    figures = account_figures(few, "kp-force")
    assert [figure.title for figure in figures] == ["Present, people", "Killed, people"]
    for figure in figures:
        assert figure.panel.past
        assert len(re.findall("[ML]", figure.panel.ahead)) <= 2


def test_a_course_that_is_missing_numbers_is_drawn_without_them():
    """No number, no shape: nothing is drawn as nought."""
    for figure in fan_figures(without_numbers(example(), float("nan")), "kp-force"):
        assert (figure.panel.outer, figure.panel.past) == ("", "")
