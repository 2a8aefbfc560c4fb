"""A made-up briefing that holds at least one of everything. Its numbers are invented, its shape is real."""

from dataclasses import replace
from datetime import date, timedelta
from math import exp

from passmuster.findings.findings import Findings
from passmuster.findings.parts.about import AboutCase, ConfidenceLine
from passmuster.findings.parts.audit import AdmittedLine, Conflict, JointLine, MusterLine, PassingLine, SourceLean
from passmuster.findings.parts.counts import CountLevels, Estimate, Fan
from passmuster.findings.parts.evidence import ClaimLine, EventLine, StatementKind, StatementLine
from passmuster.findings.parts.methods import Diagnostics, FitStatus, MethodsNote, PriorLine
from passmuster.findings.parts.outlook import (
    ActionOutlook,
    ClassOutlook,
    EffectKind,
    Indicator,
    LeverEffect,
    LeverLine,
    QuestionAnswer,
)
from passmuster.findings.parts.partner import DependencePoint, StanceStep, StrainPart, StrainPoint
from passmuster.ledger.roles import Role
from passmuster.ledger.vocabulary import Action, Family, Mode, Quantity
from passmuster.muster.found import ClaimLean, Rule, VerdictWord, WhyUnjudged
from passmuster.muster.readings import Interval

AS_OF = date(2025, 2, 28)
SUNDAYS = tuple(date(2024, 10, 6) + timedelta(weeks=week) for week in range(46))
"""21 weeks up to the as-of date, 25 ahead."""

KYIV, SEOUL, WASHINGTON = (
    "Volodymyr Zelenskyy",
    "National Intelligence Service (South Korea)",
    "US Department of Defense",
)
PRESS = "https://news.example/articles"


