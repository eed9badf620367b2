"""``ocrfix dictionary``: the words of the project that no dictionary has.

``ocrfix dictionary add Фузан --kind place`` puts ``Фузан`` with its cases on the list of the
project, ``suggest`` finds what else is missing, and ``наролной`` is refused: it hides ``народной``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from ocrfix.cli import options
from ocrfix.cli.columns import aligned
from ocrfix.cli.project import shown
from ocrfix.cli.spoken import Command, Group
from ocrfix.errors import ExitCode, UsageError
from ocrfix.messages import _
from ocrfix.reporters import counts
from ocrfix.reporters.base import named, visible

if TYPE_CHECKING:
    from ocrfix.cli.word_file import Words
    from ocrfix.corpus import Worked
    from ocrfix.language.knowledge import Knowledge
    from ocrfix.language.project_words import ListedWord, WordKind
    from ocrfix.rules.base import RuleContext

app = typer.Typer(
    cls=Group,
    help="The words of your project: add, remove, list, unused, suggest.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

WordsGiven = Annotated[list[str], typer.Argument(metavar="WORD...", help="Words, as written.")]
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...", help="Files or folders; here if none is named.", show_default=False
    ),
]


def _kinds() -> list[str]:
    from ocrfix.language.project_words import WordKind

    return list(map(str, WordKind))


Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="word, person, place or abbreviation.",
        autocompletion=_kinds,
    ),
]
Forms = Annotated[
    str | None,
    typer.Option("--forms", metavar="FORMS", help="Its other forms, between commas."),
]
Declension = Annotated[
    str | None,
    typer.Option("--declension", metavar="D", help="Of a name: m, f, n, pl, adj or fixed."),
]
Force = Annotated[bool, typer.Option("--force", help="Also words that may hide misreadings.")]
Format = Annotated[str, typer.Option("--format", metavar="table|json", help="How to print.")]
Minimum = Annotated[
    int, typer.Option("--minimum", metavar="N", min=1, help="Sightings of a word at least.")
]

SCHEMA = "ocrfix.dictionary/1"
_Result = TypeVar("_Result")


@app.command(cls=Command)
def add(
    words: WordsGiven,
    kind: Kind = "word",
    forms: Forms = None,
    declension: Declension = None,
    force: Force = False,
) -> None:
    """Add words to the list of the project, names in all their cases.

    A word that a frequent one would often be misread as is refused.

    \b
    Example:
      ocrfix dictionary add Фузан --kind place
      ocrfix dictionary add Каньдун --kind place --forms Каньдуна,Каньдуну
    """
    from ocrfix.cli.lexicon import prepare
    from ocrfix.cli.word_file import refuse_hiding

    entries = [_entry(word, _kind(kind), forms, declension, len(words)) for word in words]
    prepare()
    own = _own_words()
    if not force:
        refuse_hiding(entries, _knowledge())
    fresh = [entry for entry in entries if not _is_known(entry, own)]
    if fresh:
        own.add(fresh)
        for entry in fresh:
            _print(_("added {entry}").format(entry=entry.line()))
        _print(shown(own.path))


@app.command(cls=Command)
def remove(words: WordsGiven) -> None:
    """Take words off the list of the project, with their forms.

    \b
    Example:
      ocrfix dictionary remove Фузан
    """
    own = _own_words()
    removed = own.remove(words)
    for word in removed:
        _print(_("removed {entry}").format(entry=word))
    missing = [word for word in words if word not in removed]
    if missing:
        raise UsageError(
            _("{path}: has no entry {words}").format(path=shown(own.path), words=", ".join(missing))
        )


@app.command("list", cls=Command)
def list_(format: Format = "table") -> None:
    """List the words of the project, those of lists named in its configuration too.

    \b
    Example:
      ocrfix dictionary list
    """
    options.require_format(format, ("table", "json"))
    _show(list(_listed()), format)


@app.command(cls=Command)
def unused(paths: Paths = None, format: Format = "table") -> None:
    """List the words of the project that no transcription has in any form.

    \b
    Example:
      ocrfix dictionary unused letters/
    """
    from ocrfix.learning.unknown import words_of
    from ocrfix.text.alphabet import fold

    options.require_format(format, ("table", "json"))
    seen: set[str] = set()
    for worked in _over(paths, words_of):
        seen |= worked.result or frozenset()
    idle = [
        (path, entry)
        for path, entry in _listed()
        if seen.isdisjoint(fold(form) for form in entry.all_forms)
    ]
    _show(idle, format)


@app.command(cls=Command)
def suggest(paths: Paths = None, minimum: Minimum = 2, format: Format = "table") -> None:
    """Suggest frequent unknown words for the list, likely names first.

    Those that are one misreading away from a frequent word come last, with that word.

    \b
    Example:
      ocrfix dictionary suggest letters/ --minimum 5
    """
    from ocrfix.cli.suggesting import suggestions
    from ocrfix.learning.unknown import unknown_words

    options.require_format(format, ("table", "json"))
    sightings = [(one.path, one.result or ()) for one in _over(paths, unknown_words)]
    found = suggestions(sightings, minimum, _knowledge())
    if format == "json":
        _print_json([one.data() for one in found])
        return
    for line in aligned([one.cells() for one in found]):
        print(line)
    _print(counts.words(len(found)))


def _entry(
    word: str, kind: WordKind, forms: str | None, declension: str | None, number: int
) -> ListedWord:
    from ocrfix.language.project_words import ListedWord, forms_of, is_one_word

    if forms is not None and number > 1:
        raise UsageError(_("--forms belongs to one word; add the words one by one"))
    given = [form.strip() for form in (forms or "").split(",") if form.strip()]
    for one in (word, *given):
        if not is_one_word(one):
            raise UsageError(
                _("«{word}» is not one word; write letters, digits and inner hyphens").format(
                    word=one
                )
            )
    if forms is not None:
        return ListedWord(word, kind, tuple(given))
    try:
        return ListedWord(word, kind, forms_of(word, kind, declension))
    except ValueError as error:
        raise UsageError(f"--declension: {error}") from None


def _kind(given: str) -> WordKind:
    from ocrfix.config import nearest
    from ocrfix.language.project_words import WordKind

    if given not in list(WordKind):
        unknown = _("--kind: unknown kind {kind!r}").format(kind=given)
        raise UsageError(unknown + nearest(given, map(str, WordKind)))
    return WordKind(given)


def _is_known(entry: ListedWord, own: Words) -> bool:
    """Whether there is nothing to add: says so."""
    from ocrfix.language.project_words import WordKind

    if entry in own.entries():
        _print(_("{word}: is on the list already").format(word=entry.word))
        return True
    known = _knowledge().lexicon.explain(entry.word)
    plain = entry.kind is WordKind.WORD and not entry.forms
    if plain and known and _knowledge().lexicon.knows(entry.word):
        _print(
            _("{word}: is known already ({source})").format(
                word=entry.word, source=_(known[0].source)
            )
        )
        return True
    return False


def _listed() -> Iterator[tuple[Path, ListedWord]]:
    from ocrfix.config import load
    from ocrfix.language.wordlists import read_entries

    for path in load(Path.cwd()).dictionaries:
        for entry in read_entries(path):
            yield path, entry


def _knowledge() -> Knowledge:
    from ocrfix.config import load
    from ocrfix.corpus import plain_knowledge

    return plain_knowledge(load(Path.cwd()))


def _own_words() -> Words:
    from ocrfix.cli.word_file import Words
    from ocrfix.corpus import decision_root

    return Words(decision_root(Path.cwd()))


def _over(
    paths: list[str] | None, work: Callable[[RuleContext], _Result]
) -> Iterator[Worked[_Result]]:
    """What `work` makes of each file; ends the command after the last if one was not read."""
    from ocrfix.cli.lexicon import prepare
    from ocrfix.cli.paths import progress, search
    from ocrfix.corpus import over_files

    searched = search(paths or ["."], None, {})
    problems = [(one.problem, str(one.path)) for one in searched.found if one.problem]
    files = [(one.path, one.settings) for one in searched.found if not one.problem]
    prepare()
    with progress(len(files), True) as on_progress:
        for worked in over_files(work, files, searched.settings.jobs, on_progress):
            if worked.result is None:
                problems.append((worked.problem, worked.path))
            else:
                yield worked
    for problem, path in problems:
        print(visible(f"ocrfix: {named(problem, path)}"), file=sys.stderr)
    if problems:
        raise typer.Exit(ExitCode.USAGE)


def _show(entries: list[tuple[Path, ListedWord]], format: str) -> None:
    if format == "json":
        _print_json(
            [
                {"word": one.word, "kind": one.kind, "forms": one.forms, "list": shown(path)}
                for path, one in entries
            ]
        )
        return
    rows = [(one.word, str(one.kind), shown(path), " ".join(one.forms)) for path, one in entries]
    for line in aligned(rows):
        print(line)
    _print(counts.words(len(entries)))


def _print_json(words: Sequence[Any]) -> None:
    import json

    text = json.dumps({"schema": SCHEMA, "words": words}, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def _print(line: str) -> None:
    print(visible(line))
