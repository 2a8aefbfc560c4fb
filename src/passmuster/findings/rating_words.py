"""What people think of sources and claims, in words, and beside it what the record shows of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from passmuster.findings.parts.audit import SourceLean
from passmuster.findings.parts.evidence import StatementKind, StatementLine
from passmuster.ledger import Claim
from passmuster.ledger.ratings import Ratings
from passmuster.muster.found import VerdictWord
from passmuster.wording.lists import joined
from passmuster.wording.numbers import factor_words
from passmuster.wording.quantities import tally
from passmuster.wording.sides import side_words

__all__ = ["rated_claims", "rated_sources"]

FARED = {VerdictWord.PASSES: "pass", VerdictWord.DOUBTFUL: "doubtful", VerdictWord.FAILS: "fail"}
"""Verdicts and their words in a list, the best first."""


def rated_sources(
    ratings: Ratings,
    claims: Sequence[Claim],
    verdict_of: Mapping[str, VerdictWord],
    leans: Iterable[SourceLean],
) -> Iterator[StatementLine]:
    """Each rated source with its letter, how its claims fared in the audit, and how its group leans."""
    by_group = list(leans)
    for name, letter in ratings:
        own = [claim for claim in claims if name in (claim.claimant, claim.claimant_group)]
        if not own:
            continue
        ids = tuple(claim.claim_id for claim in own)
        text = (
            f"{name} is a source of the letter {letter}, says whoever keeps this record; that weighs nothing here. "
            f"{_fared(ids, verdict_of)}"
        )
        leaning = [_leaning(row) for row in by_group if row.group == name]
        told = f" Its figures are {joined(leaning)}." if leaning else ""
        yield StatementLine(kind=StatementKind.ASSUMED, text=text + told, claims=ids)


def rated_claims(
    credibility: Ratings, known: Collection[str], verdict_of: Mapping[str, VerdictWord]
) -> Iterator[StatementLine]:
    """Each rated claim with its digit, and what the audit says of it."""
    for name, digit in credibility:
        if name in known:
            verdict = verdict_of.get(name, VerdictWord.CANNOT_BE_JUDGED)
            text = (
                f"Claim {name} is {digit} on the scale from 1 to 5, says whoever keeps this record; that weighs "
                f"nothing here. Held against the others it {_of_one(verdict)}."
            )
            yield StatementLine(kind=StatementKind.ASSUMED, text=text, claims=(name,))


def _of_one(verdict: VerdictWord) -> str:
    return f"is {verdict}" if verdict is VerdictWord.DOUBTFUL else str(verdict)


def _fared(ids: Collection[str], verdict_of: Mapping[str, VerdictWord]) -> str:
    """How claims fared that could be held against others."""
    verdicts = [verdict_of[name] for name in ids if verdict_of.get(name) in FARED]
    if not verdicts:
        return f"None of its {tally(len(ids), 'claim')} could be held against others."
    counts = [f"{verdicts.count(verdict):,} {word}" for verdict, word in FARED.items() if verdict in verdicts]
    return f"Of its {tally(len(ids), 'claim')} {len(verdicts):,} could be held against others: {joined(counts)}."


def _leaning(row: SourceLean) -> str:
    low, middle, high = (factor_words(value) for value in (row.factor_q05, row.factor_q50, row.factor_q95))
    lean = f"{middle} times the true ones on {row.family} of {side_words(row.side)} (90 % interval {low} to {high})"
    return f"{lean}{_scattering(row)}"


def _scattering(row: SourceLean) -> str:
    """How exact it is beside its lean; nothing where too few numbers tell."""
    if row.scatter_q05 is None or row.scatter_q50 is None or row.scatter_q95 is None:
        return ""
    low, middle, high = (factor_words(value) for value in (row.scatter_q05, row.scatter_q50, row.scatter_q95))
    numbers = tally(row.scatter_claims, "number")
    return f", two in three within a factor of {middle} of that ({low} to {high}, by {numbers})"
