"""Intake: what was found while reading a case, gathered before anything is refused.

Readers of single files write their faults and remarks here and go on, so that one call tells everything that is
wrong. Whoever opened the intake closes it, and only then is the input refused.
"""

from dataclasses import dataclass, field

from passmuster.errors import MOST_TOLD, BadInput, Fault

__all__ = ["Intake"]


@dataclass(slots=True)
class Intake:
    """Faults, remarks and hashes of one act of reading, in the order in which they were met.

    A fault refuses the input; `n_faults` counts all of them and `faults` holds the first hundred. A remark tells the
    reader what was passed over and refuses nothing. `hashes` holds a pair of file name and SHA-256 of its bytes for
    every file that was read.
    """

    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    hashes: list[tuple[str, str]] = field(default_factory=list)
    n_faults: int = 0
    _remarked: set[str] = field(default_factory=set, repr=False)

    def refuse(
        self,
        file: str,
        rule: str,
        *,
        found: str = "",
        remedy: str = "",
        row: int | None = None,
        column: str = "",
        unit: str = "line",
    ) -> None:
        """Put one fault on record; `row` counts what `unit` names."""
        self.n_faults += 1
        if self.n_faults <= MOST_TOLD:
            self.faults.append(Fault(file, rule, found, remedy, row, column, unit=unit))

    @property
    def will_tell(self) -> bool:
        """Whether the next fault is told; what only its words need, need not be worked out when it is not."""
        return self.n_faults < MOST_TOLD

    def remark(self, text: str) -> None:
        """Put one remark on record, once."""
        if text not in self._remarked:
            self._remarked.add(text)
            self.remarks.append(text)

    def close(self) -> None:
        """End the reading.

        Raises
        ------
        BadInput
            If any fault is on record; it carries all of them.
        """
        if self.faults:
            raise BadInput(self.faults, self.n_faults - len(self.faults))
