"""The shipped priors, with a sentence of why for each.

Every prior is a normal distribution on the scale named in its `link`: `log` (the parameter is positive, and the
printed figure is its median), `logit` (the parameter is a share) or `plain`. They come from past participants of
coalition wars (`datasets/coalitions`), from tables of past claims and from published ratios, never from the worked
example.
"""

import math
from dataclasses import dataclass

__all__ = ["DEFAULTS", "Default", "logit"]


@dataclass(frozen=True, slots=True)
class Default:
    """A shipped prior: `location` and `scale` of a normal on the `link` scale, its unit in the world, its reason."""

    location: float
    scale: float
    link: str
    unit: str
    reason: str


def logit(share: float) -> float:
    """The logit of a share."""
    return math.log(share / (1.0 - share))


DEFAULTS: dict[str, Default] = {
    "force_size": Default(
        math.log(3400.0), 2.5, "log", "people present",
        "Peak troops of 387 past participants have a median near 3,400 and a spread of a factor of twelve.",
    ),
    "growth_level": Default(
        -0.3, 0.8, "log", "arrivals in a week, over the average week so far",
        "Most contingents are built up early, some late: with it strengths a year apart differ by factors of 0.5 to "
        "3.5 in nine of ten cases, and of the 58 such pairs of counts that are shipped nine in ten lie in 0.55 to 3.8.",
    ),
    "growth_persistence": Default(
        logit(0.8), 0.5, "logit", "share left after a week",
        "Contingents arrive in waves of a few weeks: a wave is half spent after about three.",
    ),
    "growth_shock": Default(
        math.log(0.5), 0.4, "log", "log units a week",
        "Arrivals can rise by two thirds or fall by two fifths from one week to the next when a wave starts or ends.",
    ),
    "hazard_level": Default(
        math.log(0.003), 2.7, "log", "casualties per person and week",
        "Deaths per peak soldier and week in 114 past combat contingents, times five for the wounded: nineteen in "
        "twenty are above an eightieth of the middle and below twelve times it, so what lies above it is halved.",
    ),
    "hazard_persistence": Default(
        logit(0.7), 0.5, "logit", "share left after a week",
        "Losses come in battles that last weeks, not days and not seasons.",
    ),
    "hazard_shock": Default(
        math.log(0.8), 0.4, "log", "log units a week",
        "A battle can double the loss rate from one week to the next.",
    ),
    "hazard_silence": Default(
        math.log(0.2), 2.0, "log", "weekly losses where nobody tells of any for long, over those where somebody does",
        "Of eight past contingents whose first months were costly the deaths per man and year fell afterwards to a "
        "fifth at the middle, to a hundredth where an occupation met no resistance, and in one case not at all.",
    ),
    "killed_share": Default(
        logit(0.2), 0.5, "logit", "share of casualties",
        "Of 33 past contingents that counted both, 7 to 32 in a hundred of the killed and wounded were killed, a fifth "
        "at the middle, and of those that flew out their wounded within the hour a tenth.",
    ),
    "captured_share": Default(
        math.log(0.01), 1.9, "log", "share of casualties",
        "Of 22 past contingents nobody or one in thousands was captured where only ambushes were fought, one to ten in "
        "a hundred where fronts moved and a third in a rout; the middle was one in seventy, and a little fewer are "
        "expected, because prisoners are remembered.",
    ),
    "recovering_share": Default(
        0.0, 0.7, "logit", "share of the wounded",
        "Between a third and two thirds of the wounded usually return to duty.",
    ),
    "recovery_weeks": Default(
        math.log(8.0), 0.5, "log", "weeks",
        "Those who return to duty are mostly away for one to three months.",
    ),
    "tour_weeks": Default(
        math.log(52.0), 0.8, "log", "weeks",
        "Of 25 contingents since 1945 men were relieved after four months to three years, most after six months or a "
        "year (datasets/tours); wider, because some armies relieve nobody. Wars before 1945 have longer ones.",
    ),
    "withdrawal_haste": Default(
        1.0, 1.5, "log", "times as fast as tours end",
        "Some who are told to go home are only relieved. Of told withdrawals some took years, that of half of a force "
        "within a quarter went six times as fast as tours of a year end, and the last convoys thirty times.",
    ),
    "buildup": Default(
        math.log(2.0), 0.6, "log", "log units that a force grew by in a told build-up, beside its pace",
        "Eleven past contingents grew manifold from one count to the next: tenfold at the middle, at most 57 times.",
    ),
    "landing": Default(
        math.log(0.5), 1.5, "log", "log units that a force grew by in a told landing, beside its pace",
        "Of fifteen told landings of past contingents the smallest brought a tenth of those who were there before, the "
        "middle one four times as many, and four all who were there; small reliefs are told of too, and forgotten.",
    ),
    "earlier_pace": Default(
        0.0, 1.0, "log", "pace before the start, over the mean pace since",
        "What came before a case's start may have been fiercer or quieter by factors; nobody counted it apart.",
    ),
    "part_gap": Default(
        0.0, 1.5, "log", "those elsewhere in the force for each in the part",
        "How much of a force is in the part that a report names can be anything: half, and from 8 to 92 in a hundred.",
    ),
    "part_follow": Default(
        0.0, 1.4, "logit", "share of its force's growth or fall, in logs, that a part goes along with",
        "Of seven parts of past contingents one stayed as it was while its force grew and two grew as fast as it, and "
        "at the middle one went along with three fifths: who comes first is no sample of those who follow.",
    ),
    "part_shock": Default(
        math.log(0.2), 0.6, "log", "log units a week",
        "A force can move between its parts within weeks, and contingents of one kind keep their size for months.",
    ),
    "part_drift": Default(
        0.0, 0.6, "plain", "log units a year",
        "Counts of one contingent a year apart differ by factors of 0.55 to 3.8 in nine of ten pairs that are "
        "shipped, and of a part of which nobody speaks again no more is known.",
    ),
    "supply_total": Default(
        math.log(100_000.0), 4.0, "log", "pieces",
        "A running total of goods may be hundreds of missiles or millions of shells.",
    ),
    "supply_growth": Default(
        math.log(0.02), 0.8, "log", "share a week",
        "Deliveries that matter double within months rather than days or decades.",
    ),
    "camp_lean_strength": Default(
        0.0, 0.4, "plain", "log of claimed over true",
        "Those on one side share sources: in six past wars counts of an opponent's force missed by a factor of 1.6 at "
        "the middle, from a quarter to half as much again (datasets/claimed_and_found); half of that, in either "
        "direction, because misses are remembered.",
    ),
    "camp_lean_losses": Default(
        0.8, 0.7, "plain", "log of claimed over true",
        "In sixteen past wars parties put their opponents' losses 2.4 times too high at the middle, and from rightly "
        "to seventeen times; a little less, because misses are remembered, and wide enough for a count that is right.",
    ),
    "own_lean_losses": Default(
        -0.2, 0.5, "plain", "log of claimed over true",
        "In thirteen past wars parties told of their own dead from a fifth to all, six tenths on average; nearly half "
        "of that, because misses are remembered, and the same for every party. Of what lies above 0 a quarter is "
        "left: one in sixteen told of more dead than there were.",
    ),
    "third_lean_losses": Default(
        0.4, 0.7, "plain", "log of claimed over true",
        "In nineteen past wars onlookers of no side told of half as many again as were found, at the middle, and from "
        "two thirds to ten times, in a third of the wars too few; three quarters of that, because misses are "
        "remembered (datasets/claimed_and_found). They draw on one another and on both sides.",
    ),
    "camp_lean_materiel": Default(
        0.0, 0.4, "plain", "log of claimed over true",
        "As for losses: counts of goods rest on shared imagery and shared methods.",
    ),
    "group_lean_strength": Default(
        math.log(0.12), 0.5, "log", "log units",
        "Spread of source groups around their camp: a few tenths for strengths.",
    ),
    "group_lean_losses": Default(
        math.log(0.4), 0.5, "log", "log units",
        "Belligerents' loss figures differ from one another by factors of one and a half to four.",
    ),
    "group_lean_materiel": Default(math.log(0.4), 0.5, "log", "log units", "As for losses."),
    "measure_lean": Default(
        math.log(0.25), 0.6, "log", "log units",
        "Who counts dead and wounded by one habit is off on one of them by about a quarter each time, and often by "
        "a half.",
    ),
    "burst_lean": Default(
        math.log(0.12), 0.6, "log", "log units",
        "What a group tells within a month goes back to one assessment, whose error is about a tenth.",
    ),
    "noise_strength": Default(
        math.log(0.10), 0.5, "log", "log units",
        "Strength figures given firmly in one week scatter by about a tenth.",
    ),
    "noise_losses": Default(
        math.log(0.25), 0.5, "log", "log units",
        "Loss figures given firmly in one week scatter by about a quarter.",
    ),
    "noise_materiel": Default(math.log(0.25), 0.5, "log", "log units", "As for losses."),
    "noise_estimated": Default(
        math.log(1.2), 0.25, "log", "times the noise of an assertion",
        "Who says 'we estimate' promises a little less than who says 'there are'.",
    ),
    "noise_rumoured": Default(
        math.log(2.5), 0.4, "log", "times the noise of an assertion",
        "Nameless figures have been off by factors rather than by tenths.",
    ),
    "misdated_asserted": Default(
        logit(0.3), 0.7, "logit", "share of printed numbers",
        "Offices tell what their last report held, a week or two old, and count as there who is on the way: three in "
        "ten firm numbers may be of another day than the one they name, and one in ten or six in ten are thinkable.",
    ),
    "misdated_estimated": Default(
        logit(0.4), 0.7, "logit", "share of printed numbers",
        "An estimate is put together from reports of several weeks, so its day is less sure than an assertion's.",
    ),
    "misdated_rumoured": Default(
        logit(0.5), 0.7, "logit", "share of printed numbers",
        "A nameless number has been through mouths that keep numbers better than days: as often of another day as not.",
    ),
    "stale_share": Default(
        logit(0.65), 0.5, "logit", "share of misdated numbers",
        "Late news is commoner than early: most reports lag, while only what was expected can be told too soon.",
    ),
    "relay_share": Default(
        logit(0.25), 0.7, "logit", "share of numbers given while others' were about",
        "Desks and ministries repeat one another without saying so: about a quarter of the numbers that come within "
        "days of another's, and from one in twelve to one in two.",
    ),
    "slip_probability": Default(
        logit(0.03), 0.5, "logit", "share of printed numbers",
        "About three printed numbers in a hundred carry a dropped digit, a wrong unit or a wrong column.",
    ),
}  # fmt: skip
