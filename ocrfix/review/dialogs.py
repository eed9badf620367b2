"""The small screens on top of the large one: a question for a text, and a page with choices.

«Your text: кжно-корейского» is an `Ask`; the differences before writing, the help and the preview
of «accept all 14» are a `Show`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ocrfix.messages import _
from ocrfix.review.keys import latin

#: A key, what it means, and what the dialog answers then.
Choice = tuple[str, str, str]


class Ask(ModalScreen[str | None]):
    """Asks for one line of text; escape answers None."""

    DEFAULT_CSS = """
    Ask { align: center middle; }
    Ask > Vertical { width: 90%; max-width: 90; height: auto; border: round $primary;
                     padding: 0 1; background: $surface; }
    Ask Input { border: tall $primary; }
    """

    def __init__(self, title: str, hint: str = "", value: str = "") -> None:
        """Ask with a value to begin with."""
        super().__init__()
        self._title, self._hint, self._value = title, hint, value

    def compose(self) -> ComposeResult:
        """The question, the line, the hint."""
        hint = f"{self._hint}  {_('enter: done · escape: leave')}".strip()
        with Vertical():
            yield Static(Text(self._title, "bold"))
            yield Input(self._value, select_on_focus=False)
            yield Static(Text(hint, "dim"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The line is done."""
        event.stop()
        self.dismiss(event.value)

    def on_key(self, event: Key) -> None:
        """Escape leaves."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)


class Show(ModalScreen[str | None]):
    """A page that can be scrolled, with choices below; escape answers None."""

    SCROLLS: ClassVar[dict[str, int]] = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}
    DEFAULT_CSS = """
    Show { align: center middle; }
    Show > Vertical { width: 94%; height: auto; max-height: 94%; border: round $primary;
                      padding: 0 1; background: $surface; }
    Show VerticalScroll { height: auto; max-height: 1fr; }
    Show .choices { dock: bottom; height: auto; }
    """

    def __init__(self, title: str, body: Text, choices: Sequence[Choice] = ()) -> None:
        """Show `body`; the choices' keys are Latin letters and hold on both layouts."""
        super().__init__()
        self._title, self._body = title, body
        self._choices = [*choices, ("escape", _("back") if choices else _("close"), "")]

    def compose(self) -> ComposeResult:
        """The page and its choices."""
        row = Text()
        for key, meaning, answer in self._choices:
            click = Style(meta={"choice": answer})
            row.append(f" {key} ", Style(reverse=True) + click)
            row.append(f" {meaning}   ", click)
        with Vertical():
            yield Static(Text(self._title, "bold"))
            with VerticalScroll(can_focus=False):
                yield Static(self._body)
            yield Static(row, classes="choices")

    def on_key(self, event: Key) -> None:
        """Scrolls, chooses or leaves."""
        event.stop()
        if event.key in self.SCROLLS:
            self.query_one(VerticalScroll).scroll_relative(y=self.SCROLLS[event.key], animate=False)
            return
        for key, _meaning, answer in self._choices:
            if event.key == key or latin(event.character) == key:
                self.dismiss(answer or None)
                return
        if len(self._choices) == 1 and event.key in ("q", "enter", "space"):
            self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """A click on a choice."""
        answer = event.style.meta.get("choice")
        if answer is not None:
            self.dismiss(answer or None)
