"""Write the page of libraries, or a bill of materials, from what the installed libraries say of themselves.

    python scripts/libraries.py > docs/reference/libraries.md
    python scripts/libraries.py --cyclonedx > bom.json

It names what reaches a user: the libraries of the bare package and of each extra but those for tests and documentation,
with all that they need in turn. Versions are those of `constraints.txt`; where a Python needs another, both are told.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from passmuster._version import __version__

ROOT = Path(__file__).parents[1]

EXTRAS = ("clean-html", "pdf", "warc", "charts", "frames", "parquet", "postgres")
"""Extras that a user installs."""

HEAD = """\
# Libraries

Written by `scripts/libraries.py` from what the installed libraries say of themselves.

These are the libraries that come with `pip install passmuster`, and those that an extra brings besides, with all that they need in turn.
The versions are those that are tried, on Python 3.11, 3.12 and 3.13; they stand in `constraints.txt`.
None is changed or bundled, but for the drawing code of the pages, whose licences are in the package (`briefing/page/assets/LICENSES.txt`).
`python scripts/libraries.py --cyclonedx` writes the same as a bill of materials in CycloneDX.

Tried on 30 November 2026: the wheel installs in a bare environment with these versions on Python 3.11.7, 3.12.1 and 3.13.0, and without any pins on 3.12.1 and 3.13.0; `--version`, `--help`, `claims`, `read` and `precedents` then answer alike.
No fit was run there: whoever wants the numbers of these pages installs with `--constraint constraints.txt`.

| library | version | licence | comes with |
|---|---|---|---|
"""  # noqa: E501


def needed(extra: str = "") -> list[Requirement]:
    """What the package itself needs, of an extra alone where one is named."""
    told = [Requirement(text) for text in distribution("passmuster").requires or ()]
    return [one for one in told if bool(extra) == (one.marker is not None) and _applies(one, extra)]


def _applies(one: Requirement, extra: str) -> bool:
    return one.marker is None or one.marker.evaluate({"extra": extra})


def reached(requirements: Iterable[Requirement]) -> Iterator[Distribution]:
    """The libraries behind some requirements, and what they need in turn, each once."""
    pending, seen = list(requirements), set()
    while pending:
        one = pending.pop()
        key = (canonicalize_name(one.name), frozenset(one.extras))
        if key in seen:
            continue
        seen.add(key)
        try:
            found = distribution(one.name)
        except PackageNotFoundError:
            continue
        yield found
        inner = [Requirement(text) for text in found.requires or ()]
        pending += [need for need in inner if any(_applies(need, extra) for extra in ("", *one.extras))]


def comes_with() -> dict[str, tuple[Distribution, str]]:
    """Each library by name, and what brings it: the package, or the first extra that does."""
    found: dict[str, tuple[Distribution, str]] = {}
    for extra in ("", *EXTRAS):
        for one in reached(needed(extra)):
            found.setdefault(canonicalize_name(one.metadata["Name"]), (one, extra))
    return dict(sorted(found.items()))


def licence_of(one: Distribution) -> str:
    """The licence in the library's own words: an expression, a classifier, or the first line of a text."""
    classes = [
        line.rpartition("::")[2].strip() for line in one.metadata.get_all("Classifier") or () if "License" in line
    ]
    text = (one.metadata.get("License") or "").strip().split("\n")[0]
    return str(one.metadata.get("License-Expression") or ", ".join(classes) or text or "not said")


def pinned(name: str) -> str:
    """The versions that `constraints.txt` pins of a library, with what they are for where there are several."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    told = [line.partition(" ; ") for line in lines if canonicalize_name(line.partition("==")[0]) == name]
    versions = [
        (head.partition("==")[2].strip(), re.sub(r"python_full_version", "Python", mark)) for head, _, mark in told
    ]
    return "; ".join(version if len(versions) == 1 else f"{version} ({mark})" for version, mark in versions)


def page() -> str:
    """The page of libraries."""
    rows = [
        f"| {one.metadata['Name']} | {pinned(name)} | {licence_of(one)} | {extra or 'the package'} |\n"
        for name, (one, extra) in comes_with().items()
    ]
    return HEAD + "".join(rows)


def bill() -> str:
    """The same as a bill of materials (CycloneDX 1.5)."""
    parts = [
        {
            "type": "library", "name": one.metadata["Name"], "version": one.version,
            "purl": f"pkg:pypi/{name}@{one.version}", "licenses": [{"license": {"name": licence_of(one)}}],
            "scope": "optional" if extra else "required",
        }
        for name, (one, extra) in comes_with().items()
    ]  # fmt: skip
    about = {"component": {"type": "application", "name": "passmuster", "version": __version__}}
    document = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": about, "components": parts}
    return json.dumps(document, indent=2) + "\n"


def main() -> None:
    """Print the page or the bill."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cyclonedx", action="store_true")
    print(bill() if options.parse_args().cyclonedx else page(), end="")


if __name__ == "__main__":
    main()
