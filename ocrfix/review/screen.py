"""The review on the whole screen: document at left, suggestions at right, keys below.

This is a thin shell: each key calls the session and draws again. ``[sic]`` and escapes of a
document are shown as they are, since no text of it is ever read as markup.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Click, Key
from textual.screen import Screen
from textual.widgets import Static

from ocrfix.errors import OcrfixError, UsageError
from ocrfix.messages import _
from ocrfix.reporters.base import visible
from ocrfix.review.answers import Answers
from ocrfix.review.keys import Keys
from ocrfix.review.model import Entry
from ocrfix.review.page import Mark
from ocrfix.review.panes import DocumentView, KeyRow
from ocrfix.review.prompt import Forms
from ocrfix.review.session import Session
from ocrfix.review.side import side
from ocrfix.review.telling import Places, reasons, rendering, zone_of
from ocrfix.review.views import Order
from ocrfix.text.spans import Span

#: Seconds between two looks at the file on the disk.
_LOOK_EVERY = 2.0


class ReviewScreen(App[None]):
    """The program of the full-screen review."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "ocrfix review"
    CSS = """
    #head { height: 1; text-style: bold; background: $panel; }
    #body { height: 1fr; }
    #document { width: 3fr; height: 100%; }
    #side { width: 2fr; height: 100%; border-left: solid $primary; padding: 0 1;
            scrollbar-size-vertical: 1; }
    #news { height: auto; min-height: 1; max-height: 3; text-style: italic; }
    #keys { height: auto; max-height: 5; background: $panel; }
    """

    def __init__(
        self, session: Session, keys: Keys, places: Places, forms: Forms, *, dry_run: bool = False
    ) -> None:
        """A review of `session`; nothing is shown before `run`."""
        super().__init__()
        self._main = Main(session, keys, places, forms, dry_run=dry_run)

    def on_mount(self) -> None:
        """Opens the screen."""
        self.push_screen(self._main)


