"""Options by which a reader confirms: handed on together, each more than once, and told of by the option's name."""

import click
from click.testing import CliRunner

from passmuster.analysis.loss_amending import LossWishes
from passmuster.cli.loss_options import OPTIONS, confirmed
from passmuster.cli.spelling import OPTIONS as SPELT


def test_options_come_as_one_value() -> None:
    """In the order in which they were said; what was not said is empty."""
    heard: list[LossWishes] = []

    @click.command()
    @confirmed
    def command(wishes: LossWishes) -> None:
        heard.append(wishes)

    said = ["--restart", "X:Tanks:9", "--daily", "Y:Jets", "--daily", "Z:Jets", "--same-name", "a=b"]
    assert CliRunner().invoke(command, said).exit_code == 0
    assert heard == [LossWishes(restart=("X:Tanks:9",), daily=("Y:Jets", "Z:Jets"), same_name=("a=b",))]


def test_faults_name_the_option() -> None:
    """Each argument has its spelling on the command line."""
    assert all(SPELT[name] == f"--{name.replace('_', '-')}" for name, _, _ in OPTIONS)
