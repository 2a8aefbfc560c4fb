"""Starting a case, start to end: what `passmuster init` does, for Python.

>>> import passmuster as pm
>>> roles = {"partner": "Kenya", "principal": "Somalia", "opponent": "al-Shabaab"}
>>> pm.init("somalia", start="2011-10-10", **roles)  # doctest: +SKIP

The folder that comes out can be briefed on as soon as its `claims.csv` holds a claim.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from passmuster.analysis.inputs import RolesGiven
from passmuster.analysis.sources import day_of
from passmuster.analysis.who import name_of_user
from passmuster.errors import BadInput, Fault
from passmuster.ledger import Case, Force, Ledger, Side
from passmuster.ledger.actors import actor_adjective, actor_code, actor_in_text, actors, known_states
from passmuster.ledger.nearest import nearest
from passmuster.ledger.vocabulary import GROUPS
from passmuster.plainfile import TEXT_RULE, is_text
from passmuster.plaintext import one_line
from passmuster.store.casewriter import case_text
from passmuster.store.claimfile import write_claims
from passmuster.store.eventfile import write_events
from passmuster.store.folder import open_case
from passmuster.store.moving import ledger_from_folder, new_folder
from passmuster.wording.lists import joined

__all__ = ["Started", "init"]

ROLES: Final = ("partner", "principal", "opponent")
WIDE: Final = re.compile(r"\d{4}(-\d{2})?", re.ASCII)
"""A month or a year."""

A_WORD: Final = re.compile(r"[\w-]+")
"""What an actor that is on no list may be called: one word, as it then stands in columns of tables."""

NOWHERE: Final = "The force is taken to have been nowhere at the start; if some were there, write starts_empty = false"
"""What is taken where nobody says that a force was in place."""


@dataclass(frozen=True, slots=True)
class Started:
    """A case folder that was made: where it is, its ledger as it reads back, and what its maker should know."""

    folder: Path
    ledger: Ledger
    remarks: tuple[str, ...]


def init(
    folder: Path | str,
    *,
    articles: Sequence[Path | str] = (),
    partner: str = "",
    principal: str = "",
    opponent: str = "",
    more_opponents: Sequence[str] = (),
    start: date | str | None = None,
    as_of: date | str | None = None,
    title: str = "",
    force: str = "",
    in_place: bool = False,
    with_ledger: bool = False,
    who: str | None = None,
) -> Started:
    """Make a case folder.

    Parameters
    ----------
    folder
        Where to make it; it must not be there yet, or be empty.
    articles
        Articles to begin from: whose war it is, the forces and the first claims are then read off them, and what is
        given beside them is held.
    partner, principal, opponent
        Who sends troops, to whose war, and whom they fight: codes or names ("KE", "Kenya", "al-Shabaab"), or one word
        for somebody who is on no list. All three are needed without articles.
    more_opponents
        Whom they fight beside the first opponent, by code or name.
    start
        The first day of the case, or its month or year (`1978-12`, `1978`); its week begins on the Monday before.
        Needed without articles.
    as_of
        The day that undated articles are taken to be from.
    title, force
        What a briefing has as its heading, and what the partner's force is called; made of the roles when empty.
    in_place
        Whether some of the partner's force were there before the first day; of articles that is taken anyway.
    with_ledger, who
        Whether claims, events and reports are kept in a ledger and not in tables, and who begins it.

    Raises
    ------
    BadInput
        When something that is needed is missing or cannot be used, or something is in the folder's place; it carries
        every fault, and nothing is left behind.
    """
    target, day = Path(folder), _checked_day(start, (partner, principal, opponent), title, force, bool(articles))
    others = tuple(more_opponents)
    if articles:
        ledger, files = _from_articles(articles, RolesGiven(partner, principal, opponent), day_of(as_of))
        named = _named(ledger.case, target, title, force, day)
        ledger = replace(ledger, case=_against(named, others))
    else:
        roles = (partner, principal, opponent, *others)
        plain = _plain(target, roles, day, title, force, in_place)
        ledger, files = Ledger(_against(plain, others), ()), ()
    found = _made(target, ledger, files, name_of_user(who) if with_ledger else "")
    return Started(target, found, (*ledger.remarks, *found.remarks, *_unlisted(found.case)))


def _made(target: Path, ledger: Ledger, files: tuple[tuple[str, bytes], ...], who: str) -> Ledger:
    """The case as it reads back from its folder: a plain one, or with a ledger where somebody begins it."""
    if not who:
        with new_folder(target) as made:
            _write(made, ledger, files)
            return open_case(made)
    with TemporaryDirectory() as aside:
        plain = Path(aside) / "plain"
        plain.mkdir()
        _write(plain, ledger, files)
        ledger_from_folder(plain, target, who=who, why="the case is begun")
    return open_case(target)


def _from_articles(
    articles: Sequence[Path | str], roles: RolesGiven, as_of: date | None
) -> tuple[Ledger, tuple[tuple[str, bytes], ...]]:
    """What is read off articles, with the report files that its claims and events point into."""
    from passmuster.assembly.articles import ledger_from_articles
    from passmuster.assembly.casting import given_roles
    from passmuster.assembly.keeping import kept

    ledger = ledger_from_articles([Path(article) for article in articles], as_of, given_roles(**roles.given()))
    kept_ = kept(ledger)
    return replace(ledger, claims=kept_.claims, events=kept_.events), kept_.files


def _named(case: Case, folder: Path, title: str, force: str, start: date | None) -> Case:
    """A case read off articles under the folder's name, with what was given beside them."""
    forces = tuple(
        replace(item, name=force) if force and place == 0 else item for place, item in enumerate(case.forces)
    )
    begun = case.start if start is None else _monday(start)
    return replace(case, case_id=_id_of(folder), title=title or case.title, forces=forces, start=begun)


