"""The fuzzers of every door: a small campaign finds nothing, and each door lets sound inputs in."""

import re
import subprocess
import sys

from worlds.project_files import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

from fuzzing.pages import odd_markup


def test_a_small_campaign_finds_nothing() -> None:
    """No traceback, no hang, no wrong status, nothing raw, at any door; the long one is `docs/studies/fuzz.md`."""
    call = [sys.executable, "benchmarks/fuzz.py", "--count", "250", "--seed", "11"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    inputs = [int(count) for count in re.findall(r"^\| [a-z-]+ \| (\d+) \|.*\|$", done.stdout, re.MULTILINE)]
    assert (len(inputs), min(inputs)) == (29, 1)


def test_what_could_run_on_a_page_is_noticed(tmp_path) -> None:
    """An element, an attribute or a comment that the layout has not put there."""
    page = tmp_path / "page.html"
    page.write_text("<p>a <mark class='number'>3</mark><b>c</b> <p onclick='x' style='y'> <!-- z --> <script></script>")
    assert sorted(odd_markup(page)) == ["<b>", "<script>", "a comment", "onclick", "style"]
