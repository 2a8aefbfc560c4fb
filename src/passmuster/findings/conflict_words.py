"""Two claims that cannot both hold, in a sentence, and the rule that they break."""

from passmuster.findings.sentences import reading_words
from passmuster.ledger import Case, Claim
from passmuster.ledger.restatements import derived_words
from passmuster.muster.found import Admitted, Contradiction, Rule
from passmuster.wording.numbers import claimed_words

__all__ = ["cannot_both_hold", "rule_words"]

RULE_WORDS = {
    Rule.ONE_COUNT: "one count on nearly the same days cannot be two numbers",
    Rule.TOTAL: "a running total cannot fall",
    Rule.PART: "a part cannot exceed its whole",
}


def rule_words(pair: Contradiction) -> str:
    """The rule: "a running total cannot fall", "killed cannot exceed casualties"."""
    if pair.rule == Rule.MEASURE:
        return f"{pair.larger.reading.measure} cannot exceed {pair.smaller.reading.measure}"
    return RULE_WORDS[pair.rule]


def cannot_both_hold(pair: Contradiction, smaller: Claim, larger: Claim, case: Case) -> str:
    """Who said which number of what, on both sides, and the rule."""
    return f"{_said(pair.smaller, smaller, case)}; {_said(pair.larger, larger, case)}: {rule_words(pair)}."


def _said(admitted: Admitted, claim: Claim, case: Case) -> str:
    counted = f"{reading_words(admitted.reading)} ({case.name_of(claim.subject)})"
    if derived_words(claim):
        return f"{claim.claimant} used words that come to {claimed_words(claim)} {counted}"
    return f"{claim.claimant} said {claimed_words(claim)} {counted}"
