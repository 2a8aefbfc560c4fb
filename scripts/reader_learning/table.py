"""The tables that the package reads (`passmuster.reading.learned.weights`), written from weights."""

import re

from passmuster.reading.learned.weights import COLUMNS, IN_PARTS, PARTS, SET_IN
from reader_learning.logistic import Table

LEAST = 6
"""Hundredths; smaller weights change hardly a choice and are left out, for size."""

TWENTIETHS = 20
"""What the weights of numbers, forces and speakers are written in, for size: one choice in three thousand changes."""

SIGNS = ":=~, "
"""Signs that part the words of a feature."""


def as_text(heads: dict[str, list[str]], tables: dict[str, Table], least: int = LEAST, parts: int = PARTS) -> str:
    """One table of several heads: classes first, then features with their weights of `least` hundredths and more."""
    written_in = [f"{IN_PARTS}\t{parts}"] if parts != PARTS else []
    lines = [*written_in, *(f"{name}\t{' '.join(classes)}" for name, classes in heads.items()), ""]
    begins, begin = {}, 0
    for name, classes in heads.items():
        begins[name], begin = begin, begin + len(classes)
    for feature in sorted({feature for table in tables.values() for feature in table}):
        cells = [
            _cell(COLUMNS[begins[name] + at], round(parts * weight))
            for name in heads
            for at, weight in enumerate(tables[name].get(feature, ()))
            if abs(round(PARTS * weight)) >= least
        ]
        if cells:
            lines.append(f"{feature}\t{''.join(cells)}")
    return "\n".join(lines) + "\n"


def _cell(column: str, weight: int) -> str:
    """A weight as it is written: a capital for a minus, and no figure for one."""
    return f"{column.upper() if weight < 0 else column}{'' if abs(weight) == 1 else abs(weight)}"


def grouped(text: str) -> str:
    """A table in which what several features begin with stands once, where that takes fewer letters."""
    head, gap, body = text.partition("\n\n")
    under = _under_beginnings(dict(line.split("\t") for line in body.splitlines()))
    lines = list[str]()
    for begin, cells in sorted(under.items()):
        lines += [begin] if begin else []
        indent = SET_IN if begin else ""
        lines += [f"{indent}{feature.removeprefix(begin)}\t{cell}" for feature, cell in sorted(cells.items())]
    return f"{head}{gap}" + "".join(f"{line}\n" for line in lines)


def _under_beginnings(features: dict[str, str]) -> dict[str, dict[str, str]]:
    """The features under the beginning that each is written with, empty for none: long beginnings before short ones."""
    under = dict[str, dict[str, str]]()
    for feature, cell in features.items():
        begin = _beginning(feature)
        under.setdefault(begin, {})[feature] = cell
        while begin:
            begin = _beginning(begin[:-1])
            under.setdefault(begin, {})
    for begin in sorted(under, key=lambda text: (-len(text), text)):
        shorter = _beginning(begin[:-1])
        saved = len(begin) - len(shorter) - (0 if shorter else len(SET_IN))
        if begin and len(under[begin]) * saved <= len(begin) + 1:
            under[shorter] |= under.pop(begin)
    return under


def _beginning(feature: str) -> str:
    """A feature up to the last of the signs that part its words; empty where it has none."""
    return "".join(re.findall(f".*[{SIGNS}]", feature)[:1])
