"""What moved between two briefings of a case and why: what `passmuster diff` does, for Python.

>>> import passmuster as pm
>>> pm.diff("examples/kursk", since="2025-01-31")  # doctest: +SKIP
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from passmuster.analysis.brief import printed_of_ledger
from passmuster.analysis.compared import Earlier, Since, earlier_state, refused
from passmuster.analysis.run import SILENT, Progress, Run
from passmuster.analysis.sources import Source, open_source
from passmuster.analysis.who import moment_of_text
from passmuster.cache.codec import found_or_made
from passmuster.cache.keeper import key_of, program_fingerprint
from passmuster.findings.manifest import case_digest
from passmuster.findings.parts.changes import ChangeFindings, MovedNumber, PrintedBriefing
from passmuster.ledger import Ledger

__all__ = ["Diff", "diff", "diff_ledger"]


@dataclass(frozen=True, eq=False)
class Diff:
    """What moved between two briefings."""

    findings: ChangeFindings

    @property
    def changed(self) -> bool:
        """Whether any printed number moved."""
        return self.findings.changed

    @cached_property
    def text(self) -> str:
        """The table and the paragraph as the terminal shows them, without colour."""
        from passmuster.briefing.terminal.captured import captured
        from passmuster.briefing.terminal.changes import print_changes

        return captured(lambda console: print_changes(self.findings, console))

    def to_json(self) -> str:
        """What `passmuster diff --format json` prints, byte for byte."""
        from passmuster.briefing.json.changes import changes_to_json

        return changes_to_json(self.findings)

    def to_html(self, path: Path | str | None = None) -> str:
        """The page that `passmuster diff --html` writes, as text; written to `path` as well when one is given."""
        from passmuster.briefing.page.changes import to_changes_page
        from passmuster.briefing.page.file import write_whole

        page = to_changes_page(self.findings)
        if path is not None:
            write_whole(page, Path(path))
        return page

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        found = self.findings
        return f"Diff(case={found.case!r}, since={found.since}, until={found.until}, changed={found.changed})"


def diff(
    source: Source,
    *,
    since: Since | None = None,
    until: Since | None = None,
    through: Sequence[Since] = (),
    known_at: datetime | date | str | None = None,
    until_known_at: datetime | date | str | None = None,
    seed: int = 0,
    cache: bool = True,
    progress: Progress = SILENT,
) -> Diff:
    """What moved since a day or a briefing, and what moved it.

    Parameters
    ----------
    source
        A case, as `passmuster.brief` takes it.
    since
        The earlier day, a date or ISO text; or the file of a briefing that `to_json` wrote; or the folder of an
        earlier copy of the case. It may be left out where `known_at` is given.
    until
        The later day, or, as for `since`, a kept briefing or another copy of the case; when None the day of the latest
        claim, or of the earlier briefing if that is later.
    through
        Days or briefings between the two: how the main number came from one to the next is told step by step.
    known_at
        The earlier state is what was on record at this moment; for cases with a ledger.
    until_known_at
        The later state is what was on record at this moment.
    seed
        Fixes every draw; a later state that is a kept briefing is told by the seed of that.
    cache
        Whether to look for, and to leave, results in the user's cache.
    progress
        Told what is being done, see `passmuster.progress`.

    Raises
    ------
    BadInput
        When anything about the source or the call is wrong; it carries every fault.
    """
    run = Run.usual(cache=cache, seed=seed, progress=progress)
    earlier, later = moment_of_text(known_at), moment_of_text(until_known_at, "until_known_at")
    before = None if earlier is None else open_source(source, known_at=earlier)
    ledger = open_source(source, known_at=later)
    return diff_ledger(ledger, run, since=since, until=until, through=through, before=before)


def diff_ledger(
    ledger: Ledger,
    run: Run,
    *,
    since: Since | None = None,
    until: Since | None = None,
    through: Sequence[Since] = (),
    before: Ledger | None = None,
) -> Diff:
    """As `diff`, of a ledger and with a run of the caller's own; `before` is the ledger as it was on record then."""
    later = None if until is None else earlier_state(until, ledger, argument="until")
    then = _earlier(ledger, since, later.day if later else None, before)
    # Where nobody has said anything since, the answer is that nothing moved, and not that the day is wrong.
    now = later or Earlier(ledger, max(then.day, ledger.last_day or then.day))
    if then.day > now.day:
        raise refused("since", "the earlier day is not after the later one", f"{then.day} after {now.day}")
    between = _between(through, now.ledger, then.day, now.day)
    # A briefing that was kept is told by the luck that it was printed with.
    run = run if now.printed is None else replace(run, seed=now.printed.seed)
    found = _moved(now.ledger, run, then, now.day)
    # What was found is kept by what the files say; which files said it is told of this call.
    found = replace(found, input_hashes=now.input_hashes, input_hashes_then=then.input_hashes)
    return Diff(replace(found, steps=tuple(_steps(run, [then, *between, now])) if between else ()))


