"""What rules say in Russian: whole messages of some cases, and no English in those of any."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ocrfix.cli.documentation import rule_text, rules_in_markdown
from ocrfix.cli.explain import explained, listed
from ocrfix.facts.places import sheets
from ocrfix.issues import Issue
from ocrfix.messages import ngettext, speaking
from ocrfix.rules import RULES
from tests.rules.cases import issues_across, issues_within, load, sources

GOLDEN = tomllib.loads(Path(__file__).with_name("russian.toml").read_text(encoding="utf-8"))["case"]
CASES = {
    (parameter.values[0], parameter.values[1]["name"]): parameter.values[1]
    for across in (False, True)
    for parameter in load(across=across)
    if parameter.values[1]["issues"]
}
#: Words of English sentences that no name, date or figure of a document consists of.
_OF_SENTENCES = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "cannot", "does", "either",
     "for", "from", "has", "have", "here", "in", "is", "it", "its", "may", "more", "no", "not",
     "of", "on", "or", "other", "read", "say", "says", "so", "than", "that", "the", "this", "too",
     "was", "were", "where", "with"}
)  # fmt: skip
#: Quotations, names of rules and files, and dates of which the year is unknown.
_QUOTED = re.compile(
    r"«[^»]*»|``[^`]*``|`[^`]*`|\b(?:DIC|SCR|REF|TRA|FRM|COR)\d{3}(?: [a-z-]+:)?|\w+\.txt|XXXX-"
)
_LATIN = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")


def said(code: str, case: dict[str, Any]) -> list[Issue]:
    if "files" in case:
        return [issue for _, issue in issues_across(code, case)]
    return issues_within(code, case)


def notes(issue: Issue) -> list[str]:
    evidence = [*issue.evidence, *(one for each in issue.suggestions for one in each.evidence)]
    return list(dict.fromkeys(one.note for one in evidence))


def english(text: str, allowed: str) -> list[str]:
    """The Latin words outside quotations that are no text of a document."""
    words = _LATIN.findall(_QUOTED.sub(" ", text))
    return [word for word in words if word in _OF_SENTENCES or word not in allowed]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda one: f"{one['rule']} {one['name']}")
def test_what_a_rule_says(golden: dict[str, Any]) -> None:
    with speaking("ru"):
        issue = said(golden["rule"], CASES[golden["rule"], golden["name"]])[0]
    assert issue.message == golden["message"]
    assert notes(issue) == golden["notes"]


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_no_english_is_left(code: str) -> None:
    cases = [case for (of, _), case in CASES.items() if of == code]
    assert cases
    for case in cases:
        documents = " ".join(sources(case).values())
        plain = said(code, case)
        with speaking("ru"):
            spoken = said(code, case)
        for one, other in zip(plain, spoken, strict=True):
            assert other.message != one.message
            proposed = " ".join(each.text for each in other.suggestions)
            for text in (other.message, *notes(other)):
                assert not english(text, f"{documents} {proposed}"), text


def test_the_same_is_found_in_both_languages() -> None:
    case = CASES["REF001", "one sheet against two"]
    (plain,) = said("REF001", case)
    with speaking("ru"):
        (spoken,) = said("REF001", case)
    assert (plain.span, plain.rule, plain.name, plain.zone) == (
        spoken.span, spoken.rule, spoken.name, spoken.zone,
    )  # fmt: skip
    assert [one.text for one in plain.suggestions] == [one.text for one in spoken.suggestions]
    assert [one.kind for one in plain.evidence] == [one.kind for one in spoken.evidence]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained(rule: Any) -> None:
    with speaking("ru"):
        text, page = explained(rule), rule_text(rule)
    titles = ["Что делает", "Почему это важно", "Пример", "Когда ошибается"]
    assert all(f"\n{title}\n" in text for title in titles)
    head, *rest = text.splitlines()
    assert head == f"{rule.code} {rule.name}"
    for said_of_it in ("\n".join(rest), page.text, page.summary):
        left = _LATIN.findall(_QUOTED.sub(" ", said_of_it))
        assert not _OF_SENTENCES & set(left), left


def test_severity_fix_and_zones_are_named() -> None:
    rule = next(rule for rule in RULES if rule.code == "REF001")
    with speaking("ru"):
        lines = explained(rule).splitlines()
    assert lines[2:6] == [
        "На листе не тот номер телеграммы, что на других листах",
        "",
        "важность: ошибка; исправление: небезопасное",
        "зоны: текст, продолжение, бланк, служебные пометы",
    ]


def test_all_rules_are_listed_and_the_file_stays_english() -> None:
    english_file = rules_in_markdown(RULES)
    with speaking("ru"):
        lines = listed(RULES)
        assert rules_in_markdown(RULES) == english_file
    assert re.search(r"SCR003  digit-for-letter\s+Цифра внутри слова", lines)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "в 1 другом файле"),
        (2, "в 2 других файлах"),
        (5, "в 5 других файлах"),
        (11, "в 11 других файлах"),
        (21, "в 21 другом файле"),
    ],
)
def test_files_are_counted(count: int, expected: str) -> None:
    with speaking("ru"):
        text = ngettext(
            "{count} other file has the name so", "{count} other files have the name so", count
        )
    assert text.format(count=count) == f"такое имя есть {expected}"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([1, 2], "на листах 1 и 2"), ([1, 2, 3], "на листах 1, 2 и 3")],
)
def test_sheets_are_enumerated(numbers: list[int], expected: str) -> None:
    with speaking("ru"):
        assert sheets(numbers) == expected
