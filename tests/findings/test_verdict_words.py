from datetime import date

import pytest

from passmuster.findings.verdict_words import reason, would_have_to_be_true
from passmuster.muster.found import PassingReading, Verdict, VerdictWord, WhyUnjudged
from passmuster.muster.readings import CountReading, Interval
from worlds.muster_world import AS_OF, claim

FORCE = "North Korean force"
KILLED = CountReading("killed", None, AS_OF)


def judged(word: VerdictWord, **changes: object) -> Verdict:
    """A verdict on a claim of the dead, held against 400 to 600 of them."""
    fields = {"reading": KILLED, "estimate": Interval(400.0, 500.0, 600.0), "tail_probability": 0.5}
    return Verdict(claim_id="c", verdict=word, **(fields | changes))


def unjudged(why: WhyUnjudged, **changes: object) -> Verdict:
    """No verdict, for a reason."""
    return Verdict(claim_id="c", verdict=VerdictWord.CANNOT_BE_JUDGED, unjudged=why, **changes)


def test_the_reason_names_number_unit_day_force_and_interval() -> None:
    """The reason says the claim in its own units beside the estimate without its origin."""
    assert reason(judged(VerdictWord.PASSES), claim("c", "killed", 500), FORCE) == (
        "About 500 killed by 5 January 2025 (North Korean force); without this origin the estimate is about 500 "
        "(90 % interval 400 to 600)."
    )


def test_a_plan_is_set_beside_the_paths() -> None:
    """Of what lies ahead the paths speak, and of a ceiling it is said how likely it is reached."""
    reading = CountReading("present", None, date(2025, 2, 23))
    verdict = judged(VerdictWord.PASSES, reading=reading, is_ahead=True, ceiling_reached=0.004)
    said = reason(verdict, claim("c", "planned", bound="at_most", high=15_000.0), FORCE)
    assert "Up to 15,000 present on 23 February 2025 (North Korean force); the paths ahead put it at about 500 " in said
    assert said.endswith(" It is a ceiling; the chance that 15,000 is reached is less than 1 %.")


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (unjudged(WhyUnjudged.NO_DAY), "it names no day by which, so it is evidence of an intention and there is no "),
        (unjudged(WhyUnjudged.NO_SUCH_COUNT), "the model keeps no count that this could be held against."),
        (
            unjudged(WhyUnjudged.BEYOND_THE_PATHS, reading=KILLED, paths_end=date(2025, 3, 2)),
            "the paths ahead end on 2 March 2025, before that day; a longer horizon would reach it.",
        ),
        (
            unjudged(
                WhyUnjudged.TOO_LITTLE_KNOWN,
                reading=KILLED,
                estimate=Interval(10.0, 100.0, 900.0),
                printable=Interval(5.0, 100.0, 1_000.0),
            ),
            "a fair witness could print anything from 5 to 1,000 (a factor of 200), so there is nothing to hold it "
            "against.",
        ),
        (
            unjudged(
                WhyUnjudged.TOLD_ALONE,
                reading=CountReading("arrivals", AS_OF, AS_OF),
                estimate=Interval(10.0, 20.0, 40.0),
            ),
            "nobody else tells of arrivals in these days, and what the others say of other days, about 20 (90 % "
            "interval 10 to 40) in as many, is no measure of a landing.",
        ),
        (
            unjudged(
                WhyUnjudged.COUNTED_ALONE,
                reading=CountReading("captured", None, AS_OF),
                estimate=Interval(1.0, 2.0, 4.0),
            ),
            "nobody else counts prisoners, and what is usual in other wars, ",
        ),
        (
            unjudged(WhyUnjudged.TOLD_ALONE, reading=KILLED, estimate=Interval(10.0, 20.0, 40.0)),
            "nobody else tells of losses in these days, and what the others say of other days, about 20 (90 % interval "
            "10 to 40) in as many, is no measure of a battle.",
        ),
    ],
)
def test_why_a_claim_cannot_be_judged_is_said_with_its_numbers(verdict: Verdict, words: str) -> None:
    """Each reason is a sentence that begins with the claim and holds the numbers that it needs."""
    said = reason(verdict, claim("c", "planned", 30_000), FORCE)
    assert said.startswith("About 30,000 ")
    assert words in said


def test_what_was_not_modelled_is_said_in_the_words_of_the_design() -> None:
    """The design's reason becomes a sentence."""
    verdict = unjudged(WhyUnjudged.NOT_MODELLED)
    assert reason(verdict, claim("c", "killed", 5), FORCE, "nobody counts them") == "Nobody counts them."


@pytest.mark.parametrize("word", [VerdictWord.PASSES, VerdictWord.CANNOT_BE_JUDGED])
def test_nothing_need_be_true_for_what_is_not_doubted(word: VerdictWord) -> None:
    """Only a claim that is doubtful or fails is told what would have to be true."""
    assert would_have_to_be_true(judged(word), claim("c", "killed", 500)) == ""


@pytest.mark.parametrize(
    ("number", "needed"),
    [
        (1_200, "number 1,200 or more, 2.0 times the upper end of the estimate (600)."),
        (100, "number 100 or fewer, 0.25 times the lower end of the estimate (400)."),
        (0, "number 0, below the lower end of the estimate (400)."),
        (500, "lie at the edge of the estimate, or the number to be loosely put."),
    ],
)
def test_what_would_have_to_be_true_is_measured_from_the_near_end(number: float, needed: str) -> None:
    """The nearer end of the interval, and by what factor the number misses it."""
    said = would_have_to_be_true(judged(VerdictWord.FAILS), claim("c", "killed", number))
    assert said == f"Those killed by 5 January 2025 would have to {needed}"


def test_another_reading_under_which_it_would_pass_is_named() -> None:
    """A number of dead that is right for casualties says so, with the estimate of them."""
    casualties = PassingReading(CountReading("casualties", None, AS_OF), Interval(2_000.0, 2_400.0, 3_000.0))
    verdict = judged(VerdictWord.DOUBTFUL, would_pass_as=(casualties,))
    said = would_have_to_be_true(verdict, claim("c", "killed", 2_400))
    assert said.endswith(
        " by 5 January 2025 it would pass: the estimate is about 2,400 (90 % interval 2,000 to 3,000)."
    )
    assert "Read as killed " in said


def test_goods_are_things() -> None:
    """Of goods it is "the" and not "those"."""
    verdict = judged(VerdictWord.FAILS, reading=CountReading("shells", None, AS_OF))
    assert would_have_to_be_true(verdict, claim("c", "shells", 9_000)).startswith("The artillery rounds by ")
