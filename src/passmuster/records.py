"""Frozen dataclasses that cost little to load: what `dataclasses.dataclass` makes, in a third of its time.

Python's own writes six methods for each frozen class as text and compiles one after the other, half a millisecond a
class, and a command loads a hundred of them. Here the one that takes the fields is written so; to compare, to hash, to
print and to refuse a change need no text of their own. `fields`, `replace`, `asdict`, `match` and msgspec see a
dataclass as any other. What is not frozen is left to Python's own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Final

__all__ = ["dataclass"]


class _Unset:
    """Stands for a value that is made when it is not given."""

    def __repr__(self) -> str:
        return "<factory>"


UNSET: Final = _Unset()


def _frozen(kind: type, *, eq: bool, slots: bool, kw_only: bool) -> type:
    """The class as a frozen dataclass."""
    own = dict(vars(kind))
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(kind)
    fields = dataclasses.fields(made)
    made.__dataclass_params__.frozen = True
    made.__init__ = _taking(made, fields)
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    if "__repr__" not in own:
        made.__repr__ = _printing([field.name for field in fields if field.repr])
    if eq:
        compared = _values_of([field.name for field in fields if field.compare])
        if "__eq__" not in own:
            made.__eq__ = _comparing(compared)
        if own.get("__hash__") is None:
            made.__hash__ = _hashing(compared)
    if slots:
        made.__getstate__, made.__setstate__ = _state, _set_state
    return made  # type: ignore[no-any-return]


def _taking(kind: Any, fields: tuple[Field[Any], ...]) -> Callable[..., None]:
    """`__init__`: a parameter for each field, those by name alone behind the others, then `__post_init__`."""
    known: dict[str, Any] = {"_set": object.__setattr__, "UNSET": UNSET}
    in_order, by_name, body = ["self"], list[str](), list[str]()
    for field in fields:
        name, given, value = field.name, field.name, field.name
        if field.default_factory is not MISSING:
            known[f"_make_{name}"] = field.default_factory
            given, value = f"{name}=UNSET", f"_make_{name}() if {name} is UNSET else {name}"
        elif field.default is not MISSING:
            known[f"_usual_{name}"] = field.default
            given = f"{name}=_usual_{name}"
        (by_name if field.kw_only else in_order).append(given)
        body.append(f" _set(self, {name!r}, {value})\n")
    if hasattr(kind, "__post_init__"):
        body.append(" self.__post_init__()\n")
    told = ", ".join([*in_order, *(["*", *by_name] if by_name else [])])
    exec(f"def __init__({told}):\n{''.join(body) or ' pass'}", known)
    made: Callable[..., None] = known["__init__"]
    made.__annotations__ = {**{field.name: field.type for field in fields}, "return": None}
    made.__qualname__, made.__module__ = f"{kind.__qualname__}.__init__", kind.__module__
    return made


def _values_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """The values of some fields, in order."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda own: tuple(getattr(own, name) for name in names)


def _printing(names: list[str]) -> Callable[[Any], str]:
    @recursive_repr()
    def printed(self: Any) -> str:
        values = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{self.__class__.__qualname__}({values})"

    return printed


def _comparing(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any, object], Any]:
    def is_equal(self: Any, other: object) -> Any:
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    return is_equal


def _hashing(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], int]:
    def hashed(self: Any) -> int:
        return hash(values(self))

    return hashed


def _refuse_to_set(self: Any, name: str, value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        kind: type | None = None, *, frozen: bool = False, eq: bool = True, slots: bool = False, kw_only: bool = False
    ) -> Any:
        """As `dataclasses.dataclass`; a frozen one inherits from no other dataclass, and every field is taken."""
        if not frozen:
            return dataclasses.dataclass(kind, eq=eq, slots=slots, kw_only=kw_only)
        if kind is not None:
            return _frozen(kind, eq=eq, slots=slots, kw_only=kw_only)
        return lambda kind: _frozen(kind, eq=eq, slots=slots, kw_only=kw_only)
