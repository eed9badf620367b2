"""Dates of descriptions: any text is read without an error, any date comes back from each form."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix.records.patterns.dates import find_dates, parse_date
from ocrfix.records.patterns.edtf_text import bounds, is_edtf

RUSSIAN = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
]  # fmt: skip
NOMINATIVE = [
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь",
]  # fmt: skip
ENGLISH = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
GERMAN = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
]  # fmt: skip
UKRAINIAN = [
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
    "жовтня", "листопада", "грудня",
]  # fmt: skip
ROMAN = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
]  # fmt: skip
TYPEWRITER = [
    "1", "П", "Ш", "1У", "У", "У1", "УП", "УШ", "1Х", "Х", "Х1", "ХП",
]  # fmt: skip

DAYS = st.dates(date(1900, 1, 1), date(1999, 12, 31))
#: Forms of one day: language, the text.
FORMS = {
    "ru long": ("ru", lambda d: f"{d.day} {RUSSIAN[d.month - 1]} {d.year} г."),
    "ru quoted": ("ru", lambda d: f"«{d.day}» {RUSSIAN[d.month - 1]} {d.year} года"),
    "ru year first": ("ru", lambda d: f"{d.year} г., {RUSSIAN[d.month - 1]} {d.day}"),
    "ru short year": ("ru", lambda d: f"{d.day} {RUSSIAN[d.month - 1]} {d:%y} г."),
    "ru ending": ("ru", lambda d: f"{d.day}-го {RUSSIAN[d.month - 1]} {d.year}г"),
    "ru figures": ("ru", lambda d: f"{d:%d.%m.%Y}"),
    "ru short figures": ("ru", lambda d: f"{d.day}.{d.month}.{d:%y} г."),
    "ru roman": ("ru", lambda d: f"{d.day}.{ROMAN[d.month - 1]}.{d.year}"),
    "ru roman slash": ("ru", lambda d: f"{d.day}/{ROMAN[d.month - 1]}-{d:%y} г."),
    "ru typewriter": ("ru", lambda d: f"{d.day}/{TYPEWRITER[d.month - 1]}-{d:%y} г."),
    "ru reversed": ("ru", lambda d: f"{d:%Y.%m.%d}"),
    "ru capitals": ("ru", lambda d: f"{d.day} {RUSSIAN[d.month - 1].upper()} {d.year} ГОДА"),
    "en american": ("en", lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}"),
    "en zero": ("en", lambda d: f"{ENGLISH[d.month - 1]} {d:%d}, {d.year}"),
    "en british": ("en", lambda d: f"{d.day} {ENGLISH[d.month - 1]} {d.year}"),
    "en short": ("en", lambda d: f"{d.day} {ENGLISH[d.month - 1][:3]}. {d.year}"),
    "en year first": ("en", lambda d: f"{d.year} {ENGLISH[d.month - 1]} {d.day}"),
    "en figures": ("en", lambda d: f"{d:%m/%d/%Y}"),
    "en roman": ("en", lambda d: f"{d.day}.{ROMAN[d.month - 1]}.{d:%y}"),
    "de long": ("de", lambda d: f"{d.day}. {GERMAN[d.month - 1]} {d.year}"),
    "uk long": ("uk", lambda d: f"{d.day} {UKRAINIAN[d.month - 1]} {d.year} р."),
    "iso": (None, lambda d: d.isoformat()),
}
QUALIFIED = {
    ("ru", "не ранее {}"): "[{}..]", ("ru", "не позднее {}"): "[..{}]", ("ru", "около {}"): "{}~",
    ("ru", "до {}"): "[..{}]", ("ru", "после {}"): "[{}..]", ("ru", "{} (?)"): "{}?",
    ("ru", "[{}]"): "{}", ("ru", "от {}"): "{}", ("ru", "Москва, {}"): "{}",
    ("en", "not earlier than {}"): "[{}..]", ("en", "no later than {}"): "[..{}]",
    ("en", "circa {}"): "{}~", ("en", "before {}"): "[..{}]", ("en", "after {}"): "[{}..]",
    ("en", "[{}?]"): "{}?", ("en", "on {}"): "{}",
    ("de", "nicht vor dem {}"): "[{}..]", ("de", "um den {}"): "{}~",
    ("uk", "не раніше {}"): "[{}..]", ("uk", "не пізніше {}"): "[..{}]",
}  # fmt: skip
TIMED = {
    ("ru", "{} {} час. {} мин."), ("ru", "{} в {}.{}"), ("en", "{} at {}:{}"),
}  # fmt: skip


@given(
    st.text(alphabet="0123456789IVXХУШПlЗО.,/-–«»[]()?: гмаянврсопдеJanuarytoft'\n", max_size=80)
)
@settings(max_examples=500, deadline=None)
def test_any_text_is_read(text: str) -> None:
    for language in (None, "ru", "en", "de", "uk"):
        for found in (*find_dates(text, language), parse_date(text, language)):
            assert found.span.text(text) == found.raw
            for edtf in (found.edtf, *found.alternatives):
                assert edtf is None or is_edtf(edtf)
            assert found.time is None or (len(found.time) == 5 and found.edtf is not None)
            assert (found.earliest or "") <= (found.latest or "9999")


@given(st.text(max_size=60))
def test_any_characters_are_read(text: str) -> None:
    assert parse_date(text).span.text(text) == parse_date(text).raw
    find_dates(text)


@given(st.lists(st.sampled_from(
    ["5", "16", "января", "мая", "1951", "г.", "–", "и", "или", "с", "по", "до", "не ранее", "51",
     "IX", "/", ".", ",", "(", ")", "[", "]", "?", "около", "д.", "14", "45", "час.", "лето", "в",
     "May", "to", "between", "ст. ст.", "начало", "вторник", "1950-е", "19__", "II", "квартал"]
), max_size=14), st.sampled_from([" ", ""]))  # fmt: skip
@settings(max_examples=500, deadline=None)
def test_words_of_dates_in_any_order(words: list[str], blank: str) -> None:
    text = blank.join(words)
    end = 0
    for found in find_dates(text, "ru"):
        assert found.span.start >= end and found.edtf is not None and is_edtf(found.edtf)
        parse_edtf(found.edtf)
        end = found.span.end
    found = parse_date(text, "ru")
    if found.edtf is not None:
        parse_edtf(found.edtf)


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_a_day_comes_back_from_each_form(form: str, day: date) -> None:
    language, render = FORMS[form]
    found = parse_date(render(day), language)
    assert day.isoformat() in (found.edtf, *found.alternatives)
    sure = form not in ("en figures",) or day.day > 12 or day.day == day.month
    assert found.edtf == day.isoformat() or not sure
    assert found.alternatives == () or not sure


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_a_day_is_found_in_running_text(form: str, day: date) -> None:
    language, render = FORMS[form]
    text = f"Л. 12, ф. 45. {render(day)} // Оп. 1, д. 337"
    assert day.isoformat() in [
        edtf for found in find_dates(text, language) for edtf in (found.edtf, *found.alternatives)
    ]


@given(day=DAYS, case=st.sampled_from(sorted(QUALIFIED)), data=st.data())
def test_qualified_days(day: date, case: tuple[str, str], data: st.DataObject) -> None:
    language, frame = case
    form = data.draw(st.sampled_from([name for name in FORMS if name.startswith(language)]))
    if form == "en figures" or (form == "ru year first" and "Москва" in frame):
        return
    text = frame.format(FORMS[form][1](day))
    assert parse_date(text, language).edtf == QUALIFIED[case].format(day.isoformat())


@given(day=DAYS, length=st.integers(1, 400), form=st.sampled_from(sorted(FORMS)))
def test_ranges_of_days(day: date, length: int, form: str) -> None:
    language, render = FORMS[form]
    last = day + timedelta(days=length)
    frames = {"ru": ("с {} по {}", "{} – {}"), "en": ("from {} to {}", "between {} and {}"),
              "de": ("{} bis {}",), "uk": ("з {} по {}",)}.get(language or "", ())  # fmt: skip
    if last.year > 1999 or form == "en figures":
        return
    for frame in frames:
        text = frame.format(render(day), render(last))
        assert parse_date(text, language).edtf == f"{day.isoformat()}/{last.isoformat()}", text


@given(day=DAYS, hour=st.integers(0, 23), minute=st.integers(0, 59),
       case=st.sampled_from(sorted(TIMED)))  # fmt: skip
def test_times_beside_days(day: date, hour: int, minute: int, case: tuple[str, str]) -> None:
    language, frame = case
    form = "ru long" if language == "ru" else "en american"
    text = frame.format(FORMS[form][1](day), hour, f"{minute:02d}")
    found = parse_date(text, language)
    assert (found.edtf, found.time) == (day.isoformat(), f"{hour:02d}:{minute:02d}")


@given(st.integers(1900, 1998), st.integers(1, 12), st.integers(1, 12))
def test_months_and_years(year: int, first: int, last: int) -> None:
    month = NOMINATIVE[first - 1]
    assert parse_date(f"{month} {year} г.", "ru").edtf == f"{year}-{first:02d}"
    assert parse_date(f"{ENGLISH[first - 1]}, {year}", "en").edtf == f"{year}-{first:02d}"
    assert parse_date(f"{year}–{year + 1} гг.", "ru").edtf == f"{year}/{year + 1}"
    if first < last:
        text = f"{month} – {NOMINATIVE[last - 1]} {year} г."
        assert parse_date(text, "ru").edtf == f"{year}-{first:02d}/{year}-{last:02d}"


ONE = st.one_of(
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
    DAYS.map(lambda day: f"{day:%Y}"[:3] + "X"),
    DAYS.map(lambda day: f"XXXX-{day:%m-%d}"),
    st.builds("{}-{}".format, st.integers(1942, 1999), st.sampled_from(["21", "22", "23", "33"])),
)
TEXTS = st.one_of(
    ONE,
    ONE.filter(lambda one: one[-3:-1] not in ("-2", "-3") or one.count("-") != 1).map("{}~".format),
    ONE.map("[{}..]".format),
    ONE.map("[..{}]".format),
    DAYS.map(lambda day: f"{day}?"),
    DAYS.map(lambda day: f"{day}/.."),
    st.tuples(DAYS, DAYS).map(sorted).map(lambda two: f"{two[0]}/{two[1]}"),
    st.lists(DAYS, min_size=2, max_size=4).map(lambda days: "{" + ",".join(map(str, days)) + "}"),
    st.lists(DAYS, min_size=2, max_size=4).map(lambda days: "[" + ",".join(map(str, days)) + "]"),
)


@given(TEXTS, st.sampled_from(["ru", "en", None]))
def test_edtf_reads_as_itself(edtf: str, language: str | None) -> None:
    found = parse_date(edtf, language)
    assert edtf in (found.edtf, *found.alternatives)
    ambiguous = edtf[4:5] == "-" and edtf[5:].isdigit() and edtf[5:] > edtf[2:4]
    assert found.edtf == edtf or ambiguous
    assert bool(found.alternatives) == ambiguous


@given(TEXTS)
@settings(deadline=None)
def test_bounds_agree_with_the_library(edtf: str) -> None:
    if "X" in edtf or re.search(r"\d{4}-(?:2[1-4]|33)(?!\d)", edtf):
        return
    library = parse_edtf(edtf)
    for mine, theirs in zip(bounds(edtf), (library.lower_strict(), library.upper_strict()),
                            strict=True):  # fmt: skip
        if isinstance(theirs, float):
            assert math.isinf(theirs) and mine is None
        elif mine is not None:
            assert mine == "{:04d}-{:02d}-{:02d}".format(*theirs[:3])
