"""A case as other formats carry it, and what of claims and events comes back, for tests of the formats."""

from dataclasses import replace

from passmuster.exchange.carried import Carried, FolderContent
from passmuster.ledger import Claim, Event
from passmuster.store.claimfile import COLUMNS, EXTRA_COLUMNS, parse_claims
from passmuster.store.eventfile import COLUMNS as EVENT_COLUMNS
from passmuster.store.eventfile import parse_events
from passmuster.store.intake import Intake
from passmuster.store.table import write_table
from worlds.muster_world import ordinary_ledger
from worlds.small_claims import CASE

__all__ = ["carried", "read_back"]


def carried(claims: tuple[Claim, ...] = (), events: tuple[Event, ...] = (), **more: object) -> Carried:
    """A small case with these claims and events."""
    ledger = replace(ordinary_ledger(), claims=claims, events=events)
    return Carried(case_text=CASE, ledger=ledger, **more)


def read_back(content: FolderContent) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    """The claims and events of a folder's tables, which must be without fault."""
    intake, columns = Intake(), (*COLUMNS, *EXTRA_COLUMNS)
    claims = write_table(columns, ([row.get(column, "") for column in columns] for row in content.claims))
    events = write_table(EVENT_COLUMNS, ([row.get(column, "") for column in EVENT_COLUMNS] for row in content.events))
    found = parse_claims(claims, "claims.csv", intake), parse_events(events, "events.csv", intake)
    intake.close()
    return found
