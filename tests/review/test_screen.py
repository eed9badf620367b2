"""The full screen, driven by Textual's pilot: keys of both layouts, mouse, dialogs, sizes."""

from __future__ import annotations

import asyncio
import html
import os
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from ocrfix.fixing.decisions import DECISIONS_FILE
from ocrfix.review.dialogs import Show
from ocrfix.review.keys import Keys
from ocrfix.review.panes import DocumentView
from ocrfix.review.screen import ReviewScreen
from ocrfix.review.session import Session

from .conftest import LETTER, OTHER, PROPOSED, PROPOSED_OTHER, open_session

PICTURE = Path(__file__).parent / "screen-80x24.txt"
#: The width of a cell in Textual's SVG.
CELL = 12.2

Steps = Callable[[Pilot, Session], Awaitable[None]]


@pytest.fixture
def drive(review: Callable[[], Session]) -> Callable[..., Session]:
    """Opens a new session on the screen and takes some steps; returns the session."""

    def run(steps: Steps, size: tuple[int, int] = (80, 24), keys: Keys | None = None) -> Session:
        session = review()

        async def driven() -> None:
            app = ReviewScreen(
                session, keys or Keys(), lambda _: lambda _: None, lambda word, _: [word, "формы"]
            )
            async with app.run_test(size=size) as pilot:
                await steps(pilot, session)

        asyncio.run(driven())
        return session

    return run


def press(*keys: str) -> Steps:
    async def steps(pilot: Pilot, session: Session) -> None:
        await pilot.press(*keys)
        await pilot.pause()

    return steps


def statuses(session: Session) -> list[str]:
    return [session.status(entry).name for entry in session.entries]


def shown(pilot: Pilot) -> str:
    """All rows of the document's pane as plain text."""
    view = pilot.app.screen.query_one(DocumentView)
    return "\n".join(view.render_line(y).text for y in range(view.size.height))


def news(pilot: Pilot) -> str:
    return str(pilot.app.screen.query_one("#news", Static).render())


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ("a", "ACCEPTED"),
        ("ф", "ACCEPTED"),
        (["enter"], "ACCEPTED"),
        ("1", "ACCEPTED"),
        ("2", "OPEN"),
        ("r", "REJECTED"),
        ("к", "REJECTED"),
        ("s", "SKIPPED"),
        ("ru", "OPEN"),
        ("кг", "OPEN"),
        ("ruU", "REJECTED"),
        ("кгГ", "REJECTED"),
        (["f", "?", "enter"], "FLAGGED"),
        (["f", "?", "escape"], "OPEN"),
        (["d", "p", "enter", "enter"], "IN_DICTIONARY"),
        (["d", "escape"], "OPEN"),
        (["w", "r"], "REJECTED"),
        (["w", "escape"], "OPEN"),
        (["ц", "ф"], "ACCEPTED"),
    ],
)
def test_keys(drive, keys, first: str) -> None:
    session = drive(press(*keys))
    assert statuses(session)[0] == first
    assert statuses(session)[1:3] == ["OPEN", "OPEN"]


def test_own_text_begins_with_the_suggestion(drive, tmp_path: Path) -> None:
    async def steps(pilot: Pilot, session: Session) -> None:
        await pilot.press("e")
        assert pilot.app.screen.query_one(Input).value == "Пусан"
        await pilot.press("!", "enter")

    session = drive(steps)
    assert session.decision(session.entries[0]).replacement == "Пусан!"


def test_a_misreading_is_previewed_and_answered_everywhere(drive) -> None:
    async def steps(pilot: Pilot, session: Session) -> None:
        await pilot.press("n", "m")
        assert isinstance(pilot.app.screen, Show)
        await pilot.press("a")
        await pilot.pause()
        assert "accepted 3 places; u takes all of them back" in news(pilot)

    assert statuses(drive(steps)).count("ACCEPTED") == 3


def test_writing_shows_the_difference_first(drive, tmp_path: Path) -> None:
    drive(press("a", "S", "escape"))
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == LETTER
    drive(press("S", "н"))
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == LETTER.replace("Фузан", "Пусан")
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == OTHER


def test_quitting_keeps_the_answers_and_asks_for_what_is_not_written(drive, tmp_path) -> None:
    drive(press("a", "q", "n"))
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == LETTER
    drive(press("q", "y"))
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") != LETTER
    assert len((tmp_path / DECISIONS_FILE).read_text(encoding="utf-8").splitlines()) == 3


def test_the_text_of_a_document_is_no_markup(drive, tmp_path: Path) -> None:
    nasty = "В [sic] районе [bold]Фузан[/нрзб] \x1b[31m\u202eбыл.\n"
    (tmp_path / "a.txt").write_text(nasty, encoding="utf-8")

    async def steps(pilot: Pilot, session: Session) -> None:
        await pilot.pause()
        assert "В [sic] районе [bold]Фузан[/нрзб] ␛[31m�был." in shown(pilot).replace("\n", "")

    drive(steps, size=(200, 60))


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (40, 12)])
def test_the_present_issue_is_in_sight_and_marked_without_colour(drive, tmp_path, size) -> None:
    lines = "Строка без ошибок, которая длиннее половины окна.\n" * 80
    (tmp_path / "a.txt").write_text(lines + LETTER + lines, encoding="utf-8")

    async def steps(pilot: Pilot, session: Session) -> None:
        await pilot.pause()
        (row,) = [row for row in shown(pilot).splitlines() if "▶" in row]
        assert "Фузан" in row

    drive(steps, size=size)


