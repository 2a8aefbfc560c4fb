"""The language-model reader, against a real server that answers well, badly, slowly, wrongly and not at all."""

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from passmuster.errors import BadInput
from passmuster.reading.llm.reader import LlmReader
from passmuster.reading.reader import read_text
from worlds.model_server import GOOD, TEXT, Server, completion, send, serving


@pytest.fixture
def server() -> Iterator[Server]:
    """A running server."""
    with serving() as running:
        yield running


def test_a_good_answer_is_taken(server: Server) -> None:
    """The model's claim comes out with its place in the text and its rule; events stay the rules' affair."""
    read = LlmReader(server.address, "test-model").read(TEXT)
    (claim,) = read.reading.claims
    assert (claim.quantity, claim.point, claim.claimant, claim.rule) == ("deployed", 400, "Nairobi", "llm:test-model")
    assert TEXT[slice(*claim.span)] == "400 police officers"
    assert read.remarks == ()


def test_the_question_is_bound(server: Server) -> None:
    """Temperature 0, a JSON schema, the model that was named, the text and nothing else, and no key unless given."""
    LlmReader(server.address, "test-model").read(TEXT)
    (asked,) = server.asked
    assert (asked["path"], asked["temperature"], asked["model"]) == ("/v1/chat/completions", 0, "test-model")
    assert asked["response_format"]["type"] == "json_schema"
    assert asked["messages"][1]["content"] == TEXT
    assert "Authorization" not in server.headers[0]
    LlmReader(server.address, "m", key="secret").read(TEXT)
    assert server.headers[1]["Authorization"] == "Bearer secret"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"point": 4000}, "its number is not in the words it quotes"),
        ({"quote": "900 soldiers", "point": 900}, "the words quoted are not in the text"),
        ({"cue": "confirmed"}, "the cue is not in the text"),
        ({"quantity": "strength"}, "quantity is none of the known words"),
        ({"claimant_group": "Kenya"}, "claimant_group is none of the known words"),
        ({"point": None}, "it gives no number"),
        ({"point": True}, "it gives no number"),
        ({"relay": "AFP"}, "a field has the wrong type"),
        ({"quote": " "}, "the words quoted are not in the text"),
    ],
)
def test_an_invented_claim_is_refused(server: Server, change: dict[str, Any], reason: str) -> None:
    """What the text does not bear out is not taken, and the reason is kept."""
    server.answer = lambda handler: send(handler, completion({"claims": [{**GOOD, **change}]}))
    read = LlmReader(server.address, "m").read(TEXT)
    assert read.reading.claims == ()
    assert [why for _, why in read.refused] == [reason]
    assert read.remarks == ("1 proposals of the model were refused",)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda h: send(h, b"not json"), "its answer is not the JSON that was asked for"),
        (lambda h: send(h, completion("I found one claim: 400")), "its answer is not the JSON that was asked for"),
        (lambda h: send(h, completion({"claims": "none"})), "its answer holds no list of claims"),
        (lambda h: send(h, b"{}", status=500), "it answered with status 500"),
        (lambda h: send(h, b"", status=302, Location="http://127.0.0.1:9/"), "it answered with status 302"),
        (lambda h: send(h, b"x" * (2 * 2**20 + 10)), "its answer is too long"),
        (lambda h: h.wfile.write(b"\x00\x01garbage\r\n\r\n"), "it could not be reached"),
    ],
)
def test_a_bad_answer_leaves_it_to_the_rules(server: Server, answer: Callable[[Any], None], reason: str) -> None:
    """The rules read the text instead, and a remark says why."""
    server.answer = answer
    read = LlmReader(server.address, "m").read(TEXT)
    assert read.reading == read_text(TEXT)
    assert reason in read.remarks[0]
    assert "the rules read the text" in read.remarks[0]


def test_a_slow_answer_is_not_waited_for(server: Server) -> None:
    """Neither silence nor an answer that drips a byte at a time holds the reader longer than it was given."""
    stop = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.send_response(200)
            handler.end_headers()
            while not stop.wait(0.05):
                handler.wfile.write(b" ")
        except OSError:
            pass

    for answer in (lambda handler: stop.wait(3), drip):
        server.answer = answer
        begun = time.monotonic()
        read = LlmReader(server.address, "m", timeout=0.3).read(TEXT)
        assert time.monotonic() - begun < 2
        assert "it did not answer within 0.3 seconds" in read.remarks[0]
    stop.set()


def test_nobody_there_leaves_it_to_the_rules() -> None:
    """A port on which nobody listens is a remark, not a crash."""
    read = LlmReader("http://127.0.0.1:9/v1", "m", timeout=1).read(TEXT)
    assert read.reading == read_text(TEXT)
    assert "it could not be reached" in read.remarks[0]


def test_budgets_hold(server: Server) -> None:
    """After the last call that was allowed the rules read on, and nothing more is sent."""
    reader = LlmReader(server.address, "m", max_calls=1)
    assert reader.read(TEXT).remarks == ()
    assert "the budget of 1 calls is used up" in reader.read(TEXT).remarks[0]
    spent = LlmReader(server.address, "m", max_seconds=1e-9)
    spent.seconds = 1.0
    assert "seconds is used up" in spent.read(TEXT).remarks[0]
    assert len(server.asked) == 1


def test_long_texts_go_in_pieces(server: Server) -> None:
    """Pieces end at sentences, and spans point into the whole text."""
    text = "Nothing happened here today. " * 300 + TEXT
    server.answer = lambda handler: send(
        handler, completion({"claims": [GOOD] if "400" in server.asked[-1]["messages"][1]["content"] else []})
    )
    read = LlmReader(server.address, "m").read(text)
    assert len(server.asked) == 2
    assert [text[slice(*claim.span)] for claim in read.reading.claims] == ["400 police officers"]


@pytest.mark.parametrize(
    "endpoint", ["file:///etc/passwd", "ftp://example.org", "127.0.0.1:8080", "http://", "http://[::1"]
)
def test_only_web_addresses_are_endpoints(endpoint: str) -> None:
    """Anything else is refused before it is opened."""
    with pytest.raises(BadInput, match="an endpoint is an http or https address"):
        LlmReader(endpoint, "m")
