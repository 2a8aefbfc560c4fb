"""The choice for a number: whether it is a claim, which quantity, and how firmly it is put forward."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import exp
from typing import Final

from passmuster.ledger.vocabulary import Mode, Quantity
from passmuster.reading.choices.number_features import NumberInSentence, leaning_features, number_features
from passmuster.reading.choices.symbols import symbols_of
from passmuster.reading.learned.weights import Weights
from passmuster.reading.proposals import Proposal, ToldBefore
from passmuster.reading.text.parsed import Parsed

__all__ = ["NOT_A_CLAIM", "NumberChoice", "choices_for", "features_for"]

NOT_A_CLAIM: Final = "none"
"""The class of a number that is no claim."""

TRUST: Final = exp(1.0)
"""How much likelier the grammar's own answer is made: ordinary prose is plainer than the corpus. It has no part in
whether a number is a claim at all. Passages of unseen writers are read best at this value, and at half as well."""

STANDING: Final = frozenset({Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS})
"""Quantities that are called planned while they are still to come."""

HEADS: Final = ("quantity", "mode", "scope")
"""What is chosen for a number, each by itself."""

WORTH_TELLING: Final = 0.02
"""Probability from which on a quantity that was not chosen is told."""

REASONS: Final = 3
"""Features that are told to have decided, the heaviest first."""

LEAST_CLAIM: Final = 0.5
"""Probability of being a claim from which on a number is one."""


@dataclass(frozen=True)
class NumberChoice:
    """What was chosen for a number, with the probabilities of quantities (`none` for no claim), modes and scopes."""

    quantities: dict[str, float]
    modes: dict[str, float]
    scopes: dict[str, float]
    features: tuple[str, ...]
    grammar: tuple[str, str]
    """The quantity and the mode that the grammar alone gives; "none" where it makes no claim."""

    @property
    def is_claim(self) -> bool:
        """True where a claim is likelier than none."""
        return self.quantities[NOT_A_CLAIM] <= 1 - LEAST_CLAIM

    @cached_property
    def pair(self) -> tuple[Quantity, Mode]:
        """The likeliest quantity and mode together, if it is a claim: what is to come is planned, the rest is not."""
        named = (Quantity(name) for name in self.quantities if name != NOT_A_CLAIM)
        pairs = product(named, map(Mode, self.modes))
        return max((pair for pair in pairs if _agree(*pair)), key=self._likelihood)

    def _likelihood(self, pair: tuple[Quantity, Mode]) -> float:
        quantity, mode = pair
        trust = (TRUST if quantity == self.grammar[0] else 1.0) * (TRUST if mode == self.grammar[1] else 1.0)
        return self.quantities[quantity] * self.modes[mode] * trust

    @property
    def scope(self) -> str:
        """The likeliest scope: part, flow, incident or total."""
        return max(self.scopes, key=self.scopes.__getitem__)

    @property
    def told(self) -> ToldBefore:
        """What was chosen, as the next number leans on it."""
        return ToldBefore(*self.pair, self.scope)

    @property
    def likelihood(self) -> float:
        """How likely it is that this is a claim, of this quantity and in this mode, before that is calibrated."""
        return self.quantities[self.pair[0]] * self.modes[self.pair[1]]

    def runner_up(self, weights: Weights) -> tuple[str, float, str] | None:
        """The quantity that came second, its probability, and the features that decided against it; None for none."""
        chosen = self.pair[0]
        others = [name for name in self.quantities if name != chosen and self.quantities[name] >= WORTH_TELLING]
        if not others:
            return None
        second = max(others, key=self.quantities.__getitem__)
        reasons = weights.reasons(self.features, "quantity", str(chosen), second)[:REASONS]
        return second, round(self.quantities[second], 2), ", ".join(name for name, gain in reasons if gain > 0)

    @property
    def rule(self) -> str:
        """What was chosen and how surely, for the record."""
        quantity = self.pair[0]
        return f"learned:{quantity}:{self.quantities[quantity]:.2f}"


def choices_for(
    s: Parsed, proposals: Sequence[Proposal], weights: Weights, told: ToldBefore | None = None
) -> list[NumberChoice]:
    """A choice for each number of a sentence; `told` is the claim before it in the text, None where there is none."""
    chosen = []
    for p, features in zip(proposals, features_for(s, proposals), strict=True):
        leaning = [*features, *leaning_features(features, told)]
        scores = weights.scores(leaning)
        quantities, modes, scopes = (weights.probabilities(head, scores) for head in HEADS)
        choice = NumberChoice(quantities, modes, scopes, tuple(leaning), _answer(p))
        told = choice.told if choice.is_claim else told
        chosen.append(choice)
    return chosen


def features_for(s: Parsed, proposals: Sequence[Proposal]) -> list[list[str]]:
    """The features of each number of a sentence, as they are learned from and chosen by."""
    if not proposals:
        return []
    symbols, numbers = symbols_of(s), [_as_answered(p) for p in proposals]
    return [number_features(s, symbols, numbers, index) for index in range(len(numbers))]


def _as_answered(p: Proposal) -> NumberInSentence:
    return NumberInSentence(p.number, p.is_something_else, p.candidate, p.governed, _answer(p))


def _answer(p: Proposal) -> tuple[str, str]:
    return (NOT_A_CLAIM, NOT_A_CLAIM) if p.claim is None else (p.claim.quantity, p.claim.mode)


def _agree(quantity: Quantity, mode: Mode) -> bool:
    """False for a strength or a sending that is still to come, and for a plan that is none."""
    if quantity == Quantity.PLANNED:
        return mode not in {Mode.ASSERTED, Mode.ESTIMATED}
    return quantity not in STANDING or mode not in {Mode.PLANNED, Mode.PROJECTED}
