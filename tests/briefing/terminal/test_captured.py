"""What the terminal shows is had as text."""

from passmuster.briefing.terminal.captured import TEXT_WIDTH, captured


def test_what_is_printed_is_had_without_colour_and_no_wider():
    """Styles leave no mark, and lines are as wide as is said."""
    text = captured(lambda console: console.print("[bold red]word[/] " * 40))
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= TEXT_WIDTH
    assert text.split() == ["word"] * 40
