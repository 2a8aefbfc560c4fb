"""Write the page of libraries, or a bill of materials, from what the installed libraries say of themselves.

    python scripts/libraries.py > docs/reference/libraries.md
    python scripts/libraries.py --cyclonedx > bom.json

It names what reaches a user: the libraries of the bare package and of each extra but those for tests and documentation,
with all that they need in turn. Versions are those of `constraints.txt`; where a Python needs another, both are told.
"""

import argparse
import re
from importlib.metadata import Distribution

from bill_of_materials import bill
from packaging.utils import canonicalize_name
from shelf import ROOT, Shelf, licence_of, texts_of

HEAD = """\
# Libraries

Written by `scripts/libraries.py` from what the installed libraries say of themselves.

These are the libraries that come with `pip install passmuster`, and those that an extra brings besides, with all that they need in turn.
The versions are those that are tried, on Python 3.11, 3.12 and 3.13; they stand in `constraints.txt`.
[Install with locked hashes](../how-to/install-with-locked-hashes.md) tells where the hashes of their files and the bills of materials are, and what was tried on which Python.
The list is that of Python 3.11; what the others have besides or in another version, their bills tell.
None is changed or bundled, but for the drawing code of the pages, whose licences are in the package (`briefing/page/assets/LICENSES.txt`).

The licence is an SPDX expression.
Where a library says no more than "BSD License", "MIT License" or "Apache Software License", it is what its text turns out to be; the bill calls it concluded, and not declared.
The text lies in the folder `*.dist-info` of the library, beside its code.

| library | version | licence | comes with | text |
|---|---|---|---|---|
"""  # noqa: E501


def pinned(name: str) -> str:
    """The versions that `constraints.txt` pins of a library, with what they are for where there are several."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    told = [line.partition(" ; ") for line in lines if canonicalize_name(line.partition("==")[0]) == name]
    versions = [
        (head.partition("==")[2].strip(), re.sub(r"python_full_version", "Python", mark)) for head, _, mark in told
    ]
    return "; ".join(version if len(versions) == 1 else f"{version} ({mark})" for version, mark in versions)


def _texts(one: Distribution) -> str:
    """Where the licence's text lies within the library's record; of what it bundles, how many more there are."""
    inner = [path.partition("/")[2] for path in texts_of(one)]
    inner.sort(key=lambda path: (path.count("/"), path))
    return ", ".join(f"`{path}`" for path in inner[:2]) + (f" and {len(inner) - 2} more" if len(inner) > 2 else "")


def page() -> str:
    """The page of libraries."""
    rows = [
        f"| {one.metadata['Name']} | {pinned(name)} | {licence_of(one).words} | {extra or 'the package'} "
        f"| {_texts(one)} |\n"
        for name, (one, extra) in Shelf().comes_with().items()
    ]
    return HEAD + "".join(rows)


def main() -> None:
    """Print the page or the bill."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cyclonedx", action="store_true")
    print(bill(Shelf()) if options.parse_args().cyclonedx else page(), end="")


if __name__ == "__main__":
    main()
