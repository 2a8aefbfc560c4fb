"""A language model as the reader, behind an OpenAI-compatible endpoint that the user names.

The model proposes; the text disposes. A proposed claim is taken only when the words it quotes stand in the text, the
number it gives is one that our own grammar reads in those words, its cue stands in the text too, and every closed field
holds a known word. Whatever goes wrong (no answer, a slow one, no JSON, a budget used up) is said in a remark, and the
rules read the text instead. Nothing is sent anywhere unless this reader was asked for by name.
"""

import http.client
import json
import queue
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final, NoReturn
from urllib.parse import urlsplit

from passmuster.errors import BadInput, Fault
from passmuster.ledger.vocabulary import GROUPS, Bound, Mode, Quantity
from passmuster.reading.claims import ReadClaim
from passmuster.reading.numbers.numbers import numbers
from passmuster.reading.reader import Reading, read_text
from passmuster.reading.text.parsed import parse
from passmuster.reading.text.sentences import Stretch, sentences
from passmuster.reading.text.vocabulary import vocabulary

__all__ = ["LlmReader", "LlmReading"]

LONGEST_CALL: Final = 6_000
"""Characters of text in one call; longer texts go in pieces that end at sentences."""

LARGEST_ANSWER: Final = 2 * 2**20
"""Bytes of one answer; what is longer is an error."""

CLOSE_ENOUGH: Final = 0.005
"""Relative difference within which two readings of one number agree."""

PROMPT: Final = (
    "You find quantity claims about military contingents in news text. Report every number of people or things that "
    "the text states (strength, sendings, arrivals, plans, losses, returns, shells, missiles, workers), with the words "
    "quoted exactly as they stand. The claimant is the first known source of the number; 'article' where the text "
    "names none. "
    "Do not report dates, ages, money, distances, unit numbers, or numbers of units, and invent nothing."
)

FIELDS: Final[dict[str, dict[str, Any]]] = {
    "quote": {"type": "string", "description": "the number and its noun, exactly as in the text"},
    "cue": {
        "type": "string",
        "description": "the words that introduce the claim, exactly as in the text; may be empty",
    },
    "claimant": {"type": "string"},
    "claimant_group": {"type": "string", "enum": list(GROUPS)},
    "quantity": {"type": "string", "enum": [*Quantity]},
    "subject": {"type": "string"},
    "low": {"type": ["number", "null"]},
    "high": {"type": ["number", "null"]},
    "point": {"type": ["number", "null"]},
    "bound": {"type": "string", "enum": [*Bound]},
    "mode": {"type": "string", "enum": [*Mode]},
    "relay": {"type": "array", "items": {"type": "string"}},
}
CLOSED: Final[dict[str, tuple[str, ...]]] = {
    "quantity": tuple(Quantity), "bound": tuple(Bound), "mode": tuple(Mode), "claimant_group": GROUPS,
}  # fmt: skip
"""Fields that hold one of a closed set of words."""

SCHEMA: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["claims"],
    "properties": {
        "claims": {
            "type": "array",
            "items": {"type": "object", "additionalProperties": False, "required": list(FIELDS), "properties": FIELDS},
        }
    },
}


class _NoAnswer(Exception):
    """The endpoint did not answer usefully; the message says how."""


@dataclass(frozen=True, slots=True)
class LlmReading:
    """What came of one text: the reading, remarks, and the proposals that were refused, each with the reason."""

    reading: Reading
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
        parts = urlsplit(self.endpoint)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            rule = "an endpoint is an http or https address"
            raise BadInput(
                [Fault.of_argument("endpoint", rule, repr(self.endpoint), "Give one such as http://127.0.0.1:8080/v1.")]
            )

    def read(self, text: str) -> LlmReading:
        """Claims by the model and events by the rules; everything by the rules where the model fails."""
        by_rules = read_text(text)
        try:
            proposals = [item for start, piece in _pieces(text) for item in self._ask(piece, start)]
        except _NoAnswer as reason:
            return LlmReading(by_rules, (f"the model was not used: {reason}; the rules read the text",))
        accepted, refused = _sifted(text, proposals, self.model)
        remarks = (f"{len(refused)} proposals of the model were refused",) if refused else ()
        return LlmReading(replace(by_rules, claims=tuple(accepted)), remarks, tuple(refused))

    def _ask(self, piece: str, start: int) -> Iterator[tuple[int, int, Any]]:
        """(start, end, proposal) for each claim that the model proposes in a piece of the text."""
        answer = self._call(piece)
        try:
            content = json.loads(answer)["choices"][0]["message"]["content"]
            proposed = json.loads(content)["claims"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError):
            _give_up("its answer is not the JSON that was asked for")
        if not isinstance(proposed, list):
            _give_up("its answer holds no list of claims")
        return ((start, start + len(piece), item) for item in proposed)

    def _call(self, piece: str) -> bytes:
        if self.calls >= self.max_calls:
            _give_up(f"the budget of {self.max_calls} calls is used up")
        left = self.max_seconds - self.seconds
        if left <= 0:
            _give_up(f"the budget of {self.max_seconds:g} seconds is used up")
        self.calls += 1
        begun = time.monotonic()
        try:
            return _post(self._request(piece), min(self.timeout, left))
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


