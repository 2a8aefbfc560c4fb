"""What a record of forecasts shows about itself: `passmuster forecast --head` and `--verify`, for Python.

>>> from passmuster.analysis.record_proof import record_head, verify_record
>>> noted = record_head("forecasts.jsonl").head.sha256  # doctest: +SKIP
>>> verify_record("forecasts.jsonl", against=noted).holds  # doctest: +SKIP
True
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from passmuster.errors import BadInput, Fault

if TYPE_CHECKING:
    from passmuster.findings.record_proof import RecordProof
    from passmuster.forecast.record.record import Head

__all__ = ["RecordShown", "record_head", "verify_record"]


@dataclass(frozen=True, eq=False)
class RecordShown:
    """Where a record stands, and how far it is vouched for by what was noted elsewhere."""

    proof: "RecordProof"

    @property
    def head(self) -> "Head":
        """How many entries it holds, and the SHA-256 of its last line."""
        return self.proof.head

    @property
    def holds(self) -> bool | None:
        """Whether what was noted is found in it; None where it was held against nothing."""
        return self.proof.holds

    @property
    def vouched(self) -> int | None:
        """How many entries, from the first, are as they were when the head was noted; None where it is not found."""
        return self.proof.vouched

    @cached_property
    def text(self) -> str:
        """What the terminal shows."""
        from passmuster.briefing.terminal.captured import captured
        from passmuster.briefing.terminal.record import print_proof

        return captured(lambda console: print_proof(self.proof, console))

    def to_json(self) -> str:
        """What the command prints with `--format json`, byte for byte."""
        from passmuster.briefing.json.record import proof_to_json

        return proof_to_json(self.proof)

    def __str__(self) -> str:
        return self.text


def record_head(record: Path | str) -> RecordShown:
    """Where a record stands: note it elsewhere, and hold the record against it later.

    Raises
    ------
    BadInput
        When there is no such record, or it is not sound.
    """
    from passmuster.findings.record_proof import head_proof
    from passmuster.forecast.record.record import read_record

    _check_there(Path(record))
    return RecordShown(head_proof(read_record(Path(record))))


def verify_record(record: Path | str, *, against: Path | str) -> RecordShown:
    """How far a record is as it was when something was noted: all that stood there then, or not.

    Parameters
    ----------
    record
        The file that forecasts were appended to.
    against
        A head hash, or a file: an earlier copy of the record, or JSON that names its head.

    Raises
    ------
    BadInput
        When there is no such record, it is not sound, or `against` is no witness.
    """
    from passmuster.findings.record_proof import vouched_proof
    from passmuster.forecast.record.vouching import vouched_by

    _check_there(Path(record))
    return RecordShown(vouched_proof(vouched_by(Path(record), str(against))))


def _check_there(record: Path) -> None:
    if not record.exists():
        remedy = f"Make one first: passmuster forecast CASE --record {record}"
        raise BadInput([Fault(str(record), "the record must be there", "no such file", remedy)])
