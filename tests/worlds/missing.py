"""Findings in which numbers are missing."""

from dataclasses import fields, is_dataclass, replace


def without_numbers(value, hole):
    """The same findings with every estimated number replaced by the hole."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: without_numbers(getattr(value, part.name), hole) for part in fields(value)})
    if isinstance(value, tuple):
        return tuple(without_numbers(item, hole) for item in value)
    return hole if isinstance(value, float) else value
