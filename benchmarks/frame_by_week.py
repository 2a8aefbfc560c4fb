"""What `diff` would tell under `frame`, week by week: the same evidence and the same day, told on the next week's day.

    python benchmarks/frame_by_week.py examples/kursk --weeks 20 --write

Each week's evidence is fitted, and the week's before; the way between both (`model/passage.py`) says what the evidence
of then says of its own day in the frame of the week after. The frame's part is that median less the one of then. Its
error is that of both medians, as if their draws were strangers to one another; where the draws of then are among those
of the way they are not, and errors are somewhat too large.

Fits go on from one another, as they do for a user, and are kept in the user's cache. With --write the figures go into
docs/studies/frame.md.
"""

import argparse
import platform
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import numpy as np
from study_page import put_figures

from passmuster.analysis.run import Run
from passmuster.ledger import Ledger
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.counts import read_count
from passmuster.model.design import partner_force
from passmuster.model.fit import Fit
from passmuster.model.moved import Count, moved_counts
from passmuster.model.passage import Passage, passage
from passmuster.store.folder import find_case, open_case
from passmuster.wording.quantities import tally

PAGE: Final = Path(__file__).parents[1] / "docs" / "studies" / "frame.md"
COUNTS: Final = (Quantity.PRESENT, Quantity.DEPLOYED, Quantity.KILLED, Quantity.CASUALTIES)
ERROR_OF_MEDIAN: Final = 1.2533
"""Of a median over that of a mean, for normal draws."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The frame's part of one count: in spreads of its posterior, and in its own Monte Carlo errors."""

    day: date
    quantity: Quantity
    spreads: float
    errors: float
    bridges: int


def weeks(ledger: Ledger, run: Run, n_weeks: int) -> Iterator[Moved]:
    """Every count of the partner's force, one week after another."""
    assert ledger.last_day is not None, "a case of no claims has no day"
    days = [ledger.last_day - timedelta(weeks=back) for back in range(n_weeks, -1, -1)]
    then = run.fit(ledger.known(days[0]))
    for day in days[1:]:
        now = run.fit(ledger.known(day))
        yield from _moved(then, now, passage(now, then.known, then=then.drawn))
        then = now


def _moved(then: Fit, now: Fit, passed: Passage) -> Iterator[Moved]:
    force = partner_force(then.design)
    if force is None or not (then.health.is_usable and now.health.is_usable):
        return
    for moved in moved_counts(passed, [Count(force.force_id, quantity, then.as_of) for quantity in COUNTS]):
        # At the end of the very day that is followed, as briefings print it: a path's last place is the Sunday after.
        day = then.design.clock.end_of(then.as_of)
        own = read_count(then.posterior, force.force_id, moved.count.quantity, None, day)
        assert own is not None, "what is counted now was counted then"
        spread = float(own.std())
        error = ERROR_OF_MEDIAN * spread * np.sqrt(1.0 / then.health.ess_min + 1.0 / _effective(now, passed))
        part = moved.before[1] - float(np.median(own))
        yield Moved(then.as_of, moved.count.quantity, part / spread, abs(part) / error, passed.bridges)


def _effective(now: Fit, passed: Passage) -> float:
    """Effective draws of the evidence of then along the way: even weights of draws that hang together."""
    return passed.pool.effective(0.0) * min(now.health.ess_min / now.posterior.n_draws, 1.0)


def _table(found: list[Moved]) -> Iterator[str]:
    yield "| count | weeks | farthest, in spreads | mean, in spreads | within two errors | farthest, in errors |"
    yield "|---|---|---|---|---|---|"
    for quantity in COUNTS:
        own = [one for one in found if one.quantity == quantity]
        spreads, errors = (np.array([getattr(one, name) for one in own]) for name in ("spreads", "errors"))
        farthest = spreads[np.argmax(np.abs(spreads))]
        yield (
            f"| {quantity} | {len(own)} | {farthest:+.3f} | {spreads.mean():+.3f} "
            f"| {np.mean(errors <= 2.0):.0%} | {errors.max():.1f} |"
        )


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("case", type=Path)
    options.add_argument("--weeks", type=int, default=20)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    began, found = time.process_time(), []
    for one in weeks(open_case(find_case(asked.case)), Run.usual(seed=asked.seed), asked.weeks):
        found.append(one)
        print(one, file=sys.stderr, flush=True)
    within = np.mean([one.errors <= 2.0 for one in found])
    minutes = (time.process_time() - began) / 60
    text = "\n".join([
        f"Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}, {asked.case.name}, {asked.weeks} weeks "
        f"from {found[0].day} on, seed {asked.seed}; {minutes:.0f} minutes of a processor.", "",
        *_table(found), "",
        f"Of all {len(found)} numbers {within:.0%} lie within two errors; "
        f"{tally(len({one.day for one in found if one.bridges}), 'week')} asked for draws between both states.",
    ])  # fmt: skip
    print(text)
    if asked.write:
        put_figures(PAGE, text, "weeks")


if __name__ == "__main__":
    main()
