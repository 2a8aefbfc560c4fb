"""A number as written."""

from passmuster.reading.numbers.number import Number


def test_one_value_stands_for_a_number() -> None:
    """The low end, else the high one; zero is a value."""
    assert Number(0, 0, 1, 300, 400, "range").value == 300
    assert Number(0, 0, 1, None, 400, "at_most").value == 400
    assert Number(0, 0, 1, 0, 0, "exact").value == 0
    assert Number(0, 0, 1, None, None, "exact", share=0.5).value == 0
