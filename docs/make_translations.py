"""Collects all messages and brings the Russian catalogue in step with them.

``python docs/make_translations.py`` from the repository's folder: adds new messages to
``ocrfix/locale/ru/LC_MESSAGES/ocrfix.po``, drops those that are gone, compiles ``ocrfix.mo`` beside
it and lists what has no translation yet; with ``--check`` nothing is written. A test runs it.

Messages are the arguments of ``_``, ``ngettext``, ``pgettext`` and ``N_`` in the source, the help
of all commands and options, the docstrings of the rules, and what the library that reads options
says to users.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ocrfix import __version__
from ocrfix.cli.app import HELP, app
from ocrfix.cli.documentation import FAMILIES, SECTIONS, sections
from ocrfix.rules import RULES

PACKAGE = Path("ocrfix")
CATALOGUE = PACKAGE / "locale" / "ru" / "LC_MESSAGES" / "ocrfix.po"
MARKS = ("_", "N_", "ngettext", "pgettext")
#: What typer 0.28 translates itself; all else that it says is in `ocrfix.cli.spoken`.
OF_OPTIONS = (
    "Arguments", "Commands", "Options", "default: {default}", "required",
    "Missing command.", "No such command {name!r}.",
)  # fmt: skip
#: In the compiled file, which would otherwise be another one every minute.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_FIELD = re.compile(r"\{(\w*)[^{}]*\}")


def messages() -> Iterator[tuple[str | tuple[str, str], str, str | None]]:
    """Every message, plural ones as pairs, with the part that says it and its context."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for message, context in marked(file):
            yield message, file.as_posix(), context
    for text, part in of_others():
        yield text, part, None


def marked(file: Path) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """The messages that a module marks, with their contexts, also those inside an f-string.

    Raises SystemExit for a mark on a text that is put together, which no catalogue can know.
    """
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") in MARKS):
            continue
        name = call.func.id
        if any(isinstance(one, (ast.JoinedStr, ast.BinOp, ast.IfExp)) for one in call.args):
            sys.exit(f"{file}:{call.lineno}: mark whole texts: {ast.unparse(call)}")
        texts = [one.value for one in call.args if isinstance(one, ast.Constant)]
        if not texts:
            continue
        if name == "pgettext":
            yield texts[1], texts[0]
        else:
            yield (texts[0], texts[1]) if name == "ngettext" else texts[0], None


def of_others() -> Iterator[tuple[str, str]]:
    """The messages that are no arguments in the source, with the part that says them."""
    for text in of_commands(typer.main.get_command(app)):
        yield text, "ocrfix/cli"
    for rule in RULES:
        yield rule.summary, "ocrfix/rules"
        for section in sections(rule):
            if section.text:
                yield section.text, "ocrfix/rules"
    for title in (*SECTIONS, *FAMILIES.values()):
        yield title, "ocrfix/rules"
    for text in OF_OPTIONS:
        yield text, "typer"


def of_commands(command: Any) -> Iterator[str]:
    """The help of a command, of its options and of its own commands."""
    for one in (command, *command.params):
        for name in HELP:
            if text := getattr(one, name, None):
                yield text
    for below in getattr(command, "commands", {}).values():
        yield from of_commands(below)


def current() -> Catalog:
    """The catalogue with all messages and the translations that there are."""
    known = read_po(io.BytesIO(CATALOGUE.read_bytes())) if CATALOGUE.exists() else Catalog()
    new = Catalog(
        locale="ru", domain="ocrfix", project="ocrfix", version=__version__, fuzzy=False,
        header_comment="# The messages of ocrfix in Russian.",
    )  # fmt: skip
    for message, part, context in messages():
        key = message if isinstance(message, str) else message[0]
        old = known.get(key, context)
        string = old.string if old is not None else None
        new.add(message, string, locations=[(part, None)], context=context)
    return new


def mistakes(catalogue: Catalog) -> list[str]:
    """Messages without a translation, and translations with other fields in braces."""
    found = []
    for message in catalogue:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(texts):
            found.append(f"not translated: {message.id!r}")
            continue
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        allowed = {frozenset(_FIELD.findall(original)) for original in originals}
        found += [
            f"other fields in braces: {text!r}"
            for text in texts
            if frozenset(_FIELD.findall(text)) not in allowed
        ]
    return found


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """The catalogue as text and compiled."""
    text, compiled = io.BytesIO(), io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = None
    write_po(text, catalogue, width=100, sort_output=True, include_lineno=False)
    dates = re.compile(rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|'
                       rb'Language-Team|Report-Msgid-Bugs-To)[^\n]*\n', re.MULTILINE)  # fmt: skip
    plain = dates.sub(b"", text.getvalue())
    undated = read_po(io.BytesIO(plain))
    undated.creation_date = undated.revision_date = NO_DATE
    write_mo(compiled, undated)
    return plain, compiled.getvalue()


def main() -> None:
    """Writes the catalogue or checks it; exit code 1 if something is not in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    catalogue = current()
    found = mistakes(catalogue)
    text, compiled = written(catalogue)
    files = {CATALOGUE: text, CATALOGUE.with_suffix(".mo"): compiled}
    for file, content in files.items():
        if not options.check:
            file.write_bytes(content)
        elif not file.exists() or file.read_bytes() != content:
            found.append(f"{file} is not current: python docs/make_translations.py")
    print("\n".join(found) or "all messages are translated")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
