"""What makes one of those named the partner, the principal or the opponent."""

from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_features import opponent_options, partner_options, principal_options
from passmuster.reading.roles.window import Window, windows_of


def window_of(text: str) -> Window:
    """The one window of a short text."""
    reading = read_text(text)
    (window,) = windows_of(reading.sightings, reading.claims)
    return window


def test_each_that_is_named_may_be_chosen_and_nobody_too() -> None:
    """One option more than names, the last of them nobody."""
    window = window_of("Kenyan soldiers fought al-Shabaab in Somalia.")
    for options in (
        partner_options(window), principal_options(window, "KE"), opponent_options(window, "KE", "SO")
    ):  # fmt: skip
        assert len(options) == len(window.mentions) + 1
        assert options[-1][0].endswith(":nobody")
        assert not any(features[0].endswith(":nobody") for features in options[:-1])


def test_the_partner_is_told_apart_in_the_choice_of_the_others() -> None:
    """Who has a role already says so."""
    window = window_of("Kenyan soldiers fought in Somalia.")
    assert "principal:is partner" in principal_options(window, "KE")[0]
    assert "principal:partner>last=in" in principal_options(window, "KE")[1]
    assert "opponent:is principal" in opponent_options(window, "KE", "SO")[1]