def _plain(folder: Path, roles: tuple[str, ...], start: date | None, title: str, force: str, in_place: bool) -> Case:
    """A case of the three roles and a day; its title names opponents beside the first as well."""
    _refuse(_faults(roles[:3], start))
    partner, principal, opponent, *others = (actor_code(name) or name for name in roles)
    assert start is not None
    place = "beside" if actor_code(principal) and principal not in known_states() else "in"
    name = force or f"{actor_adjective(partner)} force {place} {actor_in_text(principal)}"
    war = f"{actor_in_text(principal)}'s war with {joined([actor_in_text(name) for name in (opponent, *others)])}"
    return Case(
        case_id=_id_of(folder),
        title=title or f"{actor_adjective(partner)} troops in {war}",
        principal=principal,
        partner=partner,
        opponent=opponent,
        start=_monday(start),
        forces=(Force(force_id=f"{partner.lower()}-force", name=name, actor=partner, starts_empty=not in_place),),
        sides=(
            Side(name=f"{actor_adjective(principal)} side", members=(principal, partner)),
            Side(name=f"{actor_adjective(opponent)} side", members=(opponent,)),
        ),
        groups=tuple(code for code in (partner, principal, opponent) if code not in GROUPS),
        assumptions=() if in_place else (NOWHERE,),
    )


def _checked_day(
    start: date | str | None, roles: tuple[str, str, str], title: str, force: str, has_articles: bool
) -> date | None:
    """The first day, once everything that was given in words holds; all that does not is refused together."""
    day: date | None = None
    faults: list[Fault] = []
    try:
        day = day_of(_first_of(start), "start")
    except BadInput as refusal:
        faults += refusal.faults
    faults += [fault for name, text in (("title", title), ("force", force)) if (fault := _text_fault(name, text))]
    if faults and not has_articles:
        # A day that cannot be read is no missing one.
        faults += _faults(roles, day or (date.max if start else None))
    _refuse(faults)
    return day


