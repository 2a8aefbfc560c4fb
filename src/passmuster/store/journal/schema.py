"""The tables of a journal: one schema in two dialects, with the steps from each version to the next.

``entry`` holds what is in the chain, ``payload`` the words with their salt. The day a claim was said and its subject
stand beside its words so that they can be searched; `verify` compares them. Neither table is ever changed: triggers
refuse an update, a delete, an entry out of turn or with an earlier moment. Words alone may go, and only after an entry
that has them forgotten.
"""

from typing import Final

__all__ = ["APPLICATION_ID", "INSTALL_LATER", "SCHEMA_VERSION", "steps"]

SCHEMA_VERSION: Final = 1
"""How many steps there are."""

INSTALL_LATER: Final = "Install a later passmuster."
"""The way out where a ledger is of a form that is not known yet: nothing can be said of it, good or bad."""

APPLICATION_ID: Final = 0x506D4C64
"""What SQLite keeps in the header of a file of ours: "PmLd"."""

TABLES: Final = (
    """CREATE TABLE entry (
  number {whole} PRIMARY KEY CHECK (number > 0),
  recorded_at {whole} NOT NULL UNIQUE,
  version {whole} NOT NULL,
  deed TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  supersedes {whole} REFERENCES entry (number),
  commitment {bytes},
  hash {bytes} NOT NULL
){strict}""",
    """CREATE TABLE payload (
  number {whole} PRIMARY KEY REFERENCES entry (number),
  salt {bytes} NOT NULL,
  body TEXT NOT NULL,
  subject TEXT,
  said_on TEXT
){strict}""",
    "CREATE INDEX entry_thing ON entry (kind, name, number)",
    "CREATE INDEX payload_subject ON payload (subject, said_on) WHERE subject IS NOT NULL",
)

IS_FORGOTTEN: Final = """SELECT 1 FROM entry e JOIN entry f ON f.kind = e.kind AND f.name = e.name
    WHERE e.number = OLD.number AND f.number > e.number AND f.deed = 'forget'"""

SQLITE_GUARDS: Final = (
    """CREATE TRIGGER entry_in_turn BEFORE INSERT ON entry
  WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry)
    OR NEW.recorded_at <= (SELECT recorded_at FROM entry WHERE number = NEW.number - 1)
  BEGIN SELECT raise(ABORT, 'entries come in turn'); END""",
    """CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
  BEGIN SELECT raise(ABORT, 'entries are never changed'); END""",
    """CREATE TRIGGER entry_kept BEFORE DELETE ON entry
  BEGIN SELECT raise(ABORT, 'entries are never deleted'); END""",
    """CREATE TRIGGER payload_once BEFORE INSERT ON payload
  WHEN EXISTS (SELECT 1 FROM payload WHERE number = NEW.number)
  BEGIN SELECT raise(ABORT, 'words are never changed'); END""",
    """CREATE TRIGGER payload_stays BEFORE UPDATE ON payload
  BEGIN SELECT raise(ABORT, 'words are never changed'); END""",
    f"""CREATE TRIGGER payload_kept BEFORE DELETE ON payload
  WHEN NOT EXISTS ({IS_FORGOTTEN})
  BEGIN SELECT raise(ABORT, 'only what is forgotten is deleted'); END""",
)

POSTGRES_GUARDS: Final = (
    """CREATE FUNCTION entry_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entry)
    OR NEW.recorded_at <= (SELECT recorded_at FROM entry WHERE number = NEW.number - 1)
  THEN RAISE EXCEPTION 'entries come in turn'; END IF; RETURN NEW; END $$""",
    """CREATE TRIGGER entry_in_turn BEFORE INSERT ON entry
  FOR EACH ROW EXECUTE FUNCTION entry_in_turn()""",
    """CREATE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'a ledger is only ever added to'; END $$""",
    """CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE ON entry
  FOR EACH ROW EXECUTE FUNCTION ledger_stays()""",
    """CREATE TRIGGER entry_kept BEFORE TRUNCATE ON entry EXECUTE FUNCTION ledger_stays()""",
    """CREATE TRIGGER payload_stays BEFORE UPDATE ON payload
  FOR EACH ROW EXECUTE FUNCTION ledger_stays()""",
    """CREATE TRIGGER payload_whole BEFORE TRUNCATE ON payload EXECUTE FUNCTION ledger_stays()""",
    f"""CREATE FUNCTION payload_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS ({IS_FORGOTTEN})
  THEN RAISE EXCEPTION 'only what is forgotten is deleted'; END IF; RETURN OLD; END $$""",
    """CREATE TRIGGER payload_kept BEFORE DELETE ON payload
  FOR EACH ROW EXECUTE FUNCTION payload_kept()""",
)

WORDS: Final = {
    "sqlite": {"whole": "INTEGER", "bytes": "BLOB", "strict": " STRICT"},
    "postgres": {"whole": "BIGINT", "bytes": "BYTEA", "strict": ""},
}
"""What the two dialects call a whole number and bytes; SQLite keeps to its types only when told."""


def steps(dialect: str) -> tuple[tuple[str, ...], ...]:
    """The statements that lead from each version to the next, from none at all to `SCHEMA_VERSION`.

    Parameters
    ----------
    dialect
        `sqlite` or `postgres`.
    """
    tables = tuple(statement.format(**WORDS[dialect]) for statement in TABLES)
    return ((*tables, *(SQLITE_GUARDS if dialect == "sqlite" else POSTGRES_GUARDS)),)
