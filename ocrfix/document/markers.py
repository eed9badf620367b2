"""The words by which office papers and archival records are known, as lists to be added to.

``Снятие копий воспрещается`` is a stamp, ``расш.`` opens a service mark, ``Citation`` a field of a
record. All are folded (small letters, ё as е, no points): see `ocrfix.document.features`.
"""

from __future__ import annotations

#: Stamps and printed words of office forms, folded.
STAMPS = (
    "строго секретно", "совершенно секретно", "сов секретно", "секретно", "не секретно",
    "рассекречено", "снятие копий воспрещается", "снятие копий запрещается", "особая папка",
    "подлежит возврату", "подлежит возврату в течение", "вне очереди", "весьма срочно", "срочно",
    "молния", "только лично", "лично", "копия", "подлинник", "шифром", "шифртелеграмма",
    "шифровка", "шифротелеграмма", "для заметок", "резюме", "входящая", "исходящая", "выписка",
    "выписка из протокола", "докладная записка", "запись беседы", "справка", "директива",
    "приказ", "донесение", "телеграмма", "серия", "моб связь", "хранить наравне с шифром",
    "для служебного пользования", "серия г", "из дневника", "секретариат", "экз", "решение",
    "пролетарии всех стран соединяйтесь", "постановление", "вх", "исх", "спец", "особая",
)  # fmt: skip

#: First words of the lines of a service block, folded.
SERVICE_WORDS = (
    "расш", "расшифр", "расшифровал", "расшифровано", "отп", "отпеч", "отпечатано", "печ",
    "печатала", "напечатано", "верно", "разослано", "послано", "исп", "исполнил", "исполнитель",
    "выписки", "проверил", "вып", "экз", "копия", "нач", "зашифр", "зашифровал", "передал",
    "принял", "отправлено", "рассылка", "завизировано", "помета", "резолюция", "машинистка",
)  # fmt: skip

#: Words of ranks and offices before a signature, folded.
OFFICES = (
    "начальник", "секретарь", "председатель", "заместитель", "зам", "зав", "заведующий",
    "командующий", "член", "маршал", "генерал", "генералполковник", "генераллейтенант",
    "генералмайор", "полковник", "подполковник", "майор", "капитан", "лейтенант", "посол",
    "министр", "посланник", "советник", "помощник", "референт", "адмирал", "комиссар", "директор",
    "уполномоченный", "временный", "поверенный", "заведующая", "адъютант", "консул", "врио",
)  # fmt: skip

#: Fields of an English record, folded without the colon.
ENGLISH_FIELDS = (
    "citation", "summary", "original language", "contents", "original scan", "source",
    "document information", "original archive", "rights", "original uploaded date", "type",
    "language", "record id", "original classification", "donors", "subjects", "keywords",
    "associated people organizations", "associated places", "associated topics", "authors",
    "author", "get citation", "credits", "citation get citation", "translation english",
    "description", "collection", "repository", "date", "title", "creator", "archive",
    "publisher", "document date",
)  # fmt: skip
#: Those of them that no other text holds alone on a line.
SURE_FIELDS = frozenset(
    {"citation", "summary", "original language", "document information", "original archive",
     "record id", "original uploaded date", "get citation",
     "original classification", "citation get citation"}
)  # fmt: skip

#: Fields of a Russian record, folded without the colon.
RUSSIAN_FIELDS = (
    "архив", "источник", "опубликовано", "фонд", "опись", "дело", "листы", "лист", "дата",
    "название", "заголовок", "аннотация", "язык оригинала", "язык", "место хранения", "шифр",
    "публикация", "ссылка", "содержание", "краткое содержание", "автор", "составитель",
    "перевод", "документ", "тип документа", "ключевые слова", "подлинность", "публикатор",
)  # fmt: skip
#: Those of them without which no record is taken for one.
SURE_RUSSIAN_FIELDS = frozenset(
    {"архив", "источник", "опубликовано", "место хранения", "язык оригинала", "публикация"}
)

#: The commonest English words; other languages in Latin letters have few of them.
COMMON_ENGLISH = frozenset(
    {"the", "of", "and", "to", "in", "a", "is", "for", "that", "it", "be", "was", "on", "by",
     "with", "as", "at", "this", "from", "are", "will", "not", "have", "has", "which", "his", "i",
     "he", "we", "our", "my", "you", "your", "or", "an", "but", "if", "no", "were", "been",
     "their", "they"}
)  # fmt: skip

#: ``/см.сл.лист/`` at the foot of a sheet, letters only.
SHEET_BREAKS = (
    "смсллист", "смследлист", "смследующийлист", "смнаобороте", "смоборот", "продолжениеследует",
)  # fmt: skip
#: What a further sheet continues, the second word of its head.
CONTINUED = (
    "шифртелеграммы", "шифротелеграммы", "шифровки", "телеграммы", "документа", "донесения",
    "письма", "записки", "протокола",
)  # fmt: skip
#: First words of the line that names the addressee.
ADDRESS = (
    "товарищу",
    "товарищам",
    "тов",
    "тт",
    "для товарища",
    "уважаемый",
    "дорогой",
    "многоуважаемый",
)