class Main(Screen[None]):
    """The one large screen."""

    def __init__(
        self, session: Session, keys: Keys, places: Places, forms: Forms, *, dry_run: bool
    ) -> None:
        """Show the present entry of a session."""
        super().__init__()
        self.session, self.keys = session, keys
        self._places = places
        self._answers = Answers(self, session, keys, forms, dry_run=dry_run)
        self._witness: int | None = None
        self._news = ""
        self._sentences: dict[tuple[int, int], str] = {}
        self._lock = threading.Lock()

    def compose(self) -> ComposeResult:
        """Head, document, side, news, keys."""
        yield Static(id="head")
        with Horizontal(id="body"):
            yield DocumentView()
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="told")
        yield Static(id="news")
        yield KeyRow(self.keys)

    def on_mount(self) -> None:
        """Draws for the first time."""
        self.draw()
        if self.session.current is None:
            undo, leave = self.keys.first("undo"), self.keys.first("quit")
            settled = _("all is settled: {undo} takes the last answer back, {leave} quits")
            self.tell(settled.format(undo=undo, leave=leave))
        self.set_interval(_LOOK_EVERY, self.look_at_disk)

    def on_resize(self) -> None:
        """Draws for the new size."""
        self.draw()

    # -- what happens ------------------------------------------------------------------------

    def on_key(self, event: Key) -> None:
        """A key, of either layout."""
        action = self.keys.action(event.key, event.character)
        if action is not None:
            event.stop()
            event.prevent_default()
            self.act(action)

    def on_click(self, event: Click) -> None:
        """A click on a key, a suggestion, a witness or a marked place."""
        meta = event.style.meta
        if "act" in meta:
            self.act(meta["act"])
        elif "witness" in meta:
            self._witness = meta["witness"]
            self.draw()
        elif meta.get("entry", -1) >= 0:
            self.session.go_to(self.session.entries[meta["entry"]])
            self._witness = None
            self.draw()

    def act(self, action: str) -> None:
        """Do what a key stands for, and draw."""
        if action == "more":
            self._read_on()
            return
        before = self.session.current
        self.tell("")
        self.guarded(lambda: self._do(action))
        self.answered(before)

    def answered(self, before: Entry | None) -> None:
        """Draw after something was done; `before` was the present entry."""
        if self.session.current is not before:
            self._witness = None
        progress = self.session.progress
        if not self._news and progress.answered == progress.total:
            save, leave = self.keys.first("write"), self.keys.first("quit")
            done = _("all {count} are answered: {save} writes the files, {leave} quits")
            self.tell(done.format(count=progress.total, save=save, leave=leave))
        self.draw()

    def guarded(self, work: Callable[[], None]) -> None:
        """Do something that a wrong answer may stop: the complaint is told, nothing is lost."""
        try:
            work()
        except OcrfixError as error:
            self.tell(f"! {error}")

    def _do(self, action: str) -> None:
        if action == "witness":
            self._next_witness()
        elif action == "back":
            self._witness = None
        else:
            self.look_at_disk()
            self._answers.do(action)

    def _next_witness(self) -> None:
        number = len(self._witnesses())
        if not number:
            raise UsageError(_("no witness stands in this document"))
        self._witness = 0 if self._witness is None else (self._witness + 1) % number

    def _read_on(self) -> None:
        side = self.query_one("#side", VerticalScroll)
        if side.scroll_offset.y < side.max_scroll_y:
            side.scroll_page_down(animate=False)
        else:
            side.scroll_home(animate=False)

    def look_at_disk(self) -> None:
        """Take a file up again that was changed outside."""
        if self.session.current is None:
            return
        file = self.session.current.file

        def refresh() -> None:
            news = self.session.refresh(file)
            if news:
                self.tell(f"! {news}")
                self.draw()

        self.guarded(refresh)

    # -- what is shown -----------------------------------------------------------------------

    def tell(self, news: str) -> None:
        """Say something in the line above the keys."""
        self._news = news
        self.query_one("#news", Static).update(Text(visible(news)))

    def draw(self) -> None:
        """Show the present entry."""
        if not self.is_mounted:
            return
        entry = self.session.current
        if entry is None:
            return
        witnesses = self._witnesses()
        looked_at = witnesses[self._witness] if self._witness is not None else None
        centre = (looked_at or entry.issue.span).start
        document = self.query_one(DocumentView)
        document.show(entry.file.document, self._marks(entry, looked_at), centre)
        told = side(self.session, entry, self.keys, self._sentence(entry), self._witness)
        self.query_one("#told", Static).update(told)
        self.query_one("#side", VerticalScroll).scroll_home(animate=False)
        self._draw_head(entry)

    def _draw_head(self, entry: Entry) -> None:
        progress = self.session.progress
        line, _column = entry.file.document.index.position(entry.issue.span.start)
        right = f" {progress} · ✓ {progress.answered} "
        view = self.session.view
        shown = f" · {_(view.order)}" if view.order is not Order.DOCUMENT else ""
        shown += _(" · only {filter}").format(filter=view) if view.is_filtered else ""
        room = max(10, self.size.width - len(right))
        path, rest = visible(entry.file.path), f":{line} · {zone_of(entry)}{shown}"
        most = max(12, self.size.width // 4, room - len(rest) - 1)
        path = path if len(path) <= most else "…" + path[1 - most :]
        left = f" {path}{rest}"
        head = Text(left, no_wrap=True, overflow="ellipsis")
        head.truncate(room, overflow="ellipsis", pad=True)
        self.query_one("#head", Static).update(head.append(right))

    def _marks(self, present: Entry, looked_at: Span | None) -> list[Mark]:
        marks: list[Mark] = []
        if looked_at is not None:
            marks.append(Mark(looked_at, "witness"))
        marks.append(Mark(present.issue.span, "present", self.session.number(present)))
        for entry in present.file.entries:
            status = self.session.status(entry)
            if entry is present or entry.gone or (entry.past and not status.is_open):
                continue
            kind = "open" if status.is_open else "answered"
            marks.append(Mark(entry.issue.span, kind, self.session.number(entry)))
        return marks

    def _witnesses(self) -> list[Span]:
        entry = self.session.current
        found = reasons(entry.issue) if entry is not None else []
        return [reason.span for reason in found if reason.span is not None]

    def _sentence(self, entry: Entry) -> str:
        """The sentence of the translation; worked out beside, since it takes a moment."""
        key = (id(entry.file.document), entry.issue.span.start)
        if key not in self._sentences:
            self._sentences[key] = ""
            self.run_worker(lambda: self._translate(entry, key), thread=True)
        return self._sentences[key]

    def _translate(self, entry: Entry, key: tuple[int, int]) -> None:
        with self._lock:
            sentence = rendering(entry, self._places)
        if sentence:
            self._sentences[key] = sentence
            self.app.call_from_thread(self._draw_sentence, entry)

    def _draw_sentence(self, entry: Entry) -> None:
        if self.session.current is entry:
            self.draw()
