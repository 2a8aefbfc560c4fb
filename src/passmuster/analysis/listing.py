"""The claims of a case, filtered: what stands, or stood, on record."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.findings.parts.discretion import Discretion
from passmuster.findings.told_records import told_claims, words_of
from passmuster.ledger.actors import spelt_as_known
from passmuster.ledger.case import Case
from passmuster.ledger.claim import Claim
from passmuster.ledger.entry import ThingKind
from passmuster.ledger.head import LedgerHead
from passmuster.ledger.nearest import did_you_mean
from passmuster.ledger.synonyms import meant
from passmuster.ledger.vocabulary import CLAIM_QUANTITIES, GROUPS
from passmuster.plaintext import harmless_table
from passmuster.store.casefile import public_figures_of
from passmuster.store.claimfile import write_claims
from passmuster.store.contents import claims_of
from passmuster.store.folder import find_case, open_case
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import standing
from passmuster.store.journal.journal import Journal, moment_of
from passmuster.store.ledgerfolder import case_of_folder, opened_journal
from passmuster.store.ledgerplace import has_ledger

__all__ = ["Listing", "Wanted", "claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims are asked for; what is None or empty admits any.

    `as_of` is the last day of saying, and `since` the day after which a claim was said. `text` stands in the claimant,
    the outlet or the note, letter case aside.
    """

    subject: str | None = None
    quantity: str | None = None
    group: str | None = None
    text: str = ""
    as_of: date | None = None
    since: date | None = None

    def admits(self, claim: Claim) -> bool:
        """Whether a claim is among them."""
        words = f"{claim.claimant}\n{claim.outlet}\n{claim.note}".casefold()
        return (
            (self.subject is None or claim.subject == self.subject)
            and (self.quantity is None or claim.quantity == self.quantity)
            and (self.group is None or claim.claimant_group == self.group)
            and (self.as_of is None or claim.said_on <= self.as_of)
            and (self.since is None or claim.said_on > self.since)
            and self.text.casefold() in words
        )

    def words(self) -> list[str]:
        """What is asked for, a text each."""
        asked = {"subject": self.subject, "quantity": self.quantity, "group": self.group, "text": self.text,
                 "as of": self.as_of, "since": self.since}  # fmt: skip
        return [f"{name} {value}" for name, value in asked.items() if value]


@dataclass(frozen=True, slots=True)
class Listing:
    """Claims in order of saying, what was asked, and the head of the ledger they come from, None for a plain folder.

    They are as they may be shown: counts of few harmed people as such, private people by their role. `discretion` is
    what was kept back. The record itself is what `open_case` gives.
    """

    claims: tuple[Claim, ...]
    wanted: Wanted
    discretion: Discretion
    head: LedgerHead | None = None
    remarks: tuple[str, ...] = ()

    @property
    def kept_back(self) -> str:
        """What was kept back, in words; empty where nothing was."""
        return words_of(self.discretion)

    def to_csv(self) -> str:
        """The claims as a claim table, in which nothing drives a terminal or is worked out by a spreadsheet."""
        return harmless_table(write_claims(self.claims))


@dataclass(frozen=True, slots=True)
class _Found:
    """Claims as they stand on record, and where."""

    claims: tuple[Claim, ...]
    wanted: Wanted
    head: LedgerHead | None
    remarks: tuple[str, ...]


def claims(
    case: Path | str, wanted: Wanted = Wanted(), *, known_at: datetime | None = None, show_small_counts: str = ""
) -> Listing:
    """The claims of a case that are asked for, in order of saying.

    Parameters
    ----------
    known_at
        Those that stood on record at this moment, as they stood; only a case with a ledger can tell.
    show_small_counts
        Why counts of few harmed people are to be shown; the reason stands in the note of each such claim.

    Raises
    ------
    BadInput
        If anything is wrong with the case, or a word that is asked for is none of it.
    """
    folder = find_case(case)
    found = _standing(folder, wanted, known_at)
    told = told_claims(found.claims, lambda: public_figures_of(folder), shown_because=show_small_counts.strip())
    return Listing(told.claims, found.wanted, told.discretion, found.head, found.remarks)


def _standing(folder: Path, wanted: Wanted, known_at: datetime | None) -> _Found:
    if has_ledger(folder) and wanted.subject is not None:
        return _of_one_subject(folder, wanted, known_at)
    ledger = open_case(folder, known_at)
    wanted = _spelt(wanted, ledger.case)
    found = tuple(claim for claim in ledger.claims if wanted.admits(claim))
    return _Found(found, wanted, ledger.head, ledger.remarks)


def _of_one_subject(folder: Path, wanted: Wanted, known_at: datetime | None) -> _Found:
    """Claims about one force, found by the store's index; nothing else of the ledger is read.

    The case is opened where nothing is found, to put other words into its own, and to tell a misspelt word from a force
    that nobody spoke of.
    """
    intake = Intake()
    until = None if known_at is None else moment_of(known_at)
    with opened_journal(folder) as journal, journal.shelf.reading():
        found = _found(journal, wanted, until, intake)
        case = None if found else case_of_folder(folder, journal, until, intake)
        spelt = wanted if case is None else _spelt(wanted, case)
        if spelt != wanted:
            wanted, found = spelt, _found(journal, spelt, until, intake)
        head = journal.head(known_at)
    intake.close()
    return _Found(found, wanted, head, tuple(dict.fromkeys(intake.remarks)))


def _found(journal: Journal, wanted: Wanted, until: int | None, intake: Intake) -> tuple[Claim, ...]:
    kept = list(standing(journal.shelf, ThingKind.CLAIM, until=until, subject=wanted.subject, said_by=wanted.as_of))
    said = claims_of(kept, journal.shelf.place, intake, groups=None) if kept else ()
    return tuple(claim for claim in sorted(said, key=lambda claim: claim.said_on) if wanted.admits(claim))


def _spelt(wanted: Wanted, case: Case) -> Wanted:
    """The same in the words of the case: a force by its name, a quantity by a synonym, a group by its country's name.

    Refused are words that no claim of the case can have, all at once.
    """
    forces = {force.name.casefold(): force.force_id for force in case.forces}
    subject, quantity, group = wanted.subject, wanted.quantity, wanted.group
    spelt = replace(
        wanted,
        subject=subject and forces.get(subject.casefold(), subject),
        quantity=quantity and (meant(quantity, CLAIM_QUANTITIES) or quantity),
        group=group and (spelt_as_known(group, (*GROUPS, *case.groups)) or group),
    )
    _check(spelt, [force.force_id for force in case.forces], case.groups)
    return spelt


def _check(wanted: Wanted, forces: list[str], own_groups: tuple[str, ...]) -> None:
    known: Final = {
        "subject": (wanted.subject, forces),
        "quantity": (wanted.quantity, [str(quantity) for quantity in CLAIM_QUANTITIES]),
        "group": (wanted.group, [*GROUPS, *own_groups]),
    }
    faults = [
        Fault.of_argument(name, f"the case must know the {name}", f"'{word}'", did_you_mean(word, words))
        for name, (word, words) in known.items() if word is not None and word not in words
    ]  # fmt: skip
    if faults:
        raise BadInput(faults)
