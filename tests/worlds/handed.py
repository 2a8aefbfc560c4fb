"""What tests hand to a command: a run whose fits are decreed and not sampled, and whose cache is the test's own."""

from dataclasses import dataclass, field, replace

from click.testing import CliRunner

from passmuster.analysis.run import Run
from passmuster.cache.keeper import Keeper
from passmuster.cli import main
from worlds.muster_world import decreed

__all__ = ["Handed"]


@dataclass
class Handed:
    """A cache folder, the health of every fit if it is to be another than sound, who looks ahead if
    not the usual one, and the days fitted so far."""

    folder: object
    health: object = None
    looker: object = None
    days: list = field(default_factory=list)

    def fit(self, known, *, seed, settings, keeper, progress):
        """A decreed fit of what is known."""
        progress.step("fitting")
        self.days.append(known.day)
        fit = replace(decreed(known), seed=seed)
        return fit if self.health is None else replace(fit, health=self.health)

    def run(self, **changes) -> Run:
        """The run that is handed in."""
        return Run(keeper=Keeper(self.folder), fitter=self.fit, looker=self.looker, **changes)

    def call(self, command, *arguments, given=None):
        """A command with its arguments, as a caller would type it."""
        typed = [command, *map(str, arguments)]
        return CliRunner().invoke(main, typed, input=given, prog_name="passmuster", obj=self.run())
