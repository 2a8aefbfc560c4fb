"""One call to an address: within its deadline, and to nobody else."""

import time
import urllib.request
from collections.abc import Iterator

import pytest

from passmuster.reading.llm.endpoint import LARGEST_ANSWER, NoAnswer, give_up, post
from worlds.model_server import Server, send, serving


@pytest.fixture
def server() -> Iterator[Server]:
    """A running server."""
    with serving() as running:
        yield running


def asked(address: str) -> urllib.request.Request:
    """A request that posts an empty object."""
    return urllib.request.Request(address, b"{}", method="POST")


def test_the_bytes_of_an_answer_come_back(server: Server) -> None:
    """Whole, whatever they are."""
    server.answer = lambda handler: send(handler, b"x" * 100_000)
    assert post(asked(server.address), 5) == b"x" * 100_000


def test_no_redirect_is_followed(server: Server) -> None:
    """The text goes to the address that was named and to no other."""
    server.answer = lambda handler: send(handler, b"", status=307, Location=f"{server.address}/elsewhere")
    with pytest.raises(NoAnswer, match="it answered with status 307"):
        post(asked(server.address), 5)
    assert len(server.asked) == 1


def test_an_answer_too_long_is_cut_off(server: Server) -> None:
    """More bytes than an answer can have are an error, however they come."""
    server.answer = lambda handler: send(handler, bytes(LARGEST_ANSWER + 1))
    with pytest.raises(NoAnswer, match="its answer is too long"):
        post(asked(server.address), 5)


def test_the_deadline_is_for_the_whole_answer(server: Server) -> None:
    """A server that holds the line open is left when the time is up."""
    server.answer = lambda handler: time.sleep(1)
    begun = time.monotonic()
    with pytest.raises(NoAnswer, match=r"it did not answer within 0\.2 seconds"):
        post(asked(server.address), 0.2)
    assert time.monotonic() - begun < 0.9


def test_giving_up_says_why() -> None:
    """The reason is the message."""
    with pytest.raises(NoAnswer, match="because"):
        give_up("because")
