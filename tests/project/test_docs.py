"""The documentation holds together: links lead somewhere, every page can be reached, every example works."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from worlds.docs_pages import Block, Command, blocks, commands, headings, pages
from worlds.project_files import ROOT

PAGES = [pytest.param(page, id=str(page.relative_to(ROOT))) for page in pages()]
LIMIT = 900
"""Seconds after which a command of the documentation counts as hanging."""


def links(page: Path) -> list[str]:
    """The targets of the links and images in a page's prose."""
    prose = re.sub(r"```.*?```|`[^`\n]+`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"\]\(<?([^)\s>]+)", prose)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: Path) -> None:
    """A link inside the project names a file that exists, and a heading in it; a link outside it is https."""
    for link in links(page):
        if "://" in link:
            assert link.startswith("https://"), f"{link} is not https"
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in headings(target), f"{link} names a heading that {target.name} does not have"


def test_every_page_is_in_the_contents() -> None:
    """The contents in mkdocs.yml and the pages in docs/ are the same set."""
    listed = set(re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert listed == {str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md")}


@pytest.mark.parametrize("page", PAGES)
def test_commands_shown_work(page: Path, tmp_path: Path) -> None:
    """Every quick command and script on the page does what the page says, run in order in an empty folder."""
    follow(page, tmp_path, with_slow=False)


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in PAGES if any(block.is_slow for block in blocks(p.values[0]))])
def test_all_commands_shown_work(page: Path, tmp_path: Path) -> None:
    """The same with the commands that fit a model."""
    follow(page, tmp_path, with_slow=True)


def follow(page: Path, folder: Path, *, with_slow: bool) -> None:
    """Do what the page says, from top to bottom, in `folder`."""
    for block in blocks(page):
        if block.title:
            (folder / block.title).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.title).write_text(block.text, encoding="utf-8")
        if block.is_slow and not with_slow:
            continue
        if block.language == "console":
            for command in commands(block):
                try_command(command, folder, f"{page.name}:{block.line}")
        elif block.language == "python" and not block.title:
            try_script(block, folder, f"{page.name}:{block.line}")


def try_command(command: Command, folder: Path, place: str) -> None:
    """Run one command as a reader would and compare exit status and output with what the page shows.

    `make` would run this very test again, so of a make command only the existence of its target is tested. A script of
    the checkout is run at its top.
    """
    if command.typed.startswith("make "):
        asked = subprocess.run(["make", "-n", *shlex.split(command.typed)[1:]], cwd=ROOT, capture_output=True)
        assert asked.returncode == 0, f"{place}: the Makefile cannot {command.typed}"
        return
    in_checkout = command.typed.startswith("python scripts/")
    ran = run(["bash", "-o", "pipefail", "-c", command.typed], ROOT if in_checkout else folder)
    assert ran.returncode == command.status, f"{place}: {command.typed} ended with {ran.returncode}:\n{ran.stdout}"
    if command.output:
        told = (ran.stdout, without_progress(ran.stdout) if command.status == 0 else ran.stdout)
        is_shown = any(shows(output, command.output) for output in told)
        assert is_shown, f"{place}: {command.typed} does not show that, but:\n{ran.stdout}"


def try_script(block: Block, folder: Path, place: str) -> None:
    """Run one Python block as a script of its own."""
    ran = run([sys.executable, "-W", "error", "-c", block.text], folder)
    assert ran.returncode == 0, f"{place}: the script ended with {ran.returncode}:\n{ran.stdout}"


def run(arguments: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run in `folder`, with this environment's commands first and both outputs in one."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        arguments,
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LIMIT,
    )


def without_progress(output: str) -> str:
    """What is left of an output without what the program says while it works, which pages need not repeat.

    It says nothing where a fit is kept, as after another page.
    """
    return "".join(line for line in output.splitlines(keepends=True) if not line.startswith("passmuster: "))


def shows(output: str, shown: str) -> bool:
    """Whether `output` is what a page shows, `...` standing for anything and spacing not counting."""
    squeezed = " ".join(output.split())
    pattern = ".*".join(re.escape(" ".join(piece.split())) for piece in shown.split("..."))
    return re.fullmatch(rf"\s*{pattern}\s*".replace(r"\ .*", r"\s*.*"), squeezed, re.DOTALL) is not None


def test_progress_is_no_answer() -> None:
    """Lines that the program begins with its name are left out, and no other."""
    assert without_progress("passmuster: sampling\nNorth 3\n  passmuster: x\n") == "North 3\n  passmuster: x\n"


@pytest.mark.parametrize(
    ("shown", "is_right"),
    [
        ("one two\nthree", True),
        ("one\n...", True),
        ("...\nthree", True),
        ("one ... three", True),
        ("one\nthree", False),
    ],
)
def test_shown_output_is_compared(shown: str, is_right: bool) -> None:
    """Output matches what is shown with `...` for anything, and nothing else does."""
    assert shows("one  two\nthree\n", shown) is is_right


def test_commands_are_found_in_a_block() -> None:
    """A console block gives its commands with exit status and output, long lines joined."""
    text = "$ passmuster brief \\\n    nothing  # exit status 2\npassmuster: no such path\n$ passmuster --version\n"
    assert commands(Block("console", "", text, is_slow=False, line=1)) == [
        Command("passmuster brief     nothing", 2, "passmuster: no such path"),
        Command("passmuster --version", 0, ""),
    ]
