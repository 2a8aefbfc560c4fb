"""Answers about past partners as JSON."""

from collections.abc import Mapping
from datetime import date

from passmuster._version import __version__
from passmuster.briefing.json.document import document_text, plain_value
from passmuster.findings.parts.precedents import PrecedentAnswer

__all__ = ["answer_to_json"]


def answer_to_json(answer: PrecedentAnswer, *, seed: int, as_of: date | None, inputs: Mapping[str, str]) -> str:
    """Facts by name, rows under the title of the answer, then version, seed, day and hashes of the files read."""
    document = {**answer.facts, answer.title: answer.rows}
    frame = {"version": __version__, "seed": seed, "as_of": as_of, "inputs": inputs}
    return document_text(plain_value(document | frame))
