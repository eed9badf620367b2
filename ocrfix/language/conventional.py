"""Names that no transcription yields, because Russian or English has a form of its own.

``Пекин`` is Beijing, ``Чан Кай-ши`` Chiang Kai-shek, ``Черчилль`` Churchill: either the Russian
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
шаньси: shansi | шэньси: shensi | фуцзянь: fukien | чжэцзян: chekiang | цзянси: kiangsi
цзилинь: kirin | хэйлунцзян: heilungkiang | хэбэй: hopeh, hopei | хубэй: hupeh | чэнду: chengtu
циндао: tsingtao | цзинань: tsinan | сиань: sian | яньань: yenan | далянь: dairen
пекин: beijing, peking | бэйпин: peiping, beiping | нанкин: nanjing, nanking | тибет: tibet
тяньцзинь: tientsin | кантон: canton, guangzhou | мукден: mukden, shenyang | харбин: harbin
дальний: dalian, dairen, dalny | порт-артур: port arthur, lushun, lüshun | чунцин: chungking
гонконг: hong kong, hongkong | фучжоу: foochow | сямынь: amoy, xiamen | маньчжурия: manchuria
тайвань: taiwan | формоза: formosa | сеул: seoul | пхеньян: pyongyang | корея: korea
токио: tokyo | киото: kyoto | иокогама: yokohama | осака: osaka | япония: japan | китай: china
монголия: mongolia | улан-батор: ulan bator, ulaanbaatar | сайгон: saigon | хайфон: haiphong
москва: moscow | ленинград: leningrad | киев: kiev, kyiv | харьков: kharkov, kharkiv
варшава: warsaw | прага: prague | берлин: berlin | вена: vienna | женева: geneva | рим: rome
париж: paris | лондон: london | вашингтон: washington | нью-йорк: new york | бонн: bonn
бухарест: bucharest | белград: belgrade | будапешт: budapest | софия: sofia | тирана: tirana
хельсинки: helsinki | анкара: ankara | каир: cairo | дамаск: damascus | тегеран: tehran, teheran
кабул: kabul | дели: delhi | гавана: havana | потсдам: potsdam | ялта: yalta
"""
_PERSONS = """
чан кай-ши: chiang kai-shek, jiang jieshi | чан кайши: chiang kai-shek, jiang jieshi
сун ят-сен: sun yat-sen, sun zhongshan | ли сын ман: syngman rhee | хо ши мин: ho chi minh
хо ши-мин: ho chi minh | хошимин: ho chi minh | неру: nehru
чойбалсан: choibalsan | цеденбал: tsedenbal | эйзенхауэр: eisenhower | трумэн: truman
рузвельт: roosevelt | кеннеди: kennedy | джонсон: johnson | никсон: nixon | киссинджер: kissinger
макартур: macarthur | маккартур: macarthur | риджуэй: ridgway | даллес: dulles | ачесон: acheson
гарриман: harriman | гопкинс: hopkins | бирнс: byrnes | маршалл: marshall | болен: bohlen
черчилль: churchill | эттли: attlee | иден: eden | бевин: bevin | макмиллан: macmillan
вильсон: wilson | уилсон: wilson | де голль: de gaulle | бидо: bidault | мендес-франс: mendes-france
тольятти: togliatti | торез: thorez | тито: tito | кардель: kardelj
джилас: djilas, đilas | ранкович: rankovic | ходжа: hoxha | энвер ходжа: enver hoxha
гомулка: gomulka | берут: bierut | циранкевич: cyrankiewicz | надь: nagy | имре надь: imre nagy
ракоши: rakosi | гере: gero | готвальд: gottwald | дубчек: dubcek | сланский: slansky
чаушеску: ceausescu | георгиу-деж: gheorghiu-dej | паукер: pauker | ульбрихт: ulbricht
хонеккер: honecker | гротеволь: grotewohl | пик: pieck | насер: nasser | кастро: castro
нкрума: nkrumah | гевара: guevara | иосиф: joseph, josef | александр: alexander | пётр: peter
хаммаршельд: hammarskjold | форрестол: forrestal | клей: clay | мосаддык: mosaddeq, mossadegh
кэй: queuille | уоллес: wallace | мок: moch | николай: nicholas | михаил: michael
лев: leo | юрий: yuri | дмитрий: dmitri
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
