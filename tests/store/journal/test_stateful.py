"""Whatever is done to a ledger in whatever order, it stands where a plain list of what was done says it should."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from passmuster.errors import BadInput
from passmuster.ledger.deeds import inverse_of, state_of
from passmuster.ledger.entry import Deed, ThingKind
from passmuster.store.journal.entries import entries_of, entry_of, standing
from passmuster.store.journal.proof import prove
from worlds.journals import add, correct, forget, new_journal, withdraw

NAMES = st.sampled_from(["c1", "c2", "c3"])
POINTS = st.sampled_from(["1", "2"])


class Ledgers(RuleBasedStateMachine):
    """A real file beside a dictionary that says what should stand in it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.journal = new_journal(self.folder)
        self.expected: dict[str, str] = {}
        self.forgotten: set[str] = set()
        self.heads = [self.journal.head()]

    def try_to(self, act, *, is_right: bool) -> None:
        """Record an act that must, or must not, be recorded."""
        try:
            count = self.journal.record([act], who="Ann", why="because").count
        except BadInput:
            count = 0
        assert (count == 1) is is_right
        self.heads.append(self.journal.head())

    @rule(name=NAMES, point=POINTS)
    def add(self, name, point) -> None:
        """New things come on record; what is there, was withdrawn or is forgotten does not."""
        latest = list(entries_of(self.journal.shelf, thing=(ThingKind.CLAIM, name)))[-1:]
        is_free = not latest or (latest[0].after is None and latest[0].deed is Deed.UNDO)
        self.try_to(add(name, claimant=f"secret of {name}", point=point), is_right=is_free)
        if is_free:
            self.expected[name] = point

    @rule(name=NAMES, point=POINTS)
    def correct(self, name, point) -> None:
        """Only what stands is corrected, and only to something else."""
        is_right = self.expected.get(name, point) != point
        self.try_to(correct(name, claimant=f"secret of {name}", point=point), is_right=is_right)
        if is_right:
            self.expected[name] = point

    @rule(name=NAMES)
    def withdraw(self, name) -> None:
        """Only what stands is withdrawn."""
        self.try_to(withdraw(name), is_right=name in self.expected)
        self.expected.pop(name, None)

    @precondition(lambda self: self.heads[-1].entries)
    @rule(data=st.data())
    def undo(self, data) -> None:
        """The latest entry about a thing is taken back unless it forgot it, and no other."""
        number = data.draw(st.integers(1, self.heads[-1].entries))
        entry = entry_of(self.journal.shelf, number)
        assert entry is not None
        if entry.deed is Deed.FORGET:
            return
        is_latest = [one.number for one in entries_of(self.journal.shelf, thing=entry.thing)][-1] == number
        self.try_to(inverse_of(entry), is_right=is_latest)
        if is_latest:
            self.expected.pop(entry.name, None)
            self.expected |= {} if entry.before is None else {entry.name: entry.before["point"]}

    @rule(name=NAMES)
    def forget(self, name) -> None:
        """Whatever was ever spoken of is forgotten once."""
        is_known = bool(list(entries_of(self.journal.shelf, thing=(ThingKind.CLAIM, name))))
        self.try_to(forget(name), is_right=is_known and name not in self.forgotten)
        self.forgotten |= {name} if is_known else set()
        self.expected.pop(name, None)

    @invariant()
    def stands_where_it_should(self) -> None:
        """Store, list of entries and dictionary agree; the chain proves right against every head there ever was."""
        kept = {one.name: one.content["point"] for one in standing(self.journal.shelf, ThingKind.CLAIM)}
        listed = state_of(entries_of(self.journal.shelf))
        assert kept == self.expected
        assert {name: content["point"] for (_, name), content in listed.items()} == self.expected
        assert prove(self.journal.shelf, self.heads).holds

    @invariant()
    def forgotten_words_are_nowhere(self) -> None:
        """No file of the folder holds them."""
        everything = b"".join(path.read_bytes() for path in self.folder.iterdir())
        assert [name for name in self.forgotten if f"secret of {name}".encode() in everything] == []

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.journal.close()
        shutil.rmtree(self.folder)


TestLedgers = Ledgers.TestCase
TestLedgers.settings = settings(max_examples=15, stateful_step_count=12)
