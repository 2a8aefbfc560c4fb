"""What stands around every page."""

import base64
import hashlib
import json
from importlib.resources import files

from passmuster.briefing.page.frame import content_policy, page_frame, page_script, page_style, twin

PACKAGE = files("passmuster.briefing.page")


def test_library_is_the_one_the_notes_describe():
    """The shipped chart library has the size and the hash that its notes give."""
    data = PACKAGE.joinpath("assets", "vega-bundle.js").read_bytes()
    notes = PACKAGE.joinpath("assets", "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(data).hexdigest() in notes
    assert f"{len(data):,} bytes" in notes


def test_the_policy_names_the_script_of_the_frame():
    """The script that a page carries is the one that its policy admits, and no other source of anything is."""
    frame = page_frame()
    digest = base64.b64encode(hashlib.sha256(page_script().encode("utf-8")).digest()).decode("ascii")
    assert frame["policy"] == content_policy(str(frame["script"]))
    assert f"script-src 'sha256-{digest}'" in frame["policy"]
    assert frame["policy"].startswith("default-src 'none'")


def test_a_page_without_charts_has_no_script_and_admits_none():
    """Nothing runs on it, whatever somebody managed to write into it."""
    frame = page_frame(with_charts=False)
    assert frame["script"] == ""
    assert "script-src 'none'" in frame["policy"]


def test_style_and_script_hold_nothing_that_ends_them():
    """Neither can close its own element, so that both stand in the page as they are."""
    assert "</style" not in page_style()
    assert "</script" not in page_script()


def test_a_twin_reads_back_as_it_was():
    """The data behind the link that saves them are the document."""
    document = {"title": "북한군", "rows": [{"n": 1}]}
    assert json.loads(base64.b64decode(twin(document))) == document
