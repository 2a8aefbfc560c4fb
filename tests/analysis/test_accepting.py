"""What has to be known of two claims before one is taken for an echo of the other."""

from pathlib import Path

from passmuster.analysis.accepting import origins_named, two_statements
from passmuster.analysis.amending import accept
from passmuster.ledger.entry import ThingKind
from passmuster.store.journal.entries import latest_entries
from passmuster.store.ledgerfolder import opened_journal
from worlds.kept_case import kept

__all__ = ["kept"]


def test_what_claims_go_back_to_and_count(kept: Path) -> None:
    """One after the other; dead and present are two statements, dead and dead are not."""
    accept(kept, "c3", "c2")
    accept(kept, "c2", "c1")
    with opened_journal(kept) as journal:
        things = [(ThingKind.CLAIM, name) for name in ("c1", "c2", "c3")]
        latest = latest_entries(journal.shelf, things)
        first, second, third = (latest[thing] for thing in things)
        assert [origins_named(journal.shelf, one) for one in (first, second, third)] == [[], ["c1"], ["c2", "c1"]]
        assert two_statements(kept, third, second) == ()
        (told,) = two_statements(kept, second, first)
        assert told.startswith("c2 and c1 count different things")
