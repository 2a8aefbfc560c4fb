"""Headers of several lines become one."""

import pytest

from passmuster.store.headers import names_of, with_one_header


def test_a_plain_header_is_left_as_it_is() -> None:
    """Nothing is looked for that the mapping does not tell."""
    assert with_one_header("a,b\n1,2\n", 0, 1) == ("a,b\n1,2\n", 0)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_lines_above_are_read_into_the_names(sign: str) -> None:
    """Whatever stands between the cells; the rest of the table is as it was."""
    text = 'A title\n,Red,,"Blue ""all"""\nDate,Tanks,Jets,Tanks\n1,2,3,4\n'.replace(",", sign)
    head = '"Date","Red: Tanks","Red: Jets","Blue ""all"": Tanks"\n'.replace(",", sign)
    assert with_one_header(text, 1, 2) == (head + sign.join("1234") + "\n", 2)


def test_a_table_that_ends_within_its_header_is_none() -> None:
    """An empty line stands for the header that is not there."""
    assert with_one_header("", 3, 2) == ("\n", 4)
    assert names_of([]) == []


def test_a_name_that_is_repeated_above_is_said_once() -> None:
    """And lines of different lengths are read as far as they go."""
    assert names_of([["Tanks", "", "x"], ["Tanks", "lost"]]) == ["Tanks", "Tanks: lost", "x"]
