"""What people think of sources and claims, beside what the record shows."""

from passmuster.findings.parts.audit import SourceLean
from passmuster.findings.rating_words import rated_claims, rated_sources
from passmuster.ledger.vocabulary import Family
from passmuster.muster.found import VerdictWord
from worlds.small_case import claim

SAID = [claim(name, day, "present", 1000.0, claimant="Seoul") for name, day in (("a", 3), ("b", 9), ("c", 20))]
VERDICTS = {"a": VerdictWord.PASSES, "b": VerdictWord.FAILS, "c": VerdictWord.CANNOT_BE_JUDGED}


def test_a_letter_stands_beside_how_its_claims_fared() -> None:
    """Claims that nothing could be held against are counted and not judged."""
    (line,) = rated_sources([("Seoul", "B")], SAID, VERDICTS, [])
    assert line.text == (
        "Seoul is a source of the letter B, says whoever keeps this record; that weighs nothing here. Of its 3 claims "
        "2 could be held against others: 1 pass and 1 fail."
    )
    assert (line.kind, line.claims) == ("assumed", ("a", "b", "c"))


def test_a_group_has_its_learned_leans_with_their_doubt() -> None:
    """Of each kind of number."""
    group = SAID[0].claimant_group
    row = SourceLean(group=group, side="Ally's side", family=Family.STRENGTH, claims=3, origins=3, factor_q05=0.75,
                     factor_q50=1.2, factor_q95=1.9)  # fmt: skip
    (line,) = rated_sources([(group, "C")], SAID, {}, [row])
    assert "None of its 3 claims could be held against others." in line.text
    assert line.text.endswith("1.2 times the true ones on strength of Ally's side (90 % interval 0.75 to 1.9).")


def test_who_has_not_spoken_is_not_told() -> None:
    """A source that somebody rated and whose claims came later, or went."""
    assert list(rated_sources([("Kyiv", "B")], SAID, VERDICTS, [])) == []
    assert list(rated_claims([("z", "2")], {"a"}, VERDICTS)) == []


def test_a_digit_stands_beside_the_verdict() -> None:
    """Of a claim that people rated."""
    (line,) = rated_claims([("b", "2")], {"a", "b"}, VERDICTS)
    assert "Claim b is 2 on the scale from 1 to 5" in line.text
    assert line.text.endswith("Held against the others it fails.")
