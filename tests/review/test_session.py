"""The review without a terminal: answers, undo over sessions, what is written, what moves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ocrfix.errors import InputError, UsageError
from ocrfix.fixing.decisions import DECISIONS_FILE, DecisionStore
from ocrfix.review.model import Entry, Status
from ocrfix.review.session import Session
from ocrfix.review.views import Order, View

from .conftest import LETTER, OTHER, ListedWords, open_session

Review = Callable[[], Session]


def texts(entries: list[Entry]) -> list[str]:
    return [entry.issue.text for entry in entries]


def statuses(session: Session) -> list[Status]:
    return [session.status(entry) for entry in session.queue]


def test_the_queue_is_in_the_order_of_the_text(review: Review) -> None:
    session = review()
    assert texts(session.queue) == [
        "Фузан", "кжно-корейские", "хотступили", "Хуков", "кжную", "кжно-корейские"
    ]  # fmt: skip
    assert str(session.progress) == "1/6 · 1 of 2 files"


def test_every_answer_is_on_the_disk_at_once_and_moves_on(review: Review, tmp_path: Path) -> None:
    session = review()
    session.reject()
    session.accept()
    session.replace("отступили назад")
    session.flag("Хуков или Жуков?")
    lines = (tmp_path / DECISIONS_FILE).read_text(encoding="utf-8").splitlines()
    assert [DecisionStore(tmp_path).problems, len(lines)] == [[], 4]
    assert '"why": "Хуков или Жуков?"' in lines[3]
    assert '"who": "Иванова"' in lines[0]
    assert session.current is session.queue[4]
    again = review()
    assert again.current.issue.text == "кжную"
    assert again.status(again.queue[0]) is Status.ACCEPTED


def test_what_was_rejected_before_is_not_asked_again_but_can_be_looked_at(review: Review) -> None:
    review().reject()
    session = review()
    assert "Фузан" not in texts(session.queue)
    session.show(View.parse("answered"))
    assert texts(session.queue) == ["Фузан"]


def test_writing_changes_what_was_accepted_and_nothing_else(review: Review, tmp_path: Path) -> None:
    session = review()
    session.step(1)
    session.accept()
    session.replace("оставили позиции")
    (written,) = session.write()
    assert len(written.edits) == 2
    expected = LETTER.replace("кжно", "южно").replace("хотступили", "оставили позиции")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == expected
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == OTHER
    assert session.write() == []


def test_a_neighbour_of_what_was_written_keeps_its_decision(review: Review, tmp_path) -> None:
    session = review()
    session.reject()  # Фузан
    session.accept()  # its neighbour
    session.write()
    store = DecisionStore(tmp_path)
    file = session.files[0]
    assert store.settles(file.document, file.entries[0].issue)


def test_undo_goes_through_earlier_sessions_and_what_was_written(review: Review, tmp_path) -> None:
    first = review()
    first.reject()
    first.accept()
    first.accept()
    first.write()
    changed = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert changed != LETTER
    second = review()
    second.step(1)
    second.reject()
    for _ in range(4):
        assert second.undo() is not None
    assert second.undo() is None
    second.write()
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == LETTER
    third = review()
    assert all(status is Status.OPEN for status in statuses(third))
    for _ in range(4):
        assert third.redo() is not None
    assert third.redo() is None
    third.write()
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == changed


def test_an_answer_after_an_undo_ends_the_redo(review: Review) -> None:
    session = review()
    session.reject()
    session.undo()
    assert session.current.issue.text == "Фузан"
    session.accept()
    assert session.redo() is None
    assert review().redo() is None


def test_a_changed_mind_is_undone_to_the_answer_before(review: Review) -> None:
    session = review()
    first = session.current
    session.reject()
    session.go_to(first)
    session.accept()
    assert session.status(first) is Status.ACCEPTED
    session.undo()
    assert session.status(first) is Status.REJECTED


def test_a_misreading_is_answered_everywhere_and_undone_at_once(review: Review) -> None:
    session = review()
    session.step(1)
    alike = session.same_misreading(session.current)
    assert texts(alike) == ["кжно-корейские", "кжную", "кжно-корейские"]
    assert session.accept_all(alike) == 3
    assert statuses(session).count(Status.ACCEPTED) == 3
    session.undo()
    assert set(statuses(session)) == {Status.OPEN}


def test_a_word_is_rejected_everywhere(review: Review) -> None:
    session = review()
    session.step(1)
    assert session.reject_all(session.same_word(session.current)) == 2
    assert statuses(session).count(Status.REJECTED) == 2


def test_the_dictionary_answers_for_the_word_in_all_files(review: Review, tmp_path: Path) -> None:
    words = ListedWords({"хуковы"})
    proposed = {"a.txt": {"Хуков": "Жуков"}, "b.txt": {"Хуков": "Жуков", "кжную": "южную"}}
    (tmp_path / "a.txt").write_text("Прибыл Хуков.\n", encoding="utf-8")
    session = open_session(tmp_path, proposed, words)
    assert session.to_dictionary(["хукова", "хуковы"], "person") == 2
    assert statuses(session) == [Status.IN_DICTIONARY, Status.IN_DICTIONARY, Status.OPEN]
    assert words.words == {"Хуков", "хукова", "хуковы"}
    session = open_session(tmp_path, proposed, words)
    session.undo()
    assert words.words == {"хуковы"}
    session.redo()
    assert words.words == {"Хуков", "хукова", "хуковы"}


def test_skipping_is_for_this_session_only(review: Review) -> None:
    session = review()
    session.skip()
    assert statuses(session)[:2] == [Status.SKIPPED, Status.OPEN]
    assert session.current is session.queue[1]
    assert session.left == 6
    assert statuses(review())[0] is Status.OPEN


def test_left_counts_what_is_not_settled(review: Review) -> None:
    session = review()
    session.reject()
    session.accept()
    session.flag("?")
    assert session.left == 6 - 1  # one is settled; accepted, flagged and open ones are not
    session.write()
    assert session.left == 6 - 2


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("conf<0.6", ["хотступили", "кжно-корейские"]),
        ("conf>60%", ["Фузан", "кжно-корейские", "Хуков", "кжную"]),
        ("корейск", ["кжно-корейские", "кжно-корейские"]),
        ("DIC zone=body жуков", ["Хуков"]),
        ("open unsure фузан", ["Фузан"]),
    ],
)
def test_filters(review: Review, line: str, shown: list[str]) -> None:
    session = review()
    session.show(View.parse(line))
    assert texts(session.queue) == shown
    assert View.parse(str(session.view)) == session.view


@pytest.mark.parametrize(
    ("line", "complaint"),
    [("zone=boody", "body"), ("conf<7x", "conf<7x"), ("REF", "no issue"), ("conf<400", "between")],
)
def test_a_filter_that_cannot_be_followed_changes_nothing(review, line, complaint) -> None:
    session = review()
    with pytest.raises(UsageError, match=complaint):
        session.show(View.parse(line))
    assert len(session.queue) == 6


def test_by_doubt_the_least_sure_come_first(review: Review) -> None:
    session = review()
    session.show(View(Order.DOUBT))
    confidences = [entry.issue.confidence for entry in session.queue]
    assert confidences == sorted(confidences)
    assert session.current.issue.text == "Фузан"


def test_going_about(review: Review) -> None:
    session = review()
    assert session.step_file(1)
    assert session.current is session.queue[3]
    assert not session.step_file(1)
    assert session.step_file(-1)
    assert session.current is session.queue[0]
    assert not session.step(-1)
    assert session.find("ЮЖНУЮ")
    assert session.current is session.queue[4]
    assert not session.find("нигде")


def test_a_file_that_changed_outside_is_taken_up_again(review: Review, tmp_path: Path) -> None:
    session = review()
    session.reject()
    file = session.files[0]
    assert session.refresh(file) == ""
    edited = "Добавлено.\n\n" + LETTER.replace("кжно-корейские ", "").replace("районе", "порту")
    (tmp_path / "a.txt").write_text(edited, encoding="utf-8")
    with pytest.raises(InputError, match="changed while"):
        session.accept_all(session.same_word(session.queue[2]))
        session.write()
    assert session.refresh(file) == f"{file.path} was changed outside: 2 places found again, 1 gone"
    assert [session.status(one) for one in file.entries] == [
        Status.REJECTED, Status.GONE, Status.ACCEPTED
    ]  # fmt: skip
    session.write()
    written = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert written == edited.replace("хотступили", "отступили")
    assert DecisionStore(tmp_path).settles(file.document, file.entries[0].issue)


def test_there_is_no_second_suggestion(review: Review) -> None:
    with pytest.raises(UsageError, match="no such suggestion"):
        review().accept(1)


def test_own_text_that_changes_nothing_is_a_rejection(review: Review) -> None:
    session = review()
    first = session.current
    session.replace("Фузан")
    assert session.status(first) is Status.REJECTED


def test_a_letter_that_the_encoding_lacks_leaves_the_file_alone(review, tmp_path) -> None:
    before = LETTER.encode("cp1251")
    (tmp_path / "a.txt").write_bytes(before)
    session = review()
    session.replace("釜山")
    with pytest.raises(InputError, match="does not exist in"):
        session.write()
    assert (tmp_path / "a.txt").read_bytes() == before


#: A name that is mended in two steps, each found by a check of its own.
TWICE = {"a.txt": {"МОЛОТОЗУ": "МОЛОТОУУ", "МОЛОТОУУ": "МОЛОТОВУ"}}
#: The second step takes in the word that follows.
WIDER = {"a.txt": {"кжно": "южио", "южио Корея": "Южная Корея"}}


@pytest.mark.parametrize(
    ("proposed", "before", "once", "twice"),
    [
        (TWICE, "Тов. МОЛОТОЗУ лично.", "Тов. МОЛОТОУУ лично.", "Тов. МОЛОТОВУ лично."),
        (WIDER, "Вся кжно Корея занята.", "Вся южио Корея занята.", "Вся Южная Корея занята."),
    ],
)
def test_a_later_answer_stands_on_an_earlier_one(
    proposed, before: str, once: str, twice: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(before, encoding="utf-8")
    steps = [("accept", once), ("accept", twice)]
    steps += [("undo", once), ("undo", before), ("redo", once), ("redo", twice)]
    for step, text in steps:
        session = open_session(tmp_path, proposed)
        getattr(session, step)()
        session.write()
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == text
        assert session.changes() == []
        assert open_session(tmp_path, proposed).changes() == []


def test_both_steps_are_undone_and_done_again_in_one_session(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Тов. МОЛОТОЗУ лично.", encoding="utf-8")
    for _ in range(2):
        session = open_session(tmp_path, TWICE)
        session.accept()
        session.write()
    for step, text in [("undo", "МОЛОТОЗУ"), ("redo", "МОЛОТОВУ"), ("undo", "МОЛОТОЗУ")]:
        assert getattr(session, step)() and getattr(session, step)()
        session.write()
        assert path.read_text(encoding="utf-8") == f"Тов. {text} лично."
        assert session.changes() == []


def test_a_correction_taken_back_by_a_later_one_stays_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("У села Хуково.", encoding="utf-8")
    for word, other in [("Хуково", "Жуково"), ("Жуково", "Хуково")]:
        session = open_session(tmp_path, {"a.txt": {word: other}})
        session.accept()
        session.write()
    assert path.read_text(encoding="utf-8") == "У села Хуково."
    assert open_session(tmp_path, {"a.txt": {"Хуково": "Жуково"}}).changes() == []


def test_an_issue_about_what_is_undone_goes_without_being_answered(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Тов. МОЛОТОЗУ лично.", encoding="utf-8")
    first = open_session(tmp_path, TWICE)
    first.accept()
    first.write()
    second = open_session(tmp_path, TWICE)
    doubted = second.current
    assert doubted.issue.text == "МОЛОТОУУ"
    second.undo()
    second.go_to(doubted)
    second.write()
    assert path.read_text(encoding="utf-8") == "Тов. МОЛОТОЗУ лично."
    assert second.status(doubted) is Status.GONE
    assert second.current is not doubted
    assert second.changes() == []
    assert open_session(tmp_path, TWICE).changes() == []
