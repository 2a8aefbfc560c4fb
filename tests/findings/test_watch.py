"""Which reports are told, and how."""

from dataclasses import replace
from datetime import date

from passmuster.findings.watch import action_indicators, narrowing_indicators, question_indicators
from passmuster.forecast.indicators import CountOfDead, ImaginedReport, Judgement, Moved

DAY = date(2025, 2, 2)
MANY, FEW = ImaginedReport("at_least", 1_500.0, "killed", DAY), ImaginedReport("at_most", 400.0, "killed", DAY)
QUESTION, SURGE = Judgement("Will it?"), Judgement("surge", 26)


def test_a_report_says_bound_number_quantity_and_day() -> None:
    """And the judgement it moves is named, with the way it goes."""
    more, less = question_indicators([Moved(MANY, QUESTION, 0.2), Moved(FEW, QUESTION, -0.1)])
    assert more.text == "A report of at least 1,500 killed on 2 February 2025"
    assert (more.moves, more.direction, more.size) == ("yes to “Will it?”", "raises", 0.2)
    assert less.text == "A report of up to 400 killed on 2 February 2025"
    assert (less.direction, less.size) == ("lowers", 0.1)


def test_of_a_question_the_strongest_report_each_way_is_told() -> None:
    """Weaker ones that go the same way, and those that hardly move it, are left out."""
    rows = [
        Moved(MANY, QUESTION, 0.2),
        Moved(replace(MANY, number=1_200.0), QUESTION, 0.1),
        Moved(FEW, QUESTION, -0.009),
    ]
    (row,) = question_indicators(rows)
    assert row.size == 0.2


def test_of_an_action_the_strongest_report_is_told() -> None:
    """One report for each action, down to less than a point, the largest first; an action without one has none."""
    moves = [[Moved(MANY, SURGE, 0.004), Moved(FEW, SURGE, -0.02)], [], [Moved(MANY, Judgement("withdraw", 26), 0.002)]]
    (row,) = action_indicators(moves, (), 26)
    assert (row.moves, row.direction, row.size) == ("surge within 26 weeks", "lowers", 0.02)


def test_of_each_way_of_leaving_the_strongest_word_is_told() -> None:
    """Acts and words are ranked among the reports."""
    words = [("An accusation", "early_withdrawal", 0.03), ("Praise", "early_withdrawal", -0.01)]
    rows = action_indicators([[Moved(MANY, SURGE, 0.1)]], words, 26)
    assert [row.text for row in rows] == ["A report of at least 1,500 killed on 2 February 2025", "An accusation"]
    assert (rows[1].moves, rows[1].direction) == ("withdraw within 26 weeks", "raises")


def test_a_count_of_the_dead_is_told_where_it_narrows() -> None:
    """Both intervals stand beside one another; a count that would not show is not told."""
    count = CountOfDead(middle=700.0, day=DAY, before=(400.0, 1_200.0), after=(550.0, 900.0))
    (row,) = narrowing_indicators(count)
    assert row.text == "An independent count of the dead near 700, such as a list of names"
    assert row.moves == "the killed by 2 February 2025, from 400 to 1,200 to 550 to 900 (90 % intervals)"
    assert (row.direction, row.size) == ("narrows", None)
    assert narrowing_indicators(replace(count, after=count.before)) == ()
    assert narrowing_indicators(None) == ()


def test_few_dead_are_told_as_fewer() -> None:
    """Unless small counts are asked for; where nothing is left to tell, nothing is told."""
    count = CountOfDead(middle=4.0, day=DAY, before=(1.0, 23.0), after=(2.0, 9.0))
    (row,) = narrowing_indicators(count, shows_small=False)
    assert row.text == "An independent count of the dead, such as a list of names"
    assert row.moves.startswith("the killed by 2 February 2025, from fewer than 10 to 23 to fewer than 10")
    assert narrowing_indicators(replace(count, before=(1.0, 9.0)), shows_small=False) == ()
