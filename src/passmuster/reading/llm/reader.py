"""A language model as the reader, behind an OpenAI-compatible endpoint that the user names.

The model proposes; the text disposes. A proposed claim is taken only when the words it quotes stand in the text, the
number it gives is one that our own grammar reads in those words, its cue stands in the text too, and every closed field
holds a known word. Whatever goes wrong (no answer, a slow one, no JSON, a budget used up) is said in a remark, and the
rules read the text instead. Nothing is sent anywhere unless this reader was asked for by name.
"""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from passmuster.errors import BadInput, Fault
from passmuster.plainjson import json_value
from passmuster.reading.llm.endpoint import NoAnswer, give_up, post
from passmuster.reading.llm.question import PROMPT, SCHEMA, pieces_of
from passmuster.reading.llm.sifting import sifted
from passmuster.reading.reader import TextReading, read_text

__all__ = ["LlmReader", "LlmReading"]


@dataclass(frozen=True, slots=True)
class LlmReading:
    """What came of one text: the reading, remarks, and the proposals that were refused, each with the reason."""

    reading: TextReading
    remarks: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class LlmReader:
    """A reader that asks a model, within bounds.

    `timeout` is for one call, `max_seconds` and `max_calls` for all calls of this reader together. `key` goes into the
    header `Authorization` when it is not empty.
    """

    endpoint: str
    model: str
    key: str = ""
    timeout: float = 30.0
    max_calls: int = 1_000
    max_seconds: float = 600.0
    calls: int = field(default=0, init=False)
    seconds: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        if not _is_address(self.endpoint):
            rule = "an endpoint is an http or https address"
            raise BadInput(
                [Fault.of_argument("endpoint", rule, repr(self.endpoint), "Give one such as http://127.0.0.1:8080/v1.")]
            )

    def read(self, text: str) -> LlmReading:
        """Claims by the model and events by the rules; everything by the rules where the model fails."""
        by_rules = read_text(text)
        try:
            proposals = [item for start, piece in pieces_of(text) for item in self._ask(piece, start)]
        except NoAnswer as reason:
            return LlmReading(by_rules, (f"the model was not used: {reason}; the rules read the text",))
        accepted, refused = sifted(text, proposals, self.model)
        remarks = (f"{len(refused)} proposals of the model were refused",) if refused else ()
        return LlmReading(replace(by_rules, claims=tuple(accepted)), remarks, tuple(refused))

    def _ask(self, piece: str, start: int) -> Iterator[tuple[int, int, Any]]:
        """(start, end, proposal) for each claim that the model proposes in a piece of the text."""
        answer = self._call(piece)
        try:
            content = json_value(answer)["choices"][0]["message"]["content"]
            proposed = json_value(content)["claims"]
        except (ValueError, KeyError, IndexError, TypeError):
            give_up("its answer is not the JSON that was asked for")
        if not isinstance(proposed, list):
            give_up("its answer holds no list of claims")
        return ((start, start + len(piece), item) for item in proposed)

    def _call(self, piece: str) -> bytes:
        if self.calls >= self.max_calls:
            give_up(f"the budget of {self.max_calls} calls is used up")
        left = self.max_seconds - self.seconds
        if left <= 0:
            give_up(f"the budget of {self.max_seconds:g} seconds is used up")
        self.calls += 1
        begun = time.monotonic()
        try:
            return post(self._request(piece), min(self.timeout, left))
        finally:
            self.seconds += time.monotonic() - begun

    def _request(self, piece: str) -> urllib.request.Request:
        body = {
            "model": self.model,
            "temperature": 0,
            "seed": 0,
            "messages": [{"role": "system", "content": PROMPT}, {"role": "user", "content": piece}],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": SCHEMA},
            },
        }
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        url = self.endpoint.rstrip("/") + "/chat/completions"
        return urllib.request.Request(url, json.dumps(body).encode(), headers, method="POST")


def _is_address(endpoint: str) -> bool:
    """Whether it is an http or https address with a host."""
    try:
        parts = urlsplit(endpoint)
    except ValueError:  # a bracket that is never closed, a host that no alphabet holds
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
