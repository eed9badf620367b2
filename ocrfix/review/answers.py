"""What each key does on the full screen: asks what is to be asked and calls the session.

``m`` shows all fourteen places of ``к→х`` first, and only then answers them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from ocrfix.errors import UsageError
from ocrfix.fixing.decisions import REPLACING
from ocrfix.messages import N_, _, ngettext
from ocrfix.reporters.base import visible
from ocrfix.review.dialogs import Ask, Show
from ocrfix.review.keys import BINDINGS, DIGITS_MEAN, Keys
from ocrfix.review.model import Entry
from ocrfix.review.prompt import Forms, difference, in_its_line, write
from ocrfix.review.session import Session
from ocrfix.review.telling import accepted_all, not_written, place_of, rejected_all, undone
from ocrfix.review.views import Order, View

if TYPE_CHECKING:
    from ocrfix.review.screen import Main

_PREVIEWED = 200
_KINDS = (
    ("w", N_("word"), "word"),
    ("p", N_("person"), "person"),
    ("l", N_("place"), "place"),
    ("a", N_("abbreviation"), "abbreviation"),
)


class Answers:
    """The keys of the large screen."""

    def __init__(
        self, main: Main, session: Session, keys: Keys, forms: Forms, *, dry_run: bool
    ) -> None:
        """Answers for a screen; `forms` inflects a word of a kind."""
        self._main, self._session, self._keys = main, session, keys
        self._forms, self._dry_run = forms, dry_run

    def do(self, action: str) -> None:
        """Do what an action stands for; raises OcrfixError."""
        if action.isdigit():
            self._session.accept(int(action) - 1 if int(action) else 9)
        else:
            getattr(self, f"_{action}")()

    # -- one issue ---------------------------------------------------------------------------

    def _accept(self) -> None:
        self._session.accept()

    def _reject(self) -> None:
        self._session.reject()

    def _skip(self) -> None:
        self._session.skip()

    def _edit(self) -> None:
        entry = self._present()
        issue, decision = entry.issue, self._session.decision(entry)
        begun = issue.suggestions[0].text if issue.suggestions else issue.text
        if decision is not None and decision.verdict in REPLACING:
            begun = decision.replacement
        title = _("Your text in place of «{text}»").format(text=visible(issue.text))
        self._ask(Ask(title, value=begun), self._session.replace)

    def _flag(self) -> None:
        self._present()
        self._ask(Ask(_("Note for your colleague")), self._session.flag)

    def _dictionary(self) -> None:
        word = self._present().issue.text

        def chosen(kind: str) -> None:
            title = _("The first form of this {kind} (nominative)").format(kind=_(kind))
            hint = _("the other forms follow")
            self._ask(Ask(title, hint, word), lambda base: forms(base, kind))

        def forms(base: str, kind: str) -> None:
            found = self._forms(base.strip() or word, kind)
            title = _("The forms of this {kind}; take out what is wrong").format(kind=_(kind))
            self._ask(Ask(title, value=" ".join(found)), lambda line: add(line, kind))

        def add(line: str, kind: str) -> None:
            number = self._session.to_dictionary(line.split(), kind)
            added = ngettext(
                "{count} form added to the word list",
                "{count} forms added to the word list",
                number,
            )
            self._main.tell(added.format(count=number))

        asked = _("What is «{word}»? It is added to the project's word list.")
        text = Text(asked.format(word=visible(word)))
        kinds = [(key, _(label), kind) for key, label, kind in _KINDS]
        self._ask(Show(_("Add to the dictionary"), text, kinds), chosen)

    # -- many issues -------------------------------------------------------------------------

    def _misreading(self) -> None:
        entries = self._session.same_misreading(self._present())
        if not entries:
            raise UsageError(_("this misreading is open nowhere"))
        title = ngettext(
            "This misreading in {count} place", "This misreading in {count} places", len(entries)
        )
        self._everywhere(title.format(count=len(entries)), entries)

    def _word(self) -> None:
        entries = self._session.same_word(self._present())
        if not entries:
            raise UsageError(_("this word is open nowhere"))
        title = ngettext("This word in {count} place", "This word in {count} places", len(entries))
        self._everywhere(title.format(count=len(entries)), entries)

    def _everywhere(self, title: str, entries: Sequence[Entry]) -> None:
        body = Text()
        for one in entries[:_PREVIEWED]:
            suggestions = one.issue.suggestions
            first = suggestions[0].text if suggestions else _("(no suggestion)")
            body.append(f"{place_of(one)}  ", "dim")
            body.append(visible(one.issue.text), "underline")
            body.append(f" → {visible(first) or _('(nothing)')}\n", "bold")
            body.append(f"    {in_its_line(one)}\n")
        if len(entries) > _PREVIEWED:
            more = _("… and {count} more").format(count=len(entries) - _PREVIEWED)
            body.append(f"{more}\n")
        choices = (
            ("a", _("accept all {count}").format(count=len(entries)), "accept"),
            ("r", _("reject all {count}").format(count=len(entries)), "reject"),
        )

        def answer(verdict: str) -> None:
            if verdict == "accept":
                told = accepted_all(self._session.accept_all(entries))
            else:
                told = rejected_all(self._session.reject_all(entries))
            back = _("{key} takes all of them back").format(key=self._keys.first("undo"))
            self._main.tell(f"{told}; {back}")

        self._ask(Show(title, body, choices), answer)

    def _undo(self) -> None:
        action = self._session.undo()
        nothing = _("there is nothing to undo")
        self._main.tell(undone(action, _("undone")) if action else nothing)

    def _redo(self) -> None:
        action = self._session.redo()
        nothing = _("there is nothing to do again")
        self._main.tell(undone(action, _("done again")) if action else nothing)

    # -- going about -------------------------------------------------------------------------

    def _next(self) -> None:
        self._go(self._session.step(1), _("this is the last issue"))

    def _previous(self) -> None:
        self._go(self._session.step(-1), _("this is the first issue"))

    def _next_file(self) -> None:
        self._go(self._session.step_file(1), _("this is the last file"))

    def _previous_file(self) -> None:
        self._go(self._session.step_file(-1), _("this is the first file"))

    def _go(self, went: bool, otherwise: str) -> None:
        if not went:
            self._main.tell(otherwise)

    def _search(self) -> None:
        def search(words: str) -> None:
            self._go(
                self._session.find(words), _("no issue mentions «{words}»").format(words=words)
            )

        self._ask(Ask(_("Search the issues for")), search)

    def _unsure(self) -> None:
        view = self._session.view
        only = View.parse("unsure", view.order)
        self._session.show(View(view.order) if view == only else only)

    def _order(self) -> None:
        view = self._session.view
        order = Order.DOUBT if view.order is Order.DOCUMENT else Order.DOCUMENT
        self._session.show(View.parse(str(view), order))

    def _filter(self) -> None:
        view = self._session.view
        hint = _("REF zone=body conf<0.9 unsure open answered word; empty: all.")
        self._ask(
            Ask(_("Show only"), hint, str(view)),
            lambda line: self._session.show(View.parse(line, view.order)),
        )

    # -- files -------------------------------------------------------------------------------

    def _difference(self) -> None:
        self._main.app.push_screen(Show(_("What will be written"), self._coloured_difference()))

    def _write(self) -> None:
        if not any(change.edits for change in self._session.changes()):
            self._main.tell(_("nothing is to be written"))
            return
        choices = (("y", _("write"), "write"),)
        page = Show(_("Write these changes?"), self._coloured_difference(), choices)
        self._ask(page, lambda _: self._written())

    def _written(self) -> None:
        said: list[str] = []
        write(self._session, said.append, dry_run=self._dry_run)
        self._main.tell("; ".join(said))

    def _help(self) -> None:
        body = Text()
        for binding in BINDINGS:
            body.append(f"{self._keys.all(binding.action):<15}", "bold")
            body.append(f" {_(binding.meaning)}\n")
        body.append(f"{'1-9':<15}", "bold").append(f" {_(DIGITS_MEAN)}\n")
        layout = _("The keys are the same on a Russian layout: ф is a, к is r.")
        body.append(f"\n{layout}\n")
        body.append(_("▶ the present issue  • open  ✓ answered  ◆ witness"), "dim")
        self._main.app.push_screen(Show(_("Keys"), body))

    def _quit(self) -> None:
        changes = sum(len(one.edits) for one in self._session.changes())
        if not changes:
            self._main.app.exit()
            return
        choices = (
            ("y", _("write and quit"), "write"),
            ("n", _("quit without writing"), "leave"),
        )
        title = ngettext(
            "{count} change not written yet; the answers are kept in any case",
            "{count} changes not written yet; the answers are kept in any case",
            changes,
        ).format(count=changes)

        def answer(choice: str) -> None:
            if choice == "write":
                self._written()
            self._main.app.exit()

        self._ask(Show(title, self._coloured_difference(), choices), answer)

    # -- inside ------------------------------------------------------------------------------

    def _present(self) -> Entry:
        entry = self._session.current
        if entry is None or entry.gone:
            raise UsageError(_("there is no issue to answer here"))
        return entry

    def _ask(self, dialog: Ask | Show, then: Callable[[str], None]) -> None:
        """Show a dialog and go on with its answer; nothing happens without one."""

        def answered(answer: str | None) -> None:
            if answer is not None:
                before = self._session.current
                self._main.guarded(lambda: then(answer))
                self._main.answered(before)

        self._main.app.push_screen(dialog, answered)

    def _coloured_difference(self) -> Text:
        body = Text()
        styles = {"+": "bold green", "-": "red", "@": "cyan"}
        for change in self._session.changes():
            for refusal in change.refused:
                body.append(f"! {not_written(refusal)}\n", "bold")
            for line in difference(change).splitlines():
                body.append(line + "\n", styles.get(line[:1], ""))
        return body if body.plain else Text(_("nothing is to be written"))
