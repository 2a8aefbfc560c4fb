"""Agreement: what may be called known, by a rule that is the same for every side.

A floor is known when two source groups that do not share a side state it or more, firmly and from independent origins,
and no firm claim sets a ceiling below it for then or later; who they are is said with it. Only running totals qualify:
they never fall, so a floor stays one. Claims that do not pass muster support nothing but still contest. Nameless and
unsorted sources (`OTHER`) support nothing, because who they are cannot be told. What groups of one side alone agree on
is inferred: they share an interest, and often their sources.

What a force's own side says of it against its interest is put beside as an admission: known to have been said by those
who would know. A denial, a ceiling and a number worked out from words are none.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from passmuster.findings.parts.evidence import StatementKind, StatementLine
from passmuster.ledger import Case, Claim, Force
from passmuster.ledger.restatements import derived_words
from passmuster.ledger.vocabulary import ForceKind, Mode, Quantity
from passmuster.wording.dates import long_date
from passmuster.wording.lists import joined
from passmuster.wording.numbers import claimed_words, reported_words
from passmuster.wording.quantities import counted_when, quantity_noun
from passmuster.wording.sides import side_words

__all__ = ["Agreement", "admissions", "agreement_line", "agreements"]

TOTALS: Final = (
    Quantity.DEPLOYED,
    Quantity.KILLED,
    Quantity.WOUNDED,
    Quantity.CAPTURED,
    Quantity.CASUALTIES,
    Quantity.RETURNED,
)
FIRM: Final = frozenset({Mode.ASSERTED, Mode.ESTIMATED})
UNSORTED: Final = "OTHER"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A floor that claims of two groups state, the earlier claim first, and that nobody contests."""

    force: Force
    quantity: Quantity
    number: float
    claims: tuple[Claim, ...]
    side: str = ""
    """The side that both stand on, where no other agrees; empty for a floor that is known."""

    @property
    def day(self) -> date:
        """The day by which the floor holds: that of the later claim."""
        return self.claims[-1].day


def agreements(
    subjects: Iterable[Force],
    weighed: Sequence[Claim],
    origin_of: Mapping[str, str],
    ruled_out: Collection[str],
    case: Case,
) -> Iterator[Agreement]:
    """The largest floor on which two groups agree and which nobody contests, for each total of each force.

    Where groups of one side alone agree on a larger one, that stands behind it, with the side.

    `weighed` are the claims that entered the fit and their repeats, `origin_of` maps their ids to their origins, and
    `ruled_out` are the ids of those that do not pass muster.
    """
    for force in subjects:
        for quantity in TOTALS:
            firm = _firm(weighed, force, quantity)
            supporting = [claim for claim in firm if claim.claim_id not in ruled_out and _may_support(claim)]
            known = _agreed(firm, supporting, origin_of, case, across=True)
            if known is not None:
                yield Agreement(force, quantity, *known)
            shared = _agreed(firm, supporting, origin_of, case, across=False)
            if shared is not None and (known is None or shared[0] > known[0]):
                yield Agreement(force, quantity, *shared, side=case.side_of(shared[1][0].claimant_group))


def _firm(weighed: Iterable[Claim], force: Force, quantity: Quantity) -> list[Claim]:
    """Firm, unambiguous totals of the force, in order of the days they speak of."""
    found = [
        claim
        for claim in weighed
        if (claim.subject, claim.quantity) == (force.force_id, quantity)
        and claim.mode in FIRM
        and not claim.is_window
        and len(claim.measures) <= 1
    ]
    return sorted(found, key=lambda claim: (claim.day, claim.claim_id))


def _may_support(claim: Claim) -> bool:
    return claim.claimant_group != UNSORTED and bool(claim.number_low)


def _agreed(
    firm: Sequence[Claim], supporting: Sequence[Claim], origin_of: Mapping[str, str], case: Case, *, across: bool
) -> tuple[float, tuple[Claim, ...]] | None:
    """The largest number that two groups support and nobody contests, with the two claims.

    Two that share no side where `across`, two that share one otherwise.
    """
    for number in sorted({claim.number_low or 0.0 for claim in supporting}, reverse=True):
        pair = _pair([claim for claim in supporting if (claim.number_low or 0.0) >= number], origin_of, case, across)
        if pair and not _contested(firm, number, pair[-1].day):
            return number, pair
    return None


