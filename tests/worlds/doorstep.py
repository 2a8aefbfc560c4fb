"""Tables and case files with one thing changed, and what the door says to them."""

from collections.abc import Callable
from typing import TypeVar

from passmuster.errors import Fault
from passmuster.store.intake import Intake

Taken = TypeVar("Taken")

GOOD_CLAIM = {
    "claim_id": "c1",
    "reported_on": "2025-01-13",
    "as_of_start": "",
    "as_of_end": "2025-01-12",
    "horizon": "",
    "subject": "kp-force",
    "quantity": "killed",
    "low": "",
    "high": "",
    "point": "300",
    "bound": "about",
    "mode": "estimated",
    "claimant": "National Intelligence Service (South Korea)",
    "claimant_group": "KR",
    "via": "",
    "note": "",
}

GOOD_EVENT = {
    "date": "2024-12-03",
    "source_actor": "KP",
    "target_actor": "RU",
    "event": "ACCUSE",
    "score": "-3.5",
    "claimant": "a channel",
    "claimant_group": "MEDIA",
}

GOOD_CASE = """\
[case]
name = "test"
title = "A test"
principal = "RU"
partner = "KP"
opponent = "UA"
start = 2024-09-30
precedent = "p1"
groups = ["WAGNER"]

[[forces]]
id = "kp-force"
name = "partner's force"
actor = "KP"

[[forces]]
id = "front"
name = "its part at the front"
actor = "KP"
kind = "part"
part_of = "kp-force"

[[forces]]
id = "ru-force"
name = "principal's force"
actor = "RU"
starts_empty = false

[[forces]]
id = "both"
name = "both"
kind = "sum"
sum_of = ["ru-force", "front"]

[[sides]]
name = "one"
members = ["RU", "KP"]

[[sides]]
name = "other"
members = ["UA"]

[priors.bias]
location = 0
scale = 0.5
reason = "because"

[[levers]]
name = "pay"
text = "Pay is doubled."
acts_on = "reward"

[[questions]]
id = "q1"
text = "Will it?"
subject = "kp-force"
quantity = "present"
threshold = 15000
by = 2025-12-01

[reference_class]
paid = "yes"
regime = ["autocracy", "anocracy"]

[aliases]
"North Korean troops" = "kp-force"
Prigozhin = "WAGNER"
"""


def table(*rows: dict[str, str]) -> str:
    """CSV text of rows that share their columns; cells are written as they are, so quoting is the test's affair."""
    return "".join(",".join(line) + "\n" for line in (rows[0].keys(), *(row.values() for row in rows)))


def faults_of(read: Callable[[Intake], object]) -> list[Fault]:
    """The faults that a reading leaves with its intake."""
    intake = Intake()
    read(intake)
    return intake.faults


def only_fault(read: Callable[[Intake], object]) -> str:
    """The words of the one fault that a reading leaves."""
    faults = faults_of(read)
    assert len(faults) == 1, [str(fault) for fault in faults]
    return str(faults[0])


def taken(take: Callable[[Intake], Taken]) -> Taken:
    """What a reader makes of an input, which must be in order; else `BadInput` with every fault."""
    intake = Intake()
    value = take(intake)
    intake.close()
    return value
