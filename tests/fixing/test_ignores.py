import pytest

from ocrfix.document.model import Document
from ocrfix.fixing.ignores import quiet_spans
from ocrfix.issues import Issue
from ocrfix.text.spans import Span


def silenced(source: str, word: str, rule: str = "DIC001") -> bool:
    start = source.index(word)
    issue = Issue(rule, "", Span(start, start + len(word)), word, "")
    return quiet_spans(Document("a.txt", source)).silences(issue)


@pytest.mark.parametrize(
    "source",
    [
        "вопрос кжно [sic] корейский",
        "вопрос кжно[sic!] корейский",
        "вопрос «кжно» (sic) корейский",
        "вопрос кжно (sic!) корейский",
        "вопрос кжно [так в документе] корейский",
        "вопрос кжно,\n[Так в тексте.] корейский",
        "вопрос кжно [так!] корейский",
        "вопрос <кжно> корейский",
        "вопрос <…кжно слово…> корейский",
        "вопрос https://example.org/кжно корейский",
        "вопрос www.кжно.org корейский",
        "вопрос кжно@example.org корейский",
        "вопрос [нрзб: кжно] корейский",
        "вопрос [неразборчиво кжно] корейский",
        "вопрос <!-- кжно\nвторая строка --> корейский",
        "вопрос кжно <!-- ocrfix: ignore -->\nкорейский",
        "# ocrfix: ignore-next-line\nвопрос кжно\nкорейский",
        "<!-- ocrfix: ignore-file the scan is bad -->\nвопрос\n\nкжно корейский",
        "<!-- ocrfix: ignore-begin a bad scan -->\n\nкжно\n<!-- ocrfix: ignore-end -->\nкорейский",
        "# ocrfix: ignore-begin DIC\nкжно\n# ocrfix: ignore-end DIC\nкорейский",
        "вопрос кжно корейский # ocrfix: ignore «кжно» so in the copy",
        '# ocrfix: ignore-file DIC001 "кжно"\nвопрос кжно\nкорейский',
    ],
)
def test_a_quiet_place_is_silent_and_the_rest_is_not(source: str) -> None:
    assert silenced(source, "кжно")
    if "ignore-file" not in source:
        assert not silenced(source, "корейский")


@pytest.mark.parametrize(
    "source",
    [
        "при температуре < 5 кжно > 3",
        "<вопрос\nкжно> корейский",
        "вопрос (так кжно) корейский",
        "кжно вопрос [sic]",
        "# ocrfix: ignored\nкжно",
        "кжно\n# ocrfix: ignore",
        "# ocrfix: ignore-next-line\n\nкжно",
        "<!-- не закрыт кжно",
        "# ocrfix: ignore-begin\nкжно",
        "# ocrfix: ignore-begin DIC\nкжно\n# ocrfix: ignore-end REF",
        "# ocrfix: ignore-begin\nвопрос\n# ocrfix: ignore-end\nкжно",
        "# ocrfix: ignore-end\nкжно\n# ocrfix: ignore-begin",
        "кжно # ocrfix: ignore «южно»",
    ],
)
def test_what_only_looks_quiet_is_not(source: str) -> None:
    assert not silenced(source, "кжно")


@pytest.mark.parametrize(
    ("rule", "silent"), [("REF001", True), ("SCR002", True), ("DIC001", False), ("REF002", False)]
)
def test_named_rules_alone_are_silenced(rule: str, silent: bool) -> None:
    source = "№ 15608 # ocrfix: ignore REF001, SCR002 so in the original, not REF002"
    assert silenced(source, "15608", rule) is silent
