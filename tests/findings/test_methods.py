"""The methods note: what was used, and on how many witnesses."""

from datetime import date

from passmuster.findings.methods import methods_note
from passmuster.ledger import Ledger
from worlds.muster_world import AS_OF, case, claim, decreed, decreed_fit


def test_witnesses_are_counted_by_their_part() -> None:
    """Weighed, repeated, planned and left out stand in one sentence, with how many origins were weighed."""
    fit = decreed_fit(
        claim("again", "present", 10_000, date(2024, 11, 10), claimant="speaker of present-1"),
        claim("plan", "planned", 30_000),
        claim("strange", "killed", 5, subject="nobody"),
    )
    note = methods_note(fit, 4 * fit.posterior.n_draws, ())
    assert (
        "Of 7 claims: 4 weighed, 1 set aside as repeats of another, 1 kept as plans or projections, 1 not modelled. "
        "Those weighed come from 4 origins."
    ) in " ".join(note.paragraphs)


def test_sampling_is_told_with_its_seed() -> None:
    """Chains, draws, paths from each draw and the seed are enough to repeat it."""
    fit = decreed_fit()
    note = methods_note(fit, 4 * fit.posterior.n_draws, ())
    assert "Posterior draws: 2 chains of 150, 4 paths ahead from each draw, seed 7." in note.paragraphs[-1]


def test_what_is_left_untold_stands_with_the_origins() -> None:
    """Sentences about what is too much to be listed are paragraphs of their own."""
    note = methods_note(decreed_fit(), 300, ("9,000 pairs.",))
    assert "9,000 pairs." in note.paragraphs


def test_without_claims_every_number_is_the_prior() -> None:
    """That nothing was on record is said."""
    note = methods_note(decreed(Ledger(case=case(), claims=()).known(AS_OF)), 300, ())
    assert "No claim was on record by the as-of day, so every number is the prior alone." in note.paragraphs
