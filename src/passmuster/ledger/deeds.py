"""What may be put on record after what, and what then stands: the rules of entries, without a store.

`judge` decides one act by the latest entry about its thing. `state_of` is what entries leave standing, and
`inverse_of` the act that takes an entry back, so that the state after an entry and its inverse is the state before.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from passmuster.ledger.entry import Act, Content, Deed, Entry, Thing, ThingKind

__all__ = ["Ruling", "Telling", "as_it_stands", "inverse_of", "judge", "restated_words", "state_of"]

Telling = Callable[[ThingKind, Content], Content]
"""The cells of a thing as a refusal may tell them: without what is not told about people. Cells that it leaves out are
told as withheld."""


def as_it_stands(_: ThingKind, content: Content) -> Content:
    """Every cell, as where nobody is singled out."""
    return content


@dataclass(frozen=True, slots=True)
class Ruling:
    """What becomes of an act: recorded when both texts are empty.

    `held` says why there is nothing to do. `rule`, `found` and `remedy` say why it is refused.
    """

    held: str = ""
    rule: str = ""
    found: str = ""
    remedy: str = ""

    @property
    def is_recorded(self) -> bool:
        """Whether the act becomes an entry."""
        return not self.held and not self.rule


def judge(act: Act, latest: Entry | None, tell: Telling = as_it_stands) -> Ruling:
    """Whether an act may follow the latest entry about its thing, None where there is none.

    `tell` has the cells of either as a refusal may tell them.
    """
    if latest is not None and latest.deed == Deed.FORGET and latest.after is None:
        return _after_forgetting(act, latest)
    if act.upon is not None and latest is not None and latest.number != act.upon:
        return _overtaken(act, latest)
    standing = None if latest is None else latest.after
    if act.deed == Deed.ADD:
        return _add(act, latest, tell)
    if act.deed == Deed.FORGET:
        return Ruling() if latest is not None else _not_there(act, latest)
    if act.deed == Deed.UNDO:
        return Ruling()
    if act.deed == Deed.RATE:
        return _same(latest) if latest is not None and standing == act.after else Ruling()
    if standing is None or latest is None:
        return _not_there(act, latest)
    return _same(latest) if standing == act.after else Ruling()


def _overtaken(act: Act, latest: Entry) -> Ruling:
    rule = f"entry {act.upon} must be the latest about {act.kind} '{act.name}'"
    remedy = (
        f"Undo entry {latest.number} to bring back what stood before that one; anything else that should stand, put on "
        "record anew: correct, rate, accept, refuse or withdraw."
    )
    return Ruling(rule=rule, found=f"{_by(latest)}, after it ({latest.deed})", remedy=remedy)


def _add(act: Act, latest: Entry | None, tell: Telling) -> Ruling:
    if latest is None or (latest.after is None and latest.deed == Deed.UNDO):
        return Ruling()
    if latest.after is None:
        return Ruling(held=f"{_by(latest)} withdrew it: {latest.why or 'no reason given'}; undo that to bring it back")
    if latest.after == act.after:
        return _same(latest)
    changed = _changed(latest, act, tell)
    return Ruling(
        rule=f"{act.kind} '{act.name}' is on record since {_when(latest)} with other content",
        found=changed,
        remedy="Record it as a correction, or give the new row a name of its own.",
    )


def restated_words(latest: Entry, act: Act, tell: Telling = as_it_stands) -> str:
    """In what a row that comes again differs from what stands, and since when that stood; empty where in nothing."""
    changed = _changed(latest, act, tell)
    return f"{act.kind} {act.name} stood otherwise since {_when(latest)}: {changed}" if changed else ""


def _changed(latest: Entry, act: Act, tell: Telling) -> str:
    return ", ".join(f"{name} {old or 'empty'} → {new or 'empty'}" for name, old, new in changes(latest, act, tell))


def changes(latest: Entry, act: Act, tell: Telling = as_it_stands) -> list[tuple[str, str, str]]:
    """The cells in which an act differs from what stands: column, what stands, what comes, both as they are told."""
    old, new = latest.after or {}, act.after or {}
    told_old, told_new = tell(latest.kind, old), tell(act.kind, new)
    names = [*old, *(name for name in new if name not in old)]
    return [
        (name, _cell(name, old, told_old), _cell(name, new, told_new))
        for name in names
        if old.get(name) != new.get(name)
    ]


def _cell(name: str, row: Content, told: Content) -> str:
    return told.get(name, "withheld") if row.get(name) else ""


def _same(latest: Entry) -> Ruling:
    return Ruling(held=f"it stands so since {_when(latest)}")


def _not_there(act: Act, latest: Entry | None) -> Ruling:
    rule = f"there is no {act.kind} '{act.name}' on record"
    if latest is None:
        return Ruling(rule=rule)
    remedy = f"Undo entry {latest.number} to bring it back."
    return Ruling(rule=rule, found=f"{_by(latest)} took it off", remedy=remedy)


def _after_forgetting(act: Act, latest: Entry) -> Ruling:
    told = f"{_by(latest)} had it forgotten: {latest.why or 'no reason given'}"
    if act.deed in {Deed.ADD, Deed.FORGET}:
        return Ruling(held=told)
    remedy = "What is forgotten cannot be brought back, and its name is not given again."
    return Ruling(rule=f"{act.kind} '{act.name}' is forgotten", found=told, remedy=remedy)


def _when(entry: Entry) -> str:
    return f"{entry.recorded_at:%Y-%m-%d %H:%M} (entry {entry.number})"


def _by(entry: Entry) -> str:
    return f"in entry {entry.number} of {entry.recorded_at:%Y-%m-%d} {entry.who}"


def state_of(entries: Iterable[Entry]) -> dict[Thing, Content]:
    """What stands after some entries, in the order in which things first came on record."""
    standing: dict[Thing, Content | None] = {}
    for entry in entries:
        standing[entry.thing] = entry.after
    return {thing: content for thing, content in standing.items() if content is not None}


def inverse_of(entry: Entry) -> Act:
    """The act that takes an entry back.

    Raises
    ------
    ValueError
        If the entry is a `forget`, which has no inverse.
    """
    if entry.deed == Deed.FORGET:
        raise ValueError("what is forgotten cannot be brought back")
    return Act(deed=Deed.UNDO, kind=entry.kind, name=entry.name, after=entry.before, upon=entry.number)
