"""Claim tables read on all cores: a long table is cut into pieces, and each is read in a process of its own.

A piece ends where a record ends, so that it is a table with the header put before it; what is found in it is told with
the lines of the whole. Nothing else differs from reading the table at once.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from passmuster.errors import Fault
from passmuster.ledger.entry import Act, Content, ThingKind
from passmuster.ledger.vocabulary import GROUPS
from passmuster.parallel.processes import done_in_order
from passmuster.plainfile import LARGEST_IMPORT
from passmuster.store.claimfile import OPTIONAL, REQUIRED, claims_of_rows
from passmuster.store.contents import addition, claim_content
from passmuster.store.intake import Intake
from passmuster.store.receipts import check_days, check_receipts
from passmuster.store.table import lines_of, row_stream
from passmuster.store.textfile import read_text

__all__ = ["LINES_A_PIECE", "claim_acts", "pieces_of"]

LINES_A_PIECE: Final = 20_000
"""Some four megabytes: a second's work, so that starting the processes does not count."""

Piece = tuple[int, str]
"""How many lines of the whole table stand between its header and a piece, and its text, the header before it."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What one piece holds: its claims, each id with what is kept, where each id stands, and what was found.

    Texts and nothing else, because they go from process to process in half the time that whole acts take.
    """

    claims: list[tuple[str, Content]]
    places: dict[str, str]
    faults: list[Fault]
    remarks: list[str]


def claim_acts(
    path: Path,
    intake: Intake,
    *,
    forces: Collection[str] | None = None,
    groups: Collection[str] | None = GROUPS,
    workers: int = 0,
    lines: int = LINES_A_PIECE,
) -> Iterator[Act]:
    """The claims of a table whose case keeps no reports, to be added; faults and remarks are left with the intake.

    Parameters
    ----------
    workers
        Processes; 0 means one for each core.
    lines
        Of the table in a piece, at least.
    """
    text = read_text(path, intake, limit=LARGEST_IMPORT)
    if text is None:
        return
    work = partial(_read, file=str(path), forces=forces, groups=groups)
    places: dict[str, str] = {}
    for read in done_in_order(pieces_of(text, lines), work, size=1, workers=workers):
        intake.faults += read.faults
        for name in read.places.keys() & places.keys():
            remedy = f"It stands on {places[name]} already; give this row an id of its own."
            row = int(read.places[name].rpartition(" ")[2])
            intake.refuse(str(path), "a claim_id must be used once", found=f"'{name}' again", remedy=remedy, row=row,
                          column="claim_id")  # fmt: skip
        places |= read.places
        for remark in read.remarks:
            intake.remark(remark)
        if not intake.faults:
            yield from (addition(ThingKind.CLAIM, name, content) for name, content in read.claims)


def pieces_of(text: str, lines: int = LINES_A_PIECE) -> Iterator[Piece]:
    """A table cut where records end, each piece with the header before it; an empty table is one piece."""
    lines_left = lines_of(text)
    header = "".join(_record(lines_left))
    below, piece, is_first = 0, list[str](), True
    while record := _record(lines_left):
        piece += record
        if len(piece) >= lines:
            yield below, header + "".join(piece)
            below, piece, is_first = below + len(piece), [], False
    if piece or is_first:
        yield below, header + "".join(piece)


def _record(lines_left: Iterator[str]) -> list[str]:
    """The next lines that hold whole cells: a cell with a line break goes on over several. None at the end."""
    found, quotes = list[str](), 0
    for line in lines_left:
        found.append(line)
        quotes += line.count('"')
        if quotes % 2 == 0:
            break
    return found


def _read(
    pieces: Sequence[Piece], *, file: str, forces: Collection[str] | None, groups: Collection[str] | None
) -> _Read:
    """What one piece holds."""
    ((below, text),) = pieces
    intake, places = Intake(), dict[str, str]()
    rows = tuple(row_stream(text, file, intake, required=REQUIRED, optional=OPTIONAL, below=below))
    claims = claims_of_rows(rows, file, intake, forces=forces, groups=groups, places=places)
    check_receipts(claims, (), (), intake, claim_place=file, event_place=file)
    check_days(claims, (), intake, place=file)
    return _Read([claim_content(claim) for claim in claims], places, intake.faults, intake.remarks)
