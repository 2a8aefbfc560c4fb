"""The arrays of a value made of tuples, lists and dictionaries, and the value made again of others: JAX's trees, bare.

What runs kept programs without loading JAX has to name their arguments and to lay out what they give.
"""

from collections.abc import Iterator, Sequence
from typing import Any

__all__ = ["flattened", "form_of", "rebuilt"]


def flattened(value: object) -> list[Any]:
    """The leaves of a value, in the order in which JAX takes them; None is no leaf."""
    return list(_leaves(value))


def form_of(value: object) -> str:
    """All about a value but its leaves, in words; two values of one form are laid out alike."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name!r}: {form_of(value[name])}' for name in sorted(value))}}}"
    if isinstance(value, tuple | list):
        return f"{type(value).__qualname__}({', '.join(map(form_of, value))})"
    return "None" if value is None else "*"


def rebuilt(like: Any, leaves: Sequence[object]) -> Any:
    """A value laid out as `like` is, of other leaves."""
    return _rebuilt(like, iter(leaves))


def _leaves(value: object) -> Iterator[Any]:
    for part in _parts(value):
        yield from _leaves(part)
    if value is not None and not isinstance(value, tuple | list | dict):
        yield value


def _parts(value: object) -> Sequence[object]:
    if isinstance(value, dict):
        return [value[name] for name in sorted(value)]
    return value if isinstance(value, tuple | list) else ()


def _rebuilt(like: Any, leaves: Iterator[object]) -> Any:
    if isinstance(like, dict):
        # In the order in which the leaves come, which is that of the names.
        made = {name: _rebuilt(like[name], leaves) for name in sorted(like)}
        return {name: made[name] for name in like}
    if isinstance(like, tuple) and hasattr(like, "_fields"):
        return type(like)(*(_rebuilt(part, leaves) for part in like))
    if isinstance(like, tuple | list):
        return type(like)(_rebuilt(part, leaves) for part in like)
    return None if like is None else next(leaves)
