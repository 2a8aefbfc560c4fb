"""The libraries that stand in an environment: which of them reach a user, under which licence, and where it is read.

An environment is that of the running Python or another one, named by the folder of its libraries; so one Python can
tell of the set of another.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any, Final

from cyclonedx.spdx import fixup_id, is_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["EXTRAS", "PYTHONS", "ROOT", "Licence", "Shelf", "asked_for", "licence_of", "project", "texts_of"]

ROOT: Final = Path(__file__).parents[1]

PYTHONS: Final = ("3.11", "3.12", "3.13")
"""The Pythons that have a set of their own."""

EXTRAS: Final = ("clean-html", "pdf", "warc", "charts", "frames", "parquet", "postgres")
"""Extras that a user installs."""

BEGINNING: Final = 2500
"""Characters of a licence's text by which it is known; what is bundled with a library comes after its own licence."""

TEXTS: Final = {
    "Apache-2.0": r"Version 2\.0, January 2004\s+https?://www\.apache\.org/licenses/",
    "BSD-3-Clause": r"Redistribution and use in source and binary forms.*\bneither the names? ",
    "BSD-2-Clause": r"Redistribution and use in source and binary forms",
    "MIT": r"Permission is hereby granted, free of charge, to any person obtaining a copy",
}
"""By which words a text is known, the narrower first."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as an SPDX expression, or in the library's own words where they make none."""

    words: str
    declared: bool
    """Whether the library declares it so; otherwise it is the text which says what the declared words leave open."""

    @property
    def is_expression(self) -> bool:
        """Whether SPDX knows it."""
        return is_expression(self.words)


def texts_of(one: Distribution) -> list[str]:
    """The files of a library's own record that hold its licence, as they lie beside the installed code."""
    inside = [file for file in one.files or () if file.parts[0].endswith(".dist-info")]
    kept = [file for file in inside if "licenses" in file.parts[1:-1] and not re.match(r"(?i)authors", file.name)]
    named = [file for file in inside if re.match(r"(?i)(licen[cs]e|copying|notice)", file.name)]
    return sorted(str(file) for file in {*named, *kept})


def licence_of(one: Distribution) -> Licence:
    """The licence that a library declares, made out by its text where "BSD License" leaves open which of them."""
    classes = [
        line.rpartition("::")[2].strip() for line in one.metadata.get_all("Classifier") or () if "License ::" in line
    ]
    line = (one.metadata.get("License") or "").strip().split("\n")[0]
    said = [str(one.metadata.get("License-Expression") or ""), line, *classes]
    for words in filter(None, said):
        if is_expression(words):
            return Licence(fixup_id(words) or words, declared=True)
    read = _read(one)
    if read and any(read.partition("-")[0] in words for words in said):
        return Licence(read, declared=False)
    return Licence(", ".join(classes) or line or "not said", declared=True)


def _read(one: Distribution) -> str:
    """What the text of a library's licence is, or nothing."""
    for path in texts_of(one):
        text = (one.read_text(path.partition("/")[2]) or "")[:BEGINNING]
        for name, words in TEXTS.items():
            if re.search(words, text, re.DOTALL | re.IGNORECASE):
                return name
    return ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The libraries of one environment."""

    path: list[str] = field(default_factory=lambda: list(sys.path))
    """The folders that hold them."""
    python: str = ""
    """The Python that they serve, as in "3.12"; the running one where none is named."""

    def find(self, name: str) -> Distribution | None:
        """A library by name."""
        return next(iter(distributions(name=name, path=self.path)), None)

    def applies(self, one: Requirement, extra: str) -> bool:
        """Whether a requirement is one on this Python, with an extra or without any."""
        world = {"python_version": self.python, "python_full_version": f"{self.python}.9"} if self.python else {}
        return one.marker is None or one.marker.evaluate({**world, "extra": extra})

    def needs(self, one: Distribution, extras: Iterable[str] = ()) -> list[Requirement]:
        """What a library needs here, with some extras of it."""
        told = [Requirement(text) for text in one.requires or ()]
        return [need for need in told if any(self.applies(need, extra) for extra in ("", *extras))]

    def reached(self, requirements: Iterable[Requirement]) -> Iterator[tuple[Distribution, set[str]]]:
        """The libraries behind some requirements and what they need in turn, with the extras asked of each.

        One that is asked for with different extras comes once for each.
        """
        pending, seen = list(requirements), set()
        while pending:
            one = pending.pop()
            key = (canonicalize_name(one.name), frozenset(one.extras))
            found = None if key in seen else self.find(one.name)
            seen.add(key)
            if found is not None:
                yield found, one.extras
                pending += self.needs(found, one.extras)

    def comes_with(self) -> dict[str, tuple[Distribution, str]]:
        """Each library by name, and what brings it: the package, or the first extra that does."""
        found: dict[str, tuple[Distribution, str]] = {}
        for extra in ("", *EXTRAS):
            for one, _ in self.reached(asked_for(extra)):
                found.setdefault(canonicalize_name(one.metadata["Name"]), (one, extra))
        return dict(sorted(found.items()))

    def ties(self) -> dict[str, set[str]]:
        """Whom each library needs, with all extras that somebody asks of it; what the package itself needs under ""."""
        asked = [one for extra in ("", *EXTRAS) for one in asked_for(extra)]
        found = {"": {canonicalize_name(one.name) for one in asked}}
        for one, extras in self.reached(asked):
            needed = {canonicalize_name(need.name) for need in self.needs(one, extras)}
            found.setdefault(canonicalize_name(one.metadata["Name"]), set()).update(needed)
        return found


def project() -> dict[str, Any]:
    """What `pyproject.toml` says of the project."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]  # type: ignore[no-any-return]


def asked_for(extra: str = "") -> list[Requirement]:
    """What `pyproject.toml` asks for: for the package itself, or for an extra where one is named."""
    told = project()["optional-dependencies"][extra] if extra else project()["dependencies"]
    return [Requirement(text) for text in told]
