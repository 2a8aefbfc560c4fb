"""Claims that came between two briefings, with what the earlier evidence had expected of each: the rows of a table."""

from dataclasses import dataclass

from passmuster.findings.parts.changes import ChangeFindings
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.muster.readings import Surprise
from passmuster.wording.numbers import count_words, interval_words, percent_words

__all__ = ["FAR_OUT", "WHAT_TAIL_IS", "CameRow", "what_came"]

FAR_OUT = "as far out"
"""Name of the column that holds the tail probability."""

WHAT_TAIL_IS = (
    "“As far out” is the chance that a witness without lean, knowing no more than the earlier evidence, would print a "
    "number as far out as this one or farther: small is surprising. Of sound claims one in ten lies below 10 %."
)

LEFT_OPEN = "left open"


@dataclass(frozen=True, slots=True)
class CameRow:
    """A claim that came, what had been expected of its count, and how far out it lies, in words."""

    line: ClaimLine
    expected: str
    far_out: str


def what_came(findings: ChangeFindings) -> tuple[CameRow, ...]:
    """The claims that came and speak about a count that is kept, the most surprising first."""
    lines = {line.claim_id: line for line in findings.claims}
    told = [one for one in findings.surprises if one.claim_id in lines]
    return tuple(_row(lines[one.claim_id], one) for one in sorted(told, key=_order))


def _order(one: Surprise) -> tuple[float, str]:
    return (2.0 if one.tail_probability is None else one.tail_probability), one.claim_id


def _row(line: ClaimLine, one: Surprise) -> CameRow:
    low, middle, high = one.expected.q05, one.expected.q50, one.expected.q95
    expected = f"{count_words(middle, width=high - low)} ({interval_words(low, high)})"
    return CameRow(line, expected, LEFT_OPEN if one.tail_probability is None else percent_words(one.tail_probability))
