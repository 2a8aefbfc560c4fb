"""Writes docs/reference/commands.md from what the commands say of themselves.

    python scripts/command_reference.py > docs/reference/commands.md

A test compares the page with what this prints, so that neither can grow stale.
"""

from importlib import import_module

import click

from passmuster.cli import COMMANDS, main

__all__ = ["page"]

WIDTH = 100

HEAD = """\
# Commands

Written by `scripts/command_reference.py` from what each command says with `--help`.

Results go to standard output, remarks and progress to standard error.
`-` stands for standard input.
How commands end stands under [exit statuses](errors.md#exit-statuses).
"""


def page() -> str:
    """The whole page: the program itself, then each command in the order of its help."""
    return "\n".join(
        [HEAD, section("passmuster", main), *(section(f"passmuster {name}", called(name)) for name in COMMANDS)]
    )


def called(name: str) -> click.Command:
    """The command of that name."""
    command: click.Command = import_module(f"passmuster.cli.{name}").command
    return command


def section(name: str, command: click.Command) -> str:
    """A heading and the help of one command."""
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name, **settings)
    return f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    print(page(), end="")
