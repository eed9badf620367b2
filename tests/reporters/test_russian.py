"""The reports in Russian: no English word of ours is left, numbers have their forms, lines fit."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring

import html5lib
import pytest
from rich.cells import cell_len

from ocrfix.cli.app import run
from ocrfix.corpus import FileReport
from ocrfix.document.model import ZoneKind
from ocrfix.evaluation.alignment import Difference
from ocrfix.evaluation.comparison import Texts, compare
from ocrfix.evaluation.summary import Conditions, Summary
from ocrfix.facts import FactKind
from ocrfix.fixing.decisions import Verdict
from ocrfix.issues import Applicability, Evidence, Severity, Suggestion
from ocrfix.messages import _, grouped, speaking
from ocrfix.reporters import counts, terms
from ocrfix.reporters.base import Display, Totals
from ocrfix.reporters.evaluation import EVALUATION_REPORTS
from ocrfix.reporters.evaluation.marks import Kind, kind_name
from ocrfix.reporters.evaluation.tables import class_name
from ocrfix.reporters.html_style import script
from ocrfix.review.model import Status
from ocrfix.text.spans import Span

SOURCE = "Войска на территории кжно-корейского правительства.\nНомер 15608.\nНомер 15603.\n"
#: Codes, paths, options, keys and file formats, which are the same in every language.
SAME = re.compile(
    r"`ocrfix fix`|ocrfix|[A-Z]{3}\d{3}(?:[ |]+[a-z]+-[a-z-]+)?|\S+\.txt\S*|\b(?:CER|WER|Tab)\b"
)
NUMBERS = (1, 2, 5, 11, 21)


@pytest.fixture(autouse=True)
def russian() -> Iterator[None]:
    with speaking("ru"):
        yield


@pytest.fixture
def report() -> FileReport:
    from ocrfix.document.model import Document
    from ocrfix.issues import Issue

    witness = Span(SOURCE.index("15603"), SOURCE.index("15603") + 5)
    reason = (Evidence("confusion", "«ю» прочитано как «к»"), Evidence("same", "так ниже", witness))
    proposed = {
        "кжно-корейского": (
            Severity.WARNING,
            (Suggestion("южно-корейского", 0.9, reason), Suggestion("", 0.05)),
        ),
        "15608": (Severity.ERROR, (Suggestion("15603", 0.1),)),
        "15603": (Severity.NOTE, ()),
    }
    issues = [
        Issue(
            "DIC001", "unknown-word", Span(SOURCE.index(text), SOURCE.index(text) + len(text)),
            text, f"«{text}» вызывает сомнение", severity, zone="body", suggestions=suggestions,
        )
        for text, (severity, suggestions) in proposed.items()
    ]  # fmt: skip
    problems = ("письмо.txt: записка не прочитана",)
    return FileReport("письмо.txt", Document("письмо.txt", SOURCE), tuple(issues), problems)


def english(text: str) -> list[str]:
    """The Latin words of a text that are no code, path, option or name of a format."""
    return re.findall(r"[A-Za-z]{2,}", SAME.sub(" ", text))


def words_of_page(text: str) -> str:
    """What a reader of the page sees, or hears of its attributes."""
    root = html5lib.parse(text, namespaceHTMLElements=False)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in ("style", "script"):
                parent.remove(child)
    return " ".join(root.itertext())


def words_of_json(text: str, *keys: str) -> str:
    """The values of these keys."""
    found: list[str] = []

    def look(value: object) -> None:
        if isinstance(value, dict):
            found.extend(str(value[key]) for key in keys if isinstance(value.get(key), str))
        for inner in value.values() if isinstance(value, dict) else value:
            if isinstance(inner, dict | list):
                look(inner)

    look(json.loads(text))
    assert found
    return "\n".join(found)


def words_of_junit(text: str) -> str:
    root = fromstring(text)
    said = [str(one.get("message")) for one in root.iter() if one.get("message")]
    return "\n".join([*said, *root.itertext()])


READ: dict[str, Callable[[str], str]] = {
    "terminal": str,
    "markdown": lambda text: re.sub("</?mark>", "", text),
    "html": words_of_page,
    "github": lambda text: " ".join(re.sub(r"^::.*?::", "", one) for one in text.splitlines()),
    "gitlab": lambda text: words_of_json(text, "description"),
    "junit": words_of_junit,
    "sarif": lambda text: words_of_json(json.dumps(_messages(text)), "text"),
}


def _messages(text: str) -> list[object]:
    """The messages of a log; other texts of it are quoted from documents and rules."""
    [one] = json.loads(text)["runs"]
    results = one["results"]
    fixes = [fix["description"] for result in results for fix in result.get("fixes", ())]
    related = [
        where["message"] for result in results for where in result.get("relatedLocations", ())
    ]
    return [*(result["message"] for result in results), *fixes, *related]


@pytest.mark.parametrize("format", READ)
def test_no_english_is_left_of_issues(format: str, printed, report: FileReport) -> None:
    said = READ[format](printed(format, report))
    assert english(said) == []
    assert "вызывает сомнение" in said


@pytest.mark.parametrize("format", READ)
def test_nothing_found(format: str, printed, report_on) -> None:
    shown = printed(format, report_on(SOURCE))
    if format in ("terminal", "markdown", "html", "github"):
        assert "Замечаний нет, проверен 1 файл." in shown
        assert english(READ[format](shown)) == []


def test_the_page_says_its_language_and_allows_its_script(printed, report: FileReport) -> None:
    page = printed("html", report)
    assert '<html lang="ru">' in page
    assert page.count('lang="en"') == 0
    digest = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page
    assert f"<script>{script()}</script>" in page


def test_what_the_script_says_cannot_end_a_text_of_it() -> None:
    shown = script()
    assert "`показано замечаний: ${shown.size} из ${rows.length}`" in shown
    with speaking("en"):
        plain = script()
    assert "<<" not in shown + plain
    for sign in "`\"'\\":
        assert shown.count(sign) == plain.count(sign)


FORMS = {
    counts.issues: "замечание замечания замечаний замечаний замечание",
    counts.in_files: "файле файлах файлах файлах файле",
    counts.unchecked_files: "файл. файла. файлов. файлов. файл.",
    counts.no_issues_in: "файл. файла. файлов. файлов. файл.",
}


@pytest.mark.parametrize("say", FORMS, ids=lambda say: say.__name__)
def test_numbers_have_their_forms(say: Callable[[int], str]) -> None:
    assert [say(number).split()[-1] for number in NUMBERS] == FORMS[say].split()


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((1, 1, 0), "1 замечание в 1 файле."),
        ((21, 22, 0), "22 замечания в 21 файле."),
        ((6, 11, 1), "11 замечаний в 5 файлах. Не удалось проверить 1 файл."),
        ((3, 0, 2), "Замечаний нет, проверен 1 файл. Не удалось проверить 2 файла."),
        ((5, 0, 5), "Ничего не проверено. Не удалось проверить 5 файлов."),
    ],
)
def test_totals(counts: tuple[int, int, int], sentence: str) -> None:
    assert Totals(*counts).sentence == sentence


def test_a_flag_is_one_thing_in_a_review_and_another_in_an_evaluation() -> None:
    assert _(Status.FLAGGED) == "передано коллеге"
    assert kind_name(Kind.FLAGGED) == "есть замечание"


@pytest.mark.parametrize("words", [Kind, Verdict], ids=lambda words: words.__name__)
def test_what_marks_and_verdicts_are_called(words: type[Kind] | type[Verdict]) -> None:
    named = kind_name if words is Kind else terms.verdict_name
    assert [one for one in words if one != Verdict.PLACED and english(named(one))] == []
    with speaking("en"):
        assert {named(one) for one in words} == {one.replace("-", " ") for one in words}


@pytest.mark.parametrize(
    ("number", "expected", "source"),
    [(7, "7", "7"), (1200, "1\u00a0200", "1,200"), (1234567, "1\u00a0234\u00a0567", "1,234,567")],
)
def test_figures_stand_in_groups(number: int, expected: str, source: str) -> None:
    assert grouped(number) == expected
    with speaking("en"):
        assert grouped(number) == source


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (terms.ZONES, list(ZoneKind)),
        (terms.SEVERITIES, list(Severity)),
        (terms.FIXES, list(Applicability)),
        (terms.KINDS, list(FactKind)),
    ],
    ids=["zones", "severities", "fixes", "kinds"],
)
def test_every_code_has_a_name(names: tuple[str, ...], codes: list[str]) -> None:
    assert names == tuple(map(str, codes))
    assert [code for code in codes if english(terms.term(code))] == []
    assert len({terms.term(code) for code in codes}) == len(codes)


def test_every_class_of_errors_has_a_name() -> None:
    assert [kind for kind in Difference if english(class_name(kind))] == []


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Runs a command on the shipped sample in Russian and gives what it prints."""
    file = Path(__file__).parents[2] / "samples" / "112095.txt"

    def printed(*arguments: str) -> str:
        monkeypatch.setenv("COLUMNS", "80")
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        monkeypatch.setattr("sys.stdout", stream)
        run([*arguments, str(file), "--language", "ru", "--no-color"])
        stream.flush()
        return stream.buffer.getvalue().decode("utf-8")

    return printed


