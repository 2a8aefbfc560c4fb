"""What an expert may dispute, section by section."""

from types import SimpleNamespace

from passmuster.findings.disputes import disputes

SURGES = SimpleNamespace(n_spans=40, n_contingents=9, wars=("a", "b"), n_surges=7)
OUTLOOK = SimpleNamespace(surges=SURGES, war_over=((26, 0.31),))


def sections(outlook: object, **has: bool) -> list[str]:
    """Sections in order, each once."""
    return list(dict.fromkeys(section for section, _ in disputes(outlook, 26, **has)))


def test_each_section_that_is_shown_is_disputed() -> None:
    """Strain, dependence, actions, classes and questions, in the order of reading."""
    every = ["strain", "dependence", "actions", "classes", "questions"]
    assert sections(OUTLOOK, has_strain=True, has_questions=True) == every
    assert sections(None, has_strain=False, has_questions=False) == []
    assert sections(None, has_strain=False, has_questions=True) == ["questions"]


def test_what_surges_and_staying_rest_on_is_counted() -> None:
    """Spans, contingents and wars behind the surges, and the chance that the war ends first."""
    told = " ".join(text for _, text in disputes(OUTLOOK, 26, has_strain=False, has_questions=False))
    assert "Surges rest on 40 spans between two counts of 9 contingents in 2 wars, 7 of which" in told
    assert "Sustain holds a chance of 31 % within 26 weeks that the war or mission ends" in told


def test_no_chance_is_made_up_for_another_horizon() -> None:
    """Where the end of the war is not told for the horizon, nothing is said of it."""
    told = " ".join(text for _, text in disputes(OUTLOOK, 13, has_strain=False, has_questions=False))
    assert "Sustain holds" not in told
