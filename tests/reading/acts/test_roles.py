"""Whose act it is, and to whom."""

import pytest

from passmuster.reading.acts.cast import Cast
from passmuster.reading.acts.roles import roles_of
from passmuster.reading.syntax.verb_groups import verb_groups
from passmuster.reading.text.event_words import event_rule
from worlds.one_sentence import parsed


def roles(text: str, cast: Cast | None = None, doer: str = "") -> tuple[list[str], list[str], bool]:
    """Sources and targets of the first act of a sentence, and whether both were named."""
    s = parsed(text)
    mark = s.by_tag["event"][0]
    actors = s.by_tag.get("actor", [])
    return roles_of(s, mark, event_rule(mark.value)["roles"], actors, cast or Cast(), doer, verb_groups(s))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya thanked Haiti.", (["KE"], ["HT"], True)),
        ("Rwanda and Uganda condemned Burundi.", (["RW", "UG"], ["BI"], True)),
        ("Russia's reliance on North Korea grows.", (["KP"], ["RU"], True)),
        ("The friendship between Kenya and Haiti grows.", (["KE"], ["HT"], True)),
        ("Kim's anger at Moscow grows.", (["KP"], ["RU"], True)),
        ("Kenyan soldiers were attacked by Haiti.", (["HT"], ["KE"], True)),
        ("Kenyan soldiers were attacked in Haiti.", ([], [], False)),
        ("Planes from a base in Chad attacked Libya.", (["TD"], ["LY"], True)),
        ("French planes from a base in Chad attacked Libya.", (["FR"], ["LY"], True)),
        ("Kenya condemned the plan, and Haiti praised it.", (["KE"], [], False)),
    ],
)
def test_actors_take_the_roles_the_words_give_out(text: str, expected: tuple[list[str], list[str], bool]) -> None:
    """Subjects, owners, givers and those who meet."""
    assert roles(text) == expected


def test_the_other_side_is_the_one_of_the_text() -> None:
    """A target left out is whom the text pairs the source with, and that is no certain one."""
    cast = Cast()
    s = parsed("Kenya helps Haiti.")
    cast.note(s, s.by_tag["actor"])
    assert roles("Kenya pledged support.", cast) == (["KE"], [], False)  # named together once is no pair
    cast.note(s, s.by_tag["actor"])
    assert roles("Kenya pledged support.", cast) == (["KE"], ["HT"], False)
    assert roles("Kenya pledged support.") == (["KE"], [], False)


def test_a_pronoun_is_the_one_named_last() -> None:
    """ "It condemned Burundi" is the act of whoever was spoken of; a sentence without either has no source."""
    assert roles("It condemned Burundi.", Cast(last="RW")) == (["RW"], ["BI"], True)
    assert roles("It condemned Burundi.")[0] == []


def test_those_counted_beside_the_words_do_it() -> None:
    """Whose people were counted right before is the source, whoever else stands in the sentence."""
    assert roles("In Russia 300 men thanked Haiti.", doer="KE")[0] == ["KE"]
