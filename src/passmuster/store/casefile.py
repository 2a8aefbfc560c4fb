"""``case.toml`` to a Case: who fights beside whom, which forces are counted, what is believed and asked.

Sections::

    [case]               name, title, principal, partner, start; opponent, end, groups, public_figures, precedent
    [[forces]]           id, name, actor; kind, part_of, sum_of, starts_empty, largest if need be
    [[sides]]            name, members
    [priors.NAME]        location, scale, reason
    [[levers]]           name, text, acts_on; unit if need be
    [[questions]]        id, text, subject, quantity, threshold, by, asks, upper, when
    [reference_class]    a column of the precedents = the values it may have
    [aliases]            "words of a text" = "a force or a source group"

``start`` is a Monday, the first day of week 0. Names of priors are not checked here: the model knows which it has.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from passmuster.ledger.case import Case, Force, Lever, Prior, Question, Side
from passmuster.ledger.nearest import did_you_mean
from passmuster.ledger.vocabulary import CLAIM_QUANTITIES, GROUPS, Asks, Quantity, When
from passmuster.store.caseforces import forces_of
from passmuster.store.intake import Intake
from passmuster.store.textfile import read_text
from passmuster.store.tomltable import TomlTable, refuse_repeats, toml_root

__all__ = ["forces_known", "groups_known", "parse_case", "public_figures_of", "take_case"]

Thing = TypeVar("Thing")


def take_case(path: Path, intake: Intake) -> Case | None:
    """The case that a ``case.toml`` describes, or None after a fault; faults and hash are left with the intake."""
    text = read_text(path, intake)
    return None if text is None else parse_case(text, str(path), intake)


def public_figures_of(folder: Path) -> tuple[str, ...]:
    """Whom the case file of a folder lists as public figures; nobody where it holds no case."""
    case = take_case(folder / "case.toml", Intake())
    return () if case is None else case.public_figures


def parse_case(text: str, file: str, intake: Intake) -> Case | None:
    """The case that a text describes, or None after a fault; `file` names it in messages."""
    before = intake.n_faults
    root = toml_root(text, file, intake, "the case file must be valid TOML")
    case = None if root is None else _case(root)
    return case if intake.n_faults == before else None


def _case(root: TomlTable) -> Case | None:
    """The case of a parsed file; what it returns counts only when no fault was put on record."""
    head = root.table("case")
    if head is None:
        if "case" not in root.values:
            remedy = "Begin with [case] and give name, title, principal, partner, opponent and start."
            root.refuse("", "the section [case] is required", remedy=remedy)
        return None
    names = {key: head.text(key, required=True) for key in ("name", "title", "principal", "partner")}
    opponents = _opponents(head, names["principal"], names["partner"])
    start = _monday(head)
    end = head.day("end") if "end" in head.values else None
    if start and end and end < start:
        head.refuse("end", "must not lie before the start", found=f"{end} before {start}", remedy="Swap the two days.")
    groups, precedent = head.texts("groups"), head.text("precedent")
    public_figures = head.texts("public_figures")
    head.finish()
    forces = forces_of(root)
    sides, assumptions = _sides(root, names["principal"], names["partner"], opponents)
    case = Case(
        case_id=names["name"],
        title=names["title"],
        principal=names["principal"],
        partner=names["partner"],
        opponent=opponents[0] if opponents else "",
        more_opponents=opponents[1:],
        start=start or date.min,
        end=end,
        forces=forces,
        sides=sides,
        groups=groups,
        public_figures=public_figures,
        priors=_priors(root),
        reference_class=_reference_class(root),
        precedent_id=precedent,
        aliases=_aliases(root, forces, groups),
        levers=_levers(root),
        questions=_questions(root, forces),
        assumptions=assumptions,
    )
    root.finish()
    return case


def _opponents(head: TomlTable, principal: str, partner: str) -> tuple[str, ...]:
    """Whom they fight, each once, and neither of the two themselves."""
    written = head.texts("opponent")
    twice = sorted(actor for actor, times in Counter((principal, partner, *written)).items() if actor and times > 1)
    if twice:
        rule, remedy = "principal, partner and opponents are each named once", "Name a different actor for each."
        head.refuse("opponent", rule, found=", ".join(twice), remedy=remedy)
    return tuple(dict.fromkeys(actor for actor in written if actor not in {principal, partner}))


def _monday(head: TomlTable) -> date | None:
    """The start of week 0, which must be a Monday."""
    start = head.day("start")
    if start is not None and start.weekday() != 0:
        monday = start - timedelta(days=start.weekday())
        head.refuse("start", "must be a Monday", found=f"{start}, a {start:%A}", remedy=f"Write start = {monday}.")
    return start


def _sides(
    root: TomlTable, principal: str, partner: str, opponents: tuple[str, ...]
) -> tuple[tuple[Side, ...], tuple[str, ...]]:
    """The camps, and the sentence to print when the file leaves them to the program."""
    tables = root.tables("sides")
    if not tables:
        camps = ((principal, partner), *((opponents,) if opponents else ()))
        assumed = tuple(Side(name=members[0], members=members) for members in camps)
        other = f"{' and '.join(opponents)} for the other" if opponents else "no opponent is named"
        sentence = f"The case names no sides; {principal} and {partner} are taken for one and {other}."
        return assumed, (sentence,)
    sides = tuple(_side(table) for table in tables)
    refuse_repeats(tables, [side.name for side in sides], "name")
    if _nobody_stands_twice(tables, sides):
        _check_camps(tables[0], sides, principal, partner, opponents)
    return sides, ()


def _side(table: TomlTable) -> Side:
    side = Side(name=table.text("name", required=True), members=table.texts("members"))
    if not side.members and "members" not in table.values:
        table.refuse("members", "is required", remedy='Write members = ["...", "..."].')
    table.finish()
    return side


def _nobody_stands_twice(tables: Sequence[TomlTable], sides: Sequence[Side]) -> bool:
    """True when every member stands on one side; otherwise faults are on record."""
    times = Counter(member for side in sides for member in side.members)
    twice = [member for member, count in times.items() if count > 1]
    for member in twice:
        table = next(table for table, side in zip(tables, sides, strict=True) if member in side.members)
        found = f"'{member}' {times[member]} times"
        table.refuse("members", "nobody stands on two sides", found=found, remedy="Keep it on one.")
    return not twice


def _check_camps(
    table: TomlTable, sides: Sequence[Side], principal: str, partner: str, opponents: tuple[str, ...]
) -> None:
    """Principal and partner share a side, and no opponent stands on it."""
    camp = {member: side.name for side in sides for member in side.members}
    named = [actor for actor in (principal, partner, *opponents) if actor]
    for actor in named:
        if actor not in camp:
            remedy = f'Add "{actor}" to the members of a side.'
            table.refuse("members", f"'{actor}' of [case] must stand on a side", remedy=remedy)
    if (
        principal
        and partner
        and set(named) <= camp.keys()
        and (camp[principal] != camp[partner] or camp[principal] in {camp[opponent] for opponent in opponents})
    ):
        found = ", ".join(f"{actor} on '{camp[actor]}'" for actor in named)
        remedy = "Correct the members, or the names in [case]."
        table.refuse(
            "members", "principal and partner share a side and the opponent has another", found=found, remedy=remedy
        )


def _priors(root: TomlTable) -> tuple[Prior, ...]:
    """The beliefs that the case file sets; the model supplies the others."""
    section = root.table("priors")
    if section is None:
        return ()
    tables = ((name, section.table(name)) for name in section.values)
    return tuple(_prior(name, table) for name, table in tables if table is not None)


def _prior(name: str, table: TomlTable) -> Prior:
    prior = Prior(
        name=name,
        location=table.number("location"),
        scale=table.number("scale", above=0),
        reason=table.text("reason", required=True),
    )
    table.finish()
    return prior


def _reference_class(root: TomlTable) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Columns of the precedents and the values they may have."""
    section = root.table("reference_class")
    return () if section is None else tuple((column, section.texts(column)) for column in section.values)


