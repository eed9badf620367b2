from __future__ import annotations

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.facts.formulas import find_formulas
from ocrfix.language.forms import FormLine
from ocrfix.text.spans import Span

FORMULAS = (
    FormLine("precedence", "Вне очереди", ("OUT OF TURN",), True, ""),
    FormLine("precedence", "Срочно", ("URGENT",), True, ""),
    FormLine("precedence", "Весьма срочно", ("EXTREMELY URGENT",), True, ""),
    FormLine("classification", "Секретно", ("SECRET",), True, ""),
    FormLine("printed-matter", "Для заметок", ("For notes",), True, ""),
)


def found(text: str, kind: ZoneKind, language: str) -> list[str]:
    document = Document(path="", source=text)
    zone = Zone(kind, Span(0, len(text)), language)
    facts = find_formulas(document.with_zones((zone,)), zone, FORMULAS)
    return [fact.value for fact in facts]


def test_lines_of_the_cover_with_and_without_errors() -> None:
    text = "ВНЕ ОЧЕРЕЛИ\nСекретно. Экз. № 3\nДля заметок\nрезюме\nВ. ЗЮЧКО"
    assert found(text, ZoneKind.COVER_FORM, "ru") == ["внеочереди", "секретно"]


def test_the_longest_rendering_wins() -> None:
    assert found("EXTREMELY URGENT T To", ZoneKind.TRANSLATION, "en") == ["весьмасрочно"]


def test_words_of_the_text_are_no_formula() -> None:
    assert found("the matter is urgent", ZoneKind.TRANSLATION, "en") == []
