"""`passmuster init`: the command as a caller meets it."""

from functools import partial

import pytest


@pytest.fixture(name="run")
def run_(handed):
    """The command, called with its arguments as a caller would type them."""
    return partial(handed.call, "init")


def test_a_case_is_made_and_the_next_step_told(run, tmp_path):
    """Status 0, and how to go on."""
    given = {"partner": "KE", "principal": "SO", "opponent": "shabaab", "start": "2011-10-16"}
    ran = run(str(tmp_path / "c"), *(part for name, value in given.items() for part in (f"--{name}", value)))
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.splitlines()[0] == "Kenyan troops in Somalia's war with al-Shabaab"
    assert f"passmuster brief {tmp_path / 'c'}" in ran.stdout
    assert (tmp_path / "c" / "case.toml").is_file()


def test_opponents_may_be_repeated_and_the_start_a_year(run, tmp_path):
    """No opponent is lost, and no day has to be made up."""
    ran = run(str(tmp_path / "c"), "--partner", "Vietnam", "--principal", "Cambodia", "--opponent", "Khmer Rouge",
              "--opponent", "Cardamoms", "--start", "1978-12", "--in-place")  # fmt: skip
    assert ran.exit_code == 0, ran.output
    assert "the Khmer Rouge and the Cardamoms" in ran.stdout.splitlines()[0]
    assert "starts_empty = false" in (tmp_path / "c" / "case.toml").read_text()
    assert 'opponent = ["khmer_rouge", "Cardamoms"]' in (tmp_path / "c" / "case.toml").read_text()


def test_what_is_missing_is_told_by_option(run, tmp_path):
    """Without a terminal nobody is asked: status 2, every option named."""
    ran = run(str(tmp_path / "c"), "--partner", "KE")
    assert ran.exit_code == 2
    for option in ("--principal", "--opponent", "--start"):
        assert f"passmuster: {option}: " in ran.stderr
    assert not (tmp_path / "c").exists()


def test_a_case_can_begin_from_an_article(run, tmp_path):
    """What was read is counted."""
    article = tmp_path / "a.txt"
    article.write_text("Published: 2024-05-01\n\nRwanda has 2,500 soldiers in Mozambique, the army said.\n")
    ran = run(str(tmp_path / "c"), "--from", str(article))
    assert ran.exit_code == 0, ran.output
    assert "claims.csv (1 claims)" in ran.stdout


def test_several_articles_stand_behind_one_option(run, tmp_path):
    """A shell writes `--from *.txt` so; without the option, or before the folder, the way to write it is told."""
    told = "Published: 2024-05-01\n\nRwanda has {} soldiers in Mozambique, the army said.\n"
    articles = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for article, number in zip(articles, ("2,500", "2,800"), strict=True):
        article.write_text(told.format(number))
    first, second = map(str, articles)
    ran = run(str(tmp_path / "c"), "--from", first, second)
    assert ran.exit_code == 0, ran.output
    assert "claims.csv (2 claims)" in ran.stdout
    for call in ((str(tmp_path / "d"), first), ("--from", first, second, str(tmp_path / "d"))):
        ran = run(*call)
        assert ran.exit_code == 2
        assert "passmuster init FOLDER --from ARTICLE..." in ran.stderr
        assert not (tmp_path / "d").exists()
