"""Names that no transcription yields, because Russian or English has a form of its own.

``Пекин`` is Beijing, ``Чан Кай-ши`` Chiang Kai-shek, ``Рузвельт`` Roosevelt: either the Russian
name was transcribed from sounds that English does not spell, or one of the languages kept an older
form. Only what the rules of ``transliteration`` do not find belongs here; persons and places that
they do find (``Аденауэр``, ``Никсон``) need no entry.

The list covers capitals, places and persons frequent in Soviet diplomatic and Party papers of the
1940s-60s; the English forms are those of the period press and of today.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Russian nominative, colon, English forms separated by commas; entries separated by | or a line.
_PLACES = """
синьцзян: sinkiang | сычуань: szechwan, szechuan | гуандун: kwangtung | гуанси: kwangsi
фуцзянь: fukien | чжэцзян: chekiang | цзянси: kiangsi | цзилинь: kirin | хэйлунцзян: heilungkiang
хэбэй: hopeh | хубэй: hupeh | циндао: tsingtao | цзинань: tsinan | далянь: dairen | пекин: beijing
нанкин: nanjing | тяньцзинь: tientsin | кантон: guangzhou | мукден: shenyang
дальний: dalian, dairen | порт-артур: lushun, lüshun | чунцин: chungking
гонконг: hong kong, hongkong | фучжоу: foochow | сямынь: amoy, xiamen | маньчжурия: manchuria
пхеньян: pyongyang | иокогама: yokohama | япония: japan | китай: china | улан-батор: ulaanbaatar
хайфон: haiphong | москва: moscow | киев: kyiv | харьков: kharkiv | рим: rome | париж: paris
каир: cairo | дамаск: damascus | тегеран: tehran
"""
_PERSONS = """
чан кай-ши: chiang kai-shek, jiang jieshi | чан кайши: chiang kai-shek, jiang jieshi
сун ят-сен: sun zhongshan | ли сын ман: syngman rhee | хо ши мин: ho chi minh
хо ши-мин: ho chi minh | хошимин: ho chi minh | рузвельт: roosevelt | маккартур: macarthur
риджуэй: ridgway | чаушеску: ceausescu | иосиф: joseph, josef | александр: alexander | пётр: peter
хаммаршельд: hammarskjold | форрестол: forrestal | мосаддык: mosaddeq, mossadegh | кэй: queuille
мок: moch | николай: nicholas | михаил: michael | лев: leo | юрий: yuri | дмитрий: dmitri
"""


@lru_cache(maxsize=1)
def _russian_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for entry in re.split(r"[|\n]", _PLACES.strip() + "\n" + _PERSONS.strip()):
        russian, _, english = entry.partition(":")
        for form in english.split(","):
            joined = russian.strip().replace("-", "").replace(" ", "")
            found.setdefault(re.sub("[ -]", "", form), []).append(joined)
    return {english: tuple(russian) for english, russian in found.items()}


def conventional_russian(english: str) -> tuple[str, ...]:
    """Russian names, run together, for a lower-case English one run together; often none.

    >>> conventional_russian("beijing")
    ('пекин',)
    """
    return _russian_of().get(english, ())
