"""Writes docs/reference/priors.md from the shipped priors.

    python scripts/priors_reference.py > docs/reference/priors.md

A test compares the page with what this prints, so that neither can grow stale.
"""

from passmuster.findings.prior_words import prior_words
from passmuster.ledger import Prior
from passmuster.model.prior_defaults import DEFAULTS, Default
from passmuster.model.tours import BEFORE_TOURS, FIRST_YEAR_OF_TOURS

__all__ = ["page"]

HEAD = """\
# Priors

Written by `scripts/priors_reference.py` from the priors that ship.

Every prior is a normal distribution on the scale of its link, with the location and scale given here.
A case file may replace any of them by name, under [`[priors.NAME]`](case-file.md#priorsname); what it leaves alone is marked as a default in the briefing.
What each means in the model stands in [the model](../explanation/model.md).

| link | the parameter is | location and scale are of its |
|---|---|---|
| `log` | above zero | natural logarithm |
| `logit` | a share between 0 and 1 | logit, log(p / (1 − p)) |
| `plain` | any number | own value |

`median (5 % to 95 %)` says what the prior implies in the world.
"""  # noqa: E501 - one sentence a line

GROUPS = {
    "The force": "One of each for every force.",
    "Parts and supplies": "One of each for every part and every supply.",
    "Leans of sources": "A camp is those on one side of the war; a group is the sources of one state or one trade.",
    "Noise, days and slips": "One of each for the whole case.",
}
PREFIXES = {
    "part_": "Parts and supplies", "supply_": "Parts and supplies", "camp_": "Leans of sources",
    "own_": "Leans of sources", "measure_": "Leans of sources", "burst_": "Leans of sources",
    "group_": "Leans of sources", "noise_": "Noise, days and slips", "misdated_": "Noise, days and slips",
    "stale_": "Noise, days and slips", "relay_": "Noise, days and slips", "slip_": "Noise, days and slips",
}  # fmt: skip


def page() -> str:
    """The whole page: what the columns mean, then a table for each kind of parameter."""
    return "\n".join([HEAD, *(section(title, words) for title, words in GROUPS.items())])


def section(title: str, words: str) -> str:
    """A heading, a sentence and the priors of one kind."""
    rows = [line for name, own in DEFAULTS.items() if kind(name) == title for line in rows_of(name, own)]
    head = "| name | link | location | scale | median (5 % to 95 %) | why |\n|---|---|---|---|---|---|"
    return f"## {title}\n\n{words}\n\n{head}\n" + "\n".join(rows) + "\n"


def kind(name: str) -> str:
    """The title under which a prior stands."""
    return next((title for prefix, title in PREFIXES.items() if name.startswith(prefix)), "The force")


def rows_of(name: str, default: Default) -> list[str]:
    """The lines of a prior: two for tours, which hang on when the war began."""
    if name != "tour_weeks":
        return [row(name, default)]
    early = row(name, BEFORE_TOURS).replace(f"| `{name}` |", f"| `{name}`, wars begun before {FIRST_YEAR_OF_TOURS} |")
    return [row(name, default), early]


def row(name: str, default: Default) -> str:
    """One line of a table."""
    implied = prior_words(Prior(name=name, location=default.location, scale=default.scale, reason=default.reason))
    numbers = f"{default.location:.4g} | {default.scale:.4g}"
    return f"| `{name}` | {default.link} | {numbers} | {implied} | {default.reason} |"


if __name__ == "__main__":
    print(page(), end="")
