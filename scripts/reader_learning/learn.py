"""Learn: from passages to the tables of each kind of choice."""

from collections.abc import Sequence

from passmuster.reading.learned.tables import Learned
from passmuster.reading.learned.weights import read_weights
from reader_learning.examples import NumberExample, Passage, lessons, number_examples
from reader_learning.logistic import fit
from reader_learning.ranking import fit_ranking
from reader_learning.roles import beginnings, role_choices
from reader_learning.table import as_text

RIDGE = 3.0
"""Penalty on the squares of weights, chosen by leaving out one writer at a time."""

RIDGE_OF_RANKING = 2.0
"""The same where one thing is chosen among several."""

RIDGE_OF_ROLES = 6.0
"""The same for whose war it is, chosen by leaving out wars."""

LESSON_WEIGHT = 3
"""How often a lesson about a speaker is taught: ordinary prose is plainer than the corpus."""

RIDGE_OF_VOICES = 4.0
"""The same where it is a speaker."""

AS_TOLD = as_text({head: ["fit"] for head in ("whole", "measure")}, {h: {"logit": [1.0]} for h in ("whole", "measure")})
"""The table of doubt before any is known: every likelihood told as it is."""


def learn_reading(kept: Sequence[Passage]) -> Learned:
    """The tables by which a text is read, learned from some passages; whose war it is has no part in it."""
    texts = {**_reading_text(kept), "roles": "role\tfit\n\n"}
    return Learned(*(read_weights(texts[name]) for name in Learned._fields))


def learn_text(kept: Sequence[Passage]) -> dict[str, str]:
    """The text of each table, by name."""
    return {**_reading_text(kept), "roles": role_table(kept)}


def _reading_text(kept: Sequence[Passage]) -> dict[str, str]:
    numbers = [example for passage in [*kept, *lessons()] for example in _numbers(passage)]
    tables = {"numbers": _number_table(numbers), "forces": _force_table(numbers), "voices": _voice_table(numbers)}
    return {**tables, "doubt": AS_TOLD}


def role_table(kept: Sequence[Passage]) -> str:
    """The table of whose war it is, as text: from passages and from plain beginnings of articles."""
    choices = [choice for row in (*(passage.row for passage in kept), *beginnings()) for choice in role_choices(row)]
    return as_text({"role": ["fit"]}, {"role": fit_ranking(choices, RIDGE_OF_ROLES)})


def _force_table(numbers: list[NumberExample]) -> str:
    choices = [number.force for number in numbers if number.force is not None]
    return as_text({"force": ["fit"]}, {"force": fit_ranking(choices, RIDGE_OF_RANKING)})


def _voice_table(numbers: list[NumberExample]) -> str:
    plain = [number for passage in lessons() for number in _numbers(passage)] * (LESSON_WEIGHT - 1)
    choices = [number.voice for number in (*numbers, *plain) if number.voice is not None]
    return as_text({"voice": ["fit"]}, {"voice": fit_ranking(choices, RIDGE_OF_VOICES)})


def _number_table(numbers: list[NumberExample]) -> str:
    claims = [example for example in numbers if example.claim is not None]
    heads = {
        "quantity": sorted({example.quantity for example in numbers}),
        "mode": sorted({str(example.claim["mode"]) for example in claims if example.claim}),
        "scope": ["flow", "incident", "part", "total"],
    }
    scoped = [example for example in claims if example.claim and "scope" in example.claim]
    tables = {
        "quantity": fit([n.features for n in numbers], [n.quantity for n in numbers], heads["quantity"], RIDGE),
        "mode": fit([n.features for n in claims], [n.claim["mode"] for n in claims if n.claim], heads["mode"], RIDGE),
        "scope": fit(
            [n.features for n in scoped], [n.claim["scope"] for n in scoped if n.claim], heads["scope"], RIDGE
        ),
    }
    return as_text(heads, tables)


def _numbers(passage: Passage) -> list[NumberExample]:
    """The numbers of a passage; worked out once however often the passage is learned from."""
    key = passage.row["id"]
    if key not in KNOWN:
        KNOWN[key] = number_examples(passage.row)
    return KNOWN[key]


KNOWN: dict[str, list[NumberExample]] = {}
