"""Claims that may be echoes of others, on the terminal."""

from collections.abc import Sequence

from rich.console import Console, RenderableType

from passmuster.briefing.terminal.pieces import bullet, plain
from passmuster.briefing.terminal.sections import print_sections
from passmuster.findings.echo_words import echoes_sentence
from passmuster.findings.ledger_words import head_sentence
from passmuster.findings.parts.echoes import EchoesFound

__all__ = ["print_echoes"]


def print_echoes(found: EchoesFound, console: Console) -> None:
    """What was looked at, and each proposal with its evidence and the command that accepts it."""
    proposed: list[RenderableType] = [
        bullet(plain(f"{one.claim_id} may be an echo of {one.echo_of}: {one.evidence}.")) for one in found.proposals
    ]
    how = plain("Accept one: passmuster accept CASE CLAIM --echo-of CLAIM. Or say that it is none: passmuster refuse.")
    read = [] if found.head is None else [plain(head_sentence(found.head))]
    sections: list[tuple[str, Sequence[RenderableType]]] = [("", [plain(echoes_sentence(found)), *read])]
    if proposed:
        sections.append(("Proposed", [*proposed, how]))
    print_sections(sections, console)
