"""Calls of any command with any of its options, each with a value that may be right, nearly right or hostile."""

import random
from functools import cache
from importlib import import_module
from typing import Final

import click

from fuzzing.mutations import hostile
from passmuster.cli import COMMANDS

__all__ = ["any_call"]

WORDS: Final = (
    *(
        "case",
        "a.txt",
        "losses.csv",
        "r.jsonl",
        "in.jsonl",
        "review.csv",
        "new",
        "c1",
        "e1",
        "nothing-there",
        "-",
        ".",
        "/dev/null",
    ),
    *(
        "killed",
        "kp-force",
        "KR",
        "KP",
        "Kenya",
        "X:Tanks",
        "X:Tanks:8",
        "a=b",
        "point=5",
        "losses=2",
        "losses=",
        "pay=-1",
    ),
    *("2025-01-31", "2024-12", "2024-09-30", "1", "0", "52", "5200", "3", "A", "F", "6", "json", "csv", "table"),
    *("paid=yes", "regime=autocracy,x", "2025-01-01T00:00:00Z", "2025-01-01T25:00", "1:" + "0" * 64, "f" * 64),
)

LEFT_OUT: Final = {
    "precedents": {"--test", "--leave-one-war-out"},
    "import": {"--url"},
    "read": {"--endpoint", "--reader", "--workers"},
    "init": {"--ledger"},
}
"""Options that fit, call out or start processes; `read --batch` has doors of its own."""

NEEDED: Final = {"precedents": ("--fit", "shipped", "--nearest", "sevenyears_a_saxony")}
"""What keeps a command from a fit."""


def any_call(chance: random.Random) -> tuple[str, ...]:
    """A command, some arguments and some options."""
    name = chance.choice(tuple(COMMANDS))
    command = _command(name)
    call = [name, *NEEDED.get(name, ())]
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            count = chance.choice((1, 1, 1, 0, 2)) if parameter.nargs == -1 else chance.choice((1,) * 8 + (0,))
            call += ["case" if chance.random() < 0.5 else _value(chance) for _ in range(count)]
        elif chance.random() < 0.2 and not LEFT_OUT.get(name, set()) & set(parameter.opts):
            call += _option(chance, parameter)
    return tuple(call)


@cache
def _command(name: str) -> click.Command:
    command: click.Command = import_module(f"passmuster.cli.{name}").command
    return command


def _option(chance: random.Random, option: click.Parameter) -> list[str]:
    if getattr(option, "is_flag", False):
        return [option.opts[-1]]
    if isinstance(option.type, click.Choice) and chance.random() < 0.8:
        return [option.opts[-1], str(chance.choice(tuple(option.type.choices)))]
    return [f"{option.opts[-1]}={_value(chance)}"] if chance.random() < 0.5 else [option.opts[-1], _value(chance)]


def _value(chance: random.Random) -> str:
    if chance.random() < 0.6:
        return chance.choice(WORDS)
    # A system hands over bytes without a nought; those that are no UTF-8 come as halves of pairs.
    typed = hostile(chance).replace("\x00", "").encode("utf-8", "ignore") + chance.choice((b"", b"", b"", b"\xff"))
    return typed.decode("utf-8", "surrogateescape")
