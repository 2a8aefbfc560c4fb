"""Working out: what is found about a fit, what of it is kept, and what levers leave as it is."""

from datetime import date
from functools import cache

from passmuster.analysis.run import Run
from passmuster.analysis.working_out import material_of
from passmuster.forecast.levers import set_levers
from passmuster.ledger import Ledger, Lever, Question
from passmuster.muster.found import Audited
from worlds.handed import OnlyThePast, SharingThePast
from worlds.muster_world import AS_OF, case, decreed, ordinary_claims

HORIZONS = (4, 13)
LEVER = Lever(name="losses", text="Losses double.", acts_on="casualty_hazard", unit="times")
LATE = Question(
    question_id="q", text="Late?", subject="kp-force", quantity="killed", threshold=9.0, by=date(2026, 6, 30)
)


@cache
def fitted():
    """The decreed fit, once for all tests."""
    return decreed(Ledger(case=case(levers=(LEVER,), questions=(LATE,)), claims=ordinary_claims()).known(AS_OF))


class Noted:
    """A progress that notes what is being done."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def step(self, text: str, share: float | None = None) -> None:
        """Note what is being done; how far it is does not matter here."""
        self.told.append(text)


def told_by(folder: object) -> tuple[Audited, list[str]]:
    """What was audited, and what was told meanwhile."""
    noted = Noted()
    run = Run(seed=7, keeper=SharingThePast(folder), progress=noted)
    return material_of(fitted(), HORIZONS, run, standard="icd203").audited, noted.told


def test_an_audit_is_kept_as_values_and_read_back(tmp_path) -> None:
    """The second time claims are not held against the others again, and the verdicts are equal."""
    first, told = told_by(tmp_path)
    assert "holding each claim against the others" in told
    again, told = told_by(tmp_path)
    assert "holding each claim against the others" not in told
    assert again == first


def test_levers_leave_the_audit_as_it_is() -> None:
    """Claims are held against the case as it stands; what lies ahead is told with the levers and without."""
    plain = material_of(fitted(), HORIZONS, Run(seed=7, keeper=OnlyThePast()), standard="icd203")
    levers = set_levers(fitted().known.case, ["losses=2"])
    pulled = material_of(fitted(), HORIZONS, Run(seed=7, keeper=OnlyThePast()), standard="icd203", levers=levers)
    assert pulled.audited == plain.audited
    assert plain.without_levers is None
    assert pulled.without_levers is not None
    assert pulled.ahead is not pulled.without_levers.ahead


def test_paths_reach_as_far_as_the_last_question() -> None:
    """A year at least, and to the week of the last question's day."""
    plain = material_of(fitted(), HORIZONS, Run(seed=7, keeper=OnlyThePast()), standard="icd203")
    assert plain.ahead.covers(LATE.by)
    assert plain.horizons_weeks == HORIZONS
