"""The review in plain lines, in the manner of ``git add -p``: for pipes, screen readers, dumb
terminals.

::

    telegram.txt:12:5  body, sheet 1  (9/45 · 2 of 6 files)
    DIC002 broken-word: «кжно-корейского» is no word
      …на территории >>кжно-корейского<< правительства…
      1  южно-корейского  98 %  the letters ю and к are often confused
    Answer [a,1-9,e,r,s,f,d,m,w,u,U,n,p,q,?]:

Answers are lines: ``a``, ``2``, ``e свой текст``, ``f а не Хуков ли это?``, ``d person``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from typing import TextIO

from ocrfix.errors import OcrfixError, UsageError
from ocrfix.messages import _, ngettext, pgettext, yes_and_no
from ocrfix.reporters import counts
from ocrfix.reporters.base import visible
from ocrfix.reporters.excerpt import excerpt
from ocrfix.review.keys import BINDINGS, DIGITS_MEAN, Keys
from ocrfix.review.model import Entry, ReviewFile
from ocrfix.review.session import Session
from ocrfix.review.telling import (
    Places,
    accepted_all,
    alike,
    decided,
    more,
    not_written,
    place_of,
    reasons,
    rejected_all,
    rendering,
    told,
    undone,
    zone_of,
)
from ocrfix.review.views import Order, View
from ocrfix.review.writing import Pending
from ocrfix.text.spans import Span, line_spans

WIDTH = 78
_PREVIEWED = 10
_ASKED = ("a", "1-9", "e", "r", "s", "f", "d", "m", "w", "u", "U", "n", "p", "S", "q", "?")

#: The forms of a word of a kind: ``("Хуков", "person")`` gives Хуков, Хукова, Хукову …
Forms = Callable[[str, str], Sequence[str]]
KINDS = ("word", "person", "place", "abbreviation")


class _AnswersEndedError(Exception):
    """There are no more lines."""


@dataclass
class PlainReview:
    """Asks on `output` and takes the answers from `answers`, a line each."""

    session: Session
    keys: Keys
    places: Places
    forms: Forms
    answers: TextIO
    output: TextIO
    dry_run: bool = False
    _shown: Entry | None = field(default=None, init=False)
    _quits: bool = field(default=False, init=False)

    def run(self) -> None:
        """Ask until nothing is open, the person quits, or the answers end."""
        try:
            if self.session.current is None:
                self._say(_("No open issue is left here."))
            self._ask_all()
            while self._finish():
                self._ask_all()
        except _AnswersEndedError:
            self._say("")
            self._say(_("The answers ended; they are kept. Nothing more was written."))

    # -- asking ------------------------------------------------------------------------------

    def _ask_all(self) -> None:
        while self.session.current is not None and not self._quits:
            if not any(self.session.status(one).is_open for one in self.session.queue):
                self._say(_("No open issue is left here."))
                break
            self._ask()

    def _ask(self) -> None:
        entry = self.session.current
        assert entry is not None
        try:
            self._say_news(self.session.refresh(entry.file))
            if entry is not self._shown:
                self._show(entry)
            line = self._read(_("Answer [{keys}]: ").format(keys=",".join(_ASKED)))
            self._answer(line)
        except OcrfixError as error:
            self._say(f"! {visible(str(error))}")

    def _answer(self, line: str) -> None:
        name, _space, rest = line.strip().partition(" ")
        action = self.keys.action(name, name) if name else None
        if action is None:
            self._say(_("? shows what can be answered."))
        elif action.isdigit():
            self.session.accept(int(action) - 1 if int(action) else 9)
        else:
            getattr(self, f"_do_{action}")(rest.strip())

    def _show(self, entry: Entry) -> None:
        self._shown = entry
        issue = entry.issue
        self._say("")
        self._say(f"{place_of(entry)}  {zone_of(entry)}  ({self.session.progress})")
        self._say(f"{issue.rule} {issue.name}: {visible(issue.message)}")
        self._say(f"  {in_its_line(entry)}")
        for number, one in enumerate(issue.suggestions[:9], start=1):
            why = visible(one.evidence[0].note) if one.evidence else ""
            text = visible(one.text) or _("(nothing)")
            self._say(f"  {number}  {text}  {one.confidence:.0%}  {why}".rstrip())
        for reason in reasons(issue)[:6]:
            if reason.span is not None:
                self._say(f"  - {told(reason, entry.file.document)}")
        sentence = rendering(entry, self.places)
        if sentence:
            self._say(f"  {_('translation here')}: {sentence}")
        for action, what, number in alike(self.session, entry):
            self._say(f"  {self.keys.first(action)}  {what}: {more(number)}")
        decision = self.session.decision(entry)
        if decision is not None:
            self._say(f"  = {decided(decision)}")

    # -- what can be answered ----------------------------------------------------------------

    def _do_accept(self, rest: str) -> None:
        self.session.accept()

    def _do_edit(self, rest: str) -> None:
        self.session.replace(rest or self._read(_("Your text: ")))

    def _do_reject(self, rest: str) -> None:
        self.session.reject()

    def _do_skip(self, rest: str) -> None:
        self.session.skip()

    def _do_flag(self, rest: str) -> None:
        self.session.flag(rest or self._read(_("Note for your colleague: ")).strip())

    def _do_dictionary(self, rest: str) -> None:
        entry = self.session.current
        assert entry is not None
        asked = _("Kind [{kinds}]: ").format(kinds=",".join(KINDS))
        kind, _space, base = (rest or self._read(asked).strip()).partition(" ")
        if kind not in KINDS:
            unknown = _("there is no kind {kind!r}; known are {kinds}")
            raise UsageError(unknown.format(kind=kind, kinds=", ".join(KINDS)))
        forms = self.forms(base.strip() or entry.issue.text, kind)
        number = self.session.to_dictionary(forms, kind)
        added = ngettext("{count} form added: {forms}", "{count} forms added: {forms}", number)
        self._say(added.format(count=number, forms=", ".join(forms)))

    def _do_misreading(self, rest: str) -> None:
        self._everywhere(rest, self.session.same_misreading)

    def _do_word(self, rest: str) -> None:
        self._everywhere(rest, self.session.same_word)

    def _everywhere(self, rest: str, alike_of: Callable[[Entry], list[Entry]]) -> None:
        entry = self.session.current
        assert entry is not None
        entries = alike_of(entry)
        if not entries:
            raise UsageError(_("nothing else is alike"))
        for one in entries[:_PREVIEWED]:
            suggestions = one.issue.suggestions
            first = suggestions[0].text if suggestions else _("(no suggestion)")
            self._say(f"  {place_of(one)}  {in_its_line(one)} → {visible(first)}")
        if len(entries) > _PREVIEWED:
            rest_of = _("… and {count} more").format(count=len(entries) - _PREVIEWED)
            self._say(f"  {rest_of}")
        question = _("a accepts all {count}, r rejects all, anything else none: ").format(
            count=len(entries)
        )
        action = self.keys.action("", rest or self._read(question).strip())
        if action == "accept":
            self._say(accepted_all(self.session.accept_all(entries)))
        elif action == "reject":
            self._say(rejected_all(self.session.reject_all(entries)))

    def _do_undo(self, rest: str) -> None:
        action = self.session.undo()
        self._shown = None
        nothing = _("there is nothing to undo")
        self._say(undone(action, _("undone")) if action else nothing)

    def _do_redo(self, rest: str) -> None:
        action = self.session.redo()
        self._shown = None
        nothing = _("there is nothing to do again")
        self._say(undone(action, _("done again")) if action else nothing)

    def _do_next(self, rest: str) -> None:
        self._go(self.session.step(1))

    def _do_previous(self, rest: str) -> None:
        self._go(self.session.step(-1))

    def _do_next_file(self, rest: str) -> None:
        self._go(self.session.step_file(1))

    def _do_previous_file(self, rest: str) -> None:
        self._go(self.session.step_file(-1))

    def _do_search(self, rest: str) -> None:
        self._go(self.session.find(rest or self._read(_("Search: ")).strip()))

    def _go(self, went: bool) -> None:
        if not went:
            self._say(_("there is no other"))

    def _do_more(self, rest: str) -> None:
        self._shown = None  # all of it was told; told once more

    def _do_witness(self, rest: str) -> None:
        entry = self.session.current
        assert entry is not None
        for reason in reasons(entry.issue):
            self._say(f"  - {told(reason, entry.file.document)}")

    def _do_back(self, rest: str) -> None:
        self._shown = None

    def _do_unsure(self, rest: str) -> None:
        only = View.parse("unsure", self.session.view.order)
        self.session.show(View(only.order) if self.session.view == only else only)
        shown = str(self.session.view) or pgettext("filter", "all")
        self._say(_("showing {filter}").format(filter=shown))

    def _do_order(self, rest: str) -> None:
        view = self.session.view
        order = Order.DOUBT if view.order is Order.DOCUMENT else Order.DOCUMENT
        self.session.show(View.parse(str(view), order))
        self._say(_("ordered {order}").format(order=_(order)))

    def _do_filter(self, rest: str) -> None:
        line = rest or self._read(_("Filter (REF zone=body conf<0.9 open word; empty: all): "))
        self.session.show(View.parse(line, self.session.view.order))

    def _do_difference(self, rest: str) -> None:
        changes = self.session.changes()
        self._say(
            "".join(difference(change) for change in changes) or _("nothing is to be written")
        )

    def _do_write(self, rest: str) -> None:
        write(self.session, self._say, dry_run=self.dry_run)

    def _do_help(self, rest: str) -> None:
        for binding in BINDINGS:
            self._say(f"  {self.keys.all(binding.action):<12} {_(binding.meaning)}")
        self._say(f"  {'1-9':<12} {_(DIGITS_MEAN)}")

    def _do_quit(self, rest: str) -> None:
        self._quits = True

    # -- the end -----------------------------------------------------------------------------

    def _finish(self) -> bool:
        """Writes what is to be written; whether an answer was taken back instead."""
        changes = [one for one in self.session.changes() if one.edits]
        if not changes:
            return False
        edits = sum(len(one.edits) for one in changes)
        question = _("Write {changes} to {files}? [y,n,v,u]: ").format(
            changes=ngettext("{count} change", "{count} changes", edits).format(count=edits),
            files=counts.files(len(changes)),
        )
        if self.dry_run:
            self._say("".join(difference(change) for change in changes))
            return False
        agreed = self._agreed(question)
        if agreed is None:
            return True
        if agreed:
            try:
                write(self.session, self._say)
            except OcrfixError as error:
                self._say(f"! {visible(str(error))}")
        else:
            self._say(_("Nothing was written; the answers are kept for the next review."))
        return False

    def _agreed(self, question: str) -> bool | None:
        """Whether the answer is yes: «д», or the key of ``y`` where its «н» does not say no.

        The key that saves means yes, too, where the last answer has ended the questions; that which
        undoes takes the last answer back: None.
        """
        yes, no = yes_and_no()
        while True:
            given = self._read(question).strip()
            answer = given.lower()
            if self.keys.action(given, given) == "undo":
                self._do_undo("")
                self._quits = False
                return None
            if answer not in ("v", "м"):
                is_yes = answer in yes or (answer == "н" and answer not in no)
                return is_yes or self.keys.action(given, given) == "write"
            self._do_difference("")

    def _read(self, question: str) -> str:
        self.output.write(question)
        self.output.flush()
        line = self.answers.readline()
        if not line:
            raise _AnswersEndedError
        line = line.rstrip("\r\n")
        if not self.answers.isatty():  # so that the record of a piped review can be read
            self._say(visible(line))
        return line

    def _say_news(self, news: str) -> None:
        if news:
            self._shown = None
            self._say(f"! {news}")

    def _say(self, line: str) -> None:
        self.output.write(line + "\n")


def in_its_line(entry: Entry) -> str:
    """The issue in what fits of its line, between >> and <<."""
    document, span = entry.file.document, entry.issue.span
    if not document.lines:
        return ">><<"
    line = document.line_at(span.start)
    start = span.start - line.span.start
    place = Span(start, max(start, min(span.end - line.span.start, len(line.text))))
    part = excerpt(line.text, place, WIDTH - 8, len)
    return f"{part.before}>>{part.marked}<<{part.after}"


def write(session: Session, say: Callable[[str], None], *, dry_run: bool = False) -> None:
    """Write what was answered and say what was done; raises InputError."""
    changes = session.changes()
    for change in changes:
        for refusal in change.refused:
            say(f"! {not_written(refusal)}")
    if dry_run:
        total = sum(len(change.edits) for change in changes)
        would = ngettext(
            "would write {count} change; --dry-run writes nothing",
            "would write {count} changes; --dry-run writes nothing",
            total,
        )
        say(would.format(count=total))
        return
    written = session.write()
    for change in written:
        number = len(change.edits)
        done = ngettext("wrote {count} change to {path}", "wrote {count} changes to {path}", number)
        say(done.format(count=number, path=visible(change.file.path)))
    if not written:
        say(_("nothing is to be written"))


def difference(change: Pending) -> str:
    """A unified diff of a file, with signs for what a terminal would obey."""
    file: ReviewFile = change.file
    old, new = (_lines(text) for text in (file.document.source, change.text))
    lines = unified_diff(old, new, file.path, file.path, lineterm="", n=1)
    return "".join(visible(line) + "\n" for line in lines)


def _lines(text: str) -> list[str]:
    return [span.text(text) for span, _ in line_spans(text)]
