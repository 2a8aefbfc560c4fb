"""Lines of the audit: each value with its sentences, and nothing lost on the way."""

import math
from datetime import date

from passmuster.findings.audit import conflict_lines, joint_lines, muster_lines, untold
from passmuster.findings.parts.audit import PassingLine
from passmuster.muster.found import (
    Admitted,
    AuditMethod,
    ClaimLean,
    Contradiction,
    Contradictions,
    JointReading,
    JointReadings,
    PassingReading,
    Rule,
    Verdict,
    VerdictWord,
    WhyUnjudged,
)
from passmuster.muster.readings import CountReading, Interval
from worlds.muster_world import AS_OF, case, claim

CLAIMS = {name: claim(name, quantity, 700) for name, quantity in (("a", "killed"), ("b", "rotated"), ("c", "present"))}
KILLED, CASUALTIES = (CountReading(measure, None, AS_OF) for measure in ("killed", "casualties"))
LEAN = ClaimLean("UA", "Russian side", "losses", 0.9, 1.5, 2.8, 1.4)


def verdict(word: VerdictWord) -> Verdict:
    """A verdict on the claim of the dead with everything that may stand beside one."""
    return Verdict(
        claim_id="a", verdict=word, tail_probability=0.01, reading=KILLED, estimate=Interval(400.0, 500.0, 600.0),
        method=AuditMethod.REFIT, echoes=("d",), lean=LEAN,
        would_pass_as=(PassingReading(CASUALTIES, Interval(600.0, 700.0, 800.0)),),
    )  # fmt: skip


def test_a_line_keeps_every_number_of_a_verdict() -> None:
    """Reading, estimate, lean and readings under which it would pass stand beside the sentences."""
    (line,) = muster_lines([verdict(VerdictWord.FAILS)], CLAIMS, case(), {})
    assert (line.measure, line.first_day, line.last_day) == ("killed", None, AS_OF)
    assert (line.estimate, line.lean) == (Interval(400.0, 500.0, 600.0), LEAN)
    assert line.would_pass_as == (
        PassingLine(measure="casualties", first_day=None, last_day=AS_OF, estimate=Interval(600.0, 700.0, 800.0)),
    )
    assert (line.method, line.echoes, line.cannot_be_judged_because) == ("refit", ("d",), None)


def test_the_lean_explains_only_what_does_not_pass() -> None:
    """How the source leans stands with the reason where a claim is doubted, and in numbers always."""
    failed, passed = (
        muster_lines([verdict(word)], CLAIMS, case(), {})[0] for word in (VerdictWord.FAILS, VerdictWord.PASSES)
    )
    assert failed.reason.endswith("this one is 1.4 times the estimate.")
    assert "times the truth" not in passed.reason
    assert passed.lean == LEAN


def test_what_cannot_be_judged_says_why_in_word_and_code() -> None:
    """A claim that was not modelled has a code, a sentence, and no numbers."""
    bare = Verdict(claim_id="a", verdict=VerdictWord.CANNOT_BE_JUDGED, unjudged=WhyUnjudged.NOT_MODELLED)
    (line,) = muster_lines([bare], CLAIMS, case(), {"a": "nobody counts them"})
    assert (line.cannot_be_judged_because, line.reason) == (WhyUnjudged.NOT_MODELLED, "Nobody counts them.")
    assert (line.method, line.measure, line.estimate, line.would_have_to_be_true) == ("", "", None, "")


def test_a_joint_reading_keeps_its_numbers() -> None:
    """Stay, arrivals, tour and probability stand beside the sentences."""
    reading = JointReading(
        claims=("b", "c"), strength=100.0, through=700.0, weeks=10.0, last_day=date(2026, 1, 4), stay_weeks=1.4,
        arrivals_a_week=60.0, arrivals_so_far=Interval(1.0, 2.0, 3.0), tour_weeks=None, probability=0.2,
    )  # fmt: skip
    (line,) = joint_lines(JointReadings((reading,), 1), CLAIMS)
    assert {name: getattr(line, name) for name in reading.__dataclass_fields__} == {
        name: getattr(reading, name) for name in reading.__dataclass_fields__
    }
    assert line.text.startswith("About 700 present, and about 700 pass")


def test_a_conflict_keeps_the_numbers_that_cannot_both_hold() -> None:
    """What each claim admits stands beside the text; no ceiling is None."""
    smaller, larger = (
        Admitted("a", "kp-force", KILLED, 690.0, 710.0),
        Admitted("c", "kp-force", KILLED, 900.0, math.inf),
    )
    (line,) = conflict_lines(Contradictions((Contradiction(smaller, larger, Rule.TOTAL),), 1), CLAIMS, case())
    assert (line.claims, line.broken, line.rule) == (("a", "c"), Rule.TOTAL, "a running total cannot fall")
    assert (line.smaller.low, line.smaller.high, line.smaller.measure) == (690.0, 710.0, "killed")
    assert (line.larger.low, line.larger.high) == (900.0, None)


def test_what_is_too_much_to_be_told_is_counted() -> None:
    """Nothing is said where everything is told; else how many there are, and which are told."""
    assert untold(Contradictions((), 0), JointReadings((), 0)) == ()
    pairs, ways = untold(Contradictions((), 9_000), JointReadings((), 70))
    assert pairs == "9,000 pairs of claims cannot both hold; told are the 0 whose numbers lie furthest apart."
    assert ways == "Throughputs can be read beside strengths in 70 ways; told are the last 0."