def example() -> Findings:
    """The whole briefing, fit in order."""
    return Findings(
        case="kursk",
        title="North Korean force in Russia",
        as_of=AS_OF,
        seed=20250228,
        version="0.1.0",
        standard="icd203",
        bottom_line=(
            "About 9,300 North Korean soldiers were in Russia on 28 February 2025 (90 % interval 7,600 to 11,200).",
            "It is unlikely (28 %, 90 % interval 15 to 45 %) that Pyongyang starts to withdraw them within 26 weeks.",
            "Confidence in this judgement is moderate: it rests on 14 independent origins, most of them on one side.",
        ),
        estimates=_estimates(),
        fans=_fans(),
        sources=_sources(),
        muster=_muster(),
        joint=(
            JointLine(
                claims=("k064", "k111"),
                text="15,000 in place and 100,000 passing through in 52 weeks",
                implied="A mean stay of about 8 weeks (Little's law: 15,000 × 52 / 100,000).",
                against_estimate="A tour is put at about 31 weeks (90 % interval 22 to 44).",
                strength=15_000.0, through=100_000.0, weeks=52.0, last_day=date(2026, 2, 27), stay_weeks=7.8,
                arrivals_a_week=85_000 / 52, tour_weeks=Interval(22.0, 31.0, 44.0), probability=0.004,
            ),
        ),
        conflicts=(
            Conflict(
                claims=("k097", "k103"),
                text="Seoul said about 100 killed by 19 December 2024; Kyiv said at least 3,000 by 23 December 2024.",
                rule="one count on nearly the same days cannot be two numbers",
                broken=Rule.ONE_COUNT,
                smaller=_admitted("k097", date(2024, 12, 19), 90.0, 110.0),
                larger=_admitted("k103", date(2024, 12, 23), 3_000.0, None),
            ),
        ),
        strain=_strain(),
        dependence=_dependence(),
        actions=_actions(),
        classes=_classes(),
        questions=(
            QuestionAnswer(
                question_id="q1",
                text="Will 15,000 North Korean soldiers be present at once by 31 May 2025?",
                probability=0.07,
                q05=0.03,
                q95=0.14,
                words="very unlikely",
                basis="The paths have about 10,800 present on 31 May 2025; asked is 15,000.",
                count=CountLevels(q05=8_100.0, q25=9_700.0, q50=10_800.0, q75=12_000.0, q95=15_400.0),
            ),
        ),
        indicators=(
            Indicator(
                text="Seoul reports a second wave of more than 3,000 arrivals",
                moves="withdraw within 26 weeks",
                direction="lowers",
                size=0.09,
            ),
            Indicator(
                text="A Russian official names the partner's losses", moves="the killed total", direction="narrows"
            ),
        ),
        statements=_statements(),
        claims=_claims(),
        events=_events(),
        methods=_methods(),
        diagnostics=Diagnostics(
            status=FitStatus.OK,
            r_hat_max=1.006,
            ess_min=812.4,
            divergences=0,
            seconds=12.3,
            remarks=("4 chains, 500 draws each",),
        ),
        force_names=(("kp-force", "North Korean force in Russia"), ("ru-force-kursk", "Russian force in Kursk")),
        levers=(),
        lever_lines=(
            LeverLine(
                name="losses", text="Losses run at this multiple of their recent rate.", unit="times the recent rate",
                values="a factor from 0 to 10, 1 as it is", acts="Multiplies the weekly chance of becoming a casualty.",
                disputed="Lost men are replaced by the same share as before.", value="2",
            ),
            LeverLine(
                name="talks", text="Ceasefire talks are under way (1) or not (0).", unit="0 or 1",
                values="0 or 1, 0 as it is", acts="Makes the end of the war likelier.", disputed="By how much.",
            ),
        ),
        lever_effects=(
            LeverEffect(
                what="withdraw", kind=EffectKind.ACTION, horizon_weeks=26, before=0.058, after=0.063, mean=0.005,
                q05=0.0, q50=0.004, q95=0.02,
            ),
            LeverEffect(
                what="killed", kind=EffectKind.COUNT, horizon_weeks=26, before=2450.0, after=3270.0, mean=860.0,
                q05=90.0, q50=780.0, q95=2100.0,
            ),
        ),
        stances=(
            StanceStep(
                date=date(2024, 11, 5), text="first combat", event_id="e9", claimant=KYIV, group="UA", credit=0.5,
                url=f"{PRESS}/9", stance="sustain",
            ),
        ),
        strain_parts=(StrainPart(name="losses", amount=1.1), StrainPart(name="rewards", amount=-0.14)),
        disputed=(
            ("strain", "Public words show strain even under censorship."),
            ("dependence", "Heads count alike."),
            ("actions", "Sending more and leaving are independent of one another."),
            ("classes", "Famous defections are likely too many."),
            ("questions", "What an outcome would be reported as is another matter."),
        ),
        about=AboutCase(partner="KP", principal="RU", opponent="UA", force="kp-force", start=date(2024, 9, 30)),
        confidence=(
            ConfidenceLine(judgement="the strength", level="moderate", because="it rests on 14 independent origins"),
            ConfidenceLine(judgement="what the partner does next", level="low", because="no claim can test it"),
        ),
    )  # fmt: skip


def failed() -> Findings:
    """The same case with a fit that did not converge."""
    diagnostics = Diagnostics(
        status=FitStatus.FAILED,
        r_hat_max=1.42,
        ess_min=9.1,
        divergences=371,
        seconds=61.0,
        remarks=("Chains sit in different meanings of 'losses'; give the sampler more warm-up or settle the meaning.",),
    )
    return replace(example(), diagnostics=diagnostics)


def bare() -> Findings:
    """A case of which next to nothing is known: every optional part is empty."""
    empty: tuple[()] = ()
    return replace(
        example(),
        title="",
        estimates=empty,
        fans=empty,
        sources=empty,
        muster=empty,
        joint=empty,
        conflicts=empty,
        strain=empty,
        dependence=empty,
        actions=empty,
        classes=empty,
        questions=empty,
        indicators=empty,
        statements=empty,
        claims=empty,
        events=empty,
        force_names=empty,
        lever_lines=empty,
        lever_effects=empty,
        stances=empty,
        strain_parts=empty,
        disputed=empty,
        methods=MethodsNote(paragraphs=empty, priors=empty, versions=empty, references=empty, input_hashes=empty),
    )


# Parts --------------------------------------------------------------------------------------------------------------


