"""The plain review: what each line of answers does."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from ocrfix.fixing.decisions import DECISIONS_FILE
from ocrfix.review.keys import Keys
from ocrfix.review.model import Status
from ocrfix.review.prompt import PlainReview
from ocrfix.review.session import Session

from .conftest import LETTER, OTHER

Answer = Callable[..., tuple[Session, str]]


@pytest.fixture
def answer(review: Callable[[], Session]) -> Answer:
    """Gives lines of answers to a new session; returns it and what was shown."""

    def give(*lines: str, keys: Keys | None = None, dry_run: bool = False) -> tuple[Session, str]:
        session, shown = review(), io.StringIO()
        answers = io.StringIO("".join(f"{line}\n" for line in lines))
        places = lambda document: lambda offset: None  # noqa: E731
        forms = lambda word, kind: [word, word + "а"]  # noqa: E731
        PlainReview(session, keys or Keys(), places, forms, answers, shown, dry_run).run()
        return session, shown.getvalue()

    return give


def statuses(session: Session) -> list[str]:
    return [session.status(entry).name for entry in session.entries]


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (["a"], "ACCEPTED"),
        (["ф"], "ACCEPTED"),
        (["1"], "ACCEPTED"),
        (["e Пхеньян"], "REPLACED"),
        (["у Пхеньян"], "REPLACED"),
        (["e", "Пхеньян"], "REPLACED"),
        (["r"], "REJECTED"),
        (["к"], "REJECTED"),
        (["s"], "SKIPPED"),
        (["f кто это?"], "FLAGGED"),
        (["d place"], "IN_DICTIONARY"),
        (["d", "word Фузан"], "IN_DICTIONARY"),
        (["w", "r"], "REJECTED"),
        (["w", "x"], "OPEN"),
        (["m a"], "ACCEPTED"),
        (["r", "u"], "OPEN"),
        (["r", "u", "U"], "REJECTED"),
        (["2"], "OPEN"),
        (["d town"], "OPEN"),
        (["nonsense"], "OPEN"),
        ([""], "OPEN"),
    ],
)
def test_each_answer(answer: Answer, lines: list[str], first: str) -> None:
    session, _ = answer(*lines)
    assert statuses(session)[0] == first
    assert statuses(session)[1:3] == ["OPEN", "OPEN"]


def test_an_issue_is_shown_with_all_that_is_known(answer: Answer) -> None:
    _, shown = answer("n")
    assert "b.txt:2:9" not in shown
    assert "a.txt:1:10  body, sheet 1  (1/6 · 1 of 2 files)\n" in shown
    assert "\n  В районе >>Фузан<< кжно-корейские войска хотступили к" in shown
    assert "\n  1  Пусан  90%\n" in shown
    assert "\n  m  к→ю: 2 more\n  w  «кжно-корейские»: 1 more\n" in shown


def test_at_the_end_it_asks_before_it_writes(answer: Answer, tmp_path: Path) -> None:
    _, shown = answer("a", "q", "n")
    assert "Write 1 change to 1 file? [y,n,v,u]: n\nNothing was written" in shown
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == LETTER
    _, shown = answer("q", "v", "y")
    assert "\n-В районе Фузан кжно" in shown
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == LETTER.replace("Фузан", "Пусан")
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == OTHER


def test_a_dry_run_shows_and_writes_no_file(answer: Answer, tmp_path: Path) -> None:
    _, shown = answer("a", "S", "q", dry_run=True)
    assert "would write 1 change" in shown
    assert "+В районе Пусан" in shown
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == LETTER


def test_answers_that_end_are_kept_and_write_nothing(answer: Answer, tmp_path: Path) -> None:
    _, shown = answer("a", "q")
    assert shown.endswith("The answers ended; they are kept. Nothing more was written.\n")
    assert len((tmp_path / DECISIONS_FILE).read_text(encoding="utf-8").splitlines()) == 1
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == LETTER


def test_help_has_every_key(answer: Answer) -> None:
    _, shown = answer("?")
    assert "  u            take the last answer back, also of earlier reviews\n" in shown


def test_keys_can_be_changed(answer: Answer) -> None:
    session, _ = answer("y", "a", keys=Keys({"accept": ("y",), "reject": ("a",)}))
    assert statuses(session)[:2] == ["ACCEPTED", "REJECTED"]


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"acept": ("y",)}, "did you mean 'accept'"),
        ({"accept": ("1",)}, "digits choose"),
        ({"accept": ("y",), "reject": ("y",)}, "'y' is given to"),
    ],
)
def test_keys_that_make_no_sense(changed, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Keys(changed)


def test_a_filter_and_the_doubtful_first(answer: Answer) -> None:
    _, shown = answer("l conf<0.6", "o", "c", "l nothing", "/ жуков")
    assert "ordered by doubt" in shown
    assert "! no issue matches 'nothing'" in shown


def test_what_a_terminal_would_obey_is_shown(answer: Answer, tmp_path: Path) -> None:
    nasty = "\x1b[31mВ [sic] районе Фузан [/нрзб]\n"
    (tmp_path / "a.txt").write_text(nasty, encoding="utf-8")
    _, shown = answer("e \x1b[0m", "v")
    assert "\x1b" not in shown
    assert "␛[31mВ [sic] районе >>Фузан<< [/нрзб]" in shown


def test_a_change_outside_is_said(review, tmp_path: Path) -> None:
    session, shown = review(), io.StringIO()
    (tmp_path / "a.txt").write_text("Новое.\n" + LETTER, encoding="utf-8")
    answers = io.StringIO("r\n")
    PlainReview(session, Keys(), lambda _: lambda _: None, lambda *_: [], answers, shown).run()
    assert "was changed outside: 3 places found again, 0 gone" in shown.getvalue()
    assert session.status(session.entries[0]) is Status.REJECTED


@pytest.mark.parametrize(
    ("last", "written"),
    [("y", True), ("н", True), ("S", True), ("Ы", True), ("n", False), ("s", False), ("", False)],
)
def test_the_question_at_the_end_takes_the_key_that_saves(answer: Answer, last, written) -> None:
    session, shown = answer("a", "q", last)
    assert ("wrote 1 change" in shown) == written
    assert (session.changes() == []) == written


def test_the_last_answer_can_be_taken_back_at_the_end(answer: Answer) -> None:
    session, shown = answer(*"rrrrra", "u", "r")
    assert shown.count("Write 1 change to 1 file?") == 1
    assert "undone: accept" in shown
    assert session.changes() == []
    assert not any(session.status(entry).is_open for entry in session.entries)


def test_a_review_where_all_is_settled_says_so(answer: Answer) -> None:
    answer(*"rrrrrr")
    assert answer()[1] == "No open issue is left here.\n"
