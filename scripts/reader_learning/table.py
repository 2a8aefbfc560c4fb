"""The tables that the package reads (`passmuster.reading.learned.weights`), written from weights."""

from reader_learning.logistic import Table

UNIT = 100
LEAST = 6
"""Hundredths; smaller weights change hardly a choice and are left out, for size."""


def as_text(heads: dict[str, list[str]], tables: dict[str, Table], least: int = LEAST) -> str:
    """One table of several heads: classes first, then features with their weights of `least` hundredths and more."""
    lines = [f"{name}\t{' '.join(classes)}" for name, classes in heads.items()] + [""]
    begins, begin = {}, 0
    for name, classes in heads.items():
        begins[name], begin = begin, begin + len(classes)
    for feature in sorted({feature for table in tables.values() for feature in table}):
        cells = [
            f"{begins[name] + at}:{round(UNIT * weight)}"
            for name in heads
            for at, weight in enumerate(tables[name].get(feature, ()))
            if abs(round(UNIT * weight)) >= least
        ]
        if cells:
            lines.append(f"{feature}\t{' '.join(cells)}")
    return "\n".join(lines) + "\n"


def without_small(text: str, least: int) -> str:
    """A table without its weights of less than so many hundredths, and without the features that have no other."""
    head, _, body = text.partition("\n\n")
    lines = (line.split("\t") for line in body.splitlines())
    kept = ((feature, [c for c in cells.split() if abs(int(c.split(":")[1])) >= least]) for feature, cells in lines)
    return "\n".join([head, "", *(f"{feature}\t{' '.join(cells)}" for feature, cells in kept if cells)]) + "\n"