def _estimates() -> tuple[Estimate, ...]:
    def row(
        quantity: str, day: date, *numbers: float, claims: tuple[str, ...] = (), subject: str = "kp-force"
    ) -> Estimate:
        q05, q25, q50, q75, q95 = numbers
        return Estimate(
            subject=subject, quantity=Quantity(quantity), date=day, q05=q05, q25=q25, q50=q50, q75=q75, q95=q95,
            mean=1.02 * q50, claims=claims, is_prior=not claims,
        )  # fmt: skip

    later = date(2025, 8, 29)
    return (
        row("deployed", AS_OF, 11412.0, 12034.0, 12610.0, 13290.0, 14730.0, claims=("k069", "k096", "k110")),
        row("present", AS_OF, 7612.0, 8544.0, 9312.0, 10044.0, 11187.0, claims=("k072", "k083", "k114")),
        row("killed", AS_OF, 421.0, 780.0, 1103.0, 1540.0, 2610.0, claims=("k097", "k099", "k103")),
        row("wounded", AS_OF, 1310.0, 1990.0, 2480.0, 3110.0, 4390.0, claims=("k098", "k104")),
        row("captured", AS_OF, 2.0, 2.0, 3.0, 6.0, 19.0, claims=("k106", "k118")),
        row("returned", AS_OF, 0.0, 2.1, 31.0, 190.0, 870.0),
        row("present", later, 4120.0, 8100.0, 10800.0, 13300.0, 19150.0, claims=("k072", "k083", "k114")),
        row("killed", later, 900.0, 1810.0, 2700.0, 4200.0, 8800.0, claims=("k097", "k099", "k103")),
        row("present", AS_OF, 41200.0, 48000.0, 52300.0, 57400.0, 66100.0, claims=("k076",), subject="ru-force-kursk"),
        row("killed", AS_OF, 2100.0, 5200.0, 9700.0, 17800.0, 42000.0, subject="ru-force-kursk"),
    )


def _fans() -> tuple[Fan, ...]:
    return (
        _fan("present", lambda week: 11000.0 * (1.0 - exp(-week / 3.0)) * (1.0 - 0.006 * week), spread=0.12),
        _fan("deployed", lambda week: 12600.0 * (1.0 - exp(-week / 3.0)) + 90.0 * max(0, week - 20), spread=0.08),
        _fan("killed", lambda week: 1.0 + 75.0 * max(0.0, week - 6.0), spread=0.45),
        _fan("wounded", lambda week: 2.0 + 165.0 * max(0.0, week - 6.0), spread=0.35),
    )


def _fan(quantity, middle, *, spread: float) -> Fan:
    def line(sign: float) -> tuple[float, ...]:
        ahead = [max(0, week - 20) / 25.0 for week in range(len(SUNDAYS))]
        return tuple(
            middle(week + 0.5) * exp(sign * spread * (1.0 + 1.5 * ahead[week])) for week in range(len(SUNDAYS))
        )

    return Fan(
        subject="kp-force",
        quantity=Quantity(quantity),
        dates=SUNDAYS,
        q05=line(-1.64),
        q25=line(-0.67),
        q50=line(0.0),
        q75=line(0.67),
        q95=line(1.64),
        mean=line(0.05),
    )


def _sources() -> tuple[SourceLean, ...]:
    def row(group: str, side: str, family: str, claims: int, origins: int, *factor: float) -> SourceLean:
        q05, q50, q95 = factor
        plain = SourceLean(
            group=group, side=side, family=Family(family), claims=claims, origins=origins, factor_q05=q05,
            factor_q50=q50, factor_q95=q95, claim_ids=("k099", "k103") if group == "UA" else (),
        )  # fmt: skip
        if origins < 5:
            return plain
        return replace(
            plain, scatter_q05=1.21, scatter_q50=1.34, scatter_q95=1.62, scatter_claims=origins, passed=claims - 3,
            doubtful=2, failed=1,
        )  # fmt: skip

    return (
        row("UA", "Russia and North Korea", "losses", 18, 9, 1.12, 1.91, 3.08),
        row("UA", "Russia and North Korea", "strength", 27, 11, 0.94, 1.08, 1.27),
        row("KR", "Russia and North Korea", "losses", 5, 3, 0.61, 0.98, 1.52),
        row("KR", "Russia and North Korea", "strength", 8, 4, 0.9, 1.0, 1.12),
        row("US", "Russia and North Korea", "strength", 15, 6, 0.81, 0.93, 1.05),
        row("RU", "Ukraine", "losses", 3, 1, 1.3, 4.2, 14.6),
    )


