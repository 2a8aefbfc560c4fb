"""What moved between two briefings of a case and why: what `passmuster diff` does, for Python.

>>> import passmuster as pm
>>> pm.diff("examples/kursk", since="2025-01-31")  # doctest: +SKIP
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from passmuster.analysis.brief import brief_ledger
from passmuster.analysis.printed import KeptBriefing, kept_briefing, printed_briefing
from passmuster.analysis.run import SILENT, Progress, Run
from passmuster.analysis.sources import Source, day_of, open_source
from passmuster.cache.codec import found_or_made
from passmuster.cache.keeper import key_of, program_fingerprint
from passmuster.errors import BadInput, Fault
from passmuster.findings.manifest import case_digest
from passmuster.findings.parts.changes import ChangeFindings
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

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        found = self.findings
        return f"Diff(case={found.case!r}, since={found.since}, until={found.until}, changed={found.changed})"


def diff(
    source: Source,
    *,
    since: date | str | Path,
    until: date | str | None = None,
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
        earlier copy of the case.
    until
        The later day; that of the latest claim, or of the earlier briefing if that is later, when None.
    seed
        Fixes every draw.
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
    return diff_ledger(open_source(source), run, since=since, until=day_of(until, "until"))


def diff_ledger(ledger: Ledger, run: Run, *, since: date | str | Path, until: date | None = None) -> Diff:
    """As `diff`, of a ledger and with a run of the caller's own."""
    then = _since(since, ledger, until)
    if isinstance(then, KeptBriefing):
        _refuse_other_case(then, ledger, since)
    before = then.ledger(ledger) if isinstance(then, KeptBriefing) else then.ledger
    earlier = then.printed.as_of if isinstance(then, KeptBriefing) else then.day
    # Where nobody has said anything since, the answer is that nothing moved, and not that the day is wrong.
    day = until or max(earlier, ledger.last_day or earlier)
    if earlier > day:
        raise _refused("since", "the earlier day is not after the later one", f"{earlier} after {day}")
    key = _key(ledger, before, run, then, earlier, day)
    return Diff(found_or_made(run.keeper, key, ChangeFindings, lambda: _found(ledger, before, run, then, earlier, day)))


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A ledger of then and the day that is meant."""

    ledger: Ledger
    day: date


def _key(ledger: Ledger, before: Ledger, run: Run, then: "KeptBriefing | _Earlier", earlier: date, day: date) -> str:
    """Everything that the answer follows from."""
    printed = repr(then.printed) if isinstance(then, KeptBriefing) else ""
    states = [before.digest(earlier), ledger.digest(day)]
    return key_of(["changes", *states, str(earlier), str(day), printed, str(run.seed), repr(run.settings)])


def _found(
    ledger: Ledger, before: Ledger, run: Run, then: "KeptBriefing | _Earlier", earlier: date, day: date
) -> ChangeFindings:
    from passmuster.findings.changes import changes
    from passmuster.findings.printed_counts import counts_to_follow
    from passmuster.model.design import partner_force
    from passmuster.model.fit import find_fit
    from passmuster.model.moved import moved_counts
    from passmuster.model.passage import passage

    now = brief_ledger(ledger, run, as_of=day)
    is_same = isinstance(then, _Earlier) or _is_same_method(then, ledger, run)
    if isinstance(then, KeptBriefing) and is_same:
        printed = again = then.printed
    else:
        # The old program is never run again: the old evidence is briefed on by today's.
        again = printed_briefing(brief_ledger(before, run.telling("the evidence of then: "), as_of=earlier))
        printed = then.printed if isinstance(then, KeptBriefing) else again
    fit = run.fit(ledger.known(now.as_of))
    known = replace(before.known(earlier), case=ledger.case)
    run.progress.step("splitting what moved")
    at_hand = find_fit(known, seed=run.seed, settings=run.settings, keeper=run.keeper)
    passed = passage(fit, known, then=at_hand, progress=run.progress)
    moved = moved_counts(passed, counts_to_follow(printed, printed_briefing(now)))
    force = partner_force(fit.design)
    main = force.force_id if force is not None else ""
    return changes(printed, again, now, passed, moved, same_program=is_same, main_subject=main)


def _is_same_method(then: KeptBriefing, ledger: Ledger, run: Run) -> bool:
    printed = then.printed
    same = (program_fingerprint(), case_digest(ledger.case), run.seed)
    return (printed.program, printed.case_digest, printed.seed) == same


def _since(since: date | str | Path, ledger: Ledger, until: date | None) -> "KeptBriefing | _Earlier":
    """A day, a briefing in a file, or a folder."""
    if isinstance(since, date):
        return _Earlier(ledger, since)
    path = Path(since)
    if path.is_dir() or path.name == "case.toml":
        other = open_source(path)
        day = other.last_day
        if until is not None and day is not None:
            day = min(day, until)
        return _Earlier(other, day or other.case.start)
    if path.suffix == "" and not path.exists():
        day = day_of(str(since), "since")
        assert isinstance(day, date)
        return _Earlier(ledger, day)
    return kept_briefing(path)


def _refuse_other_case(then: KeptBriefing, ledger: Ledger, since: object) -> None:
    if then.case != ledger.case.case_id:
        rule = f"a briefing is set beside another of the same case, '{ledger.case.case_id}'"
        raise _refused("since", rule, f"'{since}' is on '{then.case}'")


def _refused(argument: str, rule: str, found: str) -> BadInput:
    remedy = 'Give an earlier day or briefing: `since="2025-01-31"`.'
    return BadInput([Fault.of_argument(argument, rule, found, remedy)])
