"""A PostgreSQL server of the tests' own: an unprivileged user's, on loopback, in a folder that is thrown away."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

__all__ = ["Server", "new_server", "postgres", "programs", "served"]

TRIES = 50
"""Starts of a server at most, a fifth of a second apart."""


def programs() -> Path | None:
    """The folder of the server's programs, None where it is not installed."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a running server, without a database's schema."""
    if programs() is None:
        pytest.skip("no PostgreSQL server is installed here (apt-get install postgresql)")
    with served() as address:
        yield address


@contextmanager
def served() -> Iterator[str]:
    """The same where there is no test to skip."""
    with new_server() as server:
        yield server.address


@contextmanager
def new_server(home: Path | None = None) -> Iterator["Server"]:
    """A running server that may be killed and started again, in a new folder below `home`."""
    found = programs()
    assert found is not None, "no PostgreSQL server is installed here (apt-get install postgresql)"
    # The server refuses to run as root.
    owner = {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="pm-postgres-", dir=home))
    if owner:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, pwd.getpwnam("nobody").pw_gid)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    make = [found / "initdb", "-D", folder / "data", "-U", "tester", "--auth=trust", "--no-sync", "-E", "UTF8"]
    subprocess.run(make, check=True, capture_output=True, cwd=folder, env={"LC_ALL": "C.UTF-8"}, **owner)
    server = Server(found / "postgres", folder, port, owner)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    """A server of one folder and port, with its process while it runs."""

    def __init__(self, program: Path, folder: Path, port: int, owner: dict[str, Any]) -> None:
        self.program, self.folder, self.port, self.owner = program, folder, port, owner
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"postgresql://tester@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Let it run, and wait until it answers; while processes of one that was killed are there yet, try again."""
        data = ["-D", self.folder / "data", "-p", str(self.port), "-k", self.folder]
        for _ in range(TRIES):
            with (self.folder / "log").open("ab") as log:
                self.process = subprocess.Popen(
                    [self.program, *data, "-c", "listen_addresses=127.0.0.1"],
                    stdout=log, stderr=log, cwd=self.folder, env={"LC_ALL": "C.UTF-8"}, **self.owner,
                )  # fmt: skip
            if wait_for(self.port, self.process):
                return
            time.sleep(0.2)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """End its first process without a word; the others find out and end themselves."""
        assert self.process is not None, "it was never started"
        self.process.kill()
        self.process.wait(30)

    def stop(self) -> None:
        """Ask it to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)


def wait_for(port: int, server: "subprocess.Popen[bytes]") -> bool:
    """Whether the server answers within a minute, and before it ends."""
    import psycopg

    end = time.monotonic() + 60
    while time.monotonic() < end and server.poll() is None:
        try:
            psycopg.connect(f"postgresql://tester@127.0.0.1:{port}/postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return True
    return False
