"""The whole of the findings: the answer, its ground, and the promises that hold for all of them."""

import json
from dataclasses import fields, replace
from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.analysis.working_out import material_of
from passmuster.briefing.json.briefing import to_json
from passmuster.findings.parts.changes import FAILED
from passmuster.findings.whole import compose
from passmuster.inference.diagnostics import Health
from passmuster.ledger import Ledger, Question
from passmuster.muster.found import Contradictions
from passmuster.wording.likelihood import term_for
from passmuster.wording.standards import STANDARDS
from worlds.decreed_material import AS_OF, HORIZONS, RUN, case, claim, composed, decreed, material, ordinary_ledger
from worlds.likelihood_check import mixes_likelihood_and_confidence


def question(quantity, threshold, by=date(2025, 6, 1)):
    """A question about the force."""
    return Question(
        question_id=quantity, text=f"{quantity}?", subject="kp-force", quantity=quantity, threshold=threshold, by=by
    )


def asked(*questions):
    """The material of the decreed world with questions in its case."""
    plain = material()
    known = replace(plain.fit.known, case=replace(plain.case, questions=questions))
    return replace(plain, fit=replace(plain.fit, known=known))


def test_the_answer_names_strength_losses_and_the_likeliest_action():
    """The bottom line holds the partner's strength and losses with intervals, and its likeliest action first."""
    strength, losses, _, likeliest, next_likeliest, _ = composed().bottom_line
    assert strength.startswith("North Korean force: about 9,300 (90 % interval ")
    assert "killed" in losses
    rows = sorted((row for row in composed().actions if row.horizon_weeks == 26), key=lambda row: -row.probability)
    assert rows[0].words in likeliest
    assert rows[1].words in next_likeliest
    assert "to 6 July 2025" in likeliest


@pytest.mark.parametrize("standard", STANDARDS)
def test_likelihood_and_confidence_never_share_a_sentence(standard):
    """In no standard does a sentence of the bottom line hold both."""
    sentences = composed(standard=standard).bottom_line
    assert sum("onfidence" in sentence for sentence in sentences) == 2
    assert not any(map(mixes_likelihood_and_confidence, sentences))


@pytest.mark.parametrize("standard", STANDARDS)
def test_switching_the_standard_changes_words_and_no_number(standard):
    """Every number of the findings is the same in every standard."""
    plain, other = composed(), composed(standard=standard)
    assert other.estimates == plain.estimates
    assert [row.probability for row in other.actions] == [row.probability for row in plain.actions]
    assert all(row.words == term_for(row.probability, standard) for row in other.actions)


def test_actions_add_up_to_one_at_every_horizon():
    """The five actions share out all of the probability."""
    for weeks in HORIZONS:
        rows = [row for row in composed().actions if row.horizon_weeks == weeks]
        assert len(rows) == 5
        assert sum(row.probability for row in rows) == pytest.approx(1.0)


def test_a_failed_fit_says_so_first_and_answers_nothing():
    """The first sentence of the answer is the failure, and no number stands in the answer."""
    plain = material()
    failed = compose(replace(plain, fit=replace(plain.fit, health=Health(1.4, 12.0, 30, "kp-force present"))))
    assert failed.bottom_line[0] == FAILED
    assert not any(character.isdigit() for character in " ".join(failed.bottom_line))
    assert failed.diagnostics.status == "failed"
    assert "kp-force present" in " ".join(failed.diagnostics.remarks)
    assert failed.indicators == ()


def test_every_claim_has_a_line_and_a_verdict():
    """No claim that was known on the day is missing from the claims or from the muster."""
    known = {said.claim_id for said in material().claims}
    assert {row.claim_id for row in composed().claims} == known
    assert {row.claim_id for row in composed().muster} == known


def test_same_material_same_bytes():
    """Composing twice gives the same JSON, byte by byte."""
    assert to_json(compose(material())) == to_json(composed())


def test_a_day_before_is_not_told_what_came_after():
    """As of an earlier day, later claims appear nowhere."""
    early = ordinary_ledger().known(date(2024, 12, 10))
    findings = compose(material_of(decreed(early), HORIZONS, RUN, standard="icd203"))
    assert [row.claim_id for row in findings.claims] == ["present-1", "present-2"]
    assert "killed-1" not in to_json(findings)
    assert all(row.is_prior for row in findings.estimates if row.quantity == "killed")


def test_losses_without_claims_are_said_not_to_be_known():
    """Without a claim of losses the answer says so and calls no number an estimate of them."""
    early = compose(material_of(decreed(ordinary_ledger().known(date(2024, 12, 10))), HORIZONS, RUN, standard="icd203"))
    assert early.bottom_line[1].startswith("Its losses are not known: no claim bears on them, and the prior alone")


