"""Draws the house as it is, from the imports of the code, into docs/explanation/how-it-is-built.md.

    python scripts/house.py            print the drawing
    python scripts/house.py --write    put it into the page

A test compares the page with what this draws, so that neither can grow stale. Rooms are the folders of
`src/passmuster`; an arrow is an import from one room into another, wherever in a file it stands.
"""

import ast
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["arrows", "drawing", "floors", "lines_of", "modules", "room_of", "tree_of", "with_drawing"]

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "passmuster"
PAGE: Final = ROOT / "docs" / "explanation" / "how-it-is-built.md"
BEGIN, END = "<!-- house: begin -->", "<!-- house: end -->"

DOOR: Final = "passmuster"
"""The package's own file, which opens the rooms for Python."""


def modules() -> list[Path]:
    """Every file of code, sorted."""
    return sorted(SOURCE.rglob("*.py"))


@cache
def text_of(path: Path) -> str:
    """What stands in a file; read once."""
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """A file of code, parsed; once."""
    return ast.parse(text_of(path))


def room_of(path: Path) -> str:
    """The room that a file stands in; files beside the rooms are rooms of their own, the package's own is the door."""
    parts = path.relative_to(SOURCE).parts
    return parts[0].removesuffix(".py") if parts[0] != "__init__.py" else DOOR


def imported_rooms(path: Path) -> Iterator[str]:
    """The rooms that a file imports from, once for each import."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "passmuster":
            inner = (node.module or "").split(".")[1:]
            yield from [inner[0]] if inner else [alias.name for alias in node.names]


def arrows() -> Counter[tuple[str, str]]:
    """(from, to) to how many imports there are; none from a room to itself."""
    found: Counter[tuple[str, str]] = Counter()
    for path in modules():
        room = room_of(path)
        found.update((room, other) for other in imported_rooms(path) if other != room)
    return found


def lines_of(room: str) -> int:
    """Lines of code of a room, comments and empty lines included."""
    return sum(text_of(path).count("\n") for path in modules() if room_of(path) == room)


def floors() -> list[list[str]]:
    """The rooms by floor, the highest first, as the contract on imports has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [[room.strip() for room in layer.split("|")] for layer in layers]


def role_of(room: str) -> str:
    """The first sentence that a room says of itself."""
    file = SOURCE / room / "__init__.py"
    path = file if file.exists() else SOURCE / f"{room}.py"
    said = ast.get_docstring(tree_of(path)) or ""
    first = said.split("\n\n")[0].replace("\n", " ").strip()
    head, colon, rest = first.partition(": ")
    return (rest if colon and head.lower().replace(" ", "_") == room else first).rstrip(".")


def drawing() -> str:
    """A table of the rooms, floor by floor: what each holds, and which rooms it looks into."""
    looks: defaultdict[str, set[str]] = defaultdict(set)
    for room, other in arrows():
        looks[room].add(other)
    order = [room for floor in floors() for room in floor]
    lines = ["| floor | room | holds | looks into |", "|---|---|---|---|"]
    for number, floor in enumerate(floors()):
        for room in floor:
            seen = ", ".join(f"`{other}`" for other in order if other in looks[room] and other != "_version")
            lines.append(
                f"| {len(floors()) - number} | `{room}` | {role_of(room)} | {lines_of(room):,} | {seen or 'nothing'} |"
            )
    tied = f"{len(order)} rooms on {len(floors())} floors; {len(arrows())} pairs of them are tied by imports"
    return "\n".join([*lines, "", f"{tied}, and every tie leads downwards."])


def with_drawing(page: str) -> str:
    """The page with the drawing between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{drawing()}\n\n{END}{after}"


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        PAGE.write_text(with_drawing(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(drawing())
