"""The choice for a number: whether it is a claim, which quantity, and how firmly it is put forward.

Two readings are weighed: that of the table, which adds up what stands about the number, and, where it may be a claim,
that of the network, which reads the words in their order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import exp, prod
from typing import Final

from passmuster.ledger.vocabulary import Mode, Quantity
from passmuster.networks.number_network import NumberNetwork
from passmuster.reading.choices.date_features import date_features
from passmuster.reading.choices.number_features import NumberInSentence, leaning_features, number_features
from passmuster.reading.choices.surroundings import surrounding_features
from passmuster.reading.choices.windows import window_of
from passmuster.reading.learned.weights import Weights
from passmuster.reading.proposals import Proposal, ToldBefore
from passmuster.reading.syntax.symbols import symbols_of
from passmuster.reading.text.parsed import Parsed

__all__ = ["A_CLAIM", "NOT_A_CLAIM", "NumberChoice", "as_answered", "beside_features", "choices_for", "features_for"]

NOT_A_CLAIM: Final = "none"
"""The class of a number that is no claim."""

A_CLAIM: Final = "claim"
"""The class of every other."""

TRUST: Final = exp(1.0)
"""How much likelier the grammar's own answer is made, in quantity and in mode, where that is something to come. Of
other answers the weights know best when to believe it, as was found by leaving out writers."""

TO_COME: Final = frozenset({Quantity.PLANNED, Mode.PLANNED, Mode.PROJECTED})

STANDING: Final = frozenset({Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS})
"""Quantities that are called planned while they are still to come."""

HEADS: Final = ("claim", "quantity", "mode", "scope")
"""What is chosen for a number; the last three for one that is a claim, and the scope beside the two before it."""

WORTH_TELLING: Final = 0.02
"""Probability from which on a quantity that was not chosen is told."""

LIKELY_SCOPE: Final = 0.05
"""Probability from which on a scope may be chosen once all numbers of a text are known."""

REASONS: Final = 3
"""Features that are told to have decided, the heaviest first."""

IN_ORDER: Final = "words in their order"
"""What the network's part in a decision is called."""

TINY: Final = 1e-12
"""Keeps a share of nothing from being divided by nothing."""

SHARE_OF_NETWORK: Final = {"claim": 0.35, "quantity": 0.35, "mode": 0.35, "scope": 0.2}
"""How much the network counts beside the table in each choice. Of half of the writers, read by what the others teach,
.758 of the quantities were right without it, .775 at a fifth, .779 at .35 and .777 at a half; what is a claim was
likeliest at .35, by .018 of log loss; of the scopes .788, .786, .782 and .774 were right, at a fifth the likelier."""

WORTH_A_SECOND_READING: Final = 0.02
"""Probability of being a claim by the table from which on the network is asked: below it are three numbers in ten, and
one claim in a thousand."""

LEAST_CLAIM: Final = 0.54
"""Probability of being a claim from which on a number is one, chosen by leaving out one writer at a time: below it more
numbers of other things are taken for claims than claims are found."""


