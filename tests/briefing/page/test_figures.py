"""The figures of the page: each with its caption and its numbers as a table."""

from dataclasses import replace

from passmuster.briefing.page.figures import (
    action_figure,
    dependence_figures,
    fan_figures,
    lean_figure,
    strain_figure,
)
from worlds.findings_example import bare, example


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
    row = next(row for row in figure.spec["datasets"]["ends"] if row["claim"] == "k078")
    assert (row["says"], row["verdict"], row["holds"]) == ("about 500 killed", "fails", False)
    assert row["spoken"].startswith("k078: Global Defense Corp (website), about 500 killed, ")


def test_flows_and_plans_are_no_marks():
    """A claim over a window, or of the future, has no day to stand on."""
    there = example()
    claims = tuple(replace(row, as_of_start=row.as_of_end) for row in there.claims)
    for figure in fan_figures(replace(there, claims=claims), "kp-force"):
        assert figure.spec["datasets"]["ends"] == []


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


def test_figures_beside_a_table_bring_none_of_their_own():
    """Leans and actions stand in a section whose table has the same numbers."""
    assert not lean_figure(example()).twin
    assert not action_figure(example()).twin
    assert (lean_figure(bare()), action_figure(bare())) == (None, None)


def test_a_number_that_is_its_own_word_is_said_once():
    """Beyond the last band the word is the number."""
    row = replace(example().actions[0], words="less than 1 %", probability=0.001)
    (shown,) = action_figure(replace(bare(), actions=(row,))).spec["datasets"]["rows"]
    assert shown["likelihood"] == "less than 1 %"
