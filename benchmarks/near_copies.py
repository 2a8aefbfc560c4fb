"""How well copies of made-up wire stories are found, and at what cost.

    python benchmarks/near_copies.py [STORIES ...] [--write]

Two stories in five have a copy: cut, re-headlined, edited or told in another language. The stories share words, phrases
and round numbers. With --write the figures go into docs/studies/near-copies.md.
"""

import platform
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from study_page import put_figures

from passmuster.assembly.near_copies import near_copies
from worlds.wires import WAYS, wires

PAGE = Path(__file__).parents[1] / "docs" / "studies" / "near-copies.md"
SIZES, SEED = (500, 5000, 20_000, 215_000, 715_000), 3


def main(sizes: list[int], write: bool) -> None:
    """Print the figures."""
    head = ["texts", "copies", "found", "of what is found", *WAYS, "processor time", "memory"]
    lines = [f"| {' | '.join(head)} |", "|---" * len(head) + "|", *map(line, sizes)]
    machine = f"Python {platform.python_version()}, {platform.machine()}, {datetime.now(UTC).date()}; seed {SEED}."
    text = "\n".join([machine, "", *lines])
    print(text)
    if write:
        put_figures(PAGE, text)


def line(n_stories: int) -> str:
    """One row: recall, precision, recall by way of copying, and what it cost."""
    made = wires(n_stories, SEED)
    began = time.process_time()
    found = {copy.copy: copy.of for copy in near_copies(made.texts)}
    seconds = time.process_time() - began
    right = {name for name, of in made.of.items() if of == found.get(name) or name == found.get(of)}
    told, true = ({frozenset(pair) for pair in links.items()} for links in (found, made.of))
    ways = [[name for name in made.of if made.way[name] == way] for way in WAYS]
    cells = [
        f"{len(made.texts):,}", f"{len(made.of):,}", f"{len(right) / len(made.of):.1%}",
        f"{len(told & true) / len(told):.1%}", *(f"{len(right & set(own)) / len(own):.1%}" for own in ways),
        f"{seconds:.1f} s", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB",
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(numbers or list(SIZES), "--write" in sys.argv)
