"""The review itself, without any terminal: the queue, the answers, undo, and what is to be written.

``session.accept()`` puts ``южно-корейского`` in place of ``кжно-корейского``, the answer is on the
disk before the next question is asked, and the file changes when `write` is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ocrfix.document.model import Document
from ocrfix.errors import InputError, UsageError
from ocrfix.fixing.decisions import Decision, DecisionStore, Verdict
from ocrfix.issues import Issue
from ocrfix.messages import _
from ocrfix.review.anchors import mover
from ocrfix.review.history import Action, History
from ocrfix.review.misreadings import Misreading, misreading, spelled
from ocrfix.review.model import Desk, Entry, Progress, ReviewFile, Status, Words
from ocrfix.review.views import Order, View, mentions
from ocrfix.review.writing import Pending, past_entries, pending, take_over, told_apart, write
from ocrfix.text.alphabet import fold

#: Why a decision was made that answers many places at once: ``everywhere к→ю``.
EVERYWHERE = "everywhere"
_STATUS = {
    Verdict.ACCEPT: Status.ACCEPTED,
    Verdict.REPLACE: Status.REPLACED,
    Verdict.REJECT: Status.REJECTED,
    Verdict.FLAG: Status.FLAGGED,
    Verdict.DICTIONARY: Status.IN_DICTIONARY,
}


def review_file(
    document: Document, issues: Iterable[Issue], store: DecisionStore, threshold: float = 0.95
) -> ReviewFile:
    """A checked file, ready to be reviewed; `issues` may hold what decisions have settled."""
    file = ReviewFile(document, store, threshold)
    for issue in issues:
        settled = store.settles(document, issue)
        file.entries.append(Entry(file, issue, store.place(document, issue), past=settled))
    told_apart(file)
    file.entries += past_entries(file)
    file.entries.sort(key=lambda entry: (entry.issue.span, entry.past))
    return file


class Session:
    """A review of some files by one person."""

    def __init__(
        self, files: Sequence[ReviewFile], desk: Desk, words: Words, who: str = ""
    ) -> None:
        """Begin at the first open entry; `who` signs the answers."""
        self.files = tuple(files)
        self.who = who
        self.view = View()
        self._desk, self._words = desk, words
        self._skipped: set[Entry] = set()
        self._misreadings: dict[Entry, Misreading | None] = {}
        names = {(id(file.store), file.name) for file in self.files}
        stores = list({id(file.store): file.store for file in self.files}.values())
        self._stores = stores
        self._history = History(stores, lambda store, name: (id(store), name) in names)
        self._listed = self._known_words()
        self.entries = [entry for file in self.files for entry in file.entries]
        self._numbers = {entry: number for number, entry in enumerate(self.entries)}
        self._queue = self._sorted_queue()
        self.current = next(iter(self._queue), None)
        self.to_next_open(include_present=True)

    # -- what there is -----------------------------------------------------------------------

    @property
    def queue(self) -> Sequence[Entry]:
        """The entries of the present view, in its order."""
        return self._queue

    def status(self, entry: Entry) -> Status:
        """What became of an entry."""
        if entry.gone:
            return Status.GONE
        decision = self.decision(entry)
        if decision is not None:
            return _STATUS[decision.verdict]
        if not entry.past and fold(entry.issue.text) in self._listed:
            return Status.IN_DICTIONARY
        return Status.SKIPPED if entry in self._skipped else Status.OPEN

    def decision(self, entry: Entry) -> Decision | None:
        """The decision that holds about an entry."""
        return entry.file.store.at(entry.place)

    @property
    def progress(self) -> Progress:
        """Where the present entry stands in the queue."""
        positions = [place for place, one in enumerate(self._queue, 1) if one is self.current]
        answered = sum(not self.status(entry).is_open for entry in self._queue)
        file = self.current.file if self.current else None
        number = next((place for place, one in enumerate(self.files, 1) if one is file), 0)
        position = positions[0] if positions else 0
        return Progress(position, len(self._queue), answered, number, len(self.files))

    @property
    def left(self) -> int:
        """How many entries are not settled: open, flagged, or accepted and not written yet."""
        unsettled = (Status.OPEN, Status.SKIPPED, Status.FLAGGED)
        waiting = sum(self.status(entry) in unsettled for entry in self.entries)
        return waiting + sum(len(one.edits) for one in self.changes())

    def misreading(self, entry: Entry) -> Misreading | None:
        """The misreading of an entry by its first suggestion."""
        if entry not in self._misreadings:
            self._misreadings[entry] = misreading(entry.issue)
        return self._misreadings[entry]

    def same_misreading(self, entry: Entry) -> list[Entry]:
        """The open entries with the misreading of `entry`, itself among them."""
        pattern = self.misreading(entry)
        if pattern is None:
            return []
        return [one for one in self._open() if one is entry or self.misreading(one) == pattern]

    def same_word(self, entry: Entry) -> list[Entry]:
        """The open entries with exactly the text of `entry`, itself among them."""
        return [one for one in self._open() if one.issue.text == entry.issue.text]

    def number(self, entry: Entry) -> int:
        """The place of an entry among all `entries`."""
        return self._numbers[entry]

    # -- going about -------------------------------------------------------------------------

    def show(self, view: View) -> None:
        """Change filter and order; raises UsageError if nothing would be left."""
        before, self.view = self.view, view
        queue = self._sorted_queue()
        if not queue:
            self.view = before
            raise UsageError(_("no issue matches {filter!r}").format(filter=str(view)))
        self._queue = queue
        if self.current not in queue:
            self.current = queue[0]

    def go_to(self, entry: Entry) -> None:
        """Make an entry the present one; a filter that hides it is taken away."""
        if entry not in self._queue:
            self.view = View(self.view.order)
            self._queue = self._sorted_queue(entry)
        self.current = entry

    def step(self, by: int) -> bool:
        """Go `by` entries on (or back); False at the end."""
        place = self._place() + by
        if not 0 <= place < len(self._queue):
            return False
        self.current = self._queue[place]
        return True

    def step_file(self, by: int) -> bool:
        """Go to the first entry of the next file (or the one before); False at the end."""
        if self.current is None:
            return False
        numbers = {id(file): place for place, file in enumerate(self.files)}
        present = numbers[id(self.current.file)]
        queue = self._queue if by > 0 else list(reversed(self._queue))
        for entry in queue:
            if (numbers[id(entry.file)] - present) * by > 0:
                file = entry.file
                self.current = next(one for one in self._queue if one.file is file)
                return True
        return False

    def to_next_open(self, *, include_present: bool = False) -> bool:
        """Go to the next open entry after the present one, then from the start; False if none."""
        start = self._place() + (not include_present)
        for entry in [*self._queue[start:], *self._queue[:start]]:
            if self.status(entry) is Status.OPEN:
                self.current = entry
                return True
        return False

    def find(self, words: str) -> bool:
        """Go to the next entry that mentions `words`, then from the start; False if none does."""
        start = self._place() + 1
        for entry in [*self._queue[start:], *self._queue[:start]]:
            if mentions(entry, words.casefold()):
                self.current = entry
                return True
        return False

    # -- answers -----------------------------------------------------------------------------

    def accept(self, number: int = 0) -> None:
        """Put a suggestion (the first is 0) in its place; raises UsageError if there is none."""
        entry = self._present()
        if number >= len(entry.issue.suggestions):
            raise UsageError(_("there is no such suggestion; write your own text"))
        self._answer([(entry, Verdict.ACCEPT, entry.issue.suggestions[number].text)])

    def replace(self, text: str) -> None:
        """Put the person's own text there; the text itself is a rejection."""
        entry = self._present()
        same = text == entry.issue.text
        self._answer([(entry, Verdict.REJECT, "") if same else (entry, Verdict.REPLACE, text)])

    def reject(self) -> None:
        """The text is right as it is."""
        self._answer([(self._present(), Verdict.REJECT, "")])

    def skip(self) -> None:
        """Leave the entry for another session; nothing is written down."""
        self._skipped.add(self._present())
        self.to_next_open()

    def flag(self, note: str) -> None:
        """Ask a colleague, with a note."""
        self._answer([(self._present(), Verdict.FLAG, "")], why=note)

    def accept_all(self, entries: Iterable[Entry]) -> int:
        """Accept the first suggestion of each; one undo takes them back. Returns how many."""
        able = [entry for entry in entries if entry.issue.suggestions]
        return self._answer(
            [(entry, Verdict.ACCEPT, entry.issue.suggestions[0].text) for entry in able],
            why=self._why(able),
        )

    def reject_all(self, entries: Iterable[Entry]) -> int:
        """Say of each that its text is right; one undo takes them back. Returns how many."""
        listed = list(entries)
        return self._answer([(one, Verdict.REJECT, "") for one in listed], why=self._why(listed))

    def to_dictionary(self, forms: Iterable[str], kind: str = "word") -> int:
        """Put the word, in these forms, on the project's list; returns how many are new there."""
        entry = self._present()
        added = self._words.add(entry.file.path, [entry.issue.text, *forms], kind)
        self._answer([(entry, Verdict.DICTIONARY, " ".join(added))], why=kind)
        return len(added)

    def undo(self) -> Action | None:
        """Take the last action back, also one of an earlier session; goes to its first entry."""
        return self._stepped(self._history.undo(), forward=False)

    def redo(self) -> Action | None:
        """Do again what was undone last; goes to its first entry."""
        return self._stepped(self._history.redo(), forward=True)

    def _answer(self, answers: Sequence[tuple[Entry, Verdict, str]], why: str = "") -> int:
        lines: dict[object, tuple[DecisionStore, Decision]] = {}
        for entry, verdict, text in answers:
            store = entry.file.store
            draft = store.draft(entry.file.document, entry.issue, verdict)
            file, zone, original, context = entry.place
            decision = replace(
                draft, file=file, zone=zone, text=original, context=context,
                replacement=text, who=self.who, why=why,
            )  # fmt: skip
            lines[(id(store), entry.place)] = (store, decision)
        if lines:
            self._history.answer(lines.values())
            self._listed = self._known_words()
            self.to_next_open()
        return len(answers)

    def _stepped(self, action: Action | None, *, forward: bool) -> Action | None:
        if action is None:
            return None
        concerned = {(id(one.store), one.after.place) for one in action.changes}
        for change in action.changes:
            if change.after.verdict is Verdict.DICTIONARY:
                self._move_words(change.store, change.after, forward=forward)
        self._listed = self._known_words()
        for entry in self.entries:
            if (id(entry.file.store), entry.place) in concerned:
                self._skipped.discard(entry)
                self.go_to(entry)
                break
        return action

    def _move_words(self, store: DecisionStore, decision: Decision, *, forward: bool) -> None:
        path = next(
            one.path for one in self.files if one.store is store and one.name == decision.file
        )
        words = decision.replacement.split()
        if forward:
            self._words.add(path, words, decision.why)
        else:
            self._words.remove(path, words)

    def _why(self, entries: Sequence[Entry]) -> str:
        """What the decisions say of an answer for many places; they are in English in any case."""
        patterns = {self.misreading(entry) for entry in entries}
        pattern = patterns.pop() if len(patterns) == 1 else None
        return f"{EVERYWHERE} {spelled(pattern)}" if pattern else EVERYWHERE

    # -- files -------------------------------------------------------------------------------

    def changes(self) -> list[Pending]:
        """What would be written, by file; files that stay are left out."""
        found = [pending(file) for file in self.files]
        return [one for one in found if one.edits or one.refused]

    def write(self) -> list[Pending]:
        """Write all files that change; returns what was written.

        Raises InputError for a file that cannot be written or has changed meanwhile; the files
        before it are written then.
        """
        written = []
        for change in self.changes():
            if self._desk.is_changed(change.file.document):
                changed = _("{path}: changed while it was reviewed; look at it again")
                raise InputError(changed.format(path=change.file.path))
            if change.edits:
                write(change, self._desk)
                written.append(change)
        if self.current is not None and self.current.gone:
            self.to_next_open()
        return written

    def refresh(self, file: ReviewFile) -> str:
        """Read a file again if it was changed outside; returns what happened, empty if nothing.

        Raises InputError if it cannot be read any more.
        """
        if not self._desk.is_changed(file.document):
            return ""
        document = self._desk.read(file.path)
        lost = take_over(file, document, mover(file.document.source, document.source))
        kept = sum(not entry.gone for entry in file.entries)
        return _("{path} was changed outside: {kept} places found again, {lost} gone").format(
            path=file.path, kept=kept, lost=lost
        )

    # -- inside ------------------------------------------------------------------------------

    def _present(self) -> Entry:
        if self.current is None or self.current.gone:
            raise UsageError(_("there is no issue to answer here"))
        return self.current

    def _place(self) -> int:
        return self._queue.index(self.current) if self.current in self._queue else 0

    def _open(self) -> list[Entry]:
        return [one for one in self.entries if self.status(one).is_open and not one.past]

    def _sorted_queue(self, also: Entry | None = None) -> list[Entry]:
        shown = [entry for entry in self.entries if entry is also or self._is_shown(entry)]
        if self.view.order is Order.DOUBT:
            shown.sort(key=lambda entry: entry.issue.confidence)
        return shown

    def _is_shown(self, entry: Entry) -> bool:
        """Whether an entry is in the queue: what was settled before only if it is asked for."""
        status = self.status(entry)
        asked = not entry.past or bool(self.view.answered) or status.is_open
        return asked and self.view.shows(entry, status)

    def _known_words(self) -> frozenset[str]:
        return frozenset(
            fold(word)
            for store in self._stores
            for decision in store.holding
            if decision.verdict is Verdict.DICTIONARY
            for word in (decision.text, *decision.replacement.split())
        )
