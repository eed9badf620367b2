"""One page under the typist's hands: lines of a form, paragraphs, signatures, tables.

A line of the finished page is a typed line or a whole paragraph; the renderer wraps paragraphs. A
table row is ``| Уголь | 12.500 |``.
"""

from __future__ import annotations

from functools import cache
from random import Random

from ocrfix.language.forms import FormLines
from training.forms import inflection, style, wordlists
from training.forms.slots import Writer

#: How many words a page holds, about; the last paragraph and the foot may go beyond.
WORDS = (125, 235)


@cache
def _printed(kind: str) -> tuple[str, ...]:
    return tuple(line.text for line in FormLines.load().of_kind(kind))


class Sheet:
    """A page that grows line by line; `topics` are what its sentences are about."""

    def __init__(self, random: Random) -> None:
        """An empty page of some typist."""
        self.random = random
        self.style = style.Style.drawn(random)
        self.writer = Writer(random, self.style)
        self.target = random.randint(*WORDS)
        self.topics = random.sample(sorted(wordlists.topics()), random.choice([1, 2, 2, 3]))
        self.lines: list[str] = []

    @property
    def words(self) -> int:
        """Words typed so far."""
        return sum(len(line.split()) for line in self.lines)

    def text(self) -> str:
        """The finished page."""
        return "\n".join(self.lines).strip("\n") + "\n"

    def chance(self, probability: float) -> bool:
        """Whether something happens."""
        return self.random.random() < probability

    def line(self, skeleton: str) -> None:
        """A line of its own; most typists begin it with a capital."""
        text = self.writer.expanded(skeleton)
        if self.style.capital_lines or self.chance(0.5):
            text = text[:1].upper() + text[1:]
        self.lines.append(text)

    def gap(self) -> None:
        """An empty line."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def maybe(self, probability: float, skeleton: str) -> None:
        """A line that not every page has."""
        if self.chance(probability):
            self.line(skeleton)

    def printed(self, kind: str) -> None:
        """A line of ``forms.tsv``, what is left open filled in."""
        text = self.random.choice(_printed(kind))
        if "…" in text:
            text = text.replace("…", self._filling(text, kind))
        self.line(text)

    def _filling(self, text: str, kind: str) -> str:
        if "№" in text:
            return "{digits}"
        if text.endswith(("В …", "в …")):
            return inflection.place(self._town(), "m", "loct").upper()
        if kind in ("deciphered", "typed", "distribution", "closing"):
            return "{surname}" if "экз" not in text else "{small}"
        return {"origin": "{place}", "printed-matter": "{time} {numeric_date}"}.get(kind, "{small}")

    def _town(self) -> str:
        towns = [place.name for place in wordlists.places() if place.declension == "m"]
        return self.random.choice(towns)

    def spaced(self, text: str) -> None:
        """Letter-spaced: ``С Е К Р Е Т Н О``."""
        text = self.style.typed(text)
        self.lines.append("  ".join(" ".join(word) for word in text.split()))

    def heading(self, skeleton: str) -> None:
        """A heading: in capitals, letter-spaced or as it is."""
        kind = self.random.random()
        if kind < 0.25 and len(skeleton) < 22 and "{" not in skeleton:
            self.spaced(skeleton.upper())
        elif kind < 0.8:
            self.lines.append(self.writer.expanded(skeleton).upper())
        else:
            self.line(skeleton)

    def body(self, until: float = 1.0) -> None:
        """Paragraphs until the page has `until` of its words; some pages number them."""
        number = 1 if self.chance(0.3) else 0
        while self.words < until * self.target - 12:
            text = self.writer.paragraph(self.random.choice(self.topics), self._sentences())
            if number:
                text = f"{number}. {text}"
                number += 1
            self.lines.append(text)
            self.maybe_gap()

    def _sentences(self) -> int:
        return self.random.choice([1, 1, 2, 2, 3])

    def maybe_gap(self) -> None:
        """An empty line between paragraphs, as some typists leave one."""
        if self.style.narrow_initials or self.chance(0.2):
            self.gap()

    def addressee(self) -> None:
        """``Товарищу СТАЛИНУ И.В.`` and its like."""
        kind = self.random.choice(["comrade", "spaced", "office", "both"])
        if kind in ("office", "both"):
            self.line("{institution:[datv|nomn]}")
        if kind == "spaced":
            self.spaced(self.random.choice(["Товарищу", "ТОВАРИЩУ", "товарищу"]))
        name = self.writer.slot_surname("datv")
        if self.chance(0.6):
            name = name.upper()
        initials = self.style.initials(self.writer.letters())
        shown = self.random.choice([f"{name} {initials}", f"{initials} {name}", name])
        if kind == "spaced":
            self.line(shown)
        elif self.chance(0.2):
            self.spaced(name.upper())
        else:
            self.line(self.random.choice(["Товарищу ", "Тов. ", "товарищу "]) + shown)

    def signature(self) -> None:
        """Title and name, with or without capitals; a copy says (signature)."""
        self.gap()
        if self.chance(0.6):
            self.printed("signature-title")
        else:
            self.line("{post} {institution:gent}")
        initials = self.style.initials(self.writer.letters())
        name = self.writer.slot_surname("nomn")
        if self.chance(0.4):
            name = name.upper()
        self.line(
            self.random.choice(
                [f"{initials} {name}", f"/{initials} {name}/", f"({name})", f"п.п. {name}", name]
            )
        )

    def footer(self) -> None:
        """Marks of the typing office: copies, typist, date."""
        self.gap()
        for skeleton in self.random.sample(_FOOTERS, self.random.randint(1, 4)):
            self.line(skeleton)

    def table(self, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        """A table with a rule below its head."""
        self.lines.append("| " + " | ".join(map(self.writer.expanded, head)) + " |")
        self.lines.append("|" + "---|" * len(head))
        for row in rows:
            self.lines.append("| " + " | ".join(map(self.style.typed, row)) + " |")


_FOOTERS = (
    "Отп. {small} экз.",
    "Отпечатано в {small} экз.",
    "Исп. {surname}",
    "Исполнитель {surname}, тел. {day_of_month}-{day_of_month}-{day_of_month}",
    "Печ. {surname}",
    "Маш. {surname}. {numeric_date}",
    "Экз. № 1 — [адресату|в адрес|в ЦК]",
    "Экз. № 2 — в дело",
    "Экз. № 3 — [{institution:datv}|тов. {surname:datv}]",
    "[Вх.|Исх.] № {slashed}",
    "№ {slashed}",
    "{numeric_date}",
    "В дело № {small}[, л. {small}|]",
    "Ф. {small}, оп. {small}, д. {digits}, л. {small}",
    "Черновик [сожжен|уничтожен]",
    "Разослано: [тт. {surname:datv}, {surname:datv}, {surname:datv}|по списку № {small}]",
    "Верно: {surname}",
    "{letter}{letter} {numeric_date}",
    "Тип. № {small}. Зак. {digits}. Тир. {number}",
)
