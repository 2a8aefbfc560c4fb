"""Disputes: assumptions that an expert may dispute, each for the section that shows the numbers made with it."""

from collections.abc import Iterator
from typing import Final

from passmuster.forecast.outlook import Outlook
from passmuster.forecast.stance import STANCE_ASSUMPTIONS
from passmuster.forecast.strain import TILT
from passmuster.wording.numbers import percent_words
from passmuster.wording.quantities import tally

__all__ = ["disputes"]

ON_STRAIN: Final = (
    "Public words show strain even under censorship: one unit of strain lowers the tone by 2.5 points of ten.",
    "No past war has a measure of strain, so every constant in it is a judgement, listed with its reason in the docs.",
)
ON_DEPENDENCE: Final = (
    "Heads count alike: a share of strength says nothing of what the partner's men or shells can do that others cannot."
)
ON_CLASSES: Final = (
    "The wars in the table were gathered because they are known, so that famous defections are likely too many.",
    "Whether a leaving was early is the table's judgement, and being sent home by the host counts as leaving.",
)
ON_QUESTIONS: Final = (
    "A question is answered by the share of simulated paths that meet it; what an outcome would be reported as, and by "
    "whom, is another matter."
)


def disputes(
    outlook: Outlook | None, weeks: int, *, has_strain: bool, has_questions: bool
) -> tuple[tuple[str, str], ...]:
    """Section and sentence, in the order of reading; `weeks` is the horizon that the bottom line speaks of."""
    return tuple(_disputes(outlook, weeks, has_strain, has_questions))


def _disputes(outlook: Outlook | None, weeks: int, has_strain: bool, has_questions: bool) -> Iterator[tuple[str, str]]:
    if has_strain:
        yield from (("strain", sentence) for sentence in ON_STRAIN)
        yield "dependence", ON_DEPENDENCE
    if outlook is not None:
        yield from (("actions", sentence) for sentence in STANCE_ASSUMPTIONS)
        yield "actions", _tilt()
        yield from (("actions", sentence) for sentence in _naive(outlook, weeks))
        yield from (("classes", sentence) for sentence in ON_CLASSES)
    if has_questions:
        yield "questions", ON_QUESTIONS


def _tilt() -> str:
    mean, spread = TILT
    return (
        f"One unit of strain adds {mean:g} to the log hazard of leaving, give or take {spread:g}: a judgement, because "
        "no precedent has a measure of strain."
    )


def _naive(outlook: Outlook, weeks: int) -> Iterator[str]:
    surges = outlook.surges
    yield (
        f"Surges rest on {tally(surges.n_spans, 'span')} between two counts of {surges.n_contingents} contingents in "
        f"{tally(len(surges.wars), 'war')}, {surges.n_surges} of which show a quarter more; the wars differ widely."
    )
    over = dict(outlook.war_over).get(weeks)
    if over is not None:
        yield (
            f"Sustain holds a chance of {percent_words(over)} within {weeks} weeks that the war or "
            "mission ends, or the partner is defeated, before it chooses anything; past wars say so, not this one."
        )
