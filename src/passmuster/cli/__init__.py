"""The command line: thin doors over the Python API.

Each command lives in the file of its name and imports at its top only click, the standard library and what of ours
needs no more, so that `passmuster --help` answers at once; numpy and everything above it load inside the command that
needs them.
"""

from importlib import import_module

import click

from passmuster._version import __version__
from passmuster.cli.collecting import collecting_rarely
from passmuster.cli.saying import say
from passmuster.cli.spelling import as_option
from passmuster.cli.streams import lenient_streams, reader_may_leave
from passmuster.errors import BadInput, FitFailed, told_together
from passmuster.plainfile import is_name
from passmuster.plaintext import one_line

__all__ = ["main"]

COMMANDS = {
    "brief": "the main job: a case folder, articles or claim tables in, a briefing out",
    "init": "start a case: a folder that a briefing can be made of",
    "diff": "what moved since a day or a briefing, and what moved it",
    "muster": "the audit: which claims hold against the others, and what would have to be true",
    "read": "claims and events found in text",
    "forecast": "what lies ahead, on record, and what earlier forecasts were worth",
    "backtest": "what past forecasts of a case were worth, beside naive ones",
    "losses": "many-category losses and source lean, from a table of claims",
    "precedents": "past coalition partners, when they left, and how well that forecasts",
    "import": "make a case with a ledger, of a plain folder or an export",
    "add": "put claims, events and reports on record",
    "claims": "list the claims of a case, filtered, as of a day or as known at a moment",
    "correct": "put another number or word in a claim or an event",
    "withdraw": "take claims, events or reports off the record",
    "rate": "rate a source A to F, or a claim 1 to 6",
    "echoes": "propose which claims are echoes, by documents that print others again",
    "accept": "take a claim for an echo of another",
    "refuse": "take a claim for a witness of its own",
    "undo": "take an entry back",
    "forget": "erase the words of a claim, an event or a report, and leave a mark",
    "log": "tell the life of a ledger, or of one claim, an entry a line",
    "verify": "look at every entry of a ledger again, against a witness",
    "backup": "copy a case and its ledger whole, while others write",
    "export": "write a ledger out as a folder or in a format of other programs",
}
"""Command name to the one line that `--help` shows; the module is `passmuster.cli.<name>`, the object `command`."""

DONE, CHECK_FAILED, BAD_INPUT, FIT_FAILED, NOT_FORESEEN, INTERRUPTED = 0, 1, 2, 3, 4, 130
"""Exit statuses; the last is what shells say of a command that Ctrl-C ended."""


class Doors(click.Group):
    """A group that opens a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"passmuster.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse words that no system hands over and no file is called, such as a caller in Python may give."""
        if found := ", ".join(ascii(word) for word in args if not is_name(word)):
            rule = "a word of a call has no NUL and no half of a surrogate pair"
            raise click.UsageError(f"{rule}; found {found}. Leave the sign out.", ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        lenient_streams()
        try:
            with collecting_rarely(), reader_may_leave():
                return super().invoke(ctx)
        except BadInput as refusal:
            for line in told_together(map(as_option, refusal.faults)):
                say(line)
            if refusal.more:
                say(f"and {refusal.more:,} more")
            ctx.exit(BAD_INPUT)
        except click.ClickException as wrong:
            wrong.message = one_line(wrong.message)  # type: ignore[misc]
            raise
        except FitFailed as failure:
            say(str(failure))
            ctx.exit(FIT_FAILED)
        except (click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            say("interrupted; what was written is whole")
            ctx.exit(INTERRUPTED)
        except (OSError, MemoryError) as error:
            say(f"{_what_is_short(error)}. Check the path, its rights and the room there is.")
            ctx.exit(BAD_INPUT)
        except Exception as error:
            from passmuster.cli.mishap import write_report

            report = write_report(error, ctx.invoked_subcommand or "")
            where = f"; {report} says where, without a word of your documents, and may be sent" if report else ""
            say(f"something was not foreseen, which is a fault of the program ({type(error).__name__}){where}")
            ctx.exit(NOT_FORESEEN)


def _what_is_short(error: OSError | MemoryError) -> str:
    """What the system would not give."""
    if isinstance(error, MemoryError):
        return "the memory does not suffice for this input"
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or type(error).__name__}"


@click.group(
    cls=Doors,
    epilog="Try: passmuster brief examples/kursk",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="passmuster")
def main() -> None:
    """Read contested claims about a partner's troops and say what must be true behind them."""
