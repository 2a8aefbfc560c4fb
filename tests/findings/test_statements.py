"""What is called known, inferred, assumed and not known."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from passmuster.findings.agreement import agreements
from passmuster.findings.statements import statements
from passmuster.inference.diagnostics import Health
from passmuster.muster.contradictions import contradictions
from passmuster.muster.found import Verdict, VerdictWord
from worlds.decreed_material import AS_OF, claim, composed, material

EARLY, LATE = date(2024, 12, 15), date(2024, 12, 29)

UKRAINE = claim("sent-ua", "deployed", 11_000, EARLY)
AMERICA = claim("sent-us", "deployed", 12_000, LATE, claimant_group="US")
KOREA = claim("sent-kr", "deployed", 12_500, LATE, claimant_group="KR")


def known(*claims):
    """Sentences held for known in the decreed world with these claims added."""
    return [row for row in composed(*claims).statements if row.kind == "known"]


def test_two_groups_make_a_floor_known():
    """What two groups state independently is known: the smaller of the two, as a floor, by the later day."""
    (row,) = known(UKRAINE, AMERICA)
    assert row.text.startswith("North Korean force: at least 11,000 sent so far by 29 December 2024. ")
    assert "though both of the Ukrainian side" in row.text
    assert row.claims == ("sent-ua", "sent-us")


def test_one_group_alone_makes_nothing_known():
    """However often one group says a number, it stays a claim."""
    again = claim("sent-ua-2", "deployed", 11_500, LATE, claimant="another speaker")
    assert known(UKRAINE, again) == []


def test_sides_are_named_only_when_shared():
    """Of two groups that stand on no common side nothing is said about sides."""
    (row,) = known(AMERICA, KOREA)
    assert "though both" not in row.text


def test_a_ceiling_contests_a_floor():
    """A later claim of fewer leaves the larger floor unknown."""
    fewer = claim("sent-few", "deployed", 11_200, AS_OF, claimant_group="US", bound="at_most")
    (row,) = known(UKRAINE, AMERICA, KOREA, fewer)
    assert row.text.startswith("North Korean force: at least 11,000 ")


def test_a_claim_that_fails_supports_nothing():
    """A floor that only a failing claim would support is not known."""
    failing = Verdict(claim_id="sent-us", verdict=VerdictWord.FAILS, tail_probability=0.0)
    plain = material(UKRAINE, AMERICA)
    assert list(agreements(replace(plain, audited=replace(plain.audited, verdicts=(failing,))))) == []


def test_nameless_sources_support_nothing():
    """The group of the unsorted counts for nobody."""
    unsorted = replace(AMERICA, claimant_group="OTHER")
    assert known(UKRAINE, unsorted) == []


def test_own_side_admits():
    """What the principal says of its partner's force stands as an admission."""
    said = claim("own", "killed", 600, AS_OF, claimant_group="RU", claimant="the ministry")
    assert any(
        "its own side, the ministry, said on 5 January 2025: about 600 killed" in row.text for row in known(said)
    )


def test_everything_inferred_rests_on_claims_or_accounts():
    """Inferred sentences of counts name their claims; strain names what moves it."""
    rows = [row for row in composed().statements if row.kind == "inferred"]
    assert rows[0].claims == ("present-1", "present-2")
    assert any("What moves the strain" in row.text for row in rows)


def test_a_failed_fit_infers_nothing():
    """From draws that cannot be used no sentence is drawn."""
    plain = material()
    failed = replace(plain, fit=replace(plain.fit, health=Health(1.4, 12.0, 30, "kp-force present")))
    findings = composed()
    kinds = {row.kind for row in statements(failed, findings.estimates, findings.sources)}
    assert "inferred" not in kinds
    assert "assumed" in kinds


def test_the_case_prints_its_assumptions():
    """Sentences that the program supplied for the case stand among what is assumed."""
    plain = material()
    case = replace(plain.case, assumptions=("The moon is made of cheese.",))
    odd = replace(plain, fit=replace(plain.fit, known=replace(plain.fit.known, case=case)))
    rows = statements(odd, composed().estimates, ())
    assert any(row.kind == "assumed" and row.text == "The moon is made of cheese." for row in rows)


def test_silence_of_those_who_would_know_is_unknown():
    """That neither partner nor principal states a number is said."""
    texts = [row.text for row in composed().statements if row.kind == "unknown"]
    assert any(text.startswith("The own count of North Korea and Russia") for text in texts)


@pytest.mark.parametrize("kind", ["known", "inferred", "assumed", "unknown"])
def test_sentences_end_with_a_full_stop(kind):
    """Every sentence is one."""
    found = [row.text for row in composed(UKRAINE, AMERICA).statements if row.kind == kind]
    assert found
    assert all(text.endswith(".") and text[0].isupper() for text in found)


def test_what_is_too_much_to_be_told_is_counted(monkeypatch):
    """Of very many pairs that cannot both hold some are told, and how many there are is said beside the methods."""
    many = [claim(f"many-{n}", "deployed", 1_000 * 2**n, LATE) for n in range(5)]
    assert not any("told are" in text for text in composed(*many[1:]).methods.paragraphs)
    few = partial(contradictions, most=2)
    monkeypatch.setattr("passmuster.analysis.working_out.contradictions", few)
    told = [text for text in composed(*many).methods.paragraphs if "told are" in text]
    assert len(told) == 1
    assert "pairs of claims cannot both hold; told are the 2 whose numbers lie furthest apart." in told[0]
    assert len(composed(*many).conflicts) == 2
