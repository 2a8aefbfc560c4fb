"""Claims of a sentence: what was learned chooses among what the grammar proposes."""

from passmuster.reading.claims import claims_of
from passmuster.reading.learned.tables import shipped
from passmuster.reading.learned.weights import Weights, read_weights
from passmuster.reading.proposals import ReadSoFar
from passmuster.reading.read_claim import ReadClaim
from worlds.one_sentence import parsed, statements_of

HEADS = "claim\tnone claim\nquantity\tkilled wounded\nmode\tasserted estimated\nscope\tflow total\n\n"
DOUBT = read_weights("whole\tfit\nmeasure\tfit\n\nlogit\ta100b200\n")
VOICES = read_weights("voice\tfit\n\nnobody:grammar=True\ta560\ngrammar=True\ta500\n")
FORCES = read_weights("force\tfit\n\ngrammar=True\ta500\n")


def read(text: str, numbers: Weights, doubt: Weights = DOUBT) -> list[ReadClaim]:
    """The claims of a sentence by a table."""
    s = parsed(text)
    learned = shipped()._replace(
        numbers=numbers,
        forces=FORCES,
        voices=VOICES,
        doubt=doubt,
        number_network=None,
        force_network=None,
        voice_network=None,
    )
    return claims_of(s, statements_of(s), ReadSoFar(learned=learned))


def test_what_was_learned_has_the_last_word() -> None:
    """The grammar would say that 600 were sent; a table that knows one answer gives that answer, and says so."""
    (claim,) = read("Kenya has sent 600 officers.", read_weights(HEADS + "always\tb500d500f500g500"))
    assert (claim.quantity, claim.mode, claim.scope, claim.point) == ("wounded", "estimated", "flow", 600)
    assert (claim.probability, claim.measure_probability) == (0.97, 1.0)
    assert (claim.actor, claim.subject) == ("KE", "Kenyan specialists")
    assert claim.rule == "deployed:ahead;speaker:article;learned:wounded:0.99"


def test_a_whole_claim_is_no_likelier_than_its_measure() -> None:
    """Though the curves that were learned may cross where both are nearly sure."""
    crossing = read_weights("whole\tfit\nmeasure\tfit\n\nlogit\ta200b100\n")
    (claim,) = read("Kenya has sent 600 officers.", read_weights(HEADS + "always\tb500d300f500g500"), crossing)
    assert claim.probability == claim.measure_probability < 1


def test_a_number_may_be_left_out() -> None:
    """Where none is likelier than all the quantities together."""
    assert read("Kenya has sent 600 officers.", read_weights(HEADS + "always\ta500")) == []


def test_a_number_without_a_noun_may_be_a_claim() -> None:
    """The grammar knows none for it, and makes none of it."""
    (claim,) = read("The price was 40 camels.", read_weights(HEADS + "always\tb500c500"))
    assert (claim.quantity, claim.point, claim.subject) == ("killed", 40, "troops")


def test_whose_men_were_counted_last_is_remembered() -> None:
    """For the numbers that follow."""
    s, state = parsed("Kenya has sent 600 officers."), ReadSoFar()
    claims_of(s, statements_of(s), state)
    assert state.forces == ("KE",)
