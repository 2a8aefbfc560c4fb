"""A language model behind a real server on loopback, which answers as it is told."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["GOOD", "TEXT", "Server", "completion", "send", "serving"]

TEXT = "Kenya has sent 400 police officers to Haiti, Nairobi said on Tuesday."

GOOD = {
    "quote": "400 police officers", "cue": "said", "claimant": "Nairobi", "claimant_group": "OTHER",
    "quantity": "deployed", "subject": "Kenyan police", "low": None, "high": None, "point": 400,
    "bound": "exact", "mode": "asserted", "relay": [],
}  # fmt: skip


def completion(content: Any) -> bytes:
    """What an OpenAI-compatible server sends around its answer."""
    text = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


class Server:
    """A server on loopback that keeps what it was asked and answers as told."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answer: Callable[[BaseHTTPRequestHandler], None] = lambda handler: send(
            handler, completion({"claims": [GOOD]})
        )
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                server.asked.append({"path": self.path, **json.loads(body)})
                server.headers.append(dict(self.headers))
                server.answer(self)

            def log_message(self, *arguments: Any) -> None:
                """Stay silent."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.http.server_port}/v1"


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    """Answer with a body; a client that has gone away is its own affair."""
    try:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
    except OSError:
        pass


@contextmanager
def serving() -> Iterator[Server]:
    """A running server."""
    running = Server()
    thread = threading.Thread(target=running.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.http.shutdown()
    running.http.server_close()
    thread.join()
