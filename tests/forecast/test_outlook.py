"""The outlook of a case: by its own traits where it has a row among the precedents, else by a class."""

from datetime import date

import numpy as np
import pytest

from passmuster.errors import BadInput
from passmuster.forecast.outlook import CONDITIONS_OF_THE_CASE, PartnerCounts, judge, rivals_of
from worlds.muster_world import AS_OF, case

COUNTS = PartnerCounts(
    killed=np.full(40, 500.0), peak=np.full(40, 10_000.0), joint_peak=None, strain=np.zeros(40)
)  # fmt: skip


def test_a_case_without_a_row_is_judged_by_a_class() -> None:
    """And says that neither losses nor strain act on its chances."""
    judging = judge(case(), AS_OF, COUNTS, seed=1)
    assert judging.judged_by == "the class 'since 1945'"
    assert "neither its losses nor its strain act" in judging.remarks[0]
    assert judging.learned is None


def test_what_a_class_taught_is_handed_back() -> None:
    """Judged with the draws of before, which are not drawn anew, the chances are the same to the last bit."""
    first = judge(case(), AS_OF, COUNTS, seed=1)
    again = judge(case(), AS_OF, COUNTS, base_rate=first.base_rate, seed=1)
    assert again.hazards.rates is first.hazards.rates
    chances = (judging.hazards.exit_probabilities(judging.months_in, (4, 13)) for judging in (first, again))
    np.testing.assert_array_equal(*chances)


def test_a_case_with_a_row_is_judged_by_its_own_traits() -> None:
    """The fit to the others is handed back, so that a lever need not learn them again."""
    own = case(precedent_id="ukraine_north_korea")
    judging = judge(own, date(2025, 1, 5), COUNTS, seed=1)
    assert judging.judged_by == CONDITIONS_OF_THE_CASE
    assert judging.base_rate is None
    assert judge(own, date(2025, 1, 5), COUNTS, learned=judging.learned, seed=1).learned is judging.learned


def test_a_row_that_there_is_not_is_told_with_the_nearest() -> None:
    """A misspelt name leaves a case in its own base rate and without the traits of its row; it is not passed over."""
    told = judge(case(precedent_id="ukraine_north_koria"), AS_OF, COUNTS, seed=1).remarks[-1]
    assert "no row is called that; the nearest name is 'ukraine_north_korea'" in told
    assert not any("no row is called" in remark for remark in judge(case(), AS_OF, COUNTS, seed=1).remarks)


def test_months_in_are_counted_from_the_start_of_the_case() -> None:
    """Fourteen weeks are a bit more than three months; a day before the start counts as none."""
    assert judge(case(), AS_OF, COUNTS, seed=1).months_in == pytest.approx(97 / 30.4375)
    assert judge(case(), date(2024, 9, 1), COUNTS, seed=1).months_in == 0.0


def test_a_nearer_end_of_the_war_raises_the_rate_of_completion_alone() -> None:
    """Draw by draw, by the factor that a lever sets."""
    plain = judge(case(), AS_OF, COUNTS, seed=1).hazards.rates
    doubled = PartnerCounts(
        killed=COUNTS.killed, peak=COUNTS.peak, joint_peak=None, strain=COUNTS.strain, war_end=np.full(40, 2.0)
    )
    ended = judge(case(), AS_OF, doubled, seed=1).hazards.rates
    changed = [kind for kind in range(plain.shape[1]) if not np.array_equal(plain[:, kind], ended[:, kind])]
    assert len(changed) == 1
    np.testing.assert_allclose(ended[:, changed[0]], 2.0 * plain[:, changed[0]])


def test_the_cases_own_class_stands_first() -> None:
    """Rival classes are those shipped; a filter of the case's own comes before them."""
    assert "chosen" not in [rival.name for rival in rivals_of(case())]
    assert rivals_of(case(reference_class=(("paid", ("yes",)),)))[0].name == "chosen"
    with pytest.raises(BadInput, match="no_such_column"):
        rivals_of(case(reference_class=(("no_such_column", ("yes",)),)))
