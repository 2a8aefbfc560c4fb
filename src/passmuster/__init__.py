"""passmuster: what must be true behind contested claims about a partner's troops, and what the alliance does next.

>>> import passmuster as pm
>>> briefing = pm.brief("examples/kursk", as_of="2025-02-28", seed=1)  # doctest: +SKIP
>>> briefing.weekly.where(quantity="present").frame()  # doctest: +SKIP

Everything here is opened when it is first asked for, so that `import passmuster` costs next to nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from passmuster._version import __version__

if TYPE_CHECKING:
    from passmuster.analysis.adding import add
    from passmuster.analysis.amending import accept, correct, rate, refuse, undo, withdraw
    from passmuster.analysis.audited import Audit, muster
    from passmuster.analysis.brief import brief
    from passmuster.analysis.briefed import Briefing
    from passmuster.analysis.carrying import backup, import_case
    from passmuster.analysis.diff import Diff, diff
    from passmuster.analysis.echo_proposals import ProposedEchoes, echoes
    from passmuster.analysis.exporting import ExportForm, export_case
    from passmuster.analysis.forecast import CaseForecast, RecordedScores, forecast, record_scores
    from passmuster.analysis.forgetting import Forgotten, forget
    from passmuster.analysis.inputs import open_case
    from passmuster.analysis.ledger_log import log
    from passmuster.analysis.listing import Listing, Wanted, claims
    from passmuster.analysis.loss_briefing import LossBriefing, losses
    from passmuster.analysis.precedents import Precedents, precedents
    from passmuster.analysis.record_proof import RecordShown, record_head, verify_record
    from passmuster.analysis.start import Started, init
    from passmuster.analysis.tables import Table
    from passmuster.analysis.texts_read import TextsRead, read
    from passmuster.analysis.track_record import TrackRecord, backtest
    from passmuster.analysis.verifying import Verified, verify
    from passmuster.errors import BadInput, Fault, FitFailed, PassmusterError
    from passmuster.ledger import Case, Claim, Event, Force, Ledger

__all__ = [
    "Audit", "BadInput", "Briefing", "Case", "CaseForecast", "Claim", "Diff", "Event", "ExportForm", "Fault",
    "FitFailed", "Force", "Forgotten", "Ledger", "Listing", "LossBriefing", "PassmusterError", "Precedents",
    "ProposedEchoes", "RecordShown", "RecordedScores", "Started", "Table", "TextsRead", "TrackRecord", "Verified",
    "Wanted", "__version__", "accept", "add", "backtest", "backup", "brief", "claims", "correct", "diff", "echoes",
    "export_case", "forecast", "forget", "import_case", "init", "log", "losses", "muster", "open_case", "precedents",
    "rate", "read", "record_head", "record_scores", "refuse", "undo", "verify", "verify_record", "withdraw",
]  # fmt: skip

HOMES: Final = {
    "analysis.adding": ("add",),
    "analysis.amending": ("accept", "correct", "rate", "refuse", "undo", "withdraw"),
    "analysis.audited": ("Audit", "muster"),
    "analysis.brief": ("brief",),
    "analysis.briefed": ("Briefing",),
    "analysis.carrying": ("backup", "import_case"),
    "analysis.diff": ("Diff", "diff"),
    "analysis.echo_proposals": ("ProposedEchoes", "echoes"),
    "analysis.exporting": ("ExportForm", "export_case"),
    "analysis.forecast": ("CaseForecast", "RecordedScores", "forecast", "record_scores"),
    "analysis.forgetting": ("Forgotten", "forget"),
    "analysis.inputs": ("open_case",),
    "analysis.ledger_log": ("log",),
    "analysis.listing": ("Listing", "Wanted", "claims"),
    "analysis.loss_briefing": ("LossBriefing", "losses"),
    "analysis.precedents": ("Precedents", "precedents"),
    "analysis.record_proof": ("RecordShown", "record_head", "verify_record"),
    "analysis.start": ("Started", "init"),
    "analysis.tables": ("Table",),
    "analysis.texts_read": ("TextsRead", "read"),
    "analysis.track_record": ("TrackRecord", "backtest"),
    "analysis.verifying": ("Verified", "verify"),
    "errors": ("BadInput", "Fault", "FitFailed", "PassmusterError"),
    "ledger": ("Case", "Claim", "Event", "Force", "Ledger"),
}
"""Module to what of it is offered here."""

_HOME_OF: Final = {name: f"{__name__}.{module}" for module, names in HOMES.items() for name in names}


def _offered(name: str) -> Any:
    return getattr(import_module(_HOME_OF[name]), name)


def __getattr__(name: str) -> Any:
    if name in _HOME_OF:
        return _offered(name)
    raise AttributeError(f"passmuster has no '{name}'; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__


def _in_front_of(room: str) -> property:
    """A function that bears the name of one of our folders: whoever imports from the folder leaves it in its place.

    Importing `passmuster.precedents` sets that attribute of this package to the folder; the function stays in front.
    """
    return property(lambda _: _offered(room), lambda _, folder: None)


class _Door(ModuleType):
    forecast = _in_front_of("forecast")
    losses = _in_front_of("losses")
    muster = _in_front_of("muster")
    precedents = _in_front_of("precedents")


sys.modules[__name__].__class__ = _Door
