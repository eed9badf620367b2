"""Where the translation should have what a place of the original says."""

from __future__ import annotations

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import RuleContext

KNOWLEDGE = Knowledge()
ORIGINAL = """\
Товарищу ЗАХАРОВУ.

В строю 51.230 человек. Винтовок и карабинов имеется 23.600. Пехотное училище переведено на новое
место и готовит офицеров для всех частей. Разбито 112 автомашин, из них 70 с грузом боеприпасов.
"""
TRANSLATION = """
To Comrade ZAKHAROV. There are 51,230 men in the ranks. There are 23,600 rifles and carbines. The
infantry school was moved to a new place and trains officers for all the units. 112 vehicles were
destroyed, 70 of them loaded with ammunition.

This text is published from the papers of the mission, which were given to the archive by the heirs
of its secretary and put in order by the keepers of the collection. Words that nobody could read are
left out. Names are spelled as in the other papers of the collection, and dates are in new style.
"""


def context_of(source: str) -> RuleContext:
    return RuleContext(find_zones(Document(path="x", source=source)), KNOWLEDGE, Settings())


def test_a_word_is_looked_for_between_the_numbers_around_it() -> None:
    source = ORIGINAL + TRANSLATION
    span = context_of(source).places(source.index("училище"))
    assert span is not None
    text = span.text(source)
    assert "infantry school" in text
    assert len(text) < len(TRANSLATION)


def test_without_numbers_the_text_runs_evenly() -> None:
    paragraph = "Прошу сообщить ваше мнение о положении дел на железной дороге и в порту. "
    english = "Please inform us of your opinion of the state of affairs on the railway and port. "
    original = paragraph * 10 + "Училище переведено. " + paragraph * 10
    translation = english * 10 + "The school was moved. " + english * 10
    source = f"{original}\n\n{translation}\n"
    span = context_of(source).places(source.index("Училище"))
    assert span is not None
    assert "school" in span.text(source)


def test_without_a_translation_there_is_no_place() -> None:
    assert context_of(ORIGINAL).places(ORIGINAL.index("училище")) is None
