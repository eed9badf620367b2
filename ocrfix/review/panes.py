"""The parts of the review's screen: the document with its marks, and the row of keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.events import MouseScrollDown, MouseScrollUp, Resize
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from ocrfix.document.model import Document
from ocrfix.messages import _
from ocrfix.review.keys import BINDINGS, Keys
from ocrfix.review.page import Mark, Page

_WHEEL_ROWS = 3

#: What the row of keys has when it is short of room, the most needed first.
_SHOWN = (
    "accept", "edit", "reject", "skip", "flag", "dictionary", "misreading", "word", "undo", "redo",
    "next", "previous", "next_file", "more", "witness", "unsure", "order", "filter", "search",
    "difference", "write", "help", "quit",
)  # fmt: skip


class DocumentView(Widget):
    """The document around an offset, which stands in the middle; the wheel looks elsewhere."""

    def __init__(self) -> None:
        """Begin without a document."""
        super().__init__(id="document")
        self._document: Document | None = None
        self._page: Page | None = None
        self._marks: Sequence[Mark] = ()
        self._centre = 0
        self._scrolled = 0

    def show(self, document: Document, marks: Sequence[Mark], centre: int) -> None:
        """Show a document with these marks, the offset `centre` in the middle."""
        if document is not self._document:
            self._document, self._page = document, None
        self._marks = marks
        self._centre, self._scrolled = centre, 0
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        page = self._laid_out()
        if page is None:
            return Strip.blank(self.size.width)
        number = self._top(page) + y
        segments = page.segments(number, self._marks) if number < len(page.rows) else [Segment("")]
        base = self.rich_style
        painted = Segment.apply_style(segments, base)
        return Strip(painted).extend_cell_length(self.size.width, base).crop(0, self.size.width)

    def on_resize(self, event: Resize) -> None:
        """Lays the document out again."""
        self._page = None
        self.refresh()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Looks further down."""
        self._scroll(_WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Looks further up."""
        self._scroll(-_WHEEL_ROWS)

    def _scroll(self, rows: int) -> None:
        page = self._laid_out()
        if page is not None:
            before = self._top(page)
            self._scrolled += rows
            if self._top(page) == before:
                self._scrolled -= rows
            self.refresh()

    def _laid_out(self) -> Page | None:
        if self._document is not None and (
            self._page is None or self._page.width != self.size.width
        ):
            self._page = Page(self._document, self.size.width)
        return self._page

    def _top(self, page: Page) -> int:
        middle = page.row_of(self._centre) - self.size.height // 2 + self._scrolled
        return max(0, min(middle, len(page.rows) - self.size.height))


class KeyRow(Static):
    """The keys and what they do, in as many rows as they need; each can be clicked."""

    def __init__(self, keys: Keys) -> None:
        """Show these keys."""
        super().__init__(id="keys")
        self._keys = keys

    def on_resize(self, event: Resize) -> None:
        """Draws the keys for the new width."""
        labels = {binding.action: _(binding.label) for binding in BINDINGS}
        shown, used = Text(no_wrap=True), 0
        for action in _SHOWN:
            key = self._keys.first(action)
            cells = cell_len(f"{key} {labels[action]}  ")
            if not key:
                continue
            if used and used + cells - 2 > event.size.width:
                shown.append("\n")
                used = 0
            click = Style(meta={"act": action})
            shown.append(key, Style(bold=True, underline=True) + click)
            shown.append(f" {labels[action]}", click)
            shown.append("  ")
            used += cells
        self.update(shown)