@dataclass(frozen=True)
class NumberChoice:
    """What was chosen for a number, with the probabilities of quantities (`none` for no claim), modes and scopes."""

    quantities: dict[str, float]
    modes: dict[str, float]
    scopes: dict[str, float]
    features: tuple[str, ...]
    grammar: tuple[str, str] = (NOT_A_CLAIM, NOT_A_CLAIM)
    """The quantity and the mode that the grammar gives by a word of the sentence; "none" where it has none."""

    again: tuple[float, ...] = ()
    """The scores that the network gave, by column of the table; empty where it was not asked."""

    @property
    def is_claim(self) -> bool:
        """True where a claim is likely enough."""
        return self.quantities[NOT_A_CLAIM] <= 1 - LEAST_CLAIM

    @cached_property
    def pair(self) -> tuple[Quantity, Mode]:
        """The likeliest quantity and mode together, if it is a claim: what is to come is planned, the rest is not."""
        return max(self.pairs, key=self.pairs.__getitem__)

    @cached_property
    def pairs(self) -> dict[tuple[Quantity, Mode], float]:
        """The probability of each quantity and mode that agree; together that of being a claim."""
        named = [Quantity(name) for name in self.quantities if name != NOT_A_CLAIM]
        found = {
            (quantity, mode): self.quantities[quantity] * self.modes[mode] * self._trust(quantity, mode)
            for quantity, mode in product(named, map(Mode, self.modes))
            if _agree(quantity, mode)
        }
        share = (1 - self.quantities[NOT_A_CLAIM]) / max(sum(found.values()), TINY)
        return {pair: share * value for pair, value in found.items()}

    def _trust(self, *answers: Quantity | Mode) -> float:
        given = zip(answers, self.grammar, strict=True)
        return prod(TRUST for answer, own in given if answer == own and answer in TO_COME)

    @cached_property
    def measures(self) -> dict[str, float]:
        """The probability of each quantity in a mode that agrees with it, and of no claim."""
        found = {NOT_A_CLAIM: self.quantities[NOT_A_CLAIM]}
        for (quantity, _), value in self.pairs.items():
            found[quantity] = found.get(quantity, 0.0) + value
        return found

    @property
    def scope(self) -> str:
        """The likeliest scope: part, flow, incident or total."""
        return max(self.scopes, key=self.scopes.__getitem__)

    @property
    def likely_scopes(self) -> list[str]:
        """The scopes that may still be chosen when all numbers of the text are known."""
        return [name for name, share in self.scopes.items() if share >= LIKELY_SCOPE or name == self.scope]

    @property
    def told(self) -> ToldBefore:
        """What was chosen, as the next number leans on it."""
        return ToldBefore(*self.pair, self.scope)

    @property
    def likelihood(self) -> float:
        """How likely it is that this is a claim, of this quantity and in this mode, before that is calibrated."""
        return self.pairs[self.pair]

    @property
    def measure_likelihood(self) -> float:
        """How likely it is that this is a claim, and of this quantity, before that is calibrated."""
        return self.measures[self.pair[0]]

    def runner_up(self, weights: Weights) -> tuple[str, float, str] | None:
        """The quantity that came second, its probability, and the features that decided against it; None for none."""
        chosen = self.pair[0]
        others = [name for name, share in self.measures.items() if name != chosen and share >= WORTH_TELLING]
        if not others:
            return None
        second = max(others, key=self.measures.__getitem__)
        head = ("claim", A_CLAIM, NOT_A_CLAIM) if second == NOT_A_CLAIM else ("quantity", str(chosen), second)
        reasons = [*weights.reasons(self.features, *head), *self._in_order(weights, *head)]
        told = sorted(reasons, key=lambda reason: (-reason[1], reason[0]))[:REASONS]
        return second, round(self.measures[second], 2), ", ".join(name for name, gain in told if gain > 0)

    def _in_order(self, weights: Weights, head: str, wanted: str, against: str) -> list[tuple[str, float]]:
        """What the network says for one class against another, measured as a feature of the table is."""
        if not self.again:
            return []
        begin, classes = weights.begins[head], weights.heads[head]
        gain = self.again[begin + classes.index(wanted)] - self.again[begin + classes.index(against)]
        return [(IN_ORDER, gain * SHARE_OF_NETWORK[head] / (1 - SHARE_OF_NETWORK[head]))]

    @property
    def rule(self) -> str:
        """What was chosen and how surely, for the record."""
        return f"learned:{self.pair[0]}:{self.measure_likelihood:.2f}"


