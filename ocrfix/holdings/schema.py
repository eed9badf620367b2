"""The tables of the database of records, as SQL.

``документ 112095`` is one row of `documents`; where it lies (АПРФ, ф. 45 …), whom it names and what
is doubtful about it are rows of `deposits`, `names` and `problems`. The words of title and summary
are in the full-text index `documents_fts`.
"""

from __future__ import annotations

from ocrfix.records.tables import DEPOSIT_COLUMNS, names

#: ``ocrf`` in ASCII: the mark (PRAGMA application_id) by which a database of ours is known.
APPLICATION_ID = 0x6F637266
#: PRAGMA user_version: counted up whenever the tables change.
VERSION = 1

#: Columns of `documents` that are named and read like those of a CSV of records, with their types.
DOCUMENT_COLUMNS = {
    "document_id": "TEXT",
    "title": "TEXT",
    "document_type": "TEXT",
    "document_type_original": "TEXT",
    "date": "TEXT",
    "date_edtf": "TEXT",
    "date_not_before": "TEXT",
    "date_not_after": "TEXT",
    "languages": "TEXT",
    "language_codes": "TEXT",
    "repository": "TEXT",
    "physdesc": "TEXT",
    "published_in": "TEXT",
    "form_name": "TEXT",
    "telegram_number": "TEXT",
    "protocol_number": "TEXT",
    "protocol_item": "TEXT",
    "incoming_number": "TEXT",
    "issuing_office": "TEXT",
    "classification": "TEXT",
    "handling": "TEXT",
    "precedence": "TEXT",
    "series": "TEXT",
    "place_of_origin": "TEXT",
    "sent": "TEXT",
    "received": "TEXT",
    "copy_number": "TEXT",
    "sheets": "INTEGER",
    "outgoing_number": "TEXT",
    "outgoing_date": "TEXT",
    "deciphered_at": "TEXT",
    "typed_at": "TEXT",
    "register_number": "TEXT",
    "copies_printed": "INTEGER",
    "url": "TEXT",
    "summary": "TEXT",
    "contents": "TEXT",
    "rights": "TEXT",
    "citation": "TEXT",
    "record": "TEXT",
}
_FOUND_IN = '"document" INTEGER NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE'
#: The tokenizer knows capitals but takes ё for a letter of its own, and Russian texts mostly print
#: it as е: the words of a text with ё are indexed a second time with е, so that е finds both.
_FOLDED = """replace(replace(coalesce("title", '') || ' ' || coalesce("summary", ''),
    'ё', 'е'), 'Ё', 'Е')"""
_INDEXED = ("title", "summary", "folded")


def statements() -> tuple[str, ...]:
    """The SQL that makes an empty database, statement by statement."""
    return (
        _documents(),
        _deposits(),
        f"""CREATE TABLE "names" (
    "id" INTEGER PRIMARY KEY, {_FOUND_IN}, "position" INTEGER NOT NULL, "role" TEXT NOT NULL,
    "name" TEXT, "name_ru" TEXT, "pseudonym" TEXT, "office" TEXT, "copy" TEXT, "rank" TEXT,
    "post" TEXT)""",
        f"""CREATE TABLE "problems" (
    "id" INTEGER PRIMARY KEY, {_FOUND_IN}, "position" INTEGER NOT NULL, "field" TEXT NOT NULL,
    "note" TEXT NOT NULL, "span_start" INTEGER, "span_end" INTEGER)""",
        *(f'CREATE INDEX "{table}_document" ON "{table}" ("document")' for table in CHILDREN),
        """CREATE INDEX "deposits_reference" ON "deposits"
    ("archive_id", "fond", "opis", "delo")""",
        'CREATE INDEX "documents_date" ON "documents" ("date_edtf")',
        """CREATE VIRTUAL TABLE "documents_fts" USING FTS5 ("title", "summary", "folded",
    tokenize='unicode61 remove_diacritics 2', content="documents", content_rowid="id")""",
        *_triggers(),
        _view(),
    )


#: The tables whose rows belong to one of `documents`.
CHILDREN = ("deposits", "names", "problems")


def _documents() -> str:
    columns = ",\n    ".join(f'"{name}" {kind}' for name, kind in DOCUMENT_COLUMNS.items())
    return f"""CREATE TABLE "documents" (
    "id" INTEGER PRIMARY KEY, "path" TEXT NOT NULL, "part" INTEGER NOT NULL, "sha256" TEXT NOT NULL,
    {columns},
    "folded" TEXT GENERATED ALWAYS AS (CASE
    WHEN "title" GLOB '*[ёЁ]*' OR "summary" GLOB '*[ёЁ]*' THEN {_FOLDED} END) VIRTUAL,
    UNIQUE ("path", "part"))"""


def _deposits() -> str:
    columns = ", ".join(f'"{name}" TEXT' for name in deposit_columns())
    return f"""CREATE TABLE "deposits" (
    "id" INTEGER PRIMARY KEY, {_FOUND_IN}, "position" INTEGER NOT NULL, {columns})"""


def deposit_columns() -> tuple[str, ...]:
    """The columns of a deposit; `reference` is the whole of it, written out."""
    own = [name for name in names(DEPOSIT_COLUMNS) if name != "also"]
    return (*own[:2], "archive_name", "archive_name_ru", *own[2:], "reference")


def _triggers() -> tuple[str, ...]:
    """What keeps the index like the table, in the way the SQLite manual gives for FTS5."""
    columns = ", ".join(f'"{name}"' for name in _INDEXED)
    new = ", ".join(f'new."{name}"' for name in _INDEXED)
    old = ", ".join(f'old."{name}"' for name in _INDEXED)
    insert = f'INSERT INTO "documents_fts" (rowid, {columns}) VALUES (new."id", {new});'
    delete = (
        f'INSERT INTO "documents_fts" ("documents_fts", rowid, {columns}) '
        f"VALUES ('delete', old.\"id\", {old});"
    )
    return tuple(
        f'CREATE TRIGGER "documents_{suffix}" AFTER {event} ON "documents" BEGIN {action} END'
        for suffix, event, action in (
            ("ai", "INSERT", insert),
            ("ad", "DELETE", delete),
            ("au", "UPDATE", f"{delete} {insert}"),
        )
    )


def _view() -> str:
    """The table most people want to see first: a paper, its parties, where it lies."""
    named = " ".join(
        f"""(SELECT group_concat(coalesce("name_ru", "name", "pseudonym"), '; ') FROM "names"
    WHERE "names"."document" = "documents"."id" AND "role" = '{role}') AS "{role}","""
        for role in ("sender", "recipient")
    )
    return f"""CREATE VIEW "catalogue" AS SELECT "documents"."id", "path", "date_edtf", "title",
    {named}
    "archive_id", "fond", "opis", "papka", "delo", "listy", "reference", "url"
    FROM "documents" LEFT JOIN "deposits"
    ON "deposits"."document" = "documents"."id" AND "deposits"."position" = 1"""
