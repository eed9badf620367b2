"""``ocrfix review ПИСЬМА/``: goes through the issues with a person, who decides.

On a terminal it fills the screen; ``--plain`` asks in lines. Answers go to the project's decisions
at once, texts into the files when the person says so.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ocrfix.cli import options
from ocrfix.cli.paths import STDIN, Search, checked, print_warnings, search
from ocrfix.errors import ExitCode, UsageError
from ocrfix.messages import _, ngettext
from ocrfix.reporters.base import named, visible

if TYPE_CHECKING:
    from ocrfix.config import Settings
    from ocrfix.review.keys import Keys
    from ocrfix.review.model import ReviewFile
    from ocrfix.review.session import Session

Plain = Annotated[
    bool, typer.Option("--plain", help="Ask in plain lines: for pipes and screen readers.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be written; write no file.")
]


def review(  # noqa: PLR0913  (one parameter for each option)
    paths: options.Paths,
    *,
    plain: Plain = False,
    dry_run: DryRun = False,
    encoding: options.Encoding = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    min_confidence: options.MinimumConfidence = None,
    config: options.Configuration = None,
    jobs: options.Jobs = None,
    no_reader: options.NoReader = False,
    no_color: options.NoColor = False,
) -> None:
    """Go through the issues one by one and decide.

    Every answer is kept at once, so that you can stop at any time and go on later; files change
    only when you save. ? lists the keys.

    \b
    Example:
      ocrfix review samples/112095.txt
      ocrfix review letters/ --select REF --plain

    Exit code: 0 everything is settled, 1 issues are left, 2 a file or option that cannot be
    followed.
    """
    if STDIN in paths:
        raise UsageError(
            _("- cannot be reviewed; the answers come from standard input; name a file")
        )
    _require_terminal(plain=plain)
    rules = {
        "select": options.codes(select, "--select"),
        "ignore": options.codes(ignore, "--ignore"),
    }
    given = options.flags(
        encoding=encoding,
        show_confidence=min_confidence,
        jobs=jobs,
        reader=False if no_reader else None,
        **rules,
    )
    searched = search(paths, config, given)
    keys = keys_of(searched.settings)
    session = opened(searched, color=not no_color)
    if not session.entries:
        print(_("No issues to review."))
        return
    if plain:
        _ask_plainly(session, keys, searched, dry_run=dry_run)
    else:
        _fill_screen(session, keys, searched, dry_run=dry_run, color=not no_color)
    if session.left:
        told = ngettext(
            "{count} issue left; the answers are kept",
            "{count} issues left; the answers are kept",
            session.left,
        )
        print(told.format(count=session.left), file=sys.stderr)
        raise typer.Exit(ExitCode.ISSUES)


def _require_terminal(*, plain: bool) -> None:
    """Raises UsageError where a screen cannot be filled."""
    if plain:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(_("review needs a terminal; use --plain to answer in lines"))
    if os.environ.get("TERM") == "dumb":
        raise UsageError(_("this terminal cannot show a screen; use --plain to answer in lines"))


def keys_of(settings: Settings) -> Keys:
    """The keys that the settings ask for; raises the error of the setting that is wrong."""
    from ocrfix.review.keys import Keys

    try:
        return Keys(settings.review)
    except ValueError as error:
        raise settings.origin("review").error(f"review.keys: {error}") from None


def opened(searched: Search, *, color: bool = True) -> Session:
    """Checks the files and begins the review; problems of single files are told on stderr.

    Raises UsageError if no file could be read.
    """
    from ocrfix.cli.desk import FileDesk, ProjectWords, user_name
    from ocrfix.review.session import Session

    settings = {str(one.path): one.settings for one in searched.found}
    files = list(_files(searched, color=color))
    if not files:
        raise UsageError(_("there is no file to review"))
    return Session(files, FileDesk(settings), ProjectWords(settings), user_name(files[0].path))


def _files(searched: Search, *, color: bool) -> Iterator[ReviewFile]:
    from pathlib import Path

    from ocrfix.cli.check import as_shown
    from ocrfix.corpus import decision_root
    from ocrfix.fixing.decisions import DecisionStore
    from ocrfix.review.session import review_file

    stores: dict[Path, DecisionStore] = {}
    for settings, report in checked(searched, color=color, settled=True):
        for problem in report.problems:
            print(visible(f"ocrfix: {named(problem, report.path)}"), file=sys.stderr)
        print_warnings(report)
        if report.document is None:
            continue
        root = decision_root(Path(report.path))
        if root not in stores:
            stores[root] = DecisionStore(root)
        issues = as_shown(report, settings).issues
        yield review_file(report.document, issues, stores[root], settings.minimum_confidence)


def _ask_plainly(session: Session, keys: Keys, searched: Search, *, dry_run: bool) -> None:
    from ocrfix.cli.desk import forms_of, translation_places
    from ocrfix.review.prompt import PlainReview

    settings = {str(one.path): one.settings for one in searched.found}
    places = translation_places(settings)
    PlainReview(session, keys, places, forms_of, sys.stdin, sys.stdout, dry_run).run()


def _fill_screen(
    session: Session, keys: Keys, searched: Search, *, dry_run: bool, color: bool
) -> None:
    from ocrfix.cli.desk import forms_of, translation_places
    from ocrfix.review.screen import ReviewScreen

    if not color:
        os.environ["NO_COLOR"] = "1"
    settings = {str(one.path): one.settings for one in searched.found}
    ReviewScreen(session, keys, translation_places(settings), forms_of, dry_run=dry_run).run()
