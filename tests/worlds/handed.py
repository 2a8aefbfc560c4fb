"""What tests hand to a command: a run whose fits are decreed and not sampled, and whose cache is the test's own.

What past wars taught is the one thing that tests share: it hangs on no claim, is kept under a key of all that it
follows from, and takes longer than all else that a command does. A run without a cache learns it anew.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from passmuster.analysis.run import Run
from passmuster.cache.keeper import Keeper
from passmuster.cli import main
from passmuster.forecast import kept_precedents, teaching
from passmuster.forecast.kept_precedents import KIND
from passmuster.model.settings import Settings
from worlds.muster_world import decreed

__all__ = ["SHORT", "Handed", "OnlyThePast", "SharingThePast", "learned_once"]

SHORT: Final = Settings(chains=2, n_pilots=1, n_pilot=30, n_draws=60, most_extensions=0)
"""Chains for tests of what is told of two states: what lies between is sampled, and shares add up however shortly."""

TAUGHT: dict[str, bytes] = {}
"""What past wars taught in this process, by the key that it is kept under."""


class SharingThePast(Keeper):
    """A keeper of a folder of its own, which knows besides what past wars taught in any test before it."""

    def find(self, key: str, kind: str) -> bytes | None:
        """The block of this folder, or for want of it what was taught before."""
        found = super().find(key, kind)
        return TAUGHT.get(key) if found is None and kind == KIND else found

    def put(self, key: str, block: bytes, kind: str, most: int | None = None) -> None:
        """Keep the block in this folder; what past wars taught is remembered for the tests to come as well."""
        if kind == KIND:
            TAUGHT[key] = block
        super().put(key, block, kind, most)


class OnlyThePast(SharingThePast):
    """A keeper that keeps nothing but what past wars taught."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))

    def find(self, key: str, kind: str) -> bytes | None:
        """What past wars taught before, and of other kinds nothing."""
        return TAUGHT.get(key) if kind == KIND else None

    def put(self, key: str, block: bytes, kind: str, most: int | None = None) -> None:
        """Remember what past wars taught."""
        if kind == KIND:
            TAUGHT[key] = block


def learned_once(patch: pytest.MonkeyPatch) -> None:
    """Let what past wars taught in this process be known wherever the same is asked again, kept or not: it hangs on
    the key that it is kept under and on nothing else, as `tests/forecast/test_teaching.py` holds."""
    learn, known_by_key = teaching._learned, {}

    def remembered(known, horizons_weeks, seed):
        key = kept_precedents._key(known, seed, horizons_weeks)
        if key not in known_by_key:
            known_by_key[key] = learn(known, horizons_weeks, seed)
        return known_by_key[key]

    patch.setattr(teaching, "_learned", remembered)


@dataclass
class Handed:
    """A cache folder, the health of every fit if it is to be another than sound, how long chains are where any must
    be sampled all the same, who looks ahead if not the usual one, and the days fitted so far."""

    folder: Path
    health: object = None
    settings: Settings = field(default_factory=Settings)
    looker: object = None
    days: list = field(default_factory=list)

    def fit(self, known, *, seed, settings, keeper, progress):
        """A decreed fit of what is known."""
        progress.step("fitting")
        self.days.append(known.day)
        fit = replace(decreed(known), seed=seed, settings=self.settings)
        return fit if self.health is None else replace(fit, health=self.health)

    def run(self, **changes) -> Run:
        """The run that is handed in."""
        return Run(keeper=SharingThePast(self.folder), fitter=self.fit, looker=self.looker, **changes)

    def call(self, command, *arguments, given=None):
        """A command with its arguments, as a caller would type it."""
        typed = [command, *map(str, arguments)]
        return CliRunner().invoke(main, typed, input=given, prog_name="passmuster", obj=self.run())
