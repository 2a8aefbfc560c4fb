"""What is said of a fit's health: nothing of a sound one, and of any other what it means and what would help."""

from dataclasses import replace

import pytest

from passmuster.findings.diagnosis import diagnosis
from passmuster.inference.diagnostics import FitStatus, Health
from worlds import small_case

SOUND = Health(r_hat_max=1.004, ess_min=900.0, divergences=0, worst="force present", n_draws=3200)
CASE = small_case.case()


def test_of_a_sound_fit_nothing_is_said():
    """No remark, nothing withheld, and the status is ok."""
    told = diagnosis(SOUND, CASE)
    assert (told.status, told.remarks, told.withheld) == (FitStatus.OK, (), ())


def test_a_coarse_fit_is_used_and_says_so():
    """Its figures stand, with what may move."""
    told = diagnosis(replace(SOUND, r_hat_max=1.02, ess_min=210.0, tolerates=True), CASE)
    assert told.status is FitStatus.OK
    assert len(told.remarks) == 1
    assert "The fit is coarse: R-hat 1.020 of force present" in told.remarks[0]


@pytest.mark.parametrize(
    ("reached", "told", "untold"),
    [({"r_hat_max": 1.011}, "R-hat 1.011", "sample size"), ({"ess_min": 210.0}, "sample size of 210", "R-hat")],
)
def test_a_bar_that_is_kept_is_not_told_as_missed(reached: dict[str, float], told: str, untold: str):
    """Only the one that was missed stands in the remark."""
    (remark,) = diagnosis(replace(SOUND, tolerates=True, **reached), CASE).remarks
    assert told in remark
    assert untold not in remark


def test_a_withheld_force_is_named_in_words_with_what_would_help():
    """Its name stands there, not its id, and the remedy is one that a reader can follow."""
    unsound = replace(SOUND, r_hat_max=1.4, ess_min=9.0, tolerates=True, unsound=("force present",))
    told = diagnosis(replace(unsound, withheld=("force",)), CASE)
    assert told.withheld == ("force",)
    assert "Numbers are withheld of the force of Ally: its chains do not agree." in told.remarks[0]
    assert "`largest`" in told.remarks[0]


def test_a_fit_without_anything_to_print_fails():
    """What is not tolerated leaves the status at failed, with the bar that was missed."""
    told = diagnosis(replace(SOUND, r_hat_max=1.4), CASE)
    assert told.status is FitStatus.FAILED
    assert "the largest R-hat is that of force present" in told.remarks[0]


def test_few_divergences_are_a_remark_with_their_effect():
    """How many of how many, and how far a mean moves without them."""
    told = diagnosis(replace(SOUND, divergences=3, divergence_effect=0.004), CASE)
    effect = "without them no mean moves by more than 0.004 standard deviations."
    assert told.remarks == (f"3 draws of 3,200 diverged; {effect}",)


def test_leans_that_chains_do_not_agree_on_are_named():
    """The forces stand, and the leans that are withheld are told."""
    told = diagnosis(replace(SOUND, r_hat_max=1.2, tolerates=True, unsound=("FOE one losses",)), CASE)
    assert told.remarks == ("1 lean of sources withheld: the chains do not agree on FOE one losses.",)


def test_a_total_left_aside_is_named_in_words():
    """What is not said of which force, why, and what would help; nothing else is withheld."""
    aside = (("force", "deployed"), ("force", "returned"))
    unsound = ("force deployed", "force returned")
    told = diagnosis(replace(SOUND, r_hat_max=1.06, tolerates=True, unsound=unsound, left_aside=aside), CASE)
    assert (told.status, told.withheld, told.left_aside) == (FitStatus.OK, (), aside)
    (remark,) = told.remarks
    assert remark.startswith("Of the force of Ally it is not said how many were sent in all and how many went home:")
    assert "`tour_weeks`" in remark
