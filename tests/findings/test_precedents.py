"""Answers about past partners: what is said of a fit, of a likeness and of scores, in numbers and in words."""

from passmuster.datasets.coalitions import load_participants
from passmuster.findings.precedents import drivers_of_leaving, most_like, scores_of, who_left
from passmuster.forecast.backtest.scorecard import score_forecasts
from passmuster.precedents.base_rate import fit_base_rate
from passmuster.precedents.effects import READING_SCALE
from passmuster.precedents.evaluation import forecast_unseen
from passmuster.precedents.nearest import nearest_cases, strangeness_of
from passmuster.precedents.regression import fit_hazards

EVERYBODY = load_participants()
IRAQ = tuple(row for row in EVERYBODY if row.war.startswith("Iraq War"))
MALI = tuple(row for row in EVERYBODY if row.case_id.startswith("mali_"))


def test_who_left_is_counted_and_said() -> None:
    """Participants, wars and departures are counted in facts and rows alike; the chance of a year has an interval."""
    fit = fit_base_rate(IRAQ)
    answer = who_left(IRAQ, fit)
    assert answer.facts["n"] == len(answer.rows) == len(IRAQ)
    assert answer.facts["n_departures"] == fit.exposure.n_exits
    year = answer.facts["departure_within_12_months"]
    assert 0.0 <= year["q05"] <= year["mean"] <= year["q95"] <= 1.0
    assert answer.remarks[0].startswith(f"{len(IRAQ)} participants of 1 war,")


def test_drivers_stand_beside_what_scholars_expect() -> None:
    """Each covariate has its ratio with an interval, and the sign that is expected of it."""
    answer = drivers_of_leaving(fit_hazards(EVERYBODY, effect_scale=READING_SCALE))
    assert answer.title == "effects"
    assert all(row["q05"] <= row["hazard_ratio"] <= row["q95"] for row in answer.rows)
    assert {row["expected"] for row in answer.rows} <= {"+", "-", "open"}
    assert {"exits_worth_of_prior", "half_life_months"} == set(answer.facts["memory"])


def test_the_most_alike_come_with_reasons() -> None:
    """Rows come in order of distance, and a sentence says how strange the case is to all."""
    case = next(row for row in EVERYBODY if row.case_id == "ukraine_north_korea")
    answer = most_like(case, nearest_cases(case, EVERYBODY, n=5), strangeness_of(case, EVERYBODY))
    distances = [row["distance"] for row in answer.rows]
    assert len(distances) == 5
    assert distances == sorted(distances)
    assert answer.remarks[0].startswith(f"{case.participant}, {case.war}, lies ")


def test_scores_stand_beside_those_of_the_baselines() -> None:
    """The contract's numbers are ours, the baselines' and their differences have names."""
    others = [row for row in EVERYBODY if row not in MALI]
    card = score_forecasts(forecast_unseen(others, MALI), seed=0)
    answer = scores_of(card, across_wars=False)
    assert (answer.facts["n_train"], answer.facts["n_test"]) == (card.n_train, card.n_test)
    assert set(answer.facts["baseline"]) == set(answer.facts["difference"]) == set(card.scores) - {"model"}
    assert not any("Concordance compares wars" in remark for remark in answer.remarks)
    assert "Concordance compares wars" in scores_of(card, across_wars=True).remarks[-1]
