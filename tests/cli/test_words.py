"""A word of a call that no system hands over is refused by every command, and named."""

import pytest
from click.testing import CliRunner

from passmuster.cli import COMMANDS, main


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("word", "told"), [("a\x00b", r"a\x00b'"), ("a\ud800b", r"a\ud800b'")])
def test_a_word_that_no_file_is_called_is_refused(command, word, told) -> None:
    """Status 2 with the word as Python writes it, whether it is an argument or an option's value; nothing on output."""
    for call in ([command, word], [command, "case", f"--by={word}"]):
        ran = CliRunner().invoke(main, call)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert "a word of a call has no NUL and no half of a surrogate pair; found " in ran.stderr
        assert told in ran.stderr


def test_bytes_that_are_no_utf8_may_name_a_file(tmp_path) -> None:
    """A system lets files be called so, and hands their names over as halves of pairs."""
    ran = CliRunner().invoke(main, ["claims", str(tmp_path / "a\udcff")])
    assert ran.exit_code == 2
    assert "there is no such folder" in ran.stderr
