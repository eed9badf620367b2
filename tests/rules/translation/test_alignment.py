from __future__ import annotations

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.facts import FactKind, extract
from ocrfix.rules.translation.alignment import Alignment, Claim, align, settled
from ocrfix.text.spans import Span


def aligned(russian: str, english: str) -> Alignment:
    source = russian + english
    zones = (
        Zone(ZoneKind.BODY, Span(0, len(russian)), "ru", 1),
        Zone(ZoneKind.TRANSLATION, Span(len(russian), len(source)), "en"),
    )
    facts = extract(Document(path="", source=source).with_zones(zones), None)
    numbers = facts.of(FactKind.FIGURE, FactKind.DATE)
    return align(
        [fact for fact in numbers if fact.language == "ru"],
        [fact for fact in numbers if fact.language == "en"],
    )


def test_numbers_that_change_places_are_paired() -> None:
    alignment = aligned(
        "пулеметов - 418, минометов 82-мм - 206, орудий - 54. ",
        "418 machine guns, 206 82-mm mortars and 54 guns",
    )
    assert alignment.lonely_original == alignment.lonely_translation == ()


def test_scale_words_and_number_words() -> None:
    alignment = aligned(
        "10-15 тысяч человек в пятнадцати дивизиях 16 января. ",
        "10,000 - 15,000 men in 15 divisions on January 16",
    )
    assert alignment.lonely_original == ()


def test_the_lonely_ones_meet_between_their_anchors() -> None:
    alignment = aligned(
        "Имеется 340 автомобилей, разбито 172, из них 70 с грузом; 480 человек. ",
        "There are 340 trucks, 112 were destroyed, 70 of them loaded; 480 men. "
        + "x" * 400
        + " 122",
    )
    (lonely,) = alignment.lonely_original
    assert lonely.value == "172"
    assert [fact.value for fact in alignment.candidates(lonely)] == ["112"]


def test_each_number_is_claimed_once() -> None:
    alignment = aligned("30 и 39 тонн. ", "38 tons")
    first, second = alignment.lonely_original
    (theirs,) = alignment.lonely_translation
    kept = settled([Claim(first, theirs, 0.7), Claim(second, theirs, 0.5)])
    assert [claim.original.value for claim in kept] == ["30"]
