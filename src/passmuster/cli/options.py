"""Options that several commands share, with one wording each."""

import math
from typing import Any, Final

import click

from passmuster.analysis.bounds import FIRST_YEAR, LARGEST_SEED, LAST_YEAR, day_remedy
from passmuster.analysis.standards import STANDARD_NAMES, USUAL_STANDARD

__all__ = [
    "Amount", "Day", "Whole", "as_of", "by", "form", "horizon", "known_at", "no_cache", "quiet", "seed", "since",
    "small_counts", "standard", "why",
]  # fmt: skip


class Amount(click.FloatRange):
    """A number within bounds; "nan", which is beside every bound and beyond none, is refused as well."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number; a wrong one is refused by name.

        >>> Amount(0.0).convert("2.5", None, None)
        2.5
        """
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


class Whole(click.IntRange):
    """A whole number within bounds."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number; what is none is refused with the bounds.

        >>> Whole(1).convert("12", None, None)
        12
        """
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            bounds = f"of at least {self.min:,}" if self.max is None else f"from {self.min:,} to {self.max:,}"
            self.fail(f"{str(value)[:40]!r}: a whole number {bounds} is meant.", param, ctx)


class Day(click.DateTime):
    """A day, or its month where that is asked for, in a year in which anything can lie."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Midnight of the day; another year is refused.

        >>> Day(["%Y-%m-%d"]).convert("2025-01-13", None, None).day
        13
        """
        try:
            day = super().convert(value, param, ctx)
        except click.BadParameter:
            also = ", or as its month YYYY-MM" if "%Y-%m" in self.formats else ""
            self.fail(f"{value!r}: a day is written YYYY-MM-DD{also}. {day_remedy(str(value))}", param, ctx)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(f"{value!r}: the year must lie from {FIRST_YEAR} to {LAST_YEAR}.", param, ctx)
        return day


as_of: Final = click.option("--as-of", type=Day(["%Y-%m-%d"]), help="Use only what was said by the end of this day.")
horizon: Final = click.option(
    "--horizon",
    type=int,
    metavar="WEEKS",
    help="How far ahead to look.  [default: 52, or as far as the last question of the case]",
)
seed: Final = click.option(
    "--seed", type=Whole(0, LARGEST_SEED), default=0, show_default=True, help="Fixes every draw."
)
standard: Final = click.option(
    "--standard",
    type=click.Choice(STANDARD_NAMES),
    default=USUAL_STANDARD,
    show_default=True,
    help="Whose words of likelihood.",
)
known_at: Final = click.option(
    "--known-at",
    metavar="MOMENT",
    help="Use only what was on record at this moment, a day or ISO 8601; for cases with a ledger.",
)
since: Final = click.option(
    "--since",
    metavar="DAY|FILE|DIR",
    help="Say as well what moved since a day, a briefing kept as JSON, or an earlier copy of the case.",
)
small_counts: Final = click.option(
    "--show-small-counts",
    "small_because",
    metavar="REASON",
    default="",
    help="Show counts of fewer than ten dead, wounded or captured people; the reason is printed with them.",
)
by: Final = click.option(
    "--by", "who", metavar="NAME", help="Who records it; else PASSMUSTER_WHO, else the name of this user."
)
why: Final = click.option("--why", default="", metavar="TEXT", help="Why, in one line; it stands on record.")
form: Final = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
no_cache: Final = click.option("--no-cache", is_flag=True, help="Work everything out anew, and keep nothing.")
quiet: Final = click.option("--quiet", is_flag=True, help="No progress and no remarks on standard error.")
