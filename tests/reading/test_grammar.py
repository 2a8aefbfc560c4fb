"""The grammar, sentence by sentence: each construction with what must be read in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.reader import read_text

Number = tuple[float | None, float | None, float | None]


def numbers_of(text: str) -> list[Number]:
    """(low, high, point) of each claim in a text."""
    return [(claim.low, claim.high, claim.point) for claim in read_text(text).claims]


def only(text: str) -> ReadClaim:
    """The one claim of a text."""
    (claim,) = read_text(text).claims
    return claim


def exactly(value: float) -> Number:
    """A bare number."""
    return (value, value, value)


WRITTEN = {
    "zero": exactly(0),
    "12,000": exactly(12_000),
    "7 100": exactly(7_100),
    "7\u00a0100": exactly(7_100),
    "1.6 million": exactly(1_600_000),
    "27-hundred": exactly(2_700),
    "15-thousand": exactly(15_000),
    "four-thousand-100": exactly(4_100),
    "4-thousand-700": exactly(4_700),
    "twelve hundred": exactly(1_200),
    "one hundred and eighty thousand": exactly(180_000),
    "two thousand five hundred": exactly(2_500),
    "ninety-four": exactly(94),
    "half a million": exactly(500_000),
    "a hundred": exactly(100),
    "two and a half thousand": exactly(2_500),
    "10k": exactly(10_000),
    "11-12,000": (11_000, 12_000, None),
    "10 to 12 thousand": (10_000, 12_000, None),
    "between 3,000 and 4,000": (3_000, 4_000, None),
    "3,000–4,000": (3_000, 4_000, None),
    "some 300": (None, None, 300),
    "nearly 300": (None, None, 300),
    "over 300": (300, None, None),
    "no fewer than 300": (300, None, None),
    "300 or more": (300, None, None),
    "300+": (300, None, None),
    "up to 300": (None, 300, None),
    "as many as 300": (None, 300, None),
    "fewer than 300": (None, 300, None),
    "several hundred": (300, None, None),
    "hundreds of": (200, None, None),
    "thousands of": (2_000, None, None),
    "dozens of": (24, None, None),
    "tens of thousands of": (20_000, None, None),
    "a few dozen": (36, None, None),
}


@pytest.mark.parametrize(("written", "read"), WRITTEN.items())
def test_numbers_are_read_as_written(written: str, read: Number) -> None:
    """Digits, words, mixtures, ranges, bounds and vague words each give the value and the bound they mean."""
    assert numbers_of(f"The ministry said {written} soldiers were killed.") == [read]


@given(st.integers(min_value=2, max_value=999_999))
@settings(max_examples=200, deadline=None)
def test_words_and_digits_are_one_road(value: int) -> None:
    """A number in words gives the claim that the same number in digits gives."""
    sentence = "The ministry said {} soldiers were killed in the fighting."
    assert numbers_of(sentence.format(in_words(value))) == numbers_of(sentence.format(f"{value:,}")) == [exactly(value)]


UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(value: int) -> str:
    """An English cardinal below a million."""
    if value >= 1000:
        rest = value % 1000
        return f"{in_words(value // 1000)} thousand" + (f" {in_words(rest)}" if rest else "")
    if value >= 100:
        rest = value % 100
        return f"{in_words(value // 100)} hundred" + (f" and {in_words(rest)}" if rest else "")
    if value < 20:
        return UNITS[value]
    return TENS[value // 10] + (f"-{UNITS[value % 10]}" if value % 10 else "")


NOT_CLAIMS = """The 11th Air Assault Brigade was formed from three brigades and 12 battalions.
Kim met Putin on Sept. 13, 2023, their second summit in four years.
Some 80 countries and 20 organisations attended the conference on 4 June.
The parade of 16,000 soldiers lasted two hours.
North Korea could earn $200 million to $500 million from the deployment, according to a study.
The soldiers are paid about 2,000 dollars a month; a dead man's family gets $30,000.
The bridge over the Tumen will be 850 metres long and cost 9 billion roubles.
A 170 mm gun has a range of 60 km.
The KN-23 missile carries a 500-kilogram warhead.
More than 25 million people live in North Korea.
The UN says 14 million people need aid in Yemen and 4.5 million have been displaced.
The vessel made 27 voyages between Rajin and Dunai.
The Assembly voted 93 to 18 to condemn the invasion.
The report, 280 pages long, names 47 companies.
The ministry's spokesman, 54, has served for 10 years.
Resolution 2719 was adopted on 21 December 2023.
Half of all shells fired by Russia come from North Korea.
At least until 2027 the troops are to stay.
The 82nd Airborne arrived in March; the 101st followed.
The prisoners were 20 and 26 years old.
Moscow pays Pyongyang $2,000 per soldier and month.
The operation began at 5:30 a.m. with 60 strikes.
The camp holds 5,000 people.
No Polish soldier was killed in the 11th rotation, which lasted 6 months.
There is no evidence of 12,000 troops in the region.
Moscow has denied that 12,000 soldiers were sent.""".splitlines()


def test_the_size_of_a_whole_army_is_of_another_kind() -> None:
    """By the conventions it is a claim, and neither a strength nor a loss."""
    (claim,) = read_text("North Korea has an army of 1.2 million.").claims
    assert (claim.quantity, claim.point) == ("other", 1_200_000)


@pytest.mark.parametrize("sentence", NOT_CLAIMS)
def test_other_numbers_are_left_alone(sentence: str) -> None:
    """Dates, ages, durations, money, distances, units, calibres, counts of states and bare denials are no claims."""
    assert read_text(sentence).claims == ()


QUANTITIES = {
    "Uganda has 6,200 troops in Somalia.": ["present"],
    "Rwandan soldiers, some 3,000 of them, are fighting beside the rebels.": ["present"],
    "Ankara has shipped 13,000 fighters to Libya.": ["deployed"],
    "Some 12,000 soldiers have been brought in to help.": ["deployed"],
    "The first batch of 1,500 special forces came by ship.": ["arrivals"],
    "A further 1,000 sappers landed in Vladivostok on Monday.": ["arrivals"],
    "South Korea rotated 320,000 men through Vietnam.": ["rotated"],
    "Uganda will send 1,700 more soldiers.": ["planned"],
    "Another 25,000 soldiers may follow.": ["planned"],
    "Some 2,000 fighters were flown to Libya and another 6,000 would follow.": ["arrivals", "planned"],
    "It is not known how many of its 1,700 troops have been wounded.": ["present"],
    "Some of the 900 soldiers were killed.": ["present"],
    "The force has fallen to 3,000 men.": ["present"],
    "Some 300 soldiers had fallen.": ["killed"],
    "The junta said 29 of its soldiers had been killed by more than 100 gunmen.": ["killed", "present"],
    "Belgium withdrew its 450 paratroopers after ten of them were murdered.": ["returned", "killed"],
    "At least 45 Emirati soldiers were killed.": ["killed"],
    "The bodies of 47 soldiers were flown home.": ["returned"],
    "The bodies of 47 soldiers were found.": ["killed"],
    "Madrid brought its 1,300 soldiers home within weeks.": ["returned"],
    "Some 2,000 Ugandan soldiers have left Somalia.": ["returned"],
    "The army lost 33 soldiers in one night.": ["casualties"],
    "Over 1,000 North Koreans were killed or wounded.": ["casualties"],
    "The brigade had 721 dead, 2,111 wounded and 234 captured.": ["killed", "wounded", "captured"],
    "Ukraine holds two North Korean prisoners of war.": ["captured"],
    "Another 16 soldiers are missing.": ["missing"],
    "Sixty soldiers have deserted.": ["other"],
    "Russia plans to recruit 12,000 North Koreans to assemble drones.": ["workers"],
    "Pyongyang would send 5,000 builders and 1,000 sappers.": ["workers", "planned"],
    "They fired six missiles and over 10,000 shells.": ["missiles", "shells"],
    "It has delivered 220 artillery pieces.": ["other"],
    "The contingent was cut from 15,000 to 5,000 men.": ["present", "present"],
    "The ministry revised the toll from 43 to 51 dead.": ["killed", "killed"],
    "The death toll among the fighters has reached 190.": ["killed"],
    "Losses among the men rose to about 450, up from 380 in March.": ["casualties", "casualties"],
    "Malian rebels killed 84 mercenaries and 47 soldiers.": ["killed", "killed"],
    "Thirty-three officers and 250 men were wounded.": ["wounded", "wounded"],
    "Poland sent 2,400 men to Iraq and led a division.": ["deployed"],
}


@pytest.mark.parametrize(("sentence", "quantities"), QUANTITIES.items())
def test_the_governing_words_decide(sentence: str, quantities: list[str]) -> None:
    """Each number is the quantity that its own verb or noun makes it."""
    assert [claim.quantity for claim in read_text(sentence).claims] == quantities


SHARES = {
    "A third of the roughly 11,000 soldiers were killed or wounded.": [("casualties", 3_667), ("present", 11_000)],
    "A quarter of the 4,000 casualties were killed.": [("killed", 1_000), ("casualties", 4_000)],
    "Of the 11,000 soldiers sent, about 40 percent have been wounded.": [("deployed", 11_000), ("wounded", 4_400)],
    "Of the 10,000 mercenaries, 40 percent have died.": [("present", 10_000), ("killed", 4_000)],
    "The North sent 11,000 troops. A third of them are dead.": [("deployed", 11_000), ("killed", 3_667)],
    "Roughly two in five of the 1,000 soldiers have been wounded.": [("wounded", 400), ("present", 1_000)],
    "Some 6,000 were lost, more than half of the 11,000 soldiers sent.": [("casualties", 6_000), ("deployed", 11_000)],
    "A third of the remaining 3,000 soldiers died.": [("killed", 1_000), ("present", 3_000)],
    "Thirty per cent of the 5,000 soldiers were killed.": [("killed", 1_500), ("present", 5_000)],
    "Twenty-five percent of the 4,000 who went were killed.": [("killed", 1_000), ("deployed", 4_000)],
    "One in ten of the 40,000 soldiers died.": [("killed", 4_000), ("present", 40_000)],
    "Only a tenth of the 40,000 soldiers arrived.": [("arrivals", 4_000), ("present", 40_000)],
    "A fifth of the 2,000 soldiers who died were officers.": [("killed", 400), ("killed", 2_000)],
    "About 40 percent of the battalion fell ill.": [],
    "Half of the shells that Russia fires come from abroad.": [],
}


@pytest.mark.parametrize(("text", "claims"), SHARES.items())
def test_shares_need_a_base(text: str, claims: list[tuple[str, int]]) -> None:
    """A share counts where its base stands in the text, as their product, and not where it repeats a number."""
    read = [(claim.quantity, claim.point or claim.low) for claim in read_text(text).claims]
    assert read == claims


SPEAKERS = {
    "The NIS estimates that over 100 soldiers have been killed.": ("NIS", "KR", (), "estimated"),
    "Some 300 soldiers died, the Observatory reported.": ("Observatory", "OSINT", (), "asserted"),
    "Some 300 soldiers died, says a report by UN experts that AFP has seen.": ("UN experts", "UN", (), "asserted"),
    "Lawmakers briefed by the spy agency told Yonhap that 300 soldiers died.": (
        "spy agency", "OTHER", ("Lawmakers", "Yonhap"), "asserted",
    ),
    "Reuters reported, citing two Western diplomats, that 1,000 soldiers had come.": (
        "Western diplomats", "OTHER", ("Reuters",), "asserted",
    ),
    "Lawmakers quoted the NIS as saying that 600 soldiers had died.": ("NIS", "KR", ("Lawmakers",), "asserted"),
    "Zelensky, the president of Ukraine, said 300 soldiers had died.": ("Volodymyr Zelensky", "UA", (), "asserted"),
    "The U.S. ambassador to the UN, Dorothy Shea, said 300 soldiers died.": ("Dorothy Shea", "US", (), "asserted"),
    "Kirby rejected Prigozhin's claim that Wagner had lost only 94 men.": ("Yevgeny Prigozhin", "RU", (), "asserted"),
    "Some 300 soldiers have reportedly been killed.": ("article", "MEDIA", (), "rumoured"),
    "An unnamed Telegram channel wrote that 300 soldiers had died.": (
        "unnamed Telegram channel", "OTHER", (), "rumoured",
    ),
    "The losses are put at 1,500 men by NATO officials.": ("NATO officials", "NATO", (), "estimated"),
    "Rwanda, which has never confirmed its presence, has 4,000 soldiers there, UN experts wrote.": (
        "UN experts", "UN", (), "asserted",
    ),
    "The ministry did not say how many of its 1,700 troops had been hurt.": ("article", "MEDIA", (), "asserted"),
    "“We lost 50 men. It was bad,” said Colonel Ahmed Ali of the army.": ("Ahmed Ali", "OTHER", (), "asserted"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SPEAKERS.items())
def test_the_source_is_told_from_those_who_pass_it_on(text: str, said: tuple[str, str, tuple[str, ...], str]) -> None:
    """Claimant, group, relays from the source outwards, and mode."""
    claim = only(text)
    assert (claim.claimant, claim.claimant_group, claim.relay, claim.mode) == said


def test_two_sources_keep_their_own_numbers() -> None:
    """In a contrast each number goes to the speaker of its own half."""
    text = "While the Pentagon says 2,000 soldiers are there, officials in Damascus speak of 3,000."
    claims = read_text(text).claims
    assert [(claim.claimant, claim.low) for claim in claims] == [
        ("the Pentagon", 2_000),
        ("officials in Damascus", 3_000),
    ]


def test_a_pronoun_is_the_speaker_before() -> None:
    """ "He added" is whoever spoke last, and a sentence that leans on the one before is still his."""
    text = "Budanov said 300 soldiers had died. He added that 40 soldiers were captured. Another 90 are in hospital."
    assert {claim.claimant for claim in read_text(text).claims} == {"Kyrylo Budanov"}


def test_a_share_keeps_its_bound() -> None:
    """Fewer than half is a ceiling, more than a third a floor, of a number in its own phrase or of the one before."""
    half, _ = read_text("Less than half the 4,000 promised soldiers have arrived, the mission said.").claims
    assert (half.low, half.high, half.point, half.bound) == (None, 2_000, None, "at_most")
    _, third = read_text("Kyiv said 3,000 soldiers had been hit, more than a third of them killed.").claims
    assert (third.quantity, third.low, third.bound) == ("killed", 1_000, "at_least")
    _, part = read_text("The general said 4,000 men were lost, two-thirds of them killed.").claims
    assert (part.quantity, part.point, part.bound) == ("killed", 2_667, "about")


def test_hearers_own_nothing_that_they_are_told() -> None:
    """ "told reporters Chad had lost": the reporters end where the statement begins, and hide no nation."""
    claim = only("President Zelensky told reporters Chad had lost 4,000 men.")
    assert (claim.claimant, claim.relay, claim.actor) == ("Volodymyr Zelensky", (), "TD")
    claim = only("Two diplomats told Reuters 1,200 Chadian soldiers had left Niger.")
    assert (claim.claimant, claim.relay, claim.actor) == ("diplomats", ("Reuters",), "TD")


@pytest.mark.parametrize("nobody", ["Neither side", "No official", "None of the governments"])
def test_nobody_says_nothing(nobody: str) -> None:
    """A subject that says nothing answers for nothing, and who speaks next does."""
    claim = only(f"{nobody} gave figures, but a doctor in Goma counted at least 62 dead soldiers.")
    assert (claim.claimant, claim.low, claim.quantity) == ("doctor in Goma", 62, "killed")


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Pyongyang shipped about 20,000 containers of munitions to Russia, Seoul said.", "KP"),
        ("Kim Jong Un has sent 3,000 soldiers to Russia, Kyiv said.", "KP"),
        ("Tehran sent 300 missiles to Russia, officials in Washington said.", "IR"),
        ("A nurse counted 20 wounded Russian mercenaries.", "RU"),
        ("Moscow's troops in Syria numbered about 6,000 in 2018.", "RU"),
    ],
)
def test_who_sends_owns_what_is_sent(sentence: str, actor: str) -> None:
    """A capital or a leader that sends is the sender, whoever receives; and words of loss hide no nation."""
    assert only(sentence).actor == actor


def test_what_is_hoped_for_is_planned() -> None:
    """A hope is an intention, however its verb is formed."""
    assert only("Moscow hopes to have recruited 10,000 Syrians by winter, officials said.").mode == "planned"
    assert only("Wagner hoped to field 2,000 fighters in Mali, a general said.").mode == "planned"


def test_sources_are_not_a_force() -> None:
    """Those counted because they speak are no claim: "two officers told", "citing five fighters"."""
    assert numbers_of("France has 1,000 soldiers in Chad, two officers told Le Monde.") == [exactly(1_000)]
    assert numbers_of("Citing five fighters, Reuters said 300 soldiers had died.") == [exactly(300)]
    assert numbers_of("Some 300 soldiers died, according to 12 officers.") == [(None, None, 300)]
    assert exactly(12_000) in numbers_of("The cost, based on 12,000 soldiers in Kursk, was put at a billion dollars.")


def test_a_change_has_an_old_value_and_a_new() -> None:
    """What is to be cut is there now; what it is to be cut to is planned; an old figure is of what the new one is."""
    now, then = read_text("France will cut its force in Chad from 1,000 to 300 by the summer, officers said.").claims
    assert [(claim.quantity, claim.mode) for claim in (now, then)] == [("present", "asserted"), ("planned", "planned")]
    new, old = read_text("The agency said about 2,000 had been killed, revising its April figure of 600.").claims
    assert (new.quantity, old.quantity, old.point) == ("killed", "killed", 600)


def test_a_bare_number_may_be_there_or_be_shed() -> None:
    """ "155 were fighting" leans on those counted before; a corps that has shed men has lost them."""
    _, there = read_text("Three Chinese soldiers were captured and 155 were fighting for Russia, Kyiv said.").claims
    assert (there.point, there.quantity, there.actor) == (155, "present", "CN")
    lost, _ = read_text("The North's corps has shed 4,000 of its 11,000 men, Seoul reckons.").claims
    assert (lost.point, lost.quantity) == (4_000, "casualties")


def test_an_official_figure_names_nobody() -> None:
    """ "The official figure" is no speaker, and takes no words before it for a name."""
    assert only("Western diplomats privately double the official figure of 300 dead.").claimant == "article"


def test_all_but_a_few_are_not_a_few() -> None:
    """ "All but three" of them counts the rest."""
    assert numbers_of("The monitors counted 52 dead soldiers, all but three of them Iraqi.") == [exactly(52)]


def test_nobody_relays_twice() -> None:
    """Who was told twice in a sentence passes on once."""
    text = "The agency told lawmakers that 2,000 soldiers had died, revising a figure of 600, it told lawmakers."
    assert all(len(set(claim.relay)) == len(claim.relay) for claim in read_text(text).claims)


def test_the_doubt_about_a_loss_is_kept() -> None:
    """Words of loss with several meanings carry weights that sum to one, and the reason for them."""
    for words in ("eliminated", "put out of action", "lost"):
        claim = only(f"Kyiv said 300 soldiers had been {words}.")
        assert sum(weight for _, weight in claim.measures) == pytest.approx(1)
        assert claim.measures_reason
    assert only("Kyiv said 300 soldiers had been killed.").measures == ()


@pytest.mark.parametrize(
    "words",
    [
        "eliminated",
        "put out of action",
        "lost",
    ],
)
def test_a_word_of_loss_with_several_meanings_counts_them_all(words: str) -> None:
    """The dead and the wounded, as long as nothing tells them apart."""
    assert only(f"Kyiv said 300 soldiers had been {words}.").quantity == "casualties"


@pytest.mark.parametrize(("words", "floor"), [("several hundred", 300), ("dozens of", 24), ("a few thousand", 3_000)])
def test_vague_words_are_distributions(words: str, floor: float) -> None:
    """A vague word keeps its floor, itself, and a distribution whose median lies above the floor."""
    claim = only(f"Kyiv said {words} soldiers were killed.").as_dict()
    assert (claim["low"], claim["bound"]) == (floor, "at_least")
    assert claim["vague"] in words
    assert floor < claim["vague_distribution"]["median"] < 3 * floor
    assert 0 < claim["vague_distribution"]["spread"] < 1


def test_the_sides_are_treated_alike() -> None:
    """Exchanging the two sides of a sentence exchanges its actors and changes nothing else."""
    one = only("Russia said 300 Ukrainian soldiers were killed.")
    other = only("Ukraine said 300 Russian soldiers were killed.")
    assert (one.quantity, one.mode, one.bound, one.point) == (other.quantity, other.mode, other.bound, other.point)
    assert (one.claimant_group, one.actor, other.claimant_group, other.actor) == ("RU", "UA", "UA", "RU")


FOUND_BY_FUZZING = [
    "soldiers, whom 11-12,000 o battle casualties f 27-hu1 000nd ready to red were appealed to  Thabillioniland "
    "killed. s among the Colombians rose to US  about 450, up from 380 in March, a security source told AFP.",
]


@pytest.mark.parametrize("text", FOUND_BY_FUZZING)
def test_what_fuzzing_found_stays_mended(text: str) -> None:
    """Every mark of every claim covers at least one character of the text."""
    for claim in read_text(text).claims:
        assert all(0 <= first < stop <= len(text) for _, first, stop in claim.marks)


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """Whatever the text, reading ends, twice the same, with every span inside it."""
    reading = read_text(text)
    assert reading == read_text(text)
    for first, stop in [claim.span for claim in reading.claims] + [event.span for event in reading.events]:
        assert 0 <= first < stop <= len(text)
