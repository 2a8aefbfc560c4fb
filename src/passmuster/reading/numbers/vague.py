"""Vague words: the distribution of the number that "several hundred" or "dozens" may mean.

The floor is a convention of counting ("several hundred" is at least 300). What was meant lies above it: a log-normal
with the median and spread of `rules/numbers.toml`. The floor is never a report, so it is kept beside the word.
"""

from passmuster.reading.text.lexicon import load_rules

__all__ = ["vague_distribution"]


def vague_distribution(words: str, floor: float | None) -> dict[str, float] | None:
    """Median and spread (standard deviation of the natural log) behind a vague word; None where there is none.

    `floor` is the number that the word stands for at least, in people or pieces.
    """
    if not words or floor is None:
        return None
    entries = load_rules("numbers")["vague"]
    first = words.split()[0].lower()
    entry = entries.get(first, entries["plural"])
    return {"median": floor * entry["median"] / entry["floor"], "spread": entry["spread"]}
