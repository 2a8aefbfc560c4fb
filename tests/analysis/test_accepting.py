"""What has to be known of claims before one is taken for an echo of another, or the other goes off the record."""

from pathlib import Path

from passmuster.analysis.accepting import left_by_originals, origins_named, two_statements
from passmuster.analysis.adding import add
from passmuster.analysis.amending import accept, undo, withdraw
from passmuster.analysis.forgetting import forget
from passmuster.analysis.sources import open_source
from passmuster.ledger.entry import ThingKind
from passmuster.ledger.roles import Role
from passmuster.model.design import weighable
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


def _weighed(case: Path) -> set[str]:
    ledger = open_source(case)
    assert ledger.last_day is not None
    roles = weighable(ledger.known(ledger.last_day)).entered.roles
    return {name for name, role in roles.items() if role == Role.OBSERVATION}


def test_an_echo_counts_by_itself_where_its_original_goes(kept: Path) -> None:
    """Whether it is withdrawn, forgotten or its adding undone; and who does it is told, as the model has it."""
    accept(kept, "c3", "c2")
    assert "c3" not in _weighed(kept)
    recorded = withdraw(kept, ["c2"], why="retracted")
    assert recorded.remarks == (
        "c3 was taken for an echo of c2, which spoke for it, and counts by itself from now on. Where it rests on c2 "
        f"alone, withdraw it as well: passmuster withdraw {kept} c3 --why REASON",
    )
    assert "c3" in _weighed(kept)
    back = undo(kept, recorded.last)
    assert back.remarks == ()
    assert "c3" not in _weighed(kept)
    assert undo(kept, back.last).remarks == recorded.remarks
    undo(kept, back.last + 1)
    assert forget(kept, ["c2"], why="asked for").appended.remarks == recorded.remarks
    assert "c3" in _weighed(kept)


def test_echoes_with_numbers_of_their_own_count_one_by_one(kept: Path) -> None:
    """As many as their numbers are; what goes with the original, or counted before, is not told of."""
    rows = kept / "more.csv"
    head = "claim_id,reported_on,as_of_end,subject,quantity,point,bound,mode,claimant,claimant_group\n"
    told = [("m1", "killed", 610), ("m2", "killed", 610), ("m3", "killed", 700), ("m4", "present", 700)]
    lines = [
        f"{name},2025-01-10,2025-01-09,kp-force,{what},{n},about,asserted,Paper {name},MEDIA" for name, what, n in told
    ]
    rows.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    add(kept, [rows])
    for name, _, _ in told:
        accept(kept, name, "c3")
    with opened_journal(kept) as journal:
        (several,) = left_by_originals(kept, journal.shelf, ["c3"])
        (alike,) = left_by_originals(kept, journal.shelf, ["c3", "m3"])
        assert left_by_originals(kept, journal.shelf, ["c3", "m1", "m2", "m3"]) == ()
        assert left_by_originals(kept, journal.shelf, ["c1", "m1"]) == ()
    assert several.startswith(
        "m1, m2, m3 were taken for echoes of c3, which spoke for them, and count one by one, as 2"
    )
    assert f"passmuster accept {kept} m2 --echo-of m1." in several
    assert several.endswith(f"withdraw them as well: passmuster withdraw {kept} m1 m2 m3 --why REASON")
    assert "count as one statement from now on" in alike
    before = _weighed(kept)
    withdraw(kept, ["c3"], why="retracted")
    assert _weighed(kept) - before == {"m1", "m3"}


def test_a_claim_that_breaks_a_rule_may_go(kept: Path) -> None:
    """What cannot be read is not told of, and is taken off the record like anything else."""
    accept(kept, "c3", "c2")
    (kept / "case.toml").write_text((kept / "case.toml").read_text("utf-8").replace("kp-force", "other-force"), "utf-8")
    assert withdraw(kept, ["c2"], why="retracted").remarks == ()
