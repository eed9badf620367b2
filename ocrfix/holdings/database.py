"""Records in a SQLite database that grows with each run: ``--into catalogue.sqlite``.

``письма/1951.txt`` read again is the same row; if the file has changed, the row is replaced and
keeps its number. Everything a run does is one transaction: a run that ends early leaves the
database as it was. A file that is no database of ours is refused, never touched.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from ocrfix.errors import InputError, reason_of
from ocrfix.holdings.rows import deposit_rows, document_row, name_rows, problem_rows
from ocrfix.holdings.schema import APPLICATION_ID, CHILDREN, VERSION, statements
from ocrfix.messages import N_, _
from ocrfix.records.record import Record

#: Seconds to wait for another program that writes to the same database.
_PATIENCE = 5.0
_STANDARD_INPUT = "-"
#: What each database begins with. SQLite itself takes a file of a few bytes for an empty one.
_MAGIC = b"SQLite format 3\0"
_NO_DATABASE = N_("{path}: is not a SQLite database and is left as it is; name a new file")


class Database:
    """An open database; `counts` says of how many documents what became of them."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        """Write through `connection`; paths are kept relative to `folder`."""
        self._connection = connection
        self._folder = folder
        self.counts: Counter[str] = Counter(added=0, replaced=0, removed=0, unchanged=0)

    def put(self, path: str, content: str, records: Sequence[Record]) -> None:
        """The documents of one file in place of what was there of it.

        `content` is the SHA-256 of its text: of a file that has not changed, and is read as before,
        nothing is written.
        """
        name = self._kept_name(path, content)
        records = [replace(record, path=name) for record in records]
        documents = [document_row(record) for record in records]
        kept = dict(self._kept(name))
        for part, (record, columns) in enumerate(zip(records, documents, strict=True), start=1):
            there = kept.pop(part, None)
            if there == (content, columns["record"]):
                self.counts["unchanged"] += 1
                continue
            self.counts["added" if there is None else "replaced"] += 1
            self._write(record, {"path": name, "part": part, "sha256": content, **columns})
        for part in kept:
            self.counts["removed"] += 1
            self._connection.execute(
                'DELETE FROM "documents" WHERE "path" = ? AND "part" = ?', (name, part)
            )

    def _kept_name(self, path: str, content: str) -> str:
        """The path as seen from the folder of the database, so that both can move together.

        Texts of standard input have no path: each is known by what it says.
        """
        if path == _STANDARD_INPUT:
            return f"{path}{content[:12]}"
        try:
            return Path(os.path.relpath(path, self._folder)).as_posix()
        except ValueError:  # another drive
            return Path(path).absolute().as_posix()

    def _kept(self, path: str) -> Iterator[tuple[int, tuple[str, str]]]:
        rows = self._connection.execute(
            'SELECT "part", "sha256", "record" FROM "documents" WHERE "path" = ?', (path,)
        )
        return ((part, (content, record)) for part, content, record in rows)

    def _write(self, record: Record, columns: dict[str, Any]) -> None:
        changes = ", ".join(f'"{name}" = excluded."{name}"' for name in columns)
        conflict = f'ON CONFLICT ("path", "part") DO UPDATE SET {changes}'
        self._insert("documents", columns, conflict)
        (document,) = self._connection.execute(
            'SELECT "id" FROM "documents" WHERE "path" = ? AND "part" = ?',
            (columns["path"], columns["part"]),
        ).fetchone()
        rows = {
            "deposits": deposit_rows(record.citation),
            "names": name_rows(record),
            "problems": problem_rows(record),
        }
        for table in CHILDREN:
            self._connection.execute(f'DELETE FROM "{table}" WHERE "document" = ?', (document,))
            for position, row in enumerate(rows[table], start=1):
                self._insert(table, {"document": document, "position": position, **row})

    def _insert(self, table: str, columns: dict[str, Any], conflict: str = "") -> None:
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" for _ in columns)
        self._connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks}) {conflict}', tuple(columns.values())
        )


@contextmanager
def open_database(path: Path) -> Iterator[Database]:
    """The database at `path`, made where there is none; what is put into it counts when this ends.

    After any error the file is as it was. Raises InputError for a file that is no database of ours
    or of a newer ocrfix, and for one that cannot be written.
    """
    _require_place(path)
    is_new = not path.exists()
    try:
        connection = sqlite3.connect(path.absolute(), timeout=_PATIENCE, isolation_level=None)
    except sqlite3.Error as error:
        raise _explained(path, error) from None
    done = False
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        _prepare(connection, path)
        yield Database(connection, path.absolute().parent)
        connection.execute("COMMIT")
        done = True
    except sqlite3.Error as error:
        raise _explained(path, error) from None
    finally:
        connection.close()  # which undoes what is not committed
        if is_new and not done:
            path.unlink(missing_ok=True)


def _require_place(path: Path) -> None:
    """Raise InputError unless a database is there or can be made."""
    if path.is_dir():
        folder = _("{path}: is a folder; name a file, such as {example}")
        raise InputError(folder.format(path=path, example=path / "catalogue.sqlite"))
    if not path.absolute().parent.is_dir():
        missing = _("{path}: its folder does not exist; create it first")
        raise InputError(missing.format(path=path))
    # A run that was killed left a journal, from which SQLite mends the file when it opens it.
    if path.is_file() and not path.with_name(path.name + "-journal").exists():
        try:
            with path.open("rb") as stream:
                start = stream.read(len(_MAGIC))
        except OSError as error:
            unread = _("{path}: cannot be read ({reason}); check it")
            raise InputError(unread.format(path=path, reason=reason_of(error))) from None
        if start not in (b"", _MAGIC):
            raise InputError(_(_NO_DATABASE).format(path=path))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables of an empty file; refuse the database of another program."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not application and not tables:
        for statement in statements():
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    elif application != APPLICATION_ID:
        foreign = _(
            "{path}: is a database of another program and is left as it is; name a new file"
        )
        raise InputError(foreign.format(path=path))
    elif version != VERSION:
        other = _(
            "{path}: has tables of version {version}, this ocrfix writes version {own}; "
            "update ocrfix, or name a new file"
        )
        raise InputError(other.format(path=path, version=version, own=VERSION))


def _explained(path: Path, error: sqlite3.Error) -> InputError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return InputError(_(_NO_DATABASE).format(path=path))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        busy = _("{path}: another program is writing to it; close that and run again")
        return InputError(busy.format(path=path))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        forbidden = _(
            "{path}: may not be written; check the permissions of the file and its folder"
        )
        return InputError(forbidden.format(path=path))
    unwritten = _("{path}: cannot be written ({reason}); check the disk and the file")
    return InputError(unwritten.format(path=path, reason=error))