def _admitted(claim_id: str, day: date, low: float, high: float | None) -> AdmittedLine:
    return AdmittedLine(
        claim_id=claim_id, subject="kp-force", measure=Quantity.KILLED, first_day=None, last_day=day, low=low, high=high
    )


def _muster() -> tuple[MusterLine, ...]:
    return (
        MusterLine(
            claim_id="k114",
            verdict=VerdictWord.PASSES,
            tail_probability=0.62,
            reason="At least 8,000 lies inside what the other origins imply, 7,500 to 11,300.",
            method="importance sampling",
            echoes=("k110", "k111"),
        ),
        MusterLine(
            claim_id="k072",
            verdict=VerdictWord.PASSES,
            tail_probability=0.41,
            reason="About 11,000 lies inside what the other origins imply, 9,100 to 12,400.",
            method="importance sampling",
        ),
        MusterLine(
            claim_id="k120",
            verdict=VerdictWord.DOUBTFUL,
            tail_probability=0.06,
            reason="4,000 casualties lies above 19 in 20 of what the other origins imply, 1,700 to 3,900.",
            would_have_to_be_true="About 600 killed or wounded a week since mid-December, twice the estimated rate.",
            method="importance sampling",
            measure=Quantity.CASUALTIES,
            last_day=date(2025, 1, 11),
            estimate=Interval(1_700.0, 2_700.0, 3_900.0),
            lean=ClaimLean("UA", "Russia and North Korea", Family.LOSSES, 1.12, 1.91, 3.08, 1.48),
        ),
        MusterLine(
            claim_id="k078",
            verdict=VerdictWord.FAILS,
            tail_probability=0.003,
            reason="500 killed in one strike is five times the killed total on that day, 0 to 90.",
            would_have_to_be_true="The force would have fought a month before anybody else placed it at the front.",
            method="refit",
            measure=Quantity.KILLED,
            last_day=date(2024, 11, 20),
            estimate=Interval(0.0, 30.0, 90.0),
            would_pass_as=(
                PassingLine(
                    measure=Quantity.CASUALTIES,
                    first_day=None,
                    last_day=date(2024, 11, 20),
                    estimate=Interval(60.0, 240.0, 610.0),
                ),
            ),
        ),
        MusterLine(
            claim_id="k064",
            verdict=VerdictWord.FAILS,
            tail_probability=0.009,
            reason="100,000 through in a year is more than three times the estimated throughput, 14,000 to 31,000.",
            would_have_to_be_true="Arrivals of about 1,700 a week, sustained; the estimate is 60 to 400.",
            method="paths ahead",
        ),
        MusterLine(
            claim_id="k085",
            verdict=VerdictWord.CANNOT_BE_JUDGED,
            tail_probability=None,
            reason="No other origin speaks about this quantity.",
            cannot_be_judged_because=WhyUnjudged.NOT_MODELLED,
        ),
    )


def _strain() -> tuple[StrainPoint, ...]:
    return tuple(
        StrainPoint(
            date=day, q05=0.03 * week - 0.5 - 0.012 * week, q50=0.03 * week, q95=0.03 * week + 0.5 + 0.012 * week
        )
        for week, day in enumerate(SUNDAYS)
    )


def _dependence() -> tuple[DependencePoint, ...]:
    return tuple(
        DependencePoint(
            date=day, measure="share of the joint force", q05=middle * 0.7, q50=middle, q95=min(1.0, middle * 1.35)
        )
        for day, middle in ((day, 0.18 * (1.0 - exp(-(week + 0.5) / 4.0))) for week, day in enumerate(SUNDAYS))
    )


