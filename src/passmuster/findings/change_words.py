"""What moved, in words: the numbers before and after, what each cause did, and what came without moving anything."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from passmuster.findings.parts.changes import Cause, ChangeFindings, ChangePart, LookedAt, MovedNumber, View
from passmuster.findings.sentences import sentence_case
from passmuster.ledger.actors import actor_name
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.dates import long_date, short_date
from passmuster.wording.lists import joined
from passmuster.wording.numbers import count_words, factor_words, interval_words
from passmuster.wording.quantities import tally

__all__ = [
    "OTHER_WORDS", "change_sentences", "compared_words", "expected_words", "kind_words", "method_sentences",
    "moved_note", "signed", "step_words",
]  # fmt: skip

OTHER_WORDS: Final = {
    Cause.TIME: "what the last briefing expected anyway",
    Cause.FRAME: "the model's view of the past, moved on to the new day",
    Cause.METHOD: "another program, case file or seed",
    Cause.SAMPLING: "sampling noise",
}
"""How causes that are no evidence are named."""

KINDS: Final = {
    "fresh": ("new claim", "new claims"),
    "late": ("late claim about days before", "late claims about days before"),
    "correction": ("correction", "corrections"),
    "withdrawal": ("withdrawal", "withdrawals"),
    "echo": ("claim told apart or joined anew", "claims told apart or joined anew"),
}

TOLD: Final = (Quantity.PRESENT, Quantity.DEPLOYED, Quantity.KILLED)
"""Quantities of the first subject that are told in words; the table holds all."""

FEW_GROUPS: Final = 3
MANIFOLD: Final = 3.0
"""An interval so many times as wide is told so, and no more in hundreds of percent."""


def change_sentences(
    numbers: Sequence[MovedNumber],
    looked_at: LookedAt,
    names: Mapping[str, str],
    *,
    changed: bool,
    other_method: Sequence[str] = (),
) -> tuple[str, ...]:
    """The first subject's counts in words, and what was looked at.

    `other_method` says which of program, case file and seed are other than then.
    """
    others = OTHER_WORDS | ({Cause.METHOD: f"another {joined(other_method)}"} if other_method else {})
    told = (
        [row for row in numbers if row.view is View.HEADLINE and row.subject == numbers[0].subject] if numbers else []
    )
    sentences = [text for row in told if row.quantity in TOLD for text in _told(row, names, others)] if changed else []
    if not changed:
        sentences = ["No number moved beyond rounding."]
    return (*sentences, *_looked_at(looked_at))


def compared_words(findings: ChangeFindings) -> str:
    """The two days that are compared, or the one that two states are compared of."""
    if findings.since == findings.until:
        return f"two accounts of {long_date(findings.until)}"
    return f"{long_date(findings.since)} to {long_date(findings.until)}"


def signed(figure: int) -> str:
    """A part as it is printed, with its sign: "+200", "−900", "0"."""
    return f"{'+' if figure > 0 else '−' if figure < 0 else ''}{abs(figure):,}"


def expected_words(row: MovedNumber) -> str:
    """What the earlier briefing expected of the later day, and whether it came so; empty where nothing was expected."""
    if row.expected is None or row.old_date == row.date:
        return ""
    low, middle, high = row.expected
    stands = "inside" if row.is_as_expected else "outside"
    told = f"about {count_words(middle, width=high - low)} ({interval_words(low, high)})"
    return f"The earlier briefing expected {told} on this day; the number now lies {stands} that 90 % interval."


def moved_note(findings: ChangeFindings, words: Mapping[Quantity, str]) -> str:
    """What moved since, in one sentence of a first screen; `words` names the counts that are told.

    The first count says what did it; the others where they were and are.
    """
    rows = [row for row in findings.numbers if row.view is View.HEADLINE and row.subject == findings.main_subject]
    told = [row for quantity in words for row in rows if row.quantity == quantity]
    since = f"Since {short_date(findings.since, findings.until)}"
    if not findings.changed or not told:
        return " ".join((f"{since}: no number moved beyond rounding.", *_looked_at(findings.looked_at)))
    parts = [f"{words[row.quantity]} {_from_to(row)}" for row in told]
    return f"{since}: {joined([f'{parts[0]} ({_short_causes(told[0])})', *parts[1:]])}."


def _from_to(row: MovedNumber) -> str:
    return (
        f"{row.shown_new:,} as before" if row.shown_old == row.shown_new else f"{row.shown_old:,} to {row.shown_new:,}"
    )


def _short_causes(row: MovedNumber) -> str:
    names = {Cause.TIME: "expected anyway", Cause.FRAME: "the view of the past", Cause.METHOD: "another method"}
    told = [f"{names.get(cause, str(cause))} {signed(figure)}" for cause, figure in row.shown if figure]
    return ", ".join(told) if told else "by nothing beyond rounding"


def step_words(held: Sequence[bool | None]) -> str:
    """How many later numbers lay inside the intervals that the briefing before had printed for their day."""
    asked = [one for one in held if one is not None]
    if not asked:
        return "No briefing on the way said what it expected of the next day."
    inside = sum(asked)
    verb = "lies" if inside == 1 else "lie"
    return (
        f"Of {tally(len(asked), 'later number')}, {inside} {verb} inside the 90 % interval that the briefing before "
        "expected for that day; nine in ten should."
    )


def method_sentences(findings: ChangeFindings) -> tuple[str, ...]:
    """How the move was shared out, how many draws spoke, and whether program, case file and seed are those of then."""
    sampled = tally(findings.bridges, "point") if findings.bridges else "no point"
    verb = "is" if len(findings.other_method) == 1 else "are"
    other = f"{sentence_case(joined(findings.other_method))} {verb} other than in the earlier briefing."
    same = "Program, case file and seed are those of the earlier briefing."
    return (
        "Each part is what a change did along the way from all the evidence of then to all the evidence of now, every "
        "change growing at once; so parts add up and no order matters. “Without it” is the number now if that one "
        "change were undone, which is another question.",
        "± is the Monte Carlo standard error. Several parts within two of them of nought are told together.",
        f"At its thinnest the way has {findings.fewest:,.0f} effective draws; {sampled} between was sampled.",
        same if findings.same_program else other,
    )


def kind_words(kind: str, number: int) -> str:
    """So many changes of a kind: "2 new claims"."""
    return tally(number, *KINDS[kind])


def _told(row: MovedNumber, names: Mapping[str, str], others: Mapping[Cause, str]) -> list[str]:
    subject = f"{names.get(row.subject, row.subject)}, {row.quantity}"
    moved = "stands" if row.shown_old == row.shown_new else "rose" if row.shown_new > row.shown_old else "fell"
    if moved == "stands":
        opening = f"{subject}: still {row.shown_new:,}"
    else:
        opening = f"{subject}: {moved} from {row.shown_old:,} to {row.shown_new:,}"
    days = f" ({long_date(row.old_date)} to {long_date(row.date)})" if row.old_date != row.date else ""
    return [f"{opening}{days}: {_causes(row, others)}.", *_interval(row)]


def _causes(row: MovedNumber, others: Mapping[Cause, str]) -> str:
    told = [f"{_cause_words(row, cause, others)} {signed(figure)}" for cause, figure in row.shown if figure]
    return joined(told) if told else "nothing did more than rounding hides"


def _cause_words(row: MovedNumber, cause: Cause, others: Mapping[Cause, str]) -> str:
    parts = [part for part in row.parts if part.cause is cause]
    if not parts:
        return others[cause]
    by_kind: dict[str, list[ChangePart]] = defaultdict(list)
    for part in parts:
        by_kind[part.kind].append(part)
    kinds = joined([kind_words(kind, len(own)) for kind, own in by_kind.items()])
    groups = list(dict.fromkeys(part.group for part in parts))
    return f"{kinds} from {joined([actor_name(group) for group in groups])}" if len(groups) <= FEW_GROUPS else kinds


def _interval(row: MovedNumber) -> list[str]:
    """How far the interval narrowed or widened, where it is by more than a twentieth; manifold is told in times."""
    old, new = row.old_interval[1] - row.old_interval[0], row.new_interval[1] - row.new_interval[0]
    if old <= 0.0 or abs(new / old - 1.0) < 0.05:
        return []
    if new >= MANIFOLD * old:
        return [f"Its 90 % interval is {factor_words(new / old)} times as wide."]
    word = "narrower" if new < old else "wider"
    return [f"Its 90 % interval is {abs(new / old - 1.0):.0%} {word}.".replace("%", " %").replace("90  %", "90 %")]


def _looked_at(looked_at: LookedAt) -> list[str]:
    if not looked_at.new_claims and not looked_at.weighed and not looked_at.no_weight:
        return ["No claim came, was changed or went.", *_rated(looked_at)]
    silent = f"; {tally(len(looked_at.no_weight), 'claim')} moved no weight" if looked_at.no_weight else ""
    return [sentence_case(f"{tally(looked_at.weighed, 'change')} of the evidence weighed{silent}."), *_rated(looked_at)]


def _rated(looked_at: LookedAt) -> list[str]:
    """How many ratings are others; what each is, is told with what moved nothing."""
    number = len(looked_at.ratings)
    if not number:
        return []
    are, move = ("is another", "moves") if number == 1 else ("are others", "move")
    return [sentence_case(f"{tally(number, 'rating')} {are} than then and {move} no number.")]
