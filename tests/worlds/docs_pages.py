"""Pages of prose and the fenced blocks in them that can be run.

Three kinds of block take part in the tests:

- ```` ```console ````: lines that begin with ``$ `` are commands; ``# exit status 2`` behind a command says that it is
  expected to fail so. Lines below a command are its output; ``...`` stands for anything.
- ```` ```python ````: a script that stands on its own.
- any fence with ``title="NAME"``: a file of that name that the commands below it may read.

``<!-- slow -->`` on a line above a block keeps it out of the everyday run.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from worlds.project_files import ROOT

__all__ = ["Block", "Command", "blocks", "commands", "headings", "pages"]

_FENCE = re.compile(
    r"(?P<slow><!-- slow -->\n\s*)?"
    r'^(?P<indent> *)```(?P<language>\w*)(?: +title="(?P<title>[^"]+)")?[^\n]*\n'
    r"(?P<body>.*?)"
    r"^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_STATUS = re.compile(r"\s+# exit status (\d+)$")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the file name in its title (or empty), its text, and where it begins."""

    language: str
    title: str
    text: str
    is_slow: bool
    line: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command as shown: what is typed, the exit status to expect, and the output shown below it (or empty)."""

    typed: str
    status: int
    output: str


def pages() -> list[Path]:
    """The README and every page of the documentation, sorted."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            language=match["language"],
            title=match["title"] or "",
            text=dedent(match["body"]),
            is_slow=match["slow"] is not None,
            line=text.count("\n", 0, match.start()) + 1,
        )
        for match in _FENCE.finditer(text)
    ]


def commands(block: Block) -> list[Command]:
    """The commands of a console block, in order."""
    found: list[Command] = []
    for shown in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        typed, _, output = shown.replace("\\\n", "").partition("\n")
        status = _STATUS.search(typed)
        found.append(Command(_STATUS.sub("", typed), int(status[1]) if status else 0, output.rstrip()))
    return found


def headings(page: Path) -> set[str]:
    """The anchors that the headings of a page can be linked to by."""
    prose = _FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ +(.+?) *$", prose, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}
