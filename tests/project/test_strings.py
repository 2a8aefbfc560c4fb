"""Nothing is in the project's files that belongs to one machine or to one person.

The strings looked for are put together from pieces, so that this file does not hold them itself.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from worlds.project_files import ROOT, tracked_files

_HOSTS = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "crates" + ".io", "proxy.golang" + ".org"]
_MAKERS = ["anth" + "ropic", "cla" + "ude", "copi" + "lot", "chat" + "gpt", "co-authored" + "-by"]

RULES = {
    "a path of one machine": r"(?<![\w.])/(?:work|root|home|Users|opt)/\w",
    "the address of a package registry": "|".join(map(re.escape, _HOSTS)),
    "a numbered network address": r"(?<![\d.])(?!127\.0\.0\.1|0\.0\.0\.0)\d{1,3}(?:\.\d{1,3}){3}:\d+",
    "a private key": "-----BEGIN " + r"[A-Z ]*PRIVATE KEY",
    "an access token": r"\b(?:gh[pousr]_\w{30,}|github_pat_\w{30,}|xox[abprs]-\w{10,}|AKIA[0-9A-Z]{16}|sk-[\w-]{32,})",
    "a password in an address": r"\w+://[^\s/:@'\"{}<]+:[^\s/@'\"{}<]+@[\w-]+\.\w",
    "a word that does not belong here": "|".join(rf"\b{word}\b" for word in _MAKERS),
}


@cache
def text_of(path: Path) -> str:
    """The text of a file; empty for a binary one. Read once."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("rule", RULES)
def test_no_file_holds(rule: str) -> None:
    """No file under version control holds such a string."""
    pattern = re.compile(RULES[rule], re.IGNORECASE if rule.startswith(("the address", "a word")) else 0)
    found = [
        f"{path.relative_to(ROOT)}:{text_of(path).count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for path in tracked_files()
        for match in pattern.finditer(text_of(path))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        ("a path of one machine", "see /wo" + "rk/shared/data"),
        ("the address of a package registry", "https://files.python" + "hosted.org/x"),
        ("a numbered network address", "http://10.1.2.3" + ":8080"),
        ("a private key", "-----BEGIN " + "RSA PRIVATE KEY-----"),
        ("an access token", "ghp" + "_" + "a" * 36),
        ("a password in an address", "https://me:secret" + "@example.org"),
        ("a word that does not belong here", "Written by Cla" + "ude"),
    ],
)
def test_the_rules_can_fail(rule: str, example: str) -> None:
    """Each rule finds an example of what it forbids."""
    assert re.search(RULES[rule], example, re.IGNORECASE)


def test_no_name_that_collects_dust() -> None:
    """No module is called `utils` or `helpers`: a file is named after its subject."""
    names = {path.stem for path in tracked_files()}
    assert names & {"utils", "util", "helpers", "misc", "common"} == set()
