"""Endpoint: one call to an address, within a deadline, followed nowhere else."""

import http.client
import queue
import threading
import time
import urllib.error
import urllib.request
from typing import Any, Final, NoReturn

__all__ = ["NoAnswer", "give_up", "post"]


LARGEST_ANSWER: Final = 2 * 2**20
"""Bytes of one answer; what is longer is an error."""


class NoAnswer(Exception):
    """The endpoint did not answer usefully; the message says how."""


def give_up(reason: str) -> NoReturn:
    """Raise `NoAnswer` with a reason."""
    raise NoAnswer(reason)


def post(request: urllib.request.Request, seconds: float) -> bytes:
    """The answer's bytes, within a deadline for the whole of it.

    The call runs in a thread of its own, since a server that sends a byte now and then keeps every time-out of the
    socket from striking; a call that is given up ends with the process.
    """
    result: queue.SimpleQueue[bytes | NoAnswer] = queue.SimpleQueue()
    deadline = time.monotonic() + seconds
    threading.Thread(target=_fetch, args=(request, deadline, result), daemon=True).start()
    try:
        answer = result.get(timeout=seconds)
    except queue.Empty:
        give_up(f"it did not answer within {seconds:g} seconds")
    if isinstance(answer, NoAnswer):
        raise answer
    return answer


def _fetch(request: urllib.request.Request, deadline: float, result: queue.SimpleQueue[bytes | NoAnswer]) -> None:
    opener = urllib.request.build_opener(_StayHere, urllib.request.ProxyHandler({}))
    received = bytearray()
    try:
        with opener.open(request, timeout=max(0.01, deadline - time.monotonic())) as response:
            while time.monotonic() < deadline and (chunk := response.read1(65_536)):
                received += chunk
                if len(received) > LARGEST_ANSWER:
                    result.put(NoAnswer("its answer is too long"))
                    return
    except urllib.error.HTTPError as error:
        error.close()
        result.put(NoAnswer(f"it answered with status {error.code}"))
    except TimeoutError:
        return  # the caller's own deadline says so
    except (OSError, ValueError, http.client.HTTPException) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            return
        result.put(NoAnswer(f"it could not be reached ({type(error).__name__})"))
    else:
        if time.monotonic() < deadline:
            result.put(bytes(received))


class _StayHere(urllib.request.HTTPRedirectHandler):
    """No redirect is followed: the text goes to the address that was named and to no other."""

    def redirect_request(self, *arguments: Any, **named: Any) -> None:
        return None