def _aliases(root: TomlTable, forces: Sequence[Force], groups: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Words of texts and what they stand for."""
    section = root.table("aliases")
    if section is None:
        return ()
    meanings = (*(force.force_id for force in forces), *GROUPS, *groups)
    pairs = tuple((words, section.text(words)) for words in section.values)
    for words, meaning in pairs:
        if meaning and meaning not in meanings:
            remedy = did_you_mean(meaning, meanings)
            section.refuse(words, "must stand for a force or a source group", found=f"'{meaning}'", remedy=remedy)
    return pairs


def _levers(root: TomlTable) -> tuple[Lever, ...]:
    tables = root.tables("levers")
    levers = tuple(_filled(table, _lever) for table in tables)
    refuse_repeats(tables, [lever.name for lever in levers], "name")
    return levers


def _lever(table: TomlTable) -> Lever:
    return Lever(
        name=table.text("name", required=True),
        text=table.text("text", required=True),
        acts_on=table.text("acts_on", required=True),
        unit=table.text("unit"),
    )


def _questions(root: TomlTable, forces: Sequence[Force]) -> tuple[Question, ...]:
    tables = root.tables("questions")
    known = [force.force_id for force in forces]
    questions = tuple(_filled(table, lambda table: _question(table, known)) for table in tables)
    refuse_repeats(tables, [question.question_id for question in questions], "id")
    return questions


def _question(table: TomlTable, known: Sequence[str]) -> Question:
    asks = table.choice("asks", Asks, default=Asks.AT_LEAST)
    leaves = asks == Asks.LEFT
    question = Question(
        question_id=table.text("id", required=True),
        text=table.text("text", required=True),
        subject=table.word("subject", known),
        quantity=table.choice("quantity", CLAIM_QUANTITIES, default=Quantity.PRESENT if leaves else None),
        threshold=0.0 if leaves else table.number("threshold", above=0),
        by=table.day("by") or date.min,
        asks=asks,
        upper=table.number("upper", above=0) if asks == Asks.BETWEEN else None,
        when=table.choice("when", When, default=When.ON),
    )
    if leaves and question.quantity != Quantity.PRESENT:
        rule, remedy = "whether a force has left is asked of those present", 'Write quantity = "present", or leave it.'
        table.refuse("quantity", rule, found=f"'{question.quantity}'", remedy=remedy)
    if question.upper and question.upper < question.threshold:  # 0 stands for one that was refused
        rule, found = "the upper number is not below the threshold", f"{question.upper:g} below {question.threshold:g}"
        table.refuse("upper", rule, found=found, remedy="Swap the two.")
    return question


def _filled(table: TomlTable, make: Callable[[TomlTable], Thing]) -> Thing:
    """What `make` reads from the table, every other key refused."""
    thing = make(table)
    table.finish()
    return thing


def forces_known(case: Case | None) -> Collection[str] | None:
    """The forces that tables may name; None when the case file is at fault, and they are not known.

    In the order of the case, and looked up at once: every row of a table is, among a thousand forces perhaps.
    """
    return None if case is None else dict.fromkeys(force.force_id for force in case.forces)


def groups_known(case: Case | None) -> Collection[str] | None:
    """The source groups that tables may name, the case's own actors among them.

    None when the case file is at fault, and they are not known.
    """
    if case is None:
        return None
    actors = (case.partner, case.principal, *case.opponents, *(force.actor for force in case.forces))
    members = (member for side in case.sides for member in side.members)
    return dict.fromkeys(word for word in (*GROUPS, *case.groups, *actors, *members) if word)