def _earlier(ledger: Ledger, since: Since | None, until: date | None, before: Ledger | None) -> Earlier:
    if before is None and since is None:
        raise refused("since", "what is compared with is a day, a briefing or a moment of the record", "nothing")
    if since is not None:
        return earlier_state(since, before or ledger, until)
    assert before is not None
    days = [day for day in (before.last_day, until) if day is not None]
    return Earlier(before, min(days, default=before.case.start))


def _between(through: Sequence[Since], ledger: Ledger, first: date, last: date) -> list[Earlier]:
    """The states on the way, in the order of their days."""
    found = sorted((earlier_state(since, ledger) for since in through), key=lambda state: state.day)
    for state in found:
        if not first <= state.day <= last:
            raise refused("through", f"what lies between is from {first} to {last}", str(state.day))
    return found


def _steps(run: Run, states: Sequence[Earlier]) -> list[MovedNumber]:
    """The main number from each state to the next. All of them are told by today's program, so that they join."""
    found = []
    for number, (then, now) in enumerate(pairwise(states), start=1):
        telling = run.telling(f"step {number} of {len(states) - 1}: ")
        today = Earlier(replace(then.ledger, case=now.ledger.case), then.day)
        main = _moved(now.ledger, telling, today, now.day).main
        if main is not None:
            found.append(main)
    return found


def _moved(ledger: Ledger, run: Run, then: Earlier, day: date) -> ChangeFindings:
    """What moved from one state to another, found again or worked out and kept."""
    states = [then.ledger.digest(then.day), ledger.digest(day), str(then.day), str(day)]
    states += [repr((one.ratings, one.credibility)) for one in (then.ledger, ledger)]
    key = key_of(["changes", *states, repr(then.printed), str(run.seed), repr(run.settings)])
    return found_or_made(run.keeper, key, ChangeFindings, lambda: _found(ledger, run, then, day))


def _found(ledger: Ledger, run: Run, then: Earlier, day: date) -> ChangeFindings:
    from passmuster.findings.changes import changes
    from passmuster.findings.printed_counts import counts_to_follow
    from passmuster.findings.touched_claims import touched_claims
    from passmuster.model.design import partner_force
    from passmuster.model.moved import moved_counts
    from passmuster.model.passage import passage
    from passmuster.muster.surprise import surprises

    now = printed_of_ledger(ledger, run, day)
    printed, again, other_method = _by_both_methods(ledger, run, then)
    fit = run.found_or_fit(ledger.known(now.printed.as_of))
    known = replace(then.ledger.known(then.day), case=ledger.case)
    run.progress.step("splitting what moved")
    former = run.found(known)
    at_hand = None if former is None else former.drawn
    passed = passage(fit, known, then=at_hand, keeper=run.keeper, progress=run.progress)
    moved = moved_counts(passed, counts_to_follow(printed, now.printed))
    force = partner_force(fit.design)
    return changes(
        printed, again, now, passed, moved, other_method=other_method,
        main_subject=force.force_id if force is not None else "",
        seen=touched_claims(passed, fit.design, known, fit.known), surprises=surprises(passed, fit, known),
    )  # fmt: skip


def _by_both_methods(
    ledger: Ledger, run: Run, then: Earlier
) -> tuple[PrintedBriefing, PrintedBriefing, tuple[str, ...]]:
    """What was printed then, the same by today's method, and what of the method is another.

    The old program is never run again: the old evidence is briefed on by today's, with the case file of today.
    """
    telling = run.telling("the evidence of then: ")
    printed = then.printed or printed_of_ledger(then.ledger, telling, then.day).printed
    methods = {
        "program": (printed.program, program_fingerprint()),
        "case file": (printed.case_digest, case_digest(ledger.case)),
        "seed": (printed.seed, run.seed),
    }
    other = tuple(name for name, (own, todays) in methods.items() if own != todays)
    if not other:
        return printed, printed, ()
    today = replace(then.ledger, case=ledger.case)
    return printed, printed_of_ledger(today, telling, then.day).printed, other
