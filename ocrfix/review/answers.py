"""What each key does on the full screen: asks what is to be asked and calls the session.

``m`` shows all fourteen places of ``к→х`` first, and only then answers them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from ocrfix.errors import UsageError
from ocrfix.reporters.base import counted, visible
from ocrfix.review.dialogs import Ask, Show
from ocrfix.review.keys import BINDINGS, Keys
from ocrfix.review.model import Entry
from ocrfix.review.prompt import Forms, difference, in_its_line, write
from ocrfix.review.session import Session
from ocrfix.review.telling import place_of, undone
from ocrfix.review.views import Order, View

if TYPE_CHECKING:
    from ocrfix.review.screen import Main

_PREVIEWED = 200
_KINDS = (
    ("w", "word", "word"),
    ("p", "person", "person"),
    ("l", "place", "place"),
    ("a", "abbreviation", "abbreviation"),
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
        issue = self._present().issue
        begun = issue.suggestions[0].text if issue.suggestions else issue.text
        title = f"Your text in place of «{visible(issue.text)}»"
        self._ask(Ask(title, value=begun), self._session.replace)

    def _flag(self) -> None:
        self._present()
        self._ask(Ask("Note for your colleague"), self._session.flag)

    def _dictionary(self) -> None:
        word = self._present().issue.text

        def chosen(kind: str) -> None:
            title = f"The first form of this {kind} (nominative)"
            self._ask(Ask(title, "the other forms follow", word), lambda base: forms(base, kind))

        def forms(base: str, kind: str) -> None:
            found = self._forms(base.strip() or word, kind)
            title = f"The forms of this {kind}; take out what is wrong"
            self._ask(Ask(title, value=" ".join(found)), lambda line: add(line, kind))

        def add(line: str, kind: str) -> None:
            number = self._session.to_dictionary(line.split(), kind)
            self._main.tell(f"{counted(number, 'form')} added to the word list")

        text = Text(f"What is «{visible(word)}»? It is added to the project's word list.")
        self._ask(Show("Add to the dictionary", text, _KINDS), chosen)

    # -- many issues -------------------------------------------------------------------------

    def _misreading(self) -> None:
        self._everywhere("this misreading", self._session.same_misreading(self._present()))

    def _word(self) -> None:
        self._everywhere("this word", self._session.same_word(self._present()))

    def _everywhere(self, what: str, entries: Sequence[Entry]) -> None:
        if not entries:
            raise UsageError(f"{what} is open nowhere")
        body = Text()
        for one in entries[:_PREVIEWED]:
            first = one.issue.suggestions[0].text if one.issue.suggestions else "(no suggestion)"
            body.append(f"{place_of(one)}  ", "dim")
            body.append(visible(one.issue.text), "underline")
            body.append(f" → {visible(first) or '(nothing)'}\n", "bold")
            body.append(f"    {in_its_line(one)}\n")
        if len(entries) > _PREVIEWED:
            body.append(f"… and {len(entries) - _PREVIEWED} more\n")
        choices = (
            ("a", f"accept all {len(entries)}", "accept"),
            ("r", f"reject all {len(entries)}", "reject"),
        )
        page = Show(f"{what.capitalize()} in {counted(len(entries), 'place')}", body, choices)

        def answer(verdict: str) -> None:
            if verdict == "accept":
                number, verb = self._session.accept_all(entries), "accepted"
            else:
                number, verb = self._session.reject_all(entries), "rejected"
            key = self._keys.first("undo")
            self._main.tell(f"{verb} {counted(number, 'place')}; {key} takes all of them back")

        self._ask(page, answer)

    def _undo(self) -> None:
        action = self._session.undo()
        self._main.tell(undone(action, "undone") if action else "there is nothing to undo")

    def _redo(self) -> None:
        action = self._session.redo()
        self._main.tell(undone(action, "done again") if action else "there is nothing to do again")

    # -- going about -------------------------------------------------------------------------

    def _next(self) -> None:
        self._go(self._session.step(1), "this is the last issue")

    def _previous(self) -> None:
        self._go(self._session.step(-1), "this is the first issue")

    def _next_file(self) -> None:
        self._go(self._session.step_file(1), "this is the last file")

    def _previous_file(self) -> None:
        self._go(self._session.step_file(-1), "this is the first file")

    def _go(self, went: bool, otherwise: str) -> None:
        if not went:
            self._main.tell(otherwise)

    def _search(self) -> None:
        def search(words: str) -> None:
            self._go(self._session.find(words), f"no issue mentions «{words}»")

        self._ask(Ask("Search the issues for"), search)

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
        hint = "REF zone=body conf<0.9 unsure open answered word; empty: all."
        self._ask(
            Ask("Show only", hint, str(view)),
            lambda line: self._session.show(View.parse(line, view.order)),
        )

    # -- files -------------------------------------------------------------------------------

    def _difference(self) -> None:
        self._main.app.push_screen(Show("What will be written", self._coloured_difference()))

    def _write(self) -> None:
        if not any(change.edits for change in self._session.changes()):
            self._main.tell("nothing is to be written")
            return
        choices = (("y", "write", "write"),)
        page = Show("Write these changes?", self._coloured_difference(), choices)
        self._ask(page, lambda _: self._written())

    def _written(self) -> None:
        said: list[str] = []
        write(self._session, said.append, dry_run=self._dry_run)
        self._main.tell("; ".join(said))

    def _help(self) -> None:
        body = Text()
        for binding in BINDINGS:
            body.append(f"{self._keys.all(binding.action):<15}", "bold")
            body.append(f" {binding.meaning}\n")
        body.append(f"{'1-9':<15}", "bold").append(" put this suggestion in its place\n")
        body.append("\nThe keys are the same on a Russian layout: ф is a, к is r.\n")
        body.append("▶ the present issue  • open  ✓ answered  ◆ witness", "dim")
        self._main.app.push_screen(Show("Keys", body))

    def _quit(self) -> None:
        changes = sum(len(one.edits) for one in self._session.changes())
        if not changes:
            self._main.app.exit()
            return
        choices = (("y", "write and quit", "write"), ("n", "quit without writing", "leave"))
        title = f"{counted(changes, 'change')} not written yet; the answers are kept in any case"

        def answer(choice: str) -> None:
            if choice == "write":
                self._written()
            self._main.app.exit()

        self._ask(Show(title, self._coloured_difference(), choices), answer)

    # -- inside ------------------------------------------------------------------------------

    def _present(self) -> Entry:
        entry = self._session.current
        if entry is None or entry.gone:
            raise UsageError("there is no issue to answer here")
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
                text = visible(refusal.issue.text)
                body.append(f"! «{text}» is not written: {refusal.reason}\n", "bold")
            for line in difference(change).splitlines():
                body.append(line + "\n", styles.get(line[:1], ""))
        return body if body.plain else Text("nothing is to be written")