def test_the_facts_of_a_telegram(sample) -> None:
    head, columns, *rows, total = sample("facts").splitlines()
    assert "112095.txt: " in head
    assert columns.split() == ["место", "зона", "текст", "значение", "проверка"]
    kinds = [row for row in rows if re.match(r"[^\d\s─]", row)]
    assert english(" ".join(kinds)) == []
    assert {"номер телеграммы", "адресат", "топоним"} <= set(kinds)
    assert re.fullmatch(r"\d+ сведени[йея] в 1 файле: подтверждено \d+, под сомнением \d+\.", total)


def test_the_record_of_a_telegram_has_its_labels_in_one_column(sample) -> None:
    rows = sample("record", "--format", "table").splitlines()
    labels = [row[:14] for row in rows if re.match(r"[а-я][а-я. ]{12}", row)]
    assert len(labels) > 20
    assert all(label.endswith(" ") for label in labels)
    assert english(" ".join(labels)) == []


READ_TEXT = "Товарищу Мологову сообщить о дзух днях Пхеньян.\nМир н дружба.\n"
TRUE_TEXT = "Товарищу Молотову сообщить о двух днях Пхеньян.\nМир и дружба.\n"


def evaluated(format: str, monkeypatch: pytest.MonkeyPatch, *, width: int, before: bool) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    mended = None if before else READ_TEXT.replace("дзух", "двух").replace("Мир", "Мор")
    texts = [Texts(f"{n}.txt", f"{n}e.txt", READ_TEXT, TRUE_TEXT, mended, 2) for n in "аб"]
    conditions = Conditions(0.95, unsafe=True, before_only=before)
    stream = io.StringIO()
    summary = Summary(conditions, tuple(compare(one) for one in texts))
    EVALUATION_REPORTS[format](summary, Display(stream, color=False))
    return stream.getvalue()


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("format", ["terminal", "html"])
def test_no_english_is_left_of_an_evaluation(
    format: str, before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = evaluated(format, monkeypatch, width=80, before=before)
    assert english(words_of_page(said) if format == "html" else said) == []
    assert "2 текста" in said


@pytest.mark.parametrize("width", [30, 60, 80])
def test_an_evaluation_fits(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = evaluated("terminal", monkeypatch, width=width, before=False)
    assert max(map(cell_len, shown.splitlines())) <= width


@pytest.mark.parametrize("width", [30, 60, 80])
def test_a_report_fits(
    width: int, printed, report: FileReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(cell_len, printed("terminal", report).splitlines())) <= width
