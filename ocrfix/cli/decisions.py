"""``ocrfix decisions``: what reviewers decided, where it stands, and how to take it back.

``ocrfix decisions revert 3f2a91c07`` puts ``кжно`` back where a reviewer had it replaced by
``южно``, and notes who took the decision back and why.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ocrfix.cli import options
from ocrfix.cli.columns import aligned
from ocrfix.cli.paths import warning
from ocrfix.cli.spoken import Command, Group
from ocrfix.errors import UsageError
from ocrfix.messages import _, ngettext, pgettext
from ocrfix.reporters import counts
from ocrfix.reporters.base import visible
from ocrfix.reporters.terms import term, verdict_name

if TYPE_CHECKING:
    from ocrfix.cli.decided import Decided, Ledger
    from ocrfix.fixing.decisions import Decision

app = typer.Typer(
    cls=Group,
    help="List, show, export, prune and revert what reviewers decided.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...", help="Only decisions about these files.", show_default=False
    ),
]
Ids = Annotated[
    list[str], typer.Argument(metavar="ID...", help="Decisions, by their first digits.")
]


def _verdicts() -> list[str]:
    from ocrfix.fixing.decisions import Verdict

    return [str(one) for one in Verdict if one is not Verdict.PLACED]


Verdicts = Annotated[
    str | None,
    typer.Option(
        "--verdict",
        metavar="VERDICT",
        help="Only these, e.g. reject.",
        autocompletion=_verdicts,
    ),
]
All = Annotated[bool, typer.Option("--all", help="Also what was withdrawn or decided anew.")]
TableOrJson = Annotated[str, typer.Option("--format", metavar="table|json", help="How to print.")]
CsvOrJson = Annotated[str, typer.Option("--format", metavar="csv|json", help="Of the export.")]
Output = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write into this file.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be done, write nothing.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is taken back.")]
Lines = Annotated[
    list[int] | None,
    typer.Option("--line", metavar="N", help="The line that is meant, where several read alike."),
]

SCHEMA = "ocrfix.decisions/1"


@app.command("list", cls=Command)
def list_(
    paths: Paths = None, verdict: Verdicts = None, all: All = False, format: TableOrJson = "table"
) -> None:
    """List the decisions, oldest first.

    \b
    Example:
      ocrfix decisions list letters/ --verdict reject
    """
    options.require_format(format, ("table", "json"))
    ledger = _ledger(paths)
    decisions = ledger.all(paths or ()) if all else ledger.holding(paths or ())
    if verdict is not None:
        from ocrfix.config import nearest
        from ocrfix.fixing.decisions import Verdict

        known = [str(one) for one in Verdict]
        if verdict not in known:
            unknown = _("--verdict: unknown verdict {verdict!r}").format(verdict=verdict)
            raise UsageError(unknown + nearest(verdict, known))
        decisions = [one for one in decisions if one.verdict == verdict]
    if format == "json":
        _print_json(_data(decisions))
        return
    for line in aligned(_rows(decisions)):
        print(line)
    _print(counts.decisions(len(decisions)))


@app.command(cls=Command)
def show(ids: Ids, format: TableOrJson = "table") -> None:
    """Show decisions with their places as they are today.

    \b
    Example:
      ocrfix decisions show 3f2a91c07
    """
    options.require_format(format, ("table", "json"))
    ledger = _ledger(None)
    shown = [ledger.decided(ledger.named(one)) for one in ids]
    if format == "json":
        _print_json([_decided_data(one) for one in shown])
        return
    for number, one in enumerate(shown):
        if number:
            print()
        for line in aligned(_details(one)):
            print(line)


@app.command(cls=Command)
def export(paths: Paths = None, format: CsvOrJson = "csv", output: Output = None) -> None:
    """Export all decisions with their states, for a spreadsheet or a program.

    \b
    Example:
      ocrfix decisions export --output decisions.csv
    """
    options.require_format(format, ("csv", "json"))
    ledger = _ledger(paths)
    data = [_decided_data(ledger.decided(one)) for one in ledger.all(paths or ())]
    text = _as_json(data) if format == "json" else _as_csv(data)
    if output is None:
        _write_utf8(text)
        return
    from ocrfix.formats.base import write_atomically

    write_atomically(output, text.encode("utf-8"))
    _print(f"{output}: {counts.decisions(len(data))}")


@app.command(cls=Command)
def prune(paths: Paths = None, dry_run: DryRun = False) -> None:
    """Remove the decisions whose file or place is gone.

    \b
    Example:
      ocrfix decisions prune --dry-run
    """
    from ocrfix.fixing.pruning import pruned
    from ocrfix.fixing.standing import decision_id
    from ocrfix.formats.base import write_atomically

    ledger = _ledger(paths)
    gone = list(ledger.gone(paths or ()))
    rows = [(decision_id(one), one.file, one.text, reason) for one, reason in gone]
    for line in aligned(rows):
        print(line)
    if not gone:
        _print(_("nothing to prune"))
    elif dry_run:
        told = ngettext(
            "would remove {count} decision", "would remove {count} decisions", len(gone)
        )
        _print(told.format(count=len(gone)))
    else:
        removed = pruned(ledger.store, {one for one, _ in gone}, write_atomically)
        told = ngettext("removed {count} decision", "removed {count} decisions", removed)
        _print(told.format(count=removed))


@app.command(cls=Command)
def revert(ids: Ids, lines: Lines = None, reason: Reason = "", dry_run: DryRun = False) -> None:
    """Take decisions back, and put back the text that they have replaced.

    Nothing is written unless all of them can be reverted. Files keep their encoding and line ends.

    \b
    Example:
      ocrfix decisions revert 3f2a91c07 --reason "so it stands in the copy"
    """
    from ocrfix.cli.reverting import Reverting

    ledger = _ledger(None)
    reverting = Reverting(ledger, frozenset(lines or ()))
    for one in ids:
        reverting.add(ledger.decided(ledger.named(one)))
    if dry_run:
        reverting.show()
    else:
        reverting.write(reason)
    for line in reverting.told(dry_run=dry_run):
        print(visible(line), file=sys.stderr if dry_run else sys.stdout)


def _ledger(paths: Sequence[str] | None) -> Ledger:
    """The decisions of the project of the first path, or of the working folder."""
    from ocrfix.cli.decided import Ledger
    from ocrfix.corpus import decision_root

    if paths and "" in paths:
        raise UsageError(_("an empty PATH names no file; is a variable unset?"))
    ledger = Ledger(decision_root(Path(paths[0] if paths else ".").absolute()))
    for problem in ledger.store.problems:
        print(visible(warning(problem)), file=sys.stderr)
    for path in paths or ():  # a file that is gone may still be asked about
        if not Path(path).exists() and not ledger.all([path]):
            raise UsageError(_("{path}: no such file or folder").format(path=path))
    return ledger


def _rows(decisions: Iterable[Decision]) -> list[tuple[str, ...]]:
    from ocrfix.cli.decided import Decided
    from ocrfix.fixing.standing import Standing, State, decision_id

    nowhere = Standing(State.GONE)
    return [
        (
            decision_id(one), verdict_name(one.verdict), one.file, one.rule,
            Decided("", one, None, nowhere).change, one.who, one.when[:10], one.why,
        )
        for one in decisions
    ]  # fmt: skip


def _details(one: Decided) -> list[tuple[str, str]]:
    decision = one.decision
    rows = [("id", one.name), ("verdict", verdict_name(decision.verdict)), ("text", one.change)]
    rows += [(name, getattr(decision, name)) for name in ("rule", "who", "when", "why")]
    rows += [("zone", term(decision.zone)), ("state", states()[one.standing.state])]
    rows += [("place", place) for place in one.places or [decision.file]]
    return [(labels()[name], text) for name, text in rows if text]


def labels() -> dict[str, str]:
    """What is said of a decision."""
    return {
        "id": pgettext("decision", "id"),
        "verdict": pgettext("decision", "verdict"),
        "text": pgettext("decision", "text"),
        "rule": pgettext("decision", "rule"),
        "who": pgettext("decision", "who"),
        "when": pgettext("decision", "when"),
        "why": pgettext("decision", "why"),
        "zone": pgettext("decision", "zone"),
        "state": pgettext("decision", "state"),
        "place": pgettext("decision", "place"),
    }


def states() -> dict[str, str]:
    """What may have become of a decided place."""
    return {
        "open": pgettext("state", "open"),
        "written": pgettext("state", "written"),
        "gone": pgettext("state", "gone"),
    }


def _decided_data(one: Decided) -> dict[str, Any]:
    data = _data([one.decision])[0]
    return data | {"state": str(one.standing.state), "places": one.places}


def _data(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    from ocrfix.fixing.standing import decision_id

    return [{"id": decision_id(one)} | one.as_dict() for one in decisions]


def _as_json(decisions: Sequence[Mapping[str, Any]]) -> str:
    import json

    content = {"schema": SCHEMA, "decisions": decisions}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _print_json(decisions: Sequence[Mapping[str, Any]]) -> None:
    _write_utf8(_as_json(decisions))


def _write_utf8(text: str) -> None:
    """Prints a text for programs, which is UTF-8 whatever the terminal has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _as_csv(decisions: Sequence[Mapping[str, Any]]) -> str:
    import csv
    import io

    from ocrfix.fixing.decisions import Decision

    names = ["id", *Decision.__slots__, "state", "places"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    for one in decisions:
        writer.writerow([*(one.get(name, "") for name in names[:-1]), " ".join(one["places"])])
    return text.getvalue()


def _print(line: str) -> None:
    print(visible(line))
