"""A case written is the case read."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.case import Case, Force, Lever, Prior, Question, Side
from passmuster.ledger.vocabulary import Asks, ForceKind, Quantity, When
from passmuster.store.casefile import parse_case
from passmuster.store.casewriter import case_text
from passmuster.store.folder import open_case
from passmuster.store.intake import Intake

WORDS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)
MONDAYS = st.integers(0, 10_000).map(lambda week: date(1830, 1, 4) + timedelta(weeks=week))


def read_back(case: Case) -> Case | None:
    """What the written text says."""
    intake = Intake()
    found = parse_case(case_text(case), "case.toml", intake)
    assert not intake.faults, intake.faults
    return found


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Cases with every part, and texts of any letters."""
    places = draw(st.lists(WORDS, min_size=4, max_size=4, unique=True))
    number = st.floats(1e-6, 1e6)
    force = Force(
        force_id="f", name=draw(WORDS), actor=places[1], starts_empty=draw(st.booleans()),
        largest=draw(st.none() | number),
    )  # fmt: skip
    part = Force(force_id="p", name=draw(WORDS), actor=places[1], kind=ForceKind.PART, part_of="f")
    total = Force(force_id="s", name=draw(WORDS), actor="", kind=ForceKind.SUM, sum_of=("f", "p"))
    return Case(
        case_id=draw(WORDS), title=draw(WORDS), principal=places[0], partner=places[1], opponent=places[2],
        more_opponents=draw(st.sampled_from(((), (places[3],)))), end=draw(st.none() | st.just(date(2199, 1, 1))),
        start=draw(MONDAYS), forces=(force, part, total),
        sides=(Side(name="a " + draw(WORDS), members=tuple(places[:2])), Side(name="b", members=tuple(places[2:]))),
        groups=(draw(WORDS),),
        priors=(Prior(name="wave", location=draw(number), scale=draw(number), reason=draw(WORDS)),),
        reference_class=((draw(WORDS), (draw(WORDS),)),),
        precedent_id=draw(WORDS), aliases=((draw(WORDS), "f"),),
        levers=(Lever(name="l", text=draw(WORDS), acts_on="reward", unit=draw(WORDS)),),
        questions=(
            Question(question_id="q", text=draw(WORDS), subject="f", quantity=Quantity.KILLED, threshold=draw(number),
                     by=date(2030, 1, 1), when=draw(st.sampled_from(When))),
            Question(question_id="b", text="?", subject="f", quantity=Quantity.PRESENT, threshold=2.0, upper=3.0,
                     by=date(2030, 1, 1), asks=Asks.BETWEEN),
            Question(question_id="g", text="?", subject="f", quantity=Quantity.PRESENT, threshold=0.0,
                     by=date(2030, 1, 1), asks=Asks.LEFT),
        ),
    )  # fmt: skip


@given(cases())
def test_a_case_written_is_the_case_read(case: Case) -> None:
    """Every field, whatever the texts hold."""
    assert read_back(case) == case


def test_the_shipped_case_survives_being_written() -> None:
    """The example, with its levers and sides."""
    case = open_case("examples/kursk").case
    assert read_back(case) == case


def test_what_was_taken_stands_at_the_top_and_breaks_no_line() -> None:
    """Assumptions are comments, whatever they hold."""
    case = open_case("examples/kursk").case
    said = Case(**{name: getattr(case, name) for name in case.__slots__} | {"assumptions": ("One\n[case]\rtwo.",)})
    assert "# - One [case] two" in case_text(said)
    assert read_back(said) == case
