"""Nothing that a document names is fetched, whatever it is and however it asks."""

import json
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from passmuster.cli import main
from worlds.sockets import sockets_told

TEXT = "Kenya plans to send 600 officers to Haiti, Nairobi said. Two soldiers were killed."

CALLING = f"""\
<html><head><base href="http://a.example/"><link rel="stylesheet" href="http://a.example/a.css">
<script src="http://a.example/a.js"></script><meta http-equiv="refresh" content="0; url=http://a.example/"></head>
<body><img src="http://a.example/a.png"><iframe src="http://a.example/"></iframe><p>{TEXT}</p></body></html>
"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", CALLING),
        ("a.eml", f"Subject: a\nDate: Mon, 3 Mar 2025 10:00:00 +0000\nContent-Type: text/html\n\n{CALLING}"),
        ("a.xml", f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://a.example/a.dtd"><rss><channel><item>'
                  f"<title>a</title><link>http://a.example/</link><description>{TEXT}</description></item></channel></rss>"),
    ],
)  # fmt: skip
def test_nothing_that_a_document_names_is_fetched(tmp_path: Path, name: str, content: str) -> None:
    """Neither pictures nor styles, scripts, frames, definitions or the page that it sends on to.

    A library of the cleaner asks the system whether it knows IPv6 when it is imported; nothing is sent.
    """
    with suppress(ImportError):
        import_module("trafilatura")
    (tmp_path / name).write_text(content, encoding="utf-8")
    with sockets_told() as asked:
        ran = CliRunner().invoke(main, ["read", str(tmp_path / name), "--format", "jsonl"])
    assert (ran.exit_code, asked) == (0, [])
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert {one["low"] for one in told if one["kind"] == "claim"} == {600, 2}
