"""What a call of `passmuster forecast` asks about a record: which options go together, and what a record shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from passmuster.cli import CHECK_FAILED
from passmuster.errors import BadInput, Fault

__all__ = ["Asked", "check_asked", "show_proof"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The case and the options about a record, as they were given."""

    case: Path | None
    record: Path | None
    resolve: Path | None
    scores: bool
    head: bool
    verify: Path | None
    against: str | None

    @property
    def is_of_record_alone(self) -> bool:
        """Whether nothing is asked but what a record shows about itself."""
        return self.head or self.verify is not None


def check_asked(asked: Asked, form: str, days: Mapping[str, str | None]) -> None:
    """Refuse options that do not go together, all at once; `days` are those about days, None where not given."""
    faults = [*_scoring_faults(asked, form, days), *_proof_faults(asked, form)]
    if asked.case is None and not asked.is_of_record_alone:
        faults.append(Fault("CASE", "a forecast is of a case", "none", "Name a case folder: examples/kursk"))
    if faults:
        raise BadInput(faults)


def _scoring_faults(asked: Asked, form: str, days: Mapping[str, str | None]) -> list[Fault]:
    faults = []
    scoring = "--resolve" if asked.resolve is not None else "--scores" if asked.scores else ""
    if scoring and asked.record is None:
        faults.append(Fault(scoring, "it needs the record that is meant", "none", "Name it with --record FILE."))
    if scoring and form == "hubverse":
        remedy = "Ask for --format table or json."
        faults.append(Fault("--format", "scores are no model output", "hubverse", remedy))
    for option, day in days.items():
        if scoring and day is not None:
            remedy = f"Leave {option} out, or forecast first and score after."
            faults.append(Fault(option, "scores look at the record alone", day, remedy))
    return faults


def _proof_faults(asked: Asked, form: str) -> list[Fault]:
    faults = []
    if asked.head and asked.record is None:
        faults.append(Fault("--head", "it needs the record that is meant", "none", "Name it with --record FILE."))
    if (asked.verify is None) != (asked.against is None):
        given = "--verify" if asked.against is None else "--against"
        remedy = "Say --verify RECORD --against HASH, or the name of a file."
        faults.append(Fault(given, "a record is held against something", "one of the two", remedy))
    others = [
        name
        for name, is_given in (
            ("--resolve", asked.resolve is not None),
            ("--scores", asked.scores),
            ("--head", asked.head and asked.verify is not None),
        )
        if is_given
    ]
    if asked.is_of_record_alone and others:
        faults.append(Fault(others[0], "one thing is asked of a record at a time", "two", "Leave one of them out."))
    if asked.is_of_record_alone and form == "hubverse":
        faults.append(Fault("--format", "a proof is no model output", "hubverse", "Ask for --format table or json."))
    return faults


def show_proof(asked: Asked, form: str) -> None:
    """Where a record stands, or whether it holds; status 1 where it does not."""
    from passmuster.analysis.record_proof import record_head, verify_record

    if asked.verify is not None and asked.against is not None:
        shown = verify_record(asked.verify, against=asked.against)
    else:
        assert asked.record is not None
        shown = record_head(asked.record)
    click.echo(shown.to_json() if form == "json" else shown.text, nl=False)
    if shown.holds is False:
        click.get_current_context().exit(CHECK_FAILED)
