"""``ocrfix trace кжно``: who knows a word, its candidates and each term of their scores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ocrfix.cli import options
from ocrfix.errors import UsageError
from ocrfix.messages import N_, _, pgettext

if TYPE_CHECKING:
    from ocrfix.language.knowledge import Knowledge

Word = Annotated[
    str, typer.Argument(metavar="WORD", help="One word, as it was read.", show_default=False)
]

#: What each flag of a lexicon entry says about the word.
LAYERS = {
    "MORPHOLOGY": "pymorphy3 (OpenCorpora)",
    "COMMON": N_("pyspellchecker, short list of common words"),
    "PERIOD": "period-words.tsv",
    "PERSON": "persons.tsv",
    "TOWN": "places.tsv",
    "OWN": N_("dictionaries of ocrfix"),
    "USER": N_("your word lists"),
}
#: Digits are letters misread (``3десь``); marks are those of stress.
_PART = r"\w[\w\u0300-\u036f\u00ad]*"
_WORD = re.compile(rf"{_PART}(?:[-‐‑'’./]{_PART})*\.?")
_SPACED = re.compile(r"[^\W\d_](?:\s+[^\W\d_])+")
_QUALITIES = {
    "NAME": N_("may be a person's name"),
    "PLACE": N_("may be a place"),
    "ABBREVIATION": N_("abbreviation"),
    "NAME_ONLY": N_("never anything but a name"),
}


def trace(word: Word, config: options.Configuration = None) -> None:
    """Show what is known of a word: lexicon layers, candidates, every score term.

    The scores are those of the word by itself; in a document its neighbours count too.

    \b
    Example:
      ocrfix trace кжно
    """
    from ocrfix.cli.lexicon import prepare
    from ocrfix.config import load
    from ocrfix.corpus import project_knowledge
    from ocrfix.correction.ranking import trace as candidates_of
    from ocrfix.reporters.base import visible

    word = one_word(word)
    prepare()
    knowledge = project_knowledge(Path.cwd(), load(Path.cwd(), config))
    lines = [*known_by(word, knowledge), "", *table(candidates_of(word, knowledge))]
    typer.echo("\n".join(visible(line).rstrip() for line in lines))


def one_word(given: str) -> str:
    """The word of an argument; letters set apart (``Ф И Л И П``) are put together.

    Raises UsageError for anything but one word.
    """
    word = given.strip()
    if _SPACED.fullmatch(word):
        word = "".join(word.split())
    if not _WORD.fullmatch(word) or not any(character.isalpha() for character in word):
        raise UsageError(_("one word, please, such as кжно; {given!r} is none").format(given=given))
    return word


def known_by(word: str, knowledge: Knowledge) -> list[str]:
    """A line for the word and one for each lexicon layer, with whether it knows the word."""
    from ocrfix.text.alphabet import fold

    folded = fold(word)
    entry = knowledge.lexicon.lookup(folded)
    verdict = _("known") if knowledge.lexicon.knows(folded) else _("not known")
    looked_up = _(" (looked up as {word})").format(word=folded) if folded != word else ""
    lines = [f"{word}: {verdict}{looked_up}"]
    names = {flag.name for flag in entry.flags} if entry else set()
    yes = _("yes")
    for flag, layer in LAYERS.items():
        lines.append(f"  {yes if flag in names else ' - '}  {_(layer)}")
    frequency = f"{entry.frequency:.2g}" if entry and entry.frequency else " - "
    lines.append("  " + _("{frequency}  per running word").format(frequency=frequency))
    lines += [f"  {_(quality)}" for flag, quality in _QUALITIES.items() if flag in names]
    return lines


def table(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Rows as columns under their names; lists of confusions go below their row."""
    rows = list(rows)
    if not rows:
        return [_("no candidates")]
    columns = [key for key, value in rows[0].items() if not isinstance(value, list)]
    cells = [list(map(_term, columns)), *([_cell(row.get(key)) for key in columns] for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(columns))]
    numeric = [isinstance(rows[0][key], int | float) for key in columns]
    lines = []
    for number, line in enumerate(cells):
        padded = (
            f"{cell:>{width}}" if right else f"{cell:<{width}}"
            for cell, width, right in zip(line, widths, numeric, strict=True)
        )
        lines.append("  ".join(padded))
        if number:
            lines += _details(rows[number - 1])
    return lines


def _cell(value: Any) -> str:
    return f"{value:.2f}" if isinstance(value, float) else _term(str(value))


def _term(word: str) -> str:
    """A word of the table in the language spoken; other texts stay as they are."""
    return terms().get(word) or _(word)


def terms() -> dict[str, str]:
    """The columns of candidates, what is said of their confusions, and the kinds of candidates."""
    return {
        "candidate": pgettext("trace", "candidate"),
        "kind": pgettext("trace", "kind"),
        "source": pgettext("trace", "source"),
        "score": pgettext("trace", "score"),
        "log_probability": pgettext("trace", "log_probability"),
        "misreading": pgettext("trace", "misreading"),
        "confusion": pgettext("trace", "confusion"),
        "weight": pgettext("trace", "weight"),
        "edit": pgettext("trace", "edit"),
        "part": pgettext("trace", "part"),
        "split": pgettext("trace", "split"),
        "join": pgettext("trace", "join"),
        "join-lost": pgettext("trace", "join-lost"),
        "join-misread": pgettext("trace", "join-misread"),
        "homoglyph": pgettext("trace", "homoglyph"),
        "digit": pgettext("trace", "digit"),
        "document": pgettext("trace", "document"),
        "the document": pgettext("trace", "the document"),
    }


def _details(row: Mapping[str, Any]) -> list[str]:
    """``    confusion: ю read as к   weight: 2.50`` for each dict of a row's lists."""
    lines = []
    for value in row.values():
        for one in value if isinstance(value, list) else ():
            parts = one.items() if isinstance(one, Mapping) else [("", one)]
            told = (f"{_term(key)}: {_cell(cell)}" for key, cell in parts)
            lines.append("    " + "   ".join(told))
    return lines
