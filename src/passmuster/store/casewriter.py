"""A Case to the text of its ``case.toml``, with a comment on what each part is for; `parse_case` reads it back."""

import json
from collections.abc import Iterable, Iterator, Sequence

from passmuster.ledger.case import Case, Force, Lever, Prior, Question, Side
from passmuster.ledger.vocabulary import Asks, ForceKind, When

__all__ = ["case_text"]

RULE_WIDTH = 100
"""Characters of a heading with its rule."""


def case_text(case: Case) -> str:
    """The text of a case file; the sentences in `case.assumptions` stand at its top as comments."""
    return "\n".join([*_top(case), *_head(case), *_parts(case)]) + "\n"


def _top(case: Case) -> Iterator[str]:
    yield f"# {_one_line(case.title)}."
    yield "#"
    yield "# Every figure that is weighed stands in claims.csv or in the ledger, with who said it and when; this file"
    yield "# says what is counted, who stands where, and what is asked."
    if case.assumptions:
        yield "#"
        yield "# What was taken when the case was started; correct what is wrong:"
        yield from (f"# - {_one_line(sentence)}" for sentence in case.assumptions)
    yield ""


def _head(case: Case) -> Iterator[str]:
    yield "[case]"
    yield f"name = {_text(case.case_id)}"
    yield f"title = {_text(case.title)}"
    yield f"principal = {_text(case.principal)}  # whose war it is"
    yield f"partner = {_text(case.partner)}  # who sends troops to it"
    if case.opponents:
        written = _texts(case.opponents) if case.more_opponents else _text(case.opponent)
        yield f"opponent = {written}  # whom they fight"
    yield f"start = {case.start.isoformat()}  # Monday of week 0"
    if case.end:
        yield f"end = {case.end.isoformat()}  # last day of the war"
    if case.groups:
        yield f"groups = {_texts(case.groups)}  # who speaks here beside the groups known everywhere"
    if case.precedent_id:
        yield f"precedent = {_text(case.precedent_id)}  # this case among the precedents"


def _parts(case: Case) -> Iterator[str]:
    yield from _section("Who is counted", (_force(force) for force in case.forces))
    yield from _section("Who stands where", (_side(side) for side in case.sides))
    yield from _section("What is believed before any claim", (_prior(prior) for prior in case.priors))
    if case.reference_class:
        rows = (f"{_key(column)} = {_texts(values)}" for column, values in case.reference_class)
        yield from _section("Whose past is told as a base rate", [["[reference_class]", *rows]])
    if case.aliases:
        rows = (f"{_key(words)} = {_text(meaning)}" for words, meaning in case.aliases)
        yield from _section("Words of texts, and what they stand for", [["[aliases]", *rows]])
    yield from _section("What could change it", (_lever(lever) for lever in case.levers))
    yield from _section("What is asked", (_question(question) for question in case.questions))


def _section(heading: str, tables: Iterable[Iterable[str]]) -> Iterator[str]:
    """A heading and its tables; nothing when there is no table."""
    for number, table in enumerate(tables):
        yield ""
        if number == 0:
            yield f"# --- {heading} ".ljust(RULE_WIDTH, "-")
            yield ""
        yield from table


def _force(force: Force) -> Iterator[str]:
    yield "[[forces]]"
    yield f"id = {_text(force.force_id)}  # the word of claims.csv, column subject"
    yield f"name = {_text(force.name)}"
    if force.actor:
        yield f"actor = {_text(force.actor)}"
    if force.kind != ForceKind.FORCE:
        yield f"kind = {_text(force.kind)}"
    if force.part_of:
        yield f"part_of = {_text(force.part_of)}"
    if force.sum_of:
        yield f"sum_of = {_texts(force.sum_of)}"
    if not force.starts_empty:
        yield "starts_empty = false  # some may have been there before the start"
    if force.largest is not None:
        yield f"largest = {force.largest!r}  # the most that can ever have been in place"


def _side(side: Side) -> Iterator[str]:
    yield "[[sides]]"
    yield f"name = {_text(side.name)}"
    yield f"members = {_texts(side.members)}"


def _prior(prior: Prior) -> Iterator[str]:
    yield f"[priors.{_key(prior.name)}]"
    yield f"location = {prior.location!r}"
    yield f"scale = {prior.scale!r}"
    yield f"reason = {_text(prior.reason)}"


def _lever(lever: Lever) -> Iterator[str]:
    yield "[[levers]]"
    yield f"name = {_text(lever.name)}"
    yield f"text = {_text(lever.text)}"
    yield f"acts_on = {_text(lever.acts_on)}"
    if lever.unit:
        yield f"unit = {_text(lever.unit)}"


def _question(question: Question) -> Iterator[str]:
    yield "[[questions]]"
    yield f"id = {_text(question.question_id)}"
    yield f"text = {_text(question.text)}"
    yield f"subject = {_text(question.subject)}"
    yield f"quantity = {_text(question.quantity)}"
    if question.asks != Asks.LEFT:
        yield f"threshold = {question.threshold!r}"
    yield f"by = {question.by.isoformat()}"
    if question.asks != Asks.AT_LEAST:
        yield f"asks = {_text(question.asks)}"
    if question.upper is not None:
        yield f"upper = {question.upper!r}"
    if question.when != When.ON:
        yield f"when = {_text(question.when)}"


def _text(value: str) -> str:
    """A TOML string: JSON's escapes are TOML's, but for the one control that JSON leaves as it is."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _key(name: str) -> str:
    return name if name.replace("_", "").replace("-", "").isalnum() and name.isascii() else _text(name)


def _one_line(sentence: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in sentence).split()).removesuffix(".")
