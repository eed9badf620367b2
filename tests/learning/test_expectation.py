"""Learning without truth: a planted confusion is found, clean text teaches nothing."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.language.confusions import ErrorModel
from ocrfix.language.knowledge import Knowledge
from ocrfix.language.profile import Profile, Source, Tally
from ocrfix.learning.doubts import Doubt, Page, Reading, page_of
from ocrfix.learning.expectation import MOST_OF_A_FORM, learn, over, shares, tallied, weighed
from ocrfix.rules.base import RuleContext

KNOWLEDGE = Knowledge()
SHIPPED = ErrorModel.load()
#: Sentences in the manner of the papers, with rare and with frequent letters.
SENTENCES = """\
Конференция профсоюзов обсудила эффективность работы фабрик и финансовый отчет фонда.
Командование фронта перебросило флот и эшелон с офицерами на правый фланг противника.
Цены на пшеницу и цемент в столице выросли, цехи станции цветных металлов простаивают.
Офицеры штаба округа фактически не выполнили распоряжение о форме и формировании частей.
Председатель фракции доложил, что франко-прусская граница фиксирована в конфиденциальной форме.
Профессор физики прочитал в клубе лекцию о фашизме и об американской внешней политике.
Сельскохозяйственный кооператив получил хорошие семена и хозяйственный инвентарь.
Министерство финансов утвердило смету расходов, бухгалтерия оформила все документы.
Фотографии и фамилии арестованных переданы в информационный отдел комитета.
Шофер доставил графики и цифры о площади посевов в оффициальную комиссию республики.
"""


@cache
def page(text: str, path: str = "page.txt") -> Page:
    return page_of(RuleContext(find_zones(Document(path, text)), KNOWLEDGE, Settings()))


def misread(text: str, truth: str, read: str, share: float, seed: int) -> str:
    chance = random.Random(seed)
    return "".join(read if one == truth and chance.random() < share else one for one in text)


def profile(pages: list[Page]) -> Profile:
    return Profile().replaced(Source.TEXTS, learn(pages, SHIPPED).tally)


@pytest.mark.parametrize(("truth", "read"), [("ф", "р"), ("ц", "ж"), ("ш", "д")])
def test_a_planted_confusion_is_found(truth: str, read: str) -> None:
    pages = [page(misread(SENTENCES, truth, read, 0.7, seed)) for seed in range(3)]
    made = profile(pages)
    model = over(SHIPPED, made)
    before, after = (one.confusion(truth, read).weight for one in (SHIPPED, model))
    assert after < before - 2
    risen = [one for one in made.confusions(SHIPPED)
             if one.weight < SHIPPED.confusion(one.truth, one.read).weight]  # fmt: skip
    assert {(one.truth, one.read) for one in risen} == {(truth, read)}
    assert made.examples((truth, read))


def test_clean_text_gives_no_new_confusion() -> None:
    made = profile([page(SENTENCES)] * 5)
    moves = [one.weight - SHIPPED.confusion(one.truth, one.read).weight
             for one in made.confusions(SHIPPED)]  # fmt: skip
    assert all(0 < move < 0.3 for move in moves)


def test_a_name_that_stands_often_is_no_misreading() -> None:
    """Many sightings of one form count as two, and make it likelier that it is right."""
    names = "Товарищ Вуртембек прибыл. Затем Вуртембек выехал. Принял его Вуртембек."
    assert not [one for one in profile([page(names)] * 30).confusions(SHIPPED)
                if one.weight < SHIPPED.confusion(one.truth, one.read).weight]  # fmt: skip
    doubt = page(names).doubts[0]
    assert shares(doubt, True, SHIPPED)[0] > shares(doubt, False, SHIPPED)[0]


def test_rare_names_in_all_their_cases_raise_no_confusion() -> None:
    stems = ["Вуртембек", "Хальворсен", "Балтырбаев", "Мурзабеков", "Шлянгер", "Гурченок", "Бещев"]
    names = [stem + ending for stem in stems for ending in ("", "а", "у", "ом", "е")]
    text = "\n".join(f"Товарищ {name} прибыл. Письмо передал {name} в отдел." for name in names)
    made = profile([page(text)] * 3)
    assert len(page(text).doubts) > 60
    assert not [one for one in made.confusions(SHIPPED)
                if one.weight < SHIPPED.confusion(one.truth, one.read).weight]  # fmt: skip


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(6)))
def test_the_order_of_files_does_not_matter(order: list[int]) -> None:
    pages = [page(misread(SENTENCES, "ф", "р", 0.1 * seed, seed), f"{seed}") for seed in range(6)]
    assert learn([pages[place] for place in order], SHIPPED) == learn(pages, SHIPPED)


READINGS = st.builds(
    Reading,
    st.text(alphabet="абвдфр", min_size=1, max_size=8),
    st.floats(-60, 5),
    st.none() | st.floats(0, 20),
)
DOUBTS = st.builds(
    Doubt,
    st.text(alphabet="абвдфр", min_size=1, max_size=8),
    st.booleans(),
    st.lists(READINGS, max_size=6).map(tuple),
)


@given(DOUBTS, st.booleans())
def test_probability_is_conserved(doubt: Doubt, again: bool) -> None:
    right, likely = shares(doubt, again, SHIPPED)
    assert right + sum(likely) == pytest.approx(1.0)
    assert all(share >= 0 for share in (right, *likely))


@given(st.lists(DOUBTS, max_size=12))
@example(
    [Doubt("а", True, (Reading("а", 0.0, None),)), Doubt("а", True, (Reading("а", 0.0, 0.0),))]
)
def test_no_more_is_seen_than_there_is(doubts: list[Doubt]) -> None:
    """The sightings of a form are shared out, never multiplied."""
    forms = {doubt.form for doubt in doubts}
    counted = sum(one.counted for one in weighed(doubts))
    assert counted <= min(len(doubts), MOST_OF_A_FORM * len(forms)) + 1e-9
    tally = tallied(weighed(doubts), SHIPPED, {})
    longest = max((max(len(one.text), len(doubt.form)) for doubt in doubts
                   for one in doubt.readings), default=0)  # fmt: skip
    assert sum(tally.counts.values()) <= counted * longest + 1e-9


def test_what_pairs_have_shown_helps_to_read_the_texts() -> None:
    pair = ("ф", "р")
    texts = [page(misread(SENTENCES, *pair, 0.3, 1))]
    shown = Tally({("ф", "ф"): 50.0, pair: 50.0})
    known = Profile().replaced(Source.PAIRS, shown)
    alone, helped = learn(texts, SHIPPED).tally, learn(texts, SHIPPED, known).tally
    assert helped.counts[pair] > alone.counts[pair]