def _first_of(start: date | str | None) -> date | str | None:
    """The first day of a month or year that is written as one."""
    is_wide = isinstance(start, str) and WIDE.fullmatch(start.strip())
    return f"{str(start).strip()}-01-01"[:10] if is_wide else start


def _against(case: Case, others: Sequence[str]) -> Case:
    """The case with opponents beside the first, on its side."""
    _refuse([fault for name in others if (fault := _role_fault("opponent", name))])
    codes = [actor_code(name) or name for name in others]
    if not codes:
        return case
    known = (case.partner, case.principal, *case.opponents)
    if len({*codes, *known}) < len(codes) + len(known):
        rule = "each opponent is named once, and is neither partner nor principal"
        _refuse([Fault.of_argument("opponent", rule, ", ".join(codes), "Name a different one for each.")])
    sides = tuple(
        replace(side, members=(*side.members, *codes)) if case.opponent in side.members else side for side in case.sides
    )
    groups = (*case.groups, *(code for code in codes if code not in GROUPS and code not in case.groups))
    return replace(case, more_opponents=tuple(codes), sides=sides, groups=groups)


def _faults(roles: tuple[str, ...], start: date | None) -> list[Fault]:
    faults = [fault for role, name in zip(ROLES, roles, strict=True) if (fault := _role_fault(role, name))]
    codes = [actor_code(name) or name for name in roles if name]
    if len(codes) > len(set(codes)):
        rule = "partner, principal and opponent are three"
        faults.append(Fault.of_argument("partner", rule, ", ".join(codes), "Name a different one for each."))
    if start is None:
        rule = "a case without articles needs its first day"
        faults.append(Fault.of_argument("start", rule, "none", 'Write `start="2011-10-10"`.'))
    return faults


def _role_fault(role: str, name: str) -> Fault | None:
    if not name:
        rule = "a case without articles needs its partner, its principal and its opponent"
        return Fault.of_argument(role, rule, "none", f'Write `{role}="KE"`, by code or name.')
    if not actor_code(name) and not A_WORD.fullmatch(name):
        rule = "somebody who is on no list is called by one word, as tables write it"
        word = re.sub(r"\W+", "_", name).strip("_").lower()
        return Fault.of_argument(role, rule, f"'{name}'", f'Write for example `{role}="{word}"`.')
    return None


def _text_fault(argument: str, text: str) -> Fault | None:
    """A text that no case file can hold, as one with the name of a file that is not UTF-8."""
    return None if is_text(text) else Fault.of_argument(argument, TEXT_RULE, ascii(text[:60]), "Leave the sign out.")


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise BadInput(faults)


def _id_of(folder: Path) -> str:
    """The folder's name as a case's name: without blanks."""
    return re.sub(r"\s+", "-", one_line(folder.absolute().name)) or "case"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _unlisted(case: Case) -> tuple[str, ...]:
    names = [name for entry in actors().values() for name in entry.get("names", [])]
    return tuple(
        f"'{code}' is on no list of states and groups: texts that name it are not read as such unless [aliases] says so"
        f"{_or_rather(nearest(code, names))}"
        for code in (case.partner, case.principal, *case.opponents)
        if code and not actor_code(code)
    )


def _or_rather(name: str) -> str:
    return f"; if {name} is meant, take the folder away and begin anew" if name else ""


def _write(folder: Path, ledger: Ledger, files: Sequence[tuple[str, bytes]]) -> None:
    (folder / "case.toml").write_text(case_text(ledger.case), encoding="utf-8")
    (folder / "claims.csv").write_text(write_claims(ledger.claims), encoding="utf-8", newline="")
    (folder / "events.csv").write_text(write_events(ledger.events), encoding="utf-8", newline="")
    if files:
        (folder / "reports").mkdir()
        for name, content in files:
            (folder / "reports" / name).write_bytes(content)
