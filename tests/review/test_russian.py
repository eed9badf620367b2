"""The review in Russian: the same keys, other words; nothing is cut off at 80 by 24."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.text import Text
from textual.pilot import Pilot
from textual.widgets import Input, Static

from ocrfix.errors import UsageError
from ocrfix.fixing.decisions import DECISIONS_FILE
from ocrfix.messages import _, speaking
from ocrfix.review.dialogs import Show
from ocrfix.review.keys import BINDINGS, Keys
from ocrfix.review.model import Status
from ocrfix.review.prompt import PlainReview
from ocrfix.review.screen import ReviewScreen
from ocrfix.review.session import Session
from ocrfix.review.telling import accepted_all, rejected_all
from ocrfix.review.views import Order, View

#: What is typed or is a code, and so the same in every language.
SAME = re.compile(
    r"\[[\w,?-]+\]|[A-Z]{3}\d{3} [a-z]+-[a-z]+|\S+\.txt\S*|`ocrfix fix`|«[\w=]+»|\bunsure\b|"
    r"REF zone=body conf<0\.9(?: unsure)? open(?: answered)?|--dry-run|conf<\S+|zone=\S+|"
    r"\b(?:enter|escape|space|tab|down|up|pagedown|pageup|ctrl\+\w)\b|есть [\w, -]+"
)


@pytest.fixture(autouse=True)
def russian() -> Iterator[None]:
    with speaking("ru"):
        yield


def english(text: str) -> list[str]:
    """The Latin words of a text that are no code, key or name of a file."""
    return re.findall(r"[A-Za-z]{2,}", SAME.sub(" ", text))


@pytest.fixture
def answer(review: Callable[[], Session]) -> Callable[..., str]:
    """Gives lines of answers to a new session; returns what was shown but for the issues."""

    def give(*lines: str, dry_run: bool = False) -> str:
        shown = io.StringIO()
        answers = io.StringIO("".join(f"{line}\n" for line in lines))
        places = lambda document: lambda offset: None  # noqa: E731
        forms = lambda word, kind: [word, word + "а"]  # noqa: E731
        PlainReview(review(), Keys(), places, forms, answers, shown, dry_run).run()
        return re.sub(r": «.*» is no word", "", shown.getvalue())

    return give


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["n"], "a.txt:1:10  текст, лист 1  (1/6 · файл 1 из 2)\n"),
        (["n", "m", "a"], "a — принять все (3), r — отклонить все, иное — оставить: "),
        (["n", "w", "a"], "принято в 2 местах\n"),
        (["n", "n", "w", "r"], "отклонено в 1 месте\n"),
        (["r", "u"], "отменено: отклонено, «Фузан», a.txt\n"),
        (["r", "u", "U"], "возвращено: отклонено, «Фузан», a.txt\n"),
        (["u"], "отменять нечего\n"),
        (["d", "word"], "добавлены 2 формы: Фузан, Фузана\n"),
        (["d город"], "! нет вида «город»; есть word, person, place, abbreviation\n"),
        (["l zone=x"], "! нет зоны «x»; есть header, cover-form"),
        (["l conf<300"], "! conf<300: укажите уверенность от 0 до 1, например conf<0.9\n"),
        (["l ничего"], "! условию «ничего» не отвечает ни одно замечание\n"),
        (["c"], "показано: unsure\n"),
        (["o"], "порядок: по сомнительности\n"),
        (["2"], "! такого варианта нет; введите свой текст\n"),
        (["?"], "  f            передать коллеге с запиской\n"),
        (["f", "кто это?", "p"], "  = передано коллеге (кто это?), Иванова, 20"),
        (["чепуха"], "? — список возможных ответов.\n"),
        (["v"], "записывать нечего\n"),
        (["a", "q", "n"], "Записать 1 изменение в 1 файл? [д,н,v,u]: n\nНичего не записано; "),
        (["a", "q", "н"], "Записать 1 изменение в 1 файл? [д,н,v,u]: н\nНичего не записано; "),
        (["a", "q", "м", "нет"], "[д,н,v,u]: нет\nНичего не записано; "),
        (["a", "q", "да"], "a.txt: записано 1 изменение\n"),
        (["a", "q", "y"], "a.txt: записано 1 изменение\n"),
        (["a", "S"], "a.txt: записано 1 изменение\n"),
        (["S"], "записывать нечего\n"),
        ([], "\nОтветы кончились; они сохранены. Больше ничего не записано.\n"),
    ],
)
def test_answers(answer: Callable[..., str], lines: list[str], said: str) -> None:
    shown = answer(*lines)
    assert said in shown
    for line in lines:  # what was typed is repeated
        shown = shown.replace(f": {line}\n", "\n")
    assert english(shown) == []


@pytest.mark.parametrize(
    ("say", "forms"),
    [
        (accepted_all, "принято в 1 месте"),
        (rejected_all, "отклонено в 1 месте"),
    ],
)
def test_places_have_their_forms(say: Callable[[int], str], forms: str) -> None:
    many = forms.replace("месте", "местах")
    for number in (1, 2, 5, 11, 21):
        expected = forms if number in (1, 21) else many
        assert say(number) == expected.replace("1", str(number))


def test_the_decisions_are_the_same_in_every_language(
    answer: Callable[..., str], tmp_path: Path
) -> None:
    answer("m", "a")
    [*lines] = (tmp_path / DECISIONS_FILE).read_text(encoding="utf-8").splitlines()
    assert '"verdict": "accept"' in lines[0]
    assert not [line for line in lines if "везде" in line]


def test_a_reason_of_ours_is_told_in_russian(answer: Callable[..., str]) -> None:
    shown = answer("n", "m", "a", "p", "p", "p")
    assert "= принято: южно-корейские (везде к→ю), Иванова, 20" in shown


@pytest.mark.parametrize("words", [Status, Order], ids=lambda words: words.__name__)
def test_what_people_read_of_a_state(words: type[Status] | type[Order]) -> None:
    assert [one for one in words if english(_(one))] == []


def test_all_keys_are_explained() -> None:
    said = [*(_(one.label) for one in BINDINGS), *(_(one.meaning) for one in BINDINGS)]
    assert english(" ".join(said)) == []


@pytest.mark.parametrize("action", ["nonsense", "accept"])
def test_keys_of_the_configuration(action: str) -> None:
    with pytest.raises(ValueError, match=r"клавишу «5» назначить нельзя|нет действия «nonsense»"):
        Keys({action: ("5",)})


def test_a_bad_filter() -> None:
    with pytest.raises(UsageError, match=r"conf<300: укажите уверенность от 0 до 1"):
        View.parse("conf<300")


@pytest.fixture
def look(review: Callable[[], Session]) -> Callable[..., str]:
    """Presses keys at 80 by 24; gives what all texts of the screen on top say."""

    def run(*keys: str, size: tuple[int, int] = (80, 24)) -> str:
        async def driven() -> str:
            app = ReviewScreen(review(), Keys(), lambda _: lambda _: None, lambda word, _: [word])
            async with app.run_test(size=size) as pilot:
                await pilot.press(*keys)
                await pilot.pause()
                return _said(pilot)

        return asyncio.run(driven())

    return run


def _said(pilot: Pilot) -> str:
    said = []
    for widget in pilot.app.screen.query(Static):
        shown = widget.render()
        said.append(shown.plain if isinstance(shown, Text) else str(shown))
        if not isinstance(pilot.app.screen, Show) and widget.id in ("keys", "head", "news"):
            rows = said[-1].splitlines()
            assert all(len(row.rstrip()) <= widget.size.width for row in rows), rows
            assert len(rows) <= widget.size.height, rows
    return "\n".join(said)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ((), "текст, лист 1"),
        ((), "u отменить  U вернуть"),
        (("r",), "2/6 · файл 1 из 2 · ✓ 1"),
        (("o",), " · по сомн"),
        (("c",), "только unsure"),
        (("u",), "отменять нечего"),
        (("p",), "это первое замечание"),
        (("g",), "в этом документе свидетельств нет"),
        (("2",), "! такого варианта нет; введите свой текст"),
        (("e",), "Ваш текст вместо «Фузан»"),
        (("f",), "enter: готово · escape: отмена"),
        (("d",), "Что такое «Фузан»? Слово войдёт в словарь проекта."),
        (("d", "l"), "Начальная форма (именительный падеж); вид: топоним"),
        (("d", "l", "enter"), "Формы; вид: топоним; уберите неверные"),
        (("w",), "Это слово в 1 месте"),
        (("n", "m"), "Эта ошибка чтения в 3 местах"),
        (("n", "m", "a"), "принято в 3 местах; u — отменить всё сразу"),
        (("n", "w"), "отклонить все (2)"),
        (("l",), "Показать только"),
        (("/",), "Найти в замечаниях"),
        (("v",), "Что будет записано\nзаписывать нечего\n escape  закрыть"),
        (("a", "S"), "Записать эти изменения?"),
        (("a", "q"), "Ещё не записано 1 изменение; ответы сохранены в любом случае"),
        (("?",), "n, down, j      к следующему замечанию"),
    ],
)
def test_the_screen(look: Callable[..., str], keys: tuple[str, ...], said: str) -> None:
    shown = look(*keys)
    assert said in shown
    ours = re.sub(r"«[^»]*» is no word|^[-+@ ].*$", "", shown, flags=re.MULTILINE)
    assert english(ours) == []


@pytest.mark.parametrize("width", [66, 80, 120])
def test_no_key_is_cut_off(look: Callable[..., str], width: int) -> None:
    assert "q выход" in look(size=(width, 24))


def test_the_letters_of_a_choice_stay(look: Callable[..., str]) -> None:
    assert " w  слово    p  имя    l  топоним    a  сокращение    escape  назад" in look("d")


def test_a_line_is_typed_in_russian_as_before(review: Callable[[], Session]) -> None:
    async def driven() -> str:
        session = review()
        app = ReviewScreen(session, Keys(), lambda _: lambda _: None, lambda word, _: [word])
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("у")  # the key of e
            pilot.app.screen.query_one(Input).value = "Пхеньян"
            await pilot.press("enter")
            return session.status(session.entries[0]).name

    assert asyncio.run(driven()) == "REPLACED"
