"""Any text at all can be checked: true spans, no overlaps, no crash, no hang."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocrfix.config import Settings
from ocrfix.corpus import FileReport, check_text
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.engine import collected, concluded, judged
from ocrfix.fixing.apply import apply, verify
from ocrfix.fixing.plan import plan
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules import RULES
from ocrfix.rules.base import RuleContext

KNOWLEDGE = Knowledge()
PIECES = [
    "Докладываю о состоянии", "Корейской наролной армии", "тов. Мологову", "ШИФРТЕЛЕГРАММА № 15603",
    "Продолжение шифртелеграммы № 15608", "Лист 8", "Экз. № 2", "/см.сх.лист/", "Мocква", "т0варищ",
    "[sic]", "[/нрзб]", "<…>", "| № 1 | тов. Сталину |", "Ф И Л И П П О В У", "16 января 1951 г.",
    "CIPHERED TELEGRAM No. 15603 Copies: Stalin (2) EXTREMELY URGENT", "Citation:", "постанов ляет",
    "корпу-", "сов", "сре-", "-", "№", "1О.ООО", "\u0301", "\u00ad", "\x00", "\u202e", "😀",
    "العربية",
    "расш. Прокопьев 16.00 16.1", "63", "\t", "\x1b[31m", "ё", "Ким Ир сен", "воспреца-", "ется",
]  # fmt: skip
TEXT = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\r\n", "\r", "", "\n\n"])),
    max_size=14,
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))


def assert_sound(report: FileReport) -> None:
    assert report.document is not None
    source = report.document.source
    end = 0
    for issue in report.issues:
        assert issue.text == issue.span.text(source)
        assert issue.span.start >= end
        end = issue.span.end
    edits = plan(report.issues, minimum_confidence=0.0, unsafe=True).edits
    verify(source, edits, apply(source, edits).text)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(TEXT, st.text(max_size=80)))
def test_any_text_can_be_checked(text: str) -> None:
    assert_sound(check_text(text))


# Whole megabytes of one thing are for the benchmark; a quadratic step would show at these sizes.
@pytest.mark.parametrize(
    "unit",
    ["а", "А ", "Кжопл ", "тов. Мологову ", "а-", "а-\n", "№ 1 ", "1 ", "Лист 2\n", "а.б.",
     "\u0301",     "ё\u0301 ", "x", "кж", "| 1 | 2 |\n", "«", "[sic] "],
)  # fmt: skip
def test_long_monotonous_texts(unit: str) -> None:
    assert_sound(check_text(unit * (20_000 // len(unit))))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(TEXT, st.text(max_size=40)), min_size=2, max_size=4))
def test_any_texts_can_be_compared(texts: list[str]) -> None:
    contexts = []
    for number, text in enumerate(texts):
        document = find_zones(Document(f"{number}.txt", text))
        contexts.append(RuleContext(document, KNOWLEDGE, Settings(select=("COR",))))
    collections = [collected(RULES, context) for context in contexts]
    assert pickle.loads(pickle.dumps(collections)) == collections
    found = judged(RULES, collections, KNOWLEDGE)
    for context in contexts:
        document = context.document
        issues = concluded(document, found.pop(document.path, ()))
        assert_sound(FileReport(document.path, document, issues))
    assert not found