def choices_for(
    s: Parsed,
    proposals: Sequence[Proposal],
    weights: Weights,
    told: ToldBefore | None = None,
    before: Parsed | None = None,
    network: Callable[[], NumberNetwork] | None = None,
) -> list[NumberChoice]:
    """A choice for each number of a sentence; `told` is the claim and `before` the sentence before it in the text."""
    chosen, answered = [], [as_answered(p) for p in proposals]
    for index, (p, features) in enumerate(zip(proposals, features_for(s, proposals, before), strict=True)):
        leaning = [*features, *leaning_features(features, told)]
        scores, again = weights.scores(leaning), list[float]()
        if network is not None and weights.probabilities("claim", scores)[A_CLAIM] >= WORTH_A_SECOND_READING:
            window = window_of(s, answered, index, before)
            again = network().scores(window, weights.begins, weights.columns)
            scores = _of_two(scores, again, weights)
        claim, named, modes, scopes = (weights.probabilities(head, scores) for head in HEADS)
        shares = {name: claim[A_CLAIM] * share for name, share in named.items()}
        quantities = {NOT_A_CLAIM: claim[NOT_A_CLAIM], **shares}
        choice = NumberChoice(quantities, modes, scopes, tuple(leaning), _trusted(p), tuple(again))
        choice = _with_scopes(choice, scores, weights) if choice.is_claim else choice
        told = choice.told if choice.is_claim else told
        chosen.append(choice)
    return chosen


def _of_two(table: list[float], network: list[float], weights: Weights) -> list[float]:
    """The scores of both readings together: the weighted mean of what each thinks likely, as logarithms."""
    shares = [SHARE_OF_NETWORK[head] for head, classes in weights.heads.items() for _ in classes]
    return [(1 - n) * one + n * other for n, one, other in zip(shares, table, network, strict=True)]


def _with_scopes(choice: NumberChoice, scores: list[float], weights: Weights) -> NumberChoice:
    """A choice with the scopes as they are beside its quantity and mode: a plan is a total more often than a flow."""
    counted = 1 - SHARE_OF_NETWORK["scope"] if choice.again else 1.0
    more = (counted * weight for weight in weights.scores(beside_features(*choice.pair)))
    beside = [score + weight for score, weight in zip(scores, more, strict=True)]
    return replace(choice, scopes=weights.probabilities("scope", beside))


def beside_features(quantity: str, mode: str) -> list[str]:
    """What a scope stands beside: a quantity, a mode, and the two of them.

    >>> beside_features("killed", "asserted")
    ['with-quantity=killed', 'with-mode=asserted', 'with=killed:asserted']
    """
    return [f"with-quantity={quantity}", f"with-mode={mode}", f"with={quantity}:{mode}"]


def features_for(s: Parsed, proposals: Sequence[Proposal], before: Parsed | None = None) -> list[list[str]]:
    """The features of each number of a sentence, as they are learned from and chosen by; `before` is the one before."""
    if not proposals:
        return []
    shared = surrounding_features(s, before)
    own = number_features(s, symbols_of(s), [as_answered(p) for p in proposals])
    return [
        [*features, *shared, *date_features(s, p.number.first, before, features)]
        for p, features in zip(proposals, own, strict=True)
    ]


def as_answered(p: Proposal) -> NumberInSentence:
    """A number with what the grammar found about it and made of it."""
    return NumberInSentence(p.number, p.is_something_else, p.candidate, p.governed, _answer(p))


def _answer(p: Proposal) -> tuple[str, str]:
    return (NOT_A_CLAIM, NOT_A_CLAIM) if p.claim is None else (p.claim.quantity, p.claim.mode)


def _trusted(p: Proposal) -> tuple[str, str]:
    """The grammar's answer; no quantity where no word led it to one."""
    quantity, mode = _answer(p)
    return (NOT_A_CLAIM if p.governed is None or p.governed.side == "default" else quantity), mode


def _agree(quantity: Quantity, mode: Mode) -> bool:
    """False for a strength or a sending that is still to come, and for a plan that is none."""
    if quantity == Quantity.PLANNED:
        return mode not in {Mode.ASSERTED, Mode.ESTIMATED}
    return quantity not in STANDING or mode not in {Mode.PLANNED, Mode.PROJECTED}
