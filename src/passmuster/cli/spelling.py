"""How a call is spelt on the command line: faults of arguments, told as faults of options."""

import re
from dataclasses import replace
from typing import Final

from passmuster.errors import Fault

__all__ = ["OPTIONS", "as_option"]

OPTIONS: Final = {
    "against": "--against",
    "as_of": "--as-of",
    "as_published": "--as-published",
    "endpoint": "--endpoint",
    "every_months": "--every",
    "first": "--from",
    "force": "--force-name",
    "changes": "COLUMN=VALUE",
    "claim": "CLAIM",
    "daily": "--daily",
    "echo_of": "--echo-of",
    "group": "--group",
    "held_out": "--held-out",
    "horizon": "--horizon",
    "known_at": "--known-at",
    "last": "--to",
    "later": "--later",
    "leave_one_war_out": "--leave-one-war-out",
    "levers": "--if",
    "name": "NAME",
    "names_lists": "--names-list",
    "nearest": "--nearest",
    "number": "NUMBER",
    "one_origin": "--one-origin",
    "opponent": "--opponent",
    "other_side": "--other-side",
    "partner": "--partner",
    "principal": "--principal",
    "public_figure": "--public-figure",
    "quantity": "--quantity",
    "rating": "RATING",
    "restart": "--restart",
    "seed": "--seed",
    "same_name": "--same-name",
    "set_aside": "--set-aside",
    "own_count": "--own-count",
    "show_small_counts": "--show-small-counts",
    "since": "--since",
    "source": "PATH",
    "start": "--start",
    "subject": "--subject",
    "take_last": "--take-last",
    "test": "--test",
    "through": "--through",
    "title": "--title",
    "until": "--until",
    "until_known_at": "--until-known-at",
    "weekly": "--weekly",
    "where": "--where",
    "who": "--by",
    "why": "--why",
}
"""Argument of the library to the option, or the argument, of the commands."""

WRITTEN: Final = re.compile(r'`(\w+)(?:="([^"`]*)")?`')
"""An argument as a rule or a remedy names it: `as_of`, or `as_of="2025-02-28"`."""


def as_option(fault: Fault) -> Fault:
    """The same fault in the words of the command line."""
    return replace(
        fault,
        file=OPTIONS.get(fault.file, fault.file) if fault.is_argument else fault.file,
        rule=WRITTEN.sub(_option, fault.rule),
        remedy=WRITTEN.sub(_option, fault.remedy),
    )


def _option(written: re.Match[str]) -> str:
    name, value = written.groups()
    if name not in OPTIONS:
        return written.group()
    return OPTIONS[name] if value is None else f"{OPTIONS[name]} {value}"
