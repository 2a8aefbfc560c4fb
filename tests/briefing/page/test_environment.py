"""The surroundings of every template."""

import json
from datetime import date

import pytest
from jinja2 import UndefinedError

from passmuster.briefing.page.environment import data_block, page_environment
from passmuster.errors import BadInput


def rendered(source, standard="icd203", **variables):
    """What a template of these words comes out as."""
    return page_environment(standard).from_string(source).render(**variables)


def test_markup_of_strangers_comes_out_as_text():
    """Whatever a variable holds, it makes no element."""
    assert rendered("{{ text }}", text="<b>&") == "&lt;b&gt;&amp;"


def test_a_variable_that_is_missing_is_an_error():
    """No page is made with a hole in it."""
    with pytest.raises(UndefinedError, match="'nobody' is undefined"):
        rendered("{{ nobody }}")


def test_a_number_and_its_per_cent_sign_stay_together():
    """The blank between them does not break."""
    assert rendered("{{ p|percent }}, {{ text }}", p=0.28, text="5 % of them") == "28\u00a0%, 5\u00a0% of them"


def test_numbers_and_days_have_their_words():
    """Templates say a day, a count and a quantity as every sentence does."""
    words = rendered("{{ count(11234.0) }} {{ 'casualties'|noun }} on {{ day|day }}", day=date(2025, 3, 4))
    assert words == "11,200 killed or wounded on 4 March 2025"


def test_edges_are_those_of_the_standard():
    """A probability beside an edge of its standard says on which side it lies."""
    words = [rendered("{{ p|percent }}", key, p=0.4497) for key in ("icd203", "kent")]
    assert words == ["just under 45\u00a0%", "45\u00a0%"]
    with pytest.raises(BadInput, match="the standard of likelihood words is one of"):
        page_environment("gut")


def test_data_blocks_end_where_they_should():
    """No value can end the element around its data, and it reads back as it was."""
    block = data_block({"text": "</script><!--&"})
    assert not set("<>&") & set(block)
    assert json.loads(block) == {"text": "</script><!--&"}


def test_what_a_chart_cannot_hold_is_refused():
    """A value that JSON has no type for is a mistake of ours."""
    with pytest.raises(TypeError, match="Object of type set is not JSON serializable"):
        data_block({"x": {1}})


def test_whiskers_stay_on_their_strip():
    """Places run from 0 to 100, and a number that is missing draws nothing."""

    class Row:
        q05, q25, q50, q75, q95 = 0.0, 5.0, 10.0, 15.0, 40.0

    whisker = page_environment().globals["whisker"]
    assert whisker(Row, 20.0) == {"q05": 0.0, "q50": 50.0, "q95": 100.0}
    assert whisker(Row, 0.0) is None
    assert whisker(Row, float("nan")) is None
