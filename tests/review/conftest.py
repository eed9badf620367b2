"""A review on real files of a folder, with issues that a test names by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.fixing.decisions import DecisionStore
from ocrfix.formats import text as text_format
from ocrfix.formats.base import write_atomically
from ocrfix.issues import Issue, Suggestion
from ocrfix.review.session import Session, review_file
from ocrfix.text.spans import Span

#: A text and its doubtful words with what is proposed.
LETTER = "В районе Фузан кжно-корейские войска хотступили к морю. Секретарь: Хуков.\n"
PROPOSED = {"Фузан": "Пусан", "кжно-корейские": "южно-корейские", "хотступили": "отступили"}
OTHER = "Товарищ Хуков прибыл в кжную часть.\nОн видел кжно-корейские войска.\n"
PROPOSED_OTHER = {"Хуков": "Жуков", "кжную": "южную", "кжно-корейские": "южно-корейские"}


class DiskDesk:
    """The files of a test on the disk."""

    def read(self, path: str) -> Document:
        return find_zones(text_format.read(Path(path)))

    def with_text(self, document: Document, text: str) -> Document:
        return find_zones(replace(document, source=text))

    def write(self, document: Document, text: str) -> None:
        write_atomically(Path(document.path), text_format.encode(document, text))

    def is_changed(self, document: Document) -> bool:
        data = text_format.encode(document, document.source)
        return Path(document.path).read_bytes() != data


@dataclass
class ListedWords:
    """A word list in memory."""

    words: set[str] = field(default_factory=set)

    def add(self, path: str, words: Iterable[str], kind: str = "word") -> Sequence[str]:
        new = sorted(set(words) - self.words)
        self.words.update(new)
        return new

    def remove(self, path: str, words: Iterable[str]) -> None:
        self.words.difference_update(words)


def issues_of(document: Document, proposed: Mapping[str, str]) -> list[Issue]:
    """An issue for each time one of the words stands in the text."""
    issues = []
    for number, (word, suggestion) in enumerate(proposed.items()):
        start = document.source.find(word)
        while start >= 0:
            span = Span(start, start + len(word))
            zone = str(document.zone_at(start).kind)
            suggestions = (Suggestion(suggestion, 0.9 - 0.2 * number),) if suggestion else ()
            issues.append(
                Issue("DIC001", "unknown-word", span, word, f"«{word}» is no word", zone=zone,
                      suggestions=suggestions)
            )  # fmt: skip
            start = document.source.find(word, span.end)
    return sorted(issues, key=lambda issue: issue.span)


def open_session(folder: Path, proposed: Mapping[str, Mapping[str, str]], words=None) -> Session:
    """A session over the files of a folder, as a new run of the program would begin it."""
    desk, store = DiskDesk(), DecisionStore(folder)
    documents = [desk.read(str(folder / name)) for name in proposed]
    files = [
        review_file(document, issues_of(document, words), store)
        for document, words in zip(documents, proposed.values(), strict=True)
    ]
    return Session(files, desk, ListedWords() if words is None else words, "Иванова")


@pytest.fixture
def review(tmp_path: Path) -> Callable[[], Session]:
    """Opens (and opens again) a session over two letters."""
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    return lambda: open_session(tmp_path, {"a.txt": PROPOSED, "b.txt": PROPOSED_OTHER})