def _give_up(reason: str) -> NoReturn:
    raise _NoAnswer(reason)


class _StayHere(urllib.request.HTTPRedirectHandler):
    """No redirect is followed: the text goes to the address that was named and to no other."""

    def redirect_request(self, *arguments: Any, **named: Any) -> None:
        return None


def _post(request: urllib.request.Request, seconds: float) -> bytes:
    """The answer's bytes, within a deadline for the whole of it.

    The call runs in a thread of its own, since a server that sends a byte now and then keeps every time-out of the
    socket from striking; a call that is given up ends with the process.
    """
    result: queue.SimpleQueue[bytes | _NoAnswer] = queue.SimpleQueue()
    deadline = time.monotonic() + seconds
    threading.Thread(target=_fetch, args=(request, deadline, result), daemon=True).start()
    try:
        answer = result.get(timeout=seconds)
    except queue.Empty:
        _give_up(f"it did not answer within {seconds:g} seconds")
    if isinstance(answer, _NoAnswer):
        raise answer
    return answer


def _fetch(request: urllib.request.Request, deadline: float, result: queue.SimpleQueue[bytes | _NoAnswer]) -> None:
    opener = urllib.request.build_opener(_StayHere, urllib.request.ProxyHandler({}))
    received = bytearray()
    try:
        with opener.open(request, timeout=max(0.01, deadline - time.monotonic())) as response:
            while time.monotonic() < deadline and (chunk := response.read1(65_536)):
                received += chunk
                if len(received) > LARGEST_ANSWER:
                    result.put(_NoAnswer("its answer is too long"))
                    return
    except urllib.error.HTTPError as error:
        error.close()
        result.put(_NoAnswer(f"it answered with status {error.code}"))
    except TimeoutError:
        return  # the caller's own deadline says so
    except (OSError, ValueError, http.client.HTTPException) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            return
        result.put(_NoAnswer(f"it could not be reached ({type(error).__name__})"))
    else:
        if time.monotonic() < deadline:
            result.put(bytes(received))


# ---- what is believed -----------------------------------------------------------------------------------------------


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """(offset, piece) of a text cut at sentences."""
    begin, end = 0, 0
    for stretch in sentences(text):
        if stretch.end - begin > LONGEST_CALL and end > begin:
            yield begin, text[begin:end]
            begin = stretch.start
        end = stretch.end
    if end > begin:
        yield begin, text[begin:end]


def _sifted(
    text: str, proposals: list[tuple[int, int, Any]], model: str
) -> tuple[list[ReadClaim], list[tuple[str, str]]]:
    accepted: dict[tuple[int, int], ReadClaim] = {}
    refused: list[tuple[str, str]] = []
    for start, end, item in proposals:
        fault = _fault_of(item, text[start:end])
        if fault:
            refused.append((json.dumps(item, ensure_ascii=False)[:400], fault))
            continue
        at = start + text[start:end].index(item["quote"])
        span = (at, at + len(item["quote"]))
        accepted.setdefault(span, _claim(item, span, text, model))
    return sorted(accepted.values(), key=lambda claim: claim.span), refused


def _fault_of(item: Any, piece: str) -> str:
    """Why a proposal cannot be taken; empty when it can."""
    if not isinstance(item, dict) or not set(FIELDS) <= set(item):
        return "a field is missing"
    for name, allowed in CLOSED.items():
        if item[name] not in allowed:
            return f"{name} is none of the known words"
    texts = [item[name] for name in ("quote", "cue", "claimant", "subject")]
    if not all(isinstance(value, str) for value in texts) or not isinstance(item["relay"], list):
        return "a field has the wrong type"
    if not item["quote"].strip() or item["quote"] not in piece:
        return "the words quoted are not in the text"
    if item["cue"] not in piece:
        return "the cue is not in the text"
    stated = [item[name] for name in ("low", "high", "point") if item[name] is not None]
    if not stated or not all(isinstance(value, int | float) and not isinstance(value, bool) for value in stated):
        return "it gives no number"
    written = _numbers_in(item["quote"])
    if not all(any(_agree(value, other) for other in written) for value in stated):
        return "its number is not in the words it quotes"
    return ""


def _numbers_in(quote: str) -> list[float]:
    sentence = parse(quote, Stretch(0, len(quote), 0), vocabulary())
    return [end for number in numbers(sentence) for end in (number.low, number.high) if end is not None]


def _agree(one: float, other: float) -> bool:
    return abs(one - other) <= CLOSE_ENOUGH * abs(other)


def _claim(item: dict[str, Any], span: tuple[int, int], text: str, model: str) -> ReadClaim:
    inside = next((s for s in sentences(text) if s.start <= span[0] < s.end), Stretch(*span, 0))
    return ReadClaim(
        claimant=item["claimant"] or "article",
        claimant_group=item["claimant_group"],
        quantity=item["quantity"],
        subject=item["subject"],
        low=item["low"],
        high=item["high"],
        point=item["point"],
        bound=item["bound"],
        mode=item["mode"],
        cue=item["cue"],
        span=span,
        relay=tuple(str(name) for name in item["relay"]),
        sentence=(inside.start, inside.end),
        paragraph=inside.paragraph,
        marks=(("number", *span),),
        rule=f"llm:{model}",
    )
