"""Tables of weights."""

import pytest

from passmuster.reading.learned.weights import read_weights, softmax

TABLE = read_weights("quantity\tkilled none\nmode\tasserted estimated\n\na:b c\ta150d-20\nd\tb50\n")


def test_a_table_is_read_as_it_is_written() -> None:
    """Heads with their classes, then features, which may hold spaces and colons, with weights in hundredths."""
    assert TABLE.heads == {"quantity": ("killed", "none"), "mode": ("asserted", "estimated")}
    assert TABLE.begins == {"quantity": 0, "mode": 2}
    assert {name: TABLE.of(name) for name in TABLE.features} == {"a:b c": ((0, 1.5), (3, -0.2)), "d": ((1, 0.5),)}


def test_a_table_may_be_in_other_parts_of_one() -> None:
    """As its first line says, which is no head; a capital is less than nothing, and a letter alone is one part."""
    table = read_weights("in\t20\nforce\tfit\n\na\ta15\nb\tA\n")
    assert table.heads == {"force": ("fit",)}
    assert table.scores(["a", "b"]) == [0.7]
    assert table.score(["a", "b"], 0) == pytest.approx(0.7)
    assert table.weighed({"a": 2.0}) == [1.5]


def test_features_may_share_what_they_begin_with() -> None:
    """It stands alone on a line, and is put before those that are set in under it, blanks and all."""
    table = read_weights("force\tfit\n\nnear\ta1\nlink=\n of whom\ta2\n  and\ta3\n \ta4\nway:\n far\ta5\n")
    assert table.features == {"near": "a1", "link=of whom": "a2", "link= and": "a3", "link=": "a4", "way:far": "a5"}


def test_scores_are_sums_over_features() -> None:
    """A feature that was never learned says nothing."""
    assert TABLE.scores(["a:b c", "d", "never"]) == [1.5, 0.5, 0.0, -0.2]


def test_a_feature_may_have_a_value() -> None:
    """By which its weights are multiplied."""
    assert TABLE.weighed({"a:b c": 2.0, "d": 0.5, "never": 9.0}) == [3.0, 0.25, 0.0, -0.4]


def test_probabilities_are_of_one_head() -> None:
    """They sum to one, and equal scores are equally likely."""
    found = TABLE.probabilities("quantity", TABLE.scores(["a:b c"]))
    assert found == pytest.approx({"killed": 0.8176, "none": 0.1824}, abs=1e-4)
    assert softmax([3.0, 3.0]) == [0.5, 0.5]


def test_reasons_are_the_features_that_tell_two_classes_apart() -> None:
    """The one that speaks most for the first comes first."""
    assert TABLE.reasons(["d", "a:b c"], "quantity", "killed", "none") == [("a:b c", 1.5), ("d", -0.5)]