def test_a_case_without_claims_is_all_prior():
    """With nothing on record every number is marked as the prior, and the answer says that nothing is known."""
    findings = compose(
        material_of(decreed(Ledger(case=case(), claims=()).known(AS_OF)), HORIZONS, RUN, standard="icd203")
    )
    assert all(row.is_prior for row in findings.estimates)
    assert "is not known: no claim bears on it" in findings.bottom_line[0]
    assert findings.sources == ()
    assert any("every number is the prior alone" in line for line in findings.methods.paragraphs)


def test_what_is_too_much_to_tell_is_said_beside_the_methods():
    """How many contradictions are left out is about the briefing, and no fact about the war."""
    plain = material()
    many = replace(plain.audited, contradictions=Contradictions(told=(), n_found=9_000))
    findings = compose(replace(plain, audited=many))
    assert any(text.startswith("9,000 pairs of claims cannot both hold") for text in findings.methods.paragraphs)
    assert not any("cannot both hold" in row.text for row in findings.statements)


def test_a_question_beyond_the_paths_is_said_to_be_open():
    """What no course reaches is not answered, and a sentence says so."""
    findings = compose(asked(question("killed", 5, date(2031, 1, 1)), question("missing", 5)))
    assert findings.questions == ()
    open_ones = [row.text for row in findings.statements if "is not answered" in row.text]
    assert len(open_ones) == 2


# Indicators -----------------------------------------------------------------------------------------------------------


def test_indicators_move_questions_the_right_way():
    """A report of many dead raises the chance of many dead, and one of few lowers it."""
    findings = compose(asked(question("killed", 1_500)))
    moved = {row.direction: row for row in findings.indicators if "killed?" in row.moves}
    assert "at least" in moved["raises"].text
    assert "up to" in moved["lowers"].text
    assert all(0.01 <= row.size <= 1.0 for row in moved.values())


def test_a_count_of_the_dead_narrows_their_interval():
    """The last indicator says what one independent count of the dead would do."""
    row = composed().indicators[-1]
    assert (row.direction, row.size) == ("narrows", None)
    assert row.text.startswith("An independent count of the dead near 7")


# Promises -------------------------------------------------------------------------------------------------------------


def test_json_holds_no_missing_number():
    """Every number of a sound briefing is finite."""
    assert "NaN" not in to_json(composed())
    numbers = [value for row in composed().estimates for value in (row.q05, row.q25, row.q50, row.q75, row.q95)]
    assert np.isfinite(numbers).all()
    assert all(row.q05 <= row.q25 <= row.q50 <= row.q75 <= row.q95 for row in composed().estimates)


def test_methods_name_versions_priors_and_references():
    """The note is enough to repeat and to cite: every prior with its reason, versions, references."""
    note = composed().methods
    assert {row.name for row in note.priors} == set(material().fit.priors)
    assert all(row.reason and row.text for row in note.priors)
    assert {"passmuster", "python", "jax", "numpyro", "numpy"} <= dict(note.versions).keys()
    assert any("PNAS 120(34) e2307372120" in line for line in note.references)


def test_strain_and_dependence_stop_at_the_day():
    """Both are told week by week up to the as-of day and not beyond."""
    assert [row.date for row in composed().strain][-1] == AS_OF
    assert all(row.date <= AS_OF for row in (*composed().strain, *composed().dependence))


def test_findings_hold_plain_data_only():
    """Nothing of NumPy or JAX is left in the findings: they can be written and read by anybody."""
    json.dumps([[str(getattr(row, part.name)) for part in fields(row)] for row in composed().estimates])
    assert all(type(row.q50) is float for row in composed().estimates)
    assert all(type(row.probability) is float for row in (*composed().actions, *composed().questions))


def test_joint_readings_and_conflicts_reach_the_findings():
    """A throughput is read with the strength beside it, and claims that cannot both hold stand as a pair."""
    found = composed(claim("rot", "rotated", 100_000), claim("killed-2", "killed", 90, AS_OF - timedelta(days=13)))
    assert any("rot" in row.claims for row in found.joint)
    assert any(set(row.claims) == {"killed-1", "killed-2"} for row in found.conflicts)


def test_a_few_divergences_are_told_with_their_effect():
    """A usable fit in which two draws diverged says so, and how little it matters."""
    plain = material()
    health = Health(1.0, 1000.0, 2, "kp-force present", n_draws=3200, divergence_effect=0.004)
    found = compose(replace(plain, fit=replace(plain.fit, health=health)))
    assert found.diagnostics.status == "ok"
    assert found.diagnostics.remarks == (
        "2 draws of 3,200 diverged; without them no mean moves by more than 0.004 standard deviations.",
    )
