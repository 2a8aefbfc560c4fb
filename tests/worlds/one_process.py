"""Chains of losses drawn in the process that asks for them: to start two others costs more than a small fit does."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any

__all__ = ["one_after_another"]


def one_after_another(
    work: Any, tasks: Sequence[Any], *, environment: Mapping[str, str], tell: Callable[[float], None] = lambda _: None
) -> list[Any]:
    """What `passmuster.parallel.processes.one_each` gives; each task is copied, as it would be on its way."""
    return [work(deepcopy(task), tell=tell) for task in tasks]
