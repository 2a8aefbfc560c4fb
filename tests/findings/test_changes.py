"""Each printed count, split into what the evidence did, time, frame, method and luck."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from passmuster.findings.changes import changes
from passmuster.findings.findings import Findings
from passmuster.findings.parts.changes import Cause, ChangeFindings, View
from passmuster.findings.printed_counts import counts_to_follow, later_of, printed_of
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.changes import Change, ChangeKind
from passmuster.model.moved import MovedCount
from passmuster.model.passage import Passage
from worlds.findings_example import example

NOW = example()
THEN = replace(
    NOW, as_of=date(2025, 2, 14),
    estimates=tuple(
        replace(row, date=date(2025, 2, 14), q50=row.q50 - 400.0) for row in NOW.estimates if row.date == NOW.as_of
    ),
)  # fmt: skip
MOVE = np.array([[10.0, 250.0, 300.0], [0.0, -30.0, 5.0]])


def _found(method: float = 0.0, *, earlier: Findings = THEN, shares_frame: bool = False) -> ChangeFindings:
    then, again = printed_of(earlier), printed_of(earlier)
    if method:
        then = replace(then, estimates=tuple(replace(row, q50=row.q50 - method) for row in then.estimates))
    counts = counts_to_follow(then, printed_of(NOW))
    passed = Passage(
        changes=(
            Change(ChangeKind.FRESH, ("k2",), "k2", "KR", np.zeros(1)),
            Change(ChangeKind.CORRECTION, ("k1",), "k1", "UA", np.zeros(1)),
        ),
        unmoved=(("k7", ChangeKind.PLAN),), posteriors=(_Draws(),), pool=_Nowhere(), k_hat=0.1, fewest=900.0,
        shares_frame=shares_frame,
    )  # fmt: skip
    moved = [
        MovedCount(
            count=count, before=np.array([100.0, 9_000.0, 12_000.0]), after=np.array([110.0, 9_222.0, 12_300.0]),
            parts=MOVE, mcse=np.array([20.0, 3.0]), move_mcse=22.0, without=np.array([8_900.0, np.nan]),
        )
        for count in counts
    ]  # fmt: skip
    return changes(
        then,
        again,
        later_of(NOW),
        passed,
        moved,
        other_method=("program",) if method else (),
        main_subject=counts[0].subject,
    )


class _Nowhere:
    """A pool that was drawn at both ends."""

    at = (0.0, 1.0)

    def effective(self, t: float) -> float:
        """A quarter of the draws count at the beginning."""
        return 400.0


class _Draws:
    """The draws of now."""

    n_draws = 1600


@pytest.mark.parametrize("method", [0.0, 77.0])
def test_every_number_adds_up(method: float) -> None:
    """Parts of the evidence and the four others make the move, before rounding and as printed."""
    found = _found(method)
    assert {row.view for row in found.numbers} == set(View)
    for row in found.numbers:
        assert row.old + row.evidence + row.others.total() == pytest.approx(row.new, abs=1e-9)
        assert row.shown_old + sum(figure for _, figure in row.shown) == row.shown_new
        assert row.others.method == pytest.approx(method)


def test_no_time_passes_on_a_fixed_day() -> None:
    """What is thought of one day then and now is no matter of time."""
    rows = [row for row in _found().numbers if row.view is View.FIXED_DAY]
    assert rows
    assert all(row.others.time == 0.0 for row in rows)
    assert all(row.date == THEN.as_of for row in rows)


def test_accounts_of_one_day_in_one_frame_differ_by_evidence_and_luck() -> None:
    """What the path says of the first and what was printed of it are the same but for luck, which is told as that."""
    earlier = replace(
        NOW, estimates=tuple(replace(row, q50=row.q50 - 400.0) for row in NOW.estimates if row.date == NOW.as_of)
    )
    found = _found(earlier=earlier, shares_frame=True)
    apart = _found(earlier=earlier)
    assert {row.view for row in found.numbers} == {View.HEADLINE}
    for row, other in zip(found.numbers, apart.numbers, strict=True):
        assert (row.others.time, row.others.frame, row.errors.frame) == (0.0, 0.0, 0.0)
        assert dict(row.shown)[Cause.TIME] == dict(row.shown)[Cause.FRAME] == 0
        assert row.others.sampling == pytest.approx(other.others.sampling + other.others.frame)
        assert row.errors.sampling == pytest.approx(np.hypot(other.errors.sampling, other.errors.frame))


def test_parts_carry_their_error_their_ends_and_the_number_without() -> None:
    """What cannot be told is None and not a number."""
    row = next(row for row in _found().numbers if row.quantity == Quantity.PRESENT)
    first, second = row.parts
    assert (first.cause, first.kind, first.claims) == (Cause.NEW_CLAIMS, "fresh", ("k2",))
    assert (first.part, first.mcse, first.without, first.width_part) == (250.0, 20.0, 8_900.0, 290.0)
    assert second.without is None
    assert second.cause is Cause.CORRECTIONS


def test_the_frame_errs_as_both_of_its_medians_do() -> None:
    """The printed one of then, and that of the same evidence along the path, whose weighed draws hang together too."""
    row = next(row for row in _found().numbers if row.quantity == Quantity.PRESENT and row.view is View.FIXED_DAY)
    then, now = printed_of(THEN), printed_of(NOW)
    spreads = (np.subtract(*row.old_interval[::-1]) / 3.2897, (12_000.0 - 100.0) / 3.2897)
    effective = (then.effective, 400.0 * now.effective / 1600)
    errors = [1.2533 * spread / np.sqrt(size) for spread, size in zip(spreads, effective, strict=True)]
    assert row.errors.frame == pytest.approx(np.hypot(*errors), rel=1e-6)


def test_what_was_looked_at_is_counted() -> None:
    """Changes that weighed, and claims that did not."""
    looked_at = _found().looked_at
    assert (looked_at.new_claims, looked_at.weighed, len(looked_at.no_weight)) == (2, 2, 1)
