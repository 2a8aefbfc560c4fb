"""Whether a text looks ahead to a date."""

import pytest

from passmuster.reading.text.ahead import is_ahead

DATE = "3 May 2004"


def looks_ahead(text: str) -> bool:
    """Whether a text looks ahead to the date in it."""
    begin = text.index(DATE)
    return is_ahead(text, begin, begin + len(DATE))


@pytest.mark.parametrize(
    "text",
    [
        "The last will leave on 3 May 2004.",
        "Parliament voted to bring home the soldiers, all of them, by 3 May 2004.",
        "The minister said that they would be gone on 3 May 2004.",
        "The council has extended the mandate until 3 May 2004.",
        "They are to stay until 3 May 2004.",
        "On 3 May 2004 the command will be handed over.",
        "The captors have given him until 3 May 2004 to comply.",
        "They have been told to leave the country before 3 May 2004.",
    ],
)
def test_what_is_to_be_lies_ahead(text: str) -> None:
    """What will be, would be, was voted or asked for, or lasts until a day."""
    assert looks_ahead(text)


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2004 they left.",
        "They left on 3 May 2004.",
        "The war lasted until 3 May 2004.",
        "In May they fell back, and on 3 May 2004 the town was lost.",
        "They will leave, the minister said on Monday, 3 May 2004.",
        "The cabinet decided on 3 May 2004 to withdraw.",
        "It is to end. The first came on 3 May 2004.",
        "He will go, after the town fell on 3 May 2004.",
        "Losses, 11 October 1987 to 3 May 2004: 1,200.",
        "They have been there since 3 May 2004 and are to stay.",
        "On 3 May 2004 he said that he will go.",
        "SUVA, 3 May 2004 - The force will leave.",
    ],
)
def test_what_was_done_or_said_lies_behind(text: str) -> None:
    """A month is no verb, a sentence ends, and another clause looks back again."""
    assert not looks_ahead(text)