def _actions() -> tuple[ActionOutlook, ...]:
    table = {
        13: ((0.71, 0.52, 0.84, "likely"), (0.09, 0.03, 0.2, "very unlikely"), (0.08, 0.03, 0.17, "very unlikely"),
             (0.09, 0.04, 0.19, "very unlikely"), (0.03, 0.006, 0.08, "almost no chance")),
        26: ((0.46, 0.27, 0.66, "roughly even chance"), (0.08, 0.02, 0.2, "very unlikely"),
             (0.11, 0.04, 0.24, "very unlikely"), (0.28, 0.15, 0.45, "unlikely"), (0.07, 0.02, 0.16, "very unlikely")),
    }  # fmt: skip
    baselines = {13: (0.78, 0.07, 0.07, 0.06, 0.02), 26: (0.61, 0.12, 0.12, 0.11, None)}
    return tuple(
        ActionOutlook(
            action=name, horizon_weeks=weeks, probability=middle, q05=low, q95=high, words=words, baseline=baseline
        )
        for weeks, rows in table.items()
        for name, (middle, low, high, words), baseline in zip(Action, rows, baselines[weeks], strict=True)
    )


def _classes() -> tuple[ClassOutlook, ...]:
    return (
        ClassOutlook(
            name="Junior partners paid by the senior",
            definition="participants whose costs the principal bears",
            n_members=14,
            n_exits=5,
            members=("South Korea (Vietnam 1965)", "Philippines (Vietnam 1966)", "Thailand (Vietnam 1967)"),
            exit_probability=((13, 0.06, 0.02, 0.13), (26, 0.12, 0.05, 0.23)),
        ),
        ClassOutlook(
            name="All partners since 1946",
            definition="every participant of a coalition war since 1946, the case itself left out",
            n_members=212,
            n_exits=71,
            members=tuple(f"Participant {number}" for number in range(1, 41)),
            exit_probability=((13, 0.07, 0.05, 0.1), (26, 0.14, 0.11, 0.18)),
        ),
    )


def _statements() -> tuple[StatementLine, ...]:
    return (
        StatementLine(
            kind=StatementKind.KNOWN,
            text="North Korean soldiers were captured in Kursk in January 2025.",
            claims=("k118",),
        ),
        StatementLine(
            kind=StatementKind.INFERRED, text="About 31 in 100 casualties were killed.", claims=("k097", "k098")
        ),
        StatementLine(kind=StatementKind.ASSUMED, text="Wounded soldiers who recover return to the same force."),
        StatementLine(kind=StatementKind.UNKNOWN, text="How many have gone home: no source says."),
    )


