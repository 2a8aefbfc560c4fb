"""What is called inferred, assumed and not known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from passmuster.findings.parts.audit import SourceLean
from passmuster.findings.statements import (
    assumed_end,
    assumed_of_case,
    assumed_of_outlook,
    assumed_priors,
    inferred_counts,
    inferred_leans,
    not_answered,
    not_modelled,
    not_stated,
    prior_alone,
    uncounted_munitions,
)
from passmuster.findings.whole import compose
from passmuster.inference.diagnostics import Health
from passmuster.ledger import Force, Prior, Question
from worlds.decreed_material import AS_OF, case, claim, composed, material
from worlds.muster_world import ordinary_claims

EARLY, LATE = date(2024, 12, 15), date(2024, 12, 29)
UKRAINE = claim("sent-ua", "deployed", 11_000, EARLY)
KOREA = claim("sent-kr", "deployed", 12_000, LATE, claimant_group="KR")
FORCE = case().forces[0]


def test_everything_inferred_rests_on_claims_or_accounts():
    """Inferred sentences of counts name their claims; strain names what moves it."""
    rows = [row for row in composed().statements if row.kind == "inferred"]
    assert rows[0].claims == ("present-1", "present-2")
    assert any("What moves the strain" in row.text for row in rows)


def test_counts_that_are_the_prior_alone_are_not_inferred():
    """Of counts on which no claim bears nothing is inferred."""
    rows = [replace(row, is_prior=True) for row in composed().estimates]
    assert list(inferred_counts(FORCE, AS_OF, rows)) == []
    assert len(list(inferred_counts(FORCE, AS_OF, composed().estimates))) == 3


def test_only_a_lean_beyond_doubt_is_inferred():
    """A source whose interval holds 1 gets no sentence; one that leaves no doubt is named with its claims."""
    plain = SourceLean(
        group="UA", side="Russian side", family="losses", claims=2, origins=2, factor_q05=0.8, factor_q50=1.1,
        factor_q95=1.5, claim_ids=("a", "b"),
    )  # fmt: skip
    clear = replace(plain, factor_q05=1.4, factor_q50=2.0, factor_q95=3.1)
    (row,) = inferred_leans([plain, clear])
    assert row.text.endswith("its figures are 2.0 times the true ones (90 % interval 1.4 to 3.1).")
    assert row.claims == ("a", "b")


def test_a_failed_fit_infers_nothing():
    """From draws that cannot be used no sentence is drawn."""
    plain = material()
    failed = replace(plain, fit=replace(plain.fit, health=Health(1.4, 12.0, 30, "kp-force present")))
    kinds = {row.kind for row in compose(failed).statements}
    assert "inferred" not in kinds
    assert "assumed" in kinds


def test_the_case_prints_its_assumptions():
    """Sentences that the program supplied for the case stand among what is assumed."""
    (row,) = assumed_of_case(("The moon is made of cheese.",))
    assert (row.kind, row.text) == ("assumed", "The moon is made of cheese.")


def test_a_prior_that_was_not_settled_is_told_with_its_reason():
    """The name in words, what the prior implies, and why it is held."""
    prior = Prior(name="tour_weeks", location=4.0, scale=0.5, reason="Tours last a season.", is_default=True)
    (row,) = assumed_priors([prior])
    assert row.text.startswith("The claims do not settle tour weeks; held is ")
    assert row.text.endswith(" Tours last a season.")


def test_the_end_of_a_war_is_assumed_where_the_case_names_it():
    """As past or as to come; a war without one goes on."""
    assert list(assumed_end(None, AS_OF)) == []
    (over,) = assumed_end(AS_OF, AS_OF)
    assert over.text.startswith(f"The war ended on {AS_OF.day} ")
    (ahead,) = assumed_end(AS_OF + timedelta(days=1), AS_OF)
    assert ahead.text.startswith("The war is taken to end on ")


def test_what_the_outlook_rests_on_is_assumed():
    """From when the partner counts as in the war, what judges it, and every remark."""
    outlook = material().outlook
    first, *remarks = assumed_of_outlook(outlook, "KP")
    assert first.text.startswith("North Korea is counted as in the war since 30 September 2024")
    assert [row.text for row in remarks] == list(outlook.remarks)


def test_reasons_for_not_weighing_are_told_once():
    """Claims of one reason stand together, in natural order."""
    (one, other) = not_modelled({"k10": "nobody counts them", "k2": "nobody counts them", "k1": "a day too early"})
    assert (one.text, one.claims) == ("Not weighed, 1 claim: a day too early.", ("k1",))
    assert (other.text, other.claims) == ("Not weighed, 2 claims: nobody counts them.", ("k2", "k10"))


def test_counts_of_the_prior_alone_are_unknown():
    """Force by force the counts are named, with what the prior allows for the first."""
    rows = [replace(row, is_prior=row.quantity in {"killed", "wounded"}) for row in composed().estimates]
    (row,) = prior_alone([FORCE], AS_OF, rows)
    assert row.text.startswith("North Korean force: no claim bears on killed and wounded; the prior alone allows ")


def test_an_open_question_is_unknown():
    """The question is quoted, with the day up to which no count is kept."""
    question = Question(
        question_id="q", text="Will it?", subject="kp-force", quantity="missing", threshold=5.0, by=date(2031, 1, 1)
    )
    (row,) = not_answered([question], date(2030, 1, 1))
    assert row.text == "“Will it?” is not answered: the model keeps no such count up to 1 January 2031."
    (row,) = not_answered([question], date(2025, 1, 1))
    assert row.text == "“Will it?” is not answered: 1 January 2031 lies more than 260 weeks ahead."


def test_whoever_speaks_of_their_own_force_is_not_silent():
    """Only those of the two who state no number of the force are named."""
    own = claim("own", "killed", 600, AS_OF, claimant_group="RU")
    (row,) = not_stated(FORCE, case(), (*ordinary_claims(), own))
    assert row.text.startswith("The own count of North Korea: ")


def test_munitions_of_one_side_alone_make_no_share():
    """That nobody counts the principal's own shells is said, unless somebody does."""
    sent = Force(force_id="shells", name="shells sent", actor="KP", kind="supply")
    own = Force(force_id="own", name="own shells", actor="RU", kind="supply")
    (row,) = uncounted_munitions(case(), {sent: "shells"})
    assert row.text.startswith("What part of the munitions of Russia its partner's are (shells sent)")
    assert list(uncounted_munitions(case(), {sent: "shells", own: "shells"})) == []
    assert list(uncounted_munitions(case(), {sent: "other"})) == []


def test_silence_of_those_who_would_know_is_unknown():
    """That neither partner nor principal states a number is said."""
    texts = [row.text for row in composed().statements if row.kind == "unknown"]
    assert any(text.startswith("The own count of North Korea and Russia") for text in texts)


@pytest.mark.parametrize("kind", ["known", "inferred", "assumed", "unknown"])
def test_sentences_end_with_a_full_stop(kind):
    """Every sentence is one."""
    found = [row.text for row in composed(UKRAINE, KOREA).statements if row.kind == kind]
    assert found
    assert all(text.endswith(".") and text[0].isupper() for text in found)
