"""Frozen dataclasses of our own: to whoever uses them, what Python's own are."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import msgspec
import pytest

from passmuster import records


def _plain() -> type:
    """A class of many kinds of fields, not made yet."""

    class Thing:
        name: str
        size: float = 2.0
        seen: list[int] = field(default_factory=list)
        note: str = field(default="", compare=False)
        secret: str = field(default="s", repr=False)

        def __post_init__(self) -> None:
            if self.size < 0:
                raise ValueError("no size")

    Thing.__qualname__ = "Thing"
    return Thing


def _both(**how: Any) -> tuple[Any, Any]:
    """The class as Python's own makes it, and as ours does."""
    theirs, ours = dataclasses.dataclass(frozen=True, **how), records.dataclass(frozen=True, **how)
    return theirs(_plain()), ours(_plain())


@records.dataclass(frozen=True, slots=True)
class Slotted:
    """One that pickle can find."""

    name: str
    size: float = 1.0


@records.dataclass(frozen=True)
class Spacious:
    """One that can hold what was worked out beside its fields."""

    name: str


WAYS = [{"slots": slots, "kw_only": by_name} for slots in (False, True) for by_name in (False, True)]


@pytest.mark.parametrize("how", WAYS)
def test_it_takes_prints_and_tells_its_fields_as_pythons_own_does(how: dict[str, bool]) -> None:
    """Signature, text, fields, dictionary and pattern are those of Python's own."""
    own, ours = _both(**how)
    assert str(inspect.signature(ours)) == str(inspect.signature(own))
    assert repr(ours(name="a")) == repr(own(name="a")) == "Thing(name='a', size=2.0, seen=[], note='')"
    assert asdict(ours(name="a", note="n")) == asdict(own(name="a", note="n"))
    assert [(one.name, one.kw_only) for one in fields(ours)] == [(one.name, one.kw_only) for one in fields(own)]
    assert ours.__match_args__ == own.__match_args__
    assert ours.__dataclass_params__.frozen


@pytest.mark.parametrize("how", WAYS)
def test_it_compares_as_pythons_own_does(how: dict[str, bool]) -> None:
    """What is not compared makes no difference; another class is never equal."""
    own, ours = _both(**how)
    assert ours(name="a", note="n") == ours(name="a", note="m")
    assert ours(name="a") != ours(name="b")
    assert ours(name="a") != own(name="a")
    assert hash(Slotted("a")) == hash(("a", 1.0)) == hash(Slotted("a", 1.0))
    assert hash(Spacious("a")) == hash(("a",))
    assert Slotted("a") != Slotted("a", 2.0)
    with pytest.raises(TypeError, match="unhashable"):
        hash(ours(name="a"))


@pytest.mark.parametrize("how", WAYS)
def test_nothing_in_it_can_be_changed(how: dict[str, bool]) -> None:
    """To set or to delete a field, or what is no field, is refused; `replace` makes another."""
    _, ours = _both(**how)
    thing = ours(name="a")
    with pytest.raises(FrozenInstanceError, match="assign to field 'name'"):
        thing.name = "b"
    with pytest.raises(FrozenInstanceError, match="delete field 'name'"):
        del thing.name
    with pytest.raises(FrozenInstanceError, match="assign to field 'other'"):
        thing.other = "b"
    assert replace(thing, name="b").name == "b"
    assert thing.name == "a"
    with pytest.raises(ValueError, match="no size"):
        replace(thing, size=-1.0)


def test_what_is_made_when_not_given_is_made_for_each() -> None:
    """A default that is made is no other's."""
    _, ours = _both()
    first, second = ours(name="a"), ours(name="a")
    first.seen.append(1)
    assert second.seen == []


def test_who_has_words_of_its_own_keeps_them() -> None:
    """A class that says how it is printed, compared or hashed keeps that; without `eq` each is only itself."""

    class _Own:
        """One with ways of its own."""

        name: str

        def __repr__(self) -> str:
            return "mine"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

    _Own.__annotations__ = {"name": str}
    made: Any = records.dataclass(frozen=True)(_Own)
    assert (repr(made("a")), hash(made("a")), made("a") == made("b")) == ("mine", 7, True)
    _, ours = _both(eq=False)
    assert ours(name="a") != ours(name="a")
    assert hash(ours(name="a")) is not None


def test_it_is_copied_pickled_and_read_again() -> None:
    """A process, a copy and JSON give back what is equal."""
    thing = Slotted("a", 3.0)
    assert pickle.loads(pickle.dumps(thing)) == copy.deepcopy(thing) == copy.copy(thing) == thing
    assert msgspec.convert(msgspec.to_builtins(thing), Slotted) == thing
    assert pickle.loads(pickle.dumps(Spacious("a"))) == Spacious("a")


def test_one_that_holds_itself_is_printed() -> None:
    """A ring is told as one, and ends."""
    ring: list[object] = []
    ring.append(Spacious(ring))  # type: ignore[arg-type]
    assert repr(ring[0]) == "Spacious(name=[...])"


def test_what_can_change_is_pythons_own() -> None:
    """Without `frozen` a field can be set."""

    @records.dataclass(slots=True)
    class Loose:
        """One that changes."""

        name: str

    thing = Loose("a")
    thing.name = "b"
    assert thing == Loose("b")