def _claims() -> tuple[ClaimLine, ...]:
    def row(
        claim_id: str, said_on: str, claimant: str, group: str, quantity: str, text: str, **more: object
    ) -> ClaimLine:
        day = date.fromisoformat(said_on)
        return ClaimLine(
            claim_id=claim_id, said_on=day, claimant=claimant, group=group, relay=str(more.pop("relay", "")),
            subject=str(more.pop("subject", "kp-force")), quantity=Quantity(quantity), text=text,
            when=str(more.pop("when", f"as of {said_on}")), mode=Mode(more.pop("mode", "asserted")),
            role=Role(more.pop("role", "observation")), outlet="Example News",
            url=f"{PRESS}/{claim_id}", as_of_end=more.pop("as_of_end", day), **more,
        )  # fmt: skip

    plan = {"as_of_end": None, "mode": "projected", "role": "prospect"}
    return (
        row("k064", "2024-11-08", "Ambassador of Ukraine in Seoul", "UA", "rotated", "about 100,000",
            when="over a year", low=1e5, high=1e5, **plan),
        row("k069", "2024-11-12", WASHINGTON, "US", "deployed", "about 10,000", low=1e4, high=1e4, mode="estimated"),
        row("k070", "2024-11-17", "Unnamed people familiar with G20 assessments", "OTHER", "rotated", "up to 100,000",
            when="through rotation", high=1e5, relay="Bloomberg", **plan),
        row("k072", "2024-11-19", KYIV, "UA", "present", "about 11,000", low=11e3, high=11e3),
        row("k076", "2024-11-23", "Unnamed source in the General Staff (Ukraine)", "UA", "present", "about 59,000",
            subject="ru-force-kursk", low=59e3, high=59e3, relay="Reuters"),
        row("k078", "2024-11-24", "Global Defense Corp (website)", "MEDIA", "killed", "about 500",
            low=500.0, high=500.0, mode="rumoured"),
        row("k083", "2024-11-27", "Rustem Umerov", "UA", "present", "about 12,000", low=12e3, high=12e3),
        row("k085", "2024-12-02", KYIV, "UA", "shells", "about 5,000,000", subject="kp-shells", low=5e6, high=5e6,
            role="not modelled"),
        row("k096", "2024-12-17", "Unnamed US officials", "US", "deployed", "about 12,000", low=12e3, high=12e3),
        row("k097", "2024-12-19", SEOUL, "KR", "killed", "at least 100", low=100.0, mode="estimated",
            cue="at least 100 of them were killed", relay="lawmaker Lee Seong-kweun"),
        row("k098", "2024-12-19", SEOUL, "KR", "wounded", "about 1,000", low=1e3, high=1e3, mode="estimated"),
        row("k099", "2024-12-19", "Special Operations Forces (Ukraine)", "UA", "killed", "at least 50", low=50.0,
            when="2024-12-17 to 2024-12-19", as_of_start=date(2024, 12, 17)),
        row("k103", "2024-12-24", "Special Operations Forces (Ukraine)", "UA", "killed", "at least 77", low=77.0,
            when="2024-12-22 to 2024-12-24", as_of_start=date(2024, 12, 22)),
        row("k104", "2024-12-24", "Special Operations Forces (Ukraine)", "UA", "wounded", "at least 40", low=40.0),
        row("k106", "2024-12-27", SEOUL, "KR", "captured", "1", low=1.0, high=1.0),
        row("k110", "2025-01-05", KYIV, "UA", "deployed", "about 12,000", low=12e3, high=12e3, role="repeat"),
        row("k111", "2025-01-05", KYIV, "UA", "planned", "30,000 to 40,000", low=3e4, high=4e4,
            when="no date given", **plan),
        row("k114", "2025-01-08", "Dorothy Camille Shea (US at the UN)", "US", "present", "at least 8,000", low=8e3),
        row("k118", "2025-01-11", KYIV, "UA", "captured", "2", low=2.0, high=2.0),
        row("k120", "2025-01-13", KYIV, "UA", "killed", "3,000 to 4,000", low=3e3, high=4e3,
            note="translated as 'lost'; killed 0.3, casualties 0.7"),
    )  # fmt: skip


def _events() -> tuple[EventLine, ...]:
    return (
        EventLine(
            event_id="e1",
            date=date(2024, 11, 9),
            source_actor="RU",
            target_actor="KP",
            event="SUPPORT",
            score=6.0,
            claimant="Kremlin",
            note="Treaty of partnership signed into law",
            url=f"{PRESS}/e1",
        ),
        EventLine(
            event_id="e2",
            date=date(2024, 12, 20),
            source_actor="KP",
            target_actor="RU",
            event="ACCUSE",
            score=-2.0,
            claimant="Anonymous channel",
            note="Pyongyang said to be angry about losses",
        ),
    )


def _methods() -> MethodsNote:
    return MethodsNote(
        paragraphs=(
            "Claims are read as noisy statements about one hidden, balanced account of the force.",
            "Claims of one origin count once. Each claim is judged with its own origin left out.",
        ),
        priors=(
            PriorLine(
                name="killed_share",
                text="between 1 in 6 and 1 in 3 of casualties are killed",
                reason="Published ratios of this war run from 1:1.9 to 1:4.",
                is_default=True,
            ),
            PriorLine(name="tour", text="a stay of 20 to 60 weeks", reason="No rotation was seen.", is_default=False),
        ),
        versions=(("passmuster", "0.1.0"), ("numpyro", "0.22.0"), ("jax", "0.10.2")),
        references=(
            "Radford, B. J. et al. (2023). Estimating conflict losses and reporting biases. PNAS 120(34).",
            "Little, J. D. C. (1961). A proof for the queuing formula L = λW. Operations Research 9(3).",
        ),
        input_hashes=(("claims.csv", "9f2c" * 16), ("case.toml", "07ab" * 16)),
    )
