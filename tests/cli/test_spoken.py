"""Commands, options and counted things in Russian; English stays what it is after Russian."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import typer

from ocrfix.cli import app, decisions, trace
from ocrfix.cli.spoken import agreed, said
from ocrfix.config import TOML_SAYS
from ocrfix.errors import ExitCode, InputError, UsageError, reason_of
from ocrfix.fixing.plan import plan
from ocrfix.fixing.standing import State
from ocrfix.issues import Applicability, Issue, Severity, Suggestion
from ocrfix.language.confusions import Confusion
from ocrfix.messages import retold, speaking
from ocrfix.reporters import counts
from ocrfix.text.spans import Span


def _commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield words
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, (*words, name))


COMMANDS = list(_commands(typer.main.get_command(app.app)))


def _help(words: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert app.run([*words, "--help", "--language", language]) == ExitCode.CLEAN
    return str(capsys.readouterr().out)


def _told(text: str) -> str:
    """Help without what is the same in all languages: options, places, examples, choices."""
    text = re.sub(r"(?m)^ {4}ocrfix .*$|\bocrfix(?: [a-z]+)*|--?[a-z-]+|\[[A-Z=]+\]", "", text)
    return re.sub(r"[\w./]*[./_$*][\w./*]*|[\w-]+(?:[|,]\s*[\w-]+)+", "", text)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_is_russian(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    russian, english = (_help(words, language, capsys) for language in ("ru", "en"))
    assert russian.startswith("Использование: ocrfix")
    assert english.startswith("Usage: ocrfix")
    assert max(map(len, russian.splitlines())) <= 80
    assert re.findall(r"[A-Za-z][a-z]+ [a-z]{2,}", _told(russian)) == []
    pattern = re.compile(r'^    (ocrfix [^"\n]*)', re.MULTILINE)
    assert pattern.findall(russian) == pattern.findall(english)
    assert re.findall(r" (--[a-z-]+)", russian.split("Параметры:")[1]) != []


@pytest.mark.parametrize("words", [words for words in COMMANDS if words in {(), ("decisions",)}])
def test_no_command_is_told_with_dots(words, capsys: pytest.CaptureFixture[str]) -> None:
    assert "..." not in _help(words, "ru", capsys).split("Команды:")[1]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["check"], "Не указан аргумент 'PATH'; см. ocrfix --help"),
        (["check", "--jobs"], "Параметру '--jobs' нужно значение; см. ocrfix --help"),
        (["check", "--jobs", "two", "x"],
         "Недопустимое значение '--jobs': 'two' — не целое число; см. ocrfix --help"),
        (["check", "--jobs", "-1", "x"],
         "Недопустимое значение '--jobs': -1 — вне пределов x>=0; см. ocrfix --help"),
        (["check", "--min-confidence", "much", "x"],
         "Недопустимое значение '--min-confidence': 'much' — не число; см. ocrfix --help"),
        (["check", "--quiet=3", "x"],
         "У параметра '--quiet' нет значения; см. ocrfix --help"),
        (["check", "--slect", "REF", "x"],
         "Нет такого параметра: --slect (возможно: --select); см. ocrfix --help"),
        (["check", "--zzz", "x"], "Нет такого параметра: --zzz; см. ocrfix --help"),
        (["chekc"],
         "Нет такой команды: «chekc». Возможно, имелось в виду 'check'? См. ocrfix --help"),
        (["zzzzzz"], "Нет такой команды: «zzzzzz»; см. ocrfix --help"),
        (["learn", "--pairs", "a"], "Параметру '--pairs' нужно значений: 2; см. ocrfix --help"),
        (["explain", "REF001", "REF002"], "Лишние аргументы: REF002; см. ocrfix --help"),
        (["check", "--language", "de"], "--language: неизвестный язык «de»; есть en, ru"),
    ],
)  # fmt: skip
def test_a_wrong_command_line(arguments, expected: str, monkeypatch, capsys) -> None:
    monkeypatch.setenv("OCRFIX_LANGUAGE", "ru")
    with speaking("ru"):
        assert app.run(arguments) == ExitCode.USAGE
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"ocrfix: {expected}\n")


def test_an_unknown_message_of_the_library_stays_as_it_is() -> None:
    with speaking("ru"):
        assert said("Nothing of this is known.") == "Nothing of this is known."
        assert (
            said("Invalid value for '--x': It is odd.") == "Недопустимое значение '--x': It is odd."
        )


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Invalid value (at line 1, column 8)", "недопустимое значение (строка 1, столбец 8)"),
        ("Unterminated string (at end of document)", "строка не закрыта (в конце файла)"),
        ("Cannot declare ('a',) twice (at line 2, column 3)",
         "таблица ('a',) объявлена дважды (строка 2, столбец 3)"),
        ("Something new (at line 2, column 3)", "Something new (строка 2, столбец 3)"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_toml(message: str, expected: str) -> None:
    with speaking("ru"):
        assert retold(message, TOML_SAYS) == expected
    assert retold(message, TOML_SAYS) == message


@pytest.mark.parametrize(
    ("count", "number", "english", "russian"),
    [
        (counts.issues, 0, "0 issues", "0 замечаний"),
        (counts.issues, 1, "1 issue", "1 замечание"),
        (counts.issues, 2, "2 issues", "2 замечания"),
        (counts.issues, 5, "5 issues", "5 замечаний"),
        (counts.issues, 11, "11 issues", "11 замечаний"),
        (counts.issues, 21, "21 issues", "21 замечание"),
        (counts.files, 1, "1 file", "1 файл"),
        (counts.files, 112, "112 files", "112 файлов"),
        (counts.words, 2, "2 words", "2 слова"),
        (counts.words, 11, "11 words", "11 слов"),
        (counts.decisions, 21, "21 decisions", "21 решение"),
        (counts.decisions, 5, "5 decisions", "5 решений"),
    ],
)
def test_counted_things(count, number: int, english: str, russian: str) -> None:
    assert count(number) == english
    with speaking("ru"):
        assert count(number) == russian
    assert count(number) == english


@pytest.mark.parametrize("words", [decisions.labels, decisions.states, trace.terms])
def test_words_of_tables(words: Callable[[], dict[str, str]]) -> None:
    assert list(words()) == list(words().values())
    with speaking("ru"):
        assert not any(re.search("[A-Za-z]", word) for word in words().values())


def test_each_state_of_a_place_has_a_word() -> None:
    assert [*decisions.states()] == [*State]


@pytest.mark.parametrize(
    ("language", "answers", "default", "expected"),
    [
        ("ru", ["да"], False, True),
        ("ru", ["Д"], False, True),
        ("ru", ["y"], False, True),
        ("ru", ["нет"], True, False),
        ("ru", ["н"], True, False),
        ("ru", [""], True, True),
        ("ru", [""], False, False),
        ("ru", ["возможно", "да"], False, True),
        ("en", ["yes"], False, True),
        ("en", ["n"], True, False),
        ("en", ["да", ""], False, False),
    ],
)
def test_a_question(language, answers, default: bool, expected: bool, monkeypatch, capsys) -> None:
    given = iter(answers)
    monkeypatch.setattr(typer, "prompt", lambda *arguments, **options: next(given))
    with speaking(language):
        assert agreed("Write?", default=default) is expected
    said_again = {"ru": "Ошибка: ответ не понят\n", "en": "Error: invalid input\n"}[language]
    assert capsys.readouterr().out == said_again * (len(answers) - 1)
    assert list(given) == []


@pytest.mark.parametrize(
    ("language", "default", "expected"),
    [("ru", True, "Писать? [Д/н]"), ("ru", False, "Писать? [д/Н]"), ("en", True, "Писать? [Y/n]")],
)
def test_the_signs_of_a_question(language, default: bool, expected: str, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(typer, "prompt", lambda text, **options: asked.append(text) or "")
    with speaking(language):
        agreed("Писать?", default=default)
    assert asked == [expected]


@pytest.mark.parametrize(
    ("truth", "read", "english", "russian"),
    [
        ("д", "л", "«д» read as «л»", "«д» прочитано как «л»"),
        ("", "л", "a stray «л»", "лишнее «л»"),
        ("д", "", "a lost «д»", "потеряно «д»"),
    ],
)
def test_a_confusion(truth: str, read: str, english: str, russian: str) -> None:
    confusion = Confusion(truth, read, 1.0, "learned")
    assert confusion.note == english
    with speaking("ru"):
        assert confusion.note == russian


@pytest.mark.parametrize(
    ("applicability", "confidence", "reason"),
    [
        ("unsafe", 1.0,
         "небезопасное: число, дата, имя, цитата или №; чтобы исправить, укажите --unsafe"),
        ("safe", 0.5, "уверенность мала: 0.50 < 0.95"),
        ("display-only", 1.0, "только для показа"),
    ],
)  # fmt: skip
def test_why_nothing_is_mended(applicability: str, confidence: float, reason: str) -> None:
    suggestion = Suggestion("южно", confidence, ())
    issue = Issue("DIC001", "unknown-word", Span(0, 4), "кжно", "", Severity.WARNING,
                  Applicability(applicability), "body", (suggestion,))  # fmt: skip
    english = plan([issue], minimum_confidence=0.95, unsafe=False).refused[0]
    with speaking("ru"):
        refused = plan([issue], minimum_confidence=0.95, unsafe=False).refused[0]
    assert refused.reason == reason
    assert refused.kind == english.kind
    assert english.reason.startswith(english.kind)


def test_what_the_system_says(monkeypatch, tmp_path) -> None:
    with speaking("ru"):
        assert reason_of(PermissionError(13, "Permission denied")) == "нет прав доступа"
        assert reason_of(OSError(5, "Something else")) == "Something else"
        assert reason_of(ValueError("a byte")) == "a byte"


def test_messages_are_told_in_the_language_of_their_time(tmp_path) -> None:
    from ocrfix.formats import text

    with speaking("ru"), pytest.raises(InputError, match="нет такого файла; проверьте имя"):
        text.read(tmp_path / "письмо.txt")
    with pytest.raises(InputError, match="no such file; check the name"):
        text.read(tmp_path / "письмо.txt")
    with speaking("ru"), pytest.raises(UsageError, match="правило не названо"):
        from ocrfix.cli.options import codes

        codes([","], "--select")
