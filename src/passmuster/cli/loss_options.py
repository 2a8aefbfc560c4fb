"""Options by which a reader confirms what a plain look at a table of losses has asked."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

import click

from passmuster.cli import options

__all__ = ["confirmed"]

STREAM: Final = "STREAM"
"""SOURCE:COLUMN:SIDE, or SOURCE:COLUMN for both sides."""

OPTIONS: Final = (
    ("restart", f"{STREAM}:DAY", "This running total starts anew on DAY; carry on from the number before."),
    ("daily", STREAM, "These totals are numbers of the day. STREAM is SOURCE:COLUMN[:SIDE]."),
    ("weekly", STREAM, "These totals are numbers of the week that ends on their day."),
    ("same_name", "OTHER=NAME", "Read the source, category or side OTHER as NAME."),
    ("other_side", STREAM, "These rows belong to the other side."),
    ("take_last", STREAM, "Where a day has several numbers, the last row counts."),
    ("set_aside", STREAM, "Do not weigh this."),
    ("own_count", STREAM, "These numbers are counted, though another source gives them too: no relays."),
    ("public_figure", "SOURCE", "Name this source though its name looks like a private person's."),
)


def confirmed(command: Callable[..., None]) -> Callable[..., None]:
    """A command with these options, handed to it together as `wishes`."""

    @wraps(command)
    def packed(*arguments: Any, **named: Any) -> None:
        from passmuster.analysis.loss_amending import LossWishes

        said = {name: named.pop(name) for name, _, _ in OPTIONS}
        said |= {name: named.pop(name) for name in ("weigh_restatements", "as_of")}
        if said["as_of"] is not None:
            said["as_of"] = said["as_of"].date()
        command(*arguments, wishes=LossWishes(**said), **named)

    added: Callable[..., None] = packed
    for name, metavar, words in reversed(OPTIONS):
        added = click.option(f"--{name.replace('_', '-')}", name, multiple=True, metavar=metavar, help=words)(added)
    words = "Weigh columns that are another column multiplied."
    added = options.as_of(added)
    return click.option("--weigh-restatements", is_flag=True, help=words)(added)
