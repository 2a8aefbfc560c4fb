"""Of claims that cannot both hold, no two pass."""

from dataclasses import replace

import numpy as np
import pytest

from passmuster.ledger import Claim
from passmuster.muster.contradictions import contradictions
from passmuster.muster.found import Verdict, VerdictWord
from passmuster.muster.rivals import set_against_rivals
from worlds.muster_world import case, claim

PASSES, DOUBTFUL, FAILS = VerdictWord.PASSES, VerdictWord.DOUBTFUL, VerdictWord.FAILS


def judged(claims: list[Claim], tails: list[float], word: VerdictWord = PASSES) -> dict[str, Verdict]:
    """Verdicts with these tail probabilities, set against one another."""
    found = [
        Verdict(claim_id=one.claim_id, verdict=word, tail_probability=tail)
        for one, tail in zip(claims, tails, strict=True)
    ]
    return {verdict.claim_id: verdict for verdict in set_against_rivals(found, claims, case())}


@pytest.mark.parametrize(("tails", "beaten", "by"), [((0.3, 0.6), "a", "b"), ((0.6, 0.3), "b", "a")])
def test_the_one_that_lies_farther_out_is_doubtful(tails: tuple[float, float], beaten: str, by: str) -> None:
    """Whichever is said first and whichever number is larger."""
    verdicts = judged([claim("a", "present", 8_000.0), claim("b", "present", 12_000.0)], list(tails))
    assert (verdicts[beaten].verdict, verdicts[beaten].contradicted_by) == (DOUBTFUL, by)
    assert (verdicts[by].verdict, verdicts[by].contradicted_by) == (PASSES, "")
    assert verdicts[beaten].tail_probability == min(tails)


def test_of_two_equally_far_out_both_are_doubtful() -> None:
    """Neither is privileged by its name or its number."""
    verdicts = judged([claim("a", "present", 8_000.0), claim("b", "present", 12_000.0)], [0.4, 0.4])
    assert {verdict.verdict for verdict in verdicts.values()} == {DOUBTFUL}


def test_a_claim_that_is_beaten_beats_nobody() -> None:
    """A number that neither of two floors admits is beaten by the nearer one, and the farther one stands."""
    floors = [claim(name, "present", bound="at_least", low=low) for name, low in (("a", 9_000.0), ("c", 10_000.0))]
    verdicts = judged([floors[0], claim("b", "present", 8_000.0), floors[1]], [0.9, 0.5, 0.2])
    assert {name: verdict.verdict for name, verdict in verdicts.items()} == {"a": PASSES, "b": DOUBTFUL, "c": PASSES}
    assert verdicts["b"].contradicted_by == "a"


def test_copies_share_what_becomes_of_one() -> None:
    """Every copy of a statement that is beaten is doubtful, and those that do not pass are left as they are."""
    copies = [replace(claim("b", "present", 12_000.0), claim_id=name) for name in ("b", "b2", "b3")]
    verdicts = judged([claim("a", "present", 8_000.0), *copies], [0.9, 0.3, 0.3, 0.3])
    assert {verdicts[name].contradicted_by for name in ("b", "b2", "b3")} == {"a"}
    failed = judged([claim("a", "present", 8_000.0), *copies], [0.01] * 4, FAILS)
    assert {verdict.verdict for verdict in failed.values()} == {FAILS}


def test_no_two_that_pass_contradict_one_another() -> None:
    """Over random claims and distances; and who can hold beside everybody who passes does pass."""
    luck = np.random.default_rng(5)
    for _ in range(50):
        numbers = luck.integers(1_000, 20_000, size=12)
        claims = [claim(f"c{n:02d}", "present", float(number)) for n, number in enumerate(numbers)]
        verdicts = judged(claims, list(luck.uniform(0.1, 1.0, size=12)))
        standing = [one for one in claims if verdicts[one.claim_id].verdict == PASSES]
        assert standing
        assert not contradictions(case(), standing).told
        for one in claims:
            if verdicts[one.claim_id].verdict != PASSES:
                assert contradictions(case(), [*standing, one]).told