def _pair(claims: Sequence[Claim], origin_of: Mapping[str, str], case: Case, across: bool) -> tuple[Claim, ...]:
    """The first two claims of two groups and two origins that share no side, or one; empty when there are none."""
    for place, later in enumerate(claims):
        for first in claims[:place]:
            apart = later.claimant_group != first.claimant_group
            if apart and origin_of[later.claim_id] != origin_of[first.claim_id]:
                side = case.side_of(first.claimant_group)
                shares = side != "" and side == case.side_of(later.claimant_group)
                if shares != across:
                    return (first, later)
    return ()


def _contested(claims: Iterable[Claim], number: float, day: date) -> bool:
    """Whether a firm claim sets a ceiling below the number for that day or a later one."""
    return any(claim.number_high is not None and claim.number_high < number and claim.day >= day for claim in claims)


def agreement_line(agreed: Agreement, case: Case) -> StatementLine:
    """The floor in a sentence, with who says so and where they stand."""
    speakers = joined([f"{claim.claimant} ({claim.claimant_group})" for claim in agreed.claims])
    told = (
        f"independently though both of {side_words(agreed.side)}, so that it rests on that side alone"
        if agreed.side
        else f"independently and from {_standings(agreed.claims, case)}"
    )
    text = (
        f"{agreed.force.name}: at least {reported_words(agreed.number)} {quantity_noun(agreed.quantity)} by "
        f"{long_date(agreed.day)}. {speakers} say so or more, {told}, and no claim for then or later says fewer."
    )
    kind = StatementKind.INFERRED if agreed.side else StatementKind.KNOWN
    return StatementLine(kind=kind, text=text, claims=tuple(claim.claim_id for claim in agreed.claims))


def _standings(claims: Iterable[Claim], case: Case) -> str:
    """Where the speakers stand: "the Russian side and no side"."""
    sides = sorted({case.side_of(claim.claimant_group) for claim in claims}, reverse=True)
    return joined([side_words(side) if side else "no side" for side in sides]) if any(sides) else "sources of no side"


def admissions(claims: Iterable[Claim], case: Case) -> Iterator[StatementLine]:
    """What a force's own side says of its numbers against its interest, one sentence for each claim.

    Of running totals and of strengths the last word stands for those before it, unless these were larger.
    """
    admitted = [claim for claim in claims if _is_admission(claim, case)]
    for claim in admitted:
        if not any(_says_as_much_later(other, claim) for other in admitted):
            when = f" {counted_when(claim.quantity, claim.as_of_start, claim.day)}" if claim.is_window else ""
            text = (
                f"{case.name_of(claim.subject)}: its own side, {claim.claimant}, said on {long_date(claim.said_on)}: "
                f"{claimed_words(claim)} {quantity_noun(claim.quantity)}{when}."
            )
            yield StatementLine(kind=StatementKind.KNOWN, text=text, claims=(claim.claim_id,))


def _is_admission(claim: Claim, case: Case) -> bool:
    force = case.force(claim.subject)
    is_own = force is not None and force.kind != ForceKind.SUPPLY and _own_side(case, force.actor, claim)
    return is_own and _admits(claim)


def _says_as_much_later(other: Claim, claim: Claim) -> bool:
    """Whether another claim counts the same on a later day and no fewer, so that the earlier need not be told."""
    same = (other.subject, other.quantity) == (claim.subject, claim.quantity)
    both_total = not other.is_window and not claim.is_window
    return same and both_total and other.day > claim.day and (other.number_low or 0.0) >= (claim.number_low or 0.0)


def _admits(claim: Claim) -> bool:
    """Whether a claim grants that some are there or lost: asserted, above none, and said rather than worked out.

    That some went home is what a side says that is told to send them there, and no admission.
    """
    granted = claim.mode == Mode.ASSERTED and not claim.is_prospective and bool(claim.number_low)
    granted = granted and claim.quantity != Quantity.RETURNED
    return granted and not derived_words(claim)


def _own_side(case: Case, actor: str, claim: Claim) -> bool:
    side = case.side_of(actor)
    return claim.claimant_group == actor or (side != "" and case.side_of(claim.claimant_group) == side)