def test_the_mouse_answers_and_goes(drive) -> None:
    async def steps(pilot: Pilot, session: Session) -> None:
        await pilot.pause()
        row = next(n for n, row in enumerate(shown(pilot).splitlines()) if "хотступили" in row)
        column = shown(pilot).splitlines()[row].index("хотступили")
        await pilot.click(DocumentView, offset=(column, row))
        await pilot.pause()
        assert session.current.issue.text == "хотступили"
        await pilot.click("#keys", offset=(0, 0))
        await pilot.pause()

    assert statuses(drive(steps))[2] == "ACCEPTED"


def test_a_filter_that_is_wrong_is_told(drive) -> None:
    async def steps(pilot: Pilot, session: Session) -> None:
        await pilot.press("l", *"REF", "enter")
        await pilot.pause()
        assert "no issue matches 'REF'" in news(pilot)
        await pilot.press("c", "o")
        await pilot.pause()
        head = str(pilot.app.screen.query_one("#head", Static).render())
        assert "by doubt · only unsure" in head

    drive(steps, size=(120, 30))


def test_a_file_that_changed_outside_is_told(drive, tmp_path: Path) -> None:
    async def steps(pilot: Pilot, session: Session) -> None:
        (tmp_path / "a.txt").write_text("Новое.\n" + LETTER, encoding="utf-8")
        pilot.app.screen.look_at_disk()
        await pilot.pause()
        assert "was changed outside: 3 places found again, 0 gone" in news(pilot)
        await pilot.press("a")

    assert statuses(drive(steps))[0] == "ACCEPTED"


def test_changed_keys_hold(drive) -> None:
    session = drive(press("y"), keys=Keys({"accept": ("y",), "undo": ("a",)}))
    assert statuses(session)[0] == "ACCEPTED"


def test_the_end_is_told(drive) -> None:
    async def steps(pilot: Pilot, session: Session) -> None:
        await pilot.press("a", "a", "a", "a", "a", "a")
        await pilot.pause()
        assert "all 6 are answered: S writes the files, q quits" in news(pilot)

    drive(steps)


def test_the_picture_of_the_screen(tmp_path: Path, monkeypatch) -> None:
    """The rows of Textual's SVG; ``OCRFIX_UPDATE=1`` writes them anew: look at the difference."""
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    session = open_session(Path(), {"a.txt": PROPOSED, "b.txt": PROPOSED_OTHER})

    async def drawn() -> str:
        app = ReviewScreen(session, Keys(), lambda _: lambda _: None, lambda word, _: [word])
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("r")
            await pilot.pause()
            return app.export_screenshot()

    rows = "\n".join(_rows(asyncio.run(drawn()))) + "\n"
    if os.environ.get("OCRFIX_UPDATE"):
        PICTURE.write_text(rows, encoding="utf-8")
    assert rows == PICTURE.read_text(encoding="utf-8")


def _rows(svg: str) -> list[str]:
    """The text of each row of a picture, its pieces at their columns."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for x, y, text in re.findall(r'<text [^>]*r\d+" x="([\d.]+)" y="([\d.]+)".*?>([^<]*)<', svg):
        rows.setdefault(float(y), []).append((float(x), html.unescape(text)))
    return [_row(rows[y]) for y in sorted(rows)]


def _row(pieces: list[tuple[float, str]]) -> str:
    row = ""
    for x, text in sorted(pieces):
        row = row.ljust(round(x / CELL)) + text.replace("\u00a0", " ")
    return row.rstrip()


def test_tab_reads_on_at_right_and_begins_again(drive) -> None:
    async def steps(pilot: Pilot, session: Session) -> None:
        side = pilot.app.screen.query_one("#side")
        rows = []
        for _ in range(6):
            rows.append(side.scroll_offset.y)
            await pilot.press("tab")
            await pilot.pause()
        assert side.max_scroll_y in rows
        assert rows[0] == 0 and 0 in rows[1:]

    drive(steps, size=(60, 12))


def test_a_long_message_is_told_to_its_end(drive) -> None:
    told = "letters/01-cipher-pyongyang-1950.freemono-medium.txt: " + "очень долгое слово " * 3

    async def steps(pilot: Pilot, session: Session) -> None:
        pilot.app.screen.tell(told)
        await pilot.pause()
        assert pilot.app.screen.query_one("#news").size.height == 2

    drive(steps)


@pytest.mark.parametrize(("width", "whole"), [(80, False), (200, True)])
def test_the_path_is_shortened_only_for_want_of_room(drive, tmp_path, width, whole) -> None:
    async def steps(pilot: Pilot, session: Session) -> None:
        file = session.current.file
        file.document = replace(file.document, path=f"{'letters/' * 9}a.txt")
        pilot.app.screen.draw()
        head = str(pilot.app.screen.query_one("#head").render())
        assert (file.path in head) == whole
        assert "a.txt:1 · body" in head

    drive(steps, size=(width, 24))


def test_editing_begins_with_what_was_answered_before(drive) -> None:
    async def steps(pilot: Pilot, session: Session) -> None:
        first = session.current
        session.replace("Фусан")
        session.go_to(first)
        await pilot.press("e", "enter")
        await pilot.pause()
        assert session.decision(first).replacement == "Фусан"

    drive(steps)


def test_a_review_where_all_is_settled_says_so_and_can_be_taken_back(drive, review) -> None:
    first = review()
    while first.current and first.status(first.current).is_open:
        first.reject()

    async def steps(pilot: Pilot, session: Session) -> None:
        assert session.current is None
        assert news(pilot) == "all is settled: u takes the last answer back, q quits"
        await pilot.press("u")
        await pilot.pause()
        assert session.current.issue.text == "кжно-корейские"

    drive(steps)
