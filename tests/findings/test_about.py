"""Whose troops a briefing is about, and how sure its judgements are."""

from passmuster.findings.about import about_case, confidence_lines, counts_on, support_of
from passmuster.ledger.vocabulary import Quantity
from worlds.decreed_material import AS_OF, composed, material


def test_the_case_names_its_actors_and_the_partners_force() -> None:
    """Actors by code, the force by id, the day from which it is counted."""
    about, case = about_case(material()), material().case
    assert (about.partner, about.principal, about.opponent) == (case.partner, case.principal, case.opponent)
    assert (about.force, about.start) == ("kp-force", case.start)


def test_each_judgement_of_the_answer_has_its_confidence() -> None:
    """The same levels stand in the sentences of the bottom line."""
    found = composed()
    lines = confidence_lines(material(), found.estimates)
    assert [line.judgement for line in lines] == ["the strength", "what the partner does next"]
    for line in lines:
        assert any(text.startswith(f"Confidence in {line.judgement} is {line.level}: ") for text in found.bottom_line)


def test_counts_are_those_of_one_force_on_one_day() -> None:
    """And what supports them is counted by origins, not by claims."""
    now = counts_on(composed().estimates, "kp-force", AS_OF)
    assert {Quantity.PRESENT, Quantity.KILLED} <= now.keys()
    assert counts_on(composed().estimates, "nobody", AS_OF) == {}
    support = support_of(material(), now[Quantity.PRESENT].claims)
    assert (support.rated, support.good) == (0, 0)
    assert 0 < support.origins <= len(now[Quantity.PRESENT].claims)
