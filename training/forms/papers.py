"""Papers in running text: memoranda, letters, orders, minutes, records of conversation, reports."""

from __future__ import annotations

from training.forms.sheet import Sheet
from training.forms.style import long_date
from training.forms.telegrams import copies


def _secrecy(sheet: Sheet) -> None:
    """``Секретно`` and ``Экз. № 1`` in the corner."""
    if sheet.chance(0.25):
        word = sheet.random.choice(["СЕКРЕТНО", "СОВЕРШЕННО СЕКРЕТНО", "КОПИЯ", "СРОЧНО"])
        sheet.spaced(word)
    elif sheet.chance(0.8):
        sheet.printed("classification")
    sheet.maybe(0.6, "Экз. № {day_of_month}")
    sheet.maybe(0.2, "[Копия|Только лично|Особая папка|Проект|Перевод с английского]")


def _number_and_date(sheet: Sheet) -> None:
    date = sheet.writer.date()
    if sheet.chance(0.5):
        sheet.line(f"№ {{slashed}} [от|] {long_date(date, sheet.style)}")
    else:
        sheet.line("[№ {slashed}|Исх. № {slashed}|{slashed}]")
        sheet.line("[{place}|г. {place}|] {date}")


def memorandum(sheet: Sheet) -> None:
    """A memorandum to a superior."""
    _secrecy(sheet)
    sheet.gap()
    sheet.addressee()
    sheet.maybe(0.3, "[Копия:|копия] {person:datv}")
    sheet.gap()
    if sheet.chance(0.6):
        sheet.heading("[Докладная записка|Служебная записка|Справка|Памятная записка|Записка]")
        sheet.maybe(0.7, "[о|по вопросу о] {deed:loct}")
    sheet.body()
    if sheet.chance(0.5):
        sheet.printed("closing")
    sheet.maybe(0.4, "Приложение: [по тексту|упомянутое] на {n:лист:loct}.")
    sheet.signature()
    _number_and_date(sheet)
    if sheet.chance(0.6):
        sheet.footer()


def letter(sheet: Sheet) -> None:
    """A letter to an institution or person."""
    _number_and_date(sheet)
    sheet.maybe(0.4, "[На|В ответ на] № {slashed} от {numeric_date}")
    _secrecy(sheet)
    sheet.addressee()
    sheet.gap()
    sheet.line(
        "[Уважаемый товарищ {surname}!|Многоуважаемый {name}!|Дорогой товарищ!|Тов. {surname}!]"
    )
    sheet.body()
    sheet.printed("closing")
    sheet.signature()


def order(sheet: Sheet) -> None:
    """An order with numbered points."""
    sheet.heading("[Приказ|Распоряжение|Приказание|Директива] № {digits}")
    sheet.line("[по {institution:datv}|{institution:gent}|]")
    sheet.line("[г. {place}|{place}], {date}")
    sheet.maybe(0.7, "[Содержание:|О] {deed:loct}")
    sheet.gap()
    sheet.body(0.35)
    sheet.heading("[Приказываю:|Предлагаю:]")
    _points(sheet, ["instructions", "cadres", "instructions", *sheet.topics])
    sheet.signature()
    sheet.footer()


def _points(sheet: Sheet, topics: list[str]) -> None:
    """Numbered points until the page is full."""
    mark = sheet.random.choice(["{}. ", "{}) ", "§ {}. ", "{}. "])
    number = 1
    while sheet.words < sheet.target - 25:
        topic = sheet.random.choice(topics)
        sheet.lines.append(mark.format(number) + sheet.writer.paragraph(topic, 1))
        number += 1


def extract(sheet: Sheet) -> None:
    """An extract from the minutes of a Party or government body."""
    if sheet.chance(0.4):
        sheet.line("Пролетарии всех стран, соединяйтесь!")
    if sheet.chance(0.7):
        sheet.printed("issuing-office")
    _secrecy(sheet)
    sheet.line("№ {slashed}")
    sheet.line("{numeric_date}")
    sheet.gap()
    sheet.line("[Тт.|Товарищам] {surname:datv}, {surname:datv}, {surname:datv}, {surname:datv}.")
    sheet.heading("Выписка из протокола № {small} [§ {small}|] [заседания|] {institution:gent}")
    sheet.line("[от|Решение от] {date}")
    sheet.gap()
    sheet.line("{day_of_month}. [Вопрос {institution:gent}|О {deed:loct}] [(т. {surname})|].")
    sheet.maybe(0.3, "СЛУШАЛИ: [о {deed:loct}|сообщение {person:gent}].")
    if sheet.chance(0.6):
        sheet.line("[ПОСТАНОВИЛИ:|Постановили:|РЕШИЛИ:]")
    _points(sheet, ["instructions", "finance", "instructions", *sheet.topics])
    sheet.gap()
    sheet.line("[СЕКРЕТАРЬ ЦК|Секретарь|Управляющий делами|Председатель] [{surname}|{name}]")
    if sheet.chance(0.4):
        sheet.footer()


