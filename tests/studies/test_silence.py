"""A whole briefing, its fit really sampled, asks for no socket in any of its processes."""

import subprocess
import sys

import pytest

from worlds.small_claims import TABLE

WATCHED = """\
import os, sys
sys.addaudithook(lambda event, args: os._exit(97) if event.startswith("socket.") else None)
from passmuster.cli import main
main(sys.argv[1:])
"""


@pytest.mark.slow
def test_no_socket_is_opened_by_a_fit(tmp_path):
    """From one claim to the page; the first that is asked for would end the process with a status of its own."""
    (tmp_path / "claims.csv").write_text("".join(TABLE.splitlines(keepends=True)[:2]), encoding="utf-8")
    asked = ["brief", "claims.csv", "--no-cache", "--quiet", "--html", "page.html"]
    ran = subprocess.run([sys.executable, "-c", WATCHED, *asked], cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "page.html").exists()