def minutes(sheet: Sheet) -> None:
    """Minutes: who was there, the agenda, what was heard and decided."""
    sheet.heading("Протокол № {small}")
    sheet.line("[заседания|совещания] [у {person:gent}|{institution:gent}] от {date:gent}")
    sheet.line("Присутствовали: [тт.|] {name}, {name}, {name}, {surname}, {surname}, {asian}.")
    sheet.maybe(0.6, "Председательствовал [тов.|] {surname}. Секретарь — {surname}.")
    sheet.line("[Повестка дня:|ПОВЕСТКА ДНЯ]")
    for number in range(1, sheet.random.randint(3, 6)):
        sheet.line(f"{number}. О {{deed:loct}} [(докладчик {{surname}})|].")
    while sheet.words < sheet.target - 35:
        sheet.line("[СЛУШАЛИ:|Выступил {person}:] [о {deed:loct}|сообщение {person:gent}].")
        sheet.lines.append(sheet.writer.paragraph(sheet.random.choice(sheet.topics), 1))
        sheet.line("[ПОСТАНОВИЛИ:|Решено:]")
        sheet.lines.append(sheet.writer.paragraph("instructions", 1))
    sheet.line("Председатель {surname}")
    sheet.line("Секретарь {surname}")


def conversation(sheet: Sheet) -> None:
    """A record of a conversation from somebody's diary."""
    sheet.maybe(0.6, "Из дневника {name:gent}")
    _secrecy(sheet)
    sheet.line("[№ {slashed}|Исх. № {slashed}]")
    sheet.gap()
    sheet.heading("[Запись беседы|Запись основного содержания беседы]")
    sheet.line("[с|с послом] {foreigner:ablt}")
    sheet.line("{date} [в|] {time}")
    sheet.gap()
    sheet.topics = ["talks", "talks", "trade", "press", "elections", *sheet.topics]
    sheet.body()
    sheet.line("[Беседа продолжалась {small} минут.|На беседе присутствовали {name} и {name}.]")
    sheet.line("[Беседу записал|Записал|Переводил] {person}.")
    sheet.signature()
    if sheet.chance(0.4):
        copies(sheet)


def report(sheet: Sheet) -> None:
    """A report or survey with headed sections."""
    sheet.heading("[Отчет|Обзор|Доклад|Справка|Сводка № {small}|Донесение № {small}]")
    sheet.line("[о|по вопросу о] {deed:loct} [за {month} {year} г.|на {date:accs}]")
    sheet.gap()
    sheet.topics.append("reports")
    parts = sheet.random.choice([2, 3])
    for part in range(1, parts + 1):
        mark = sheet.random.choice(["I" * part, str(part)])
        sheet.lines.append(f"{mark}. " + sheet.style.typed(sheet.writer.slot_thing("nomn")).upper())
        sheet.body(part / parts)
    sheet.signature()


def reference(sheet: Sheet) -> None:
    """A testimonial on somebody, as a personnel office writes it."""
    _secrecy(sheet)
    sheet.heading("[Характеристика|Справка|Аттестация|Объективка]")
    sheet.line("[на|на тов.] {surname:accs} {forename:accs} {forename:accs}")
    for skeleton in sheet.random.sample(
        [
            "Год и место рождения: {year}, [гор.|дер.|с.] {place}",
            "Национальность: [русский|украинец|белорус|татарин|грузин|армянин|кореец]",
            "Партийность: член [ВКП(б)|КПСС] с {year} г., партбилет № {digits}",
            "Образование: [высшее|незаконченное высшее|среднее|низшее]",
            "Какими языками владеет: [китайским|английским|не владеет|немецким слабо]",
            "Занимаемая должность: {post}",
            "Домашний адрес: ул. [Садовая|Лесная|Мира|Труда], д. {small}, кв. {small}",
            "Награды: орден [Ленина|Красной Звезды], медаль «{slogan}»",
            "Воинское звание: {rank}",
        ],
        5,
    ):
        sheet.line(skeleton)
    sheet.gap()
    sheet.topics = ["cadres", "cadres", *sheet.topics]
    sheet.body()
    sheet.signature()
    sheet.line("{date}")
