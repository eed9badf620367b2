"""What the rules about names load and what their evidence shows."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.engine import check
from ocrfix.issues import Issue
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules import RULES
from ocrfix.rules.reference.witnesses import witnesses

KNOWLEDGE = Knowledge()
PAPER = """
February 16, 1960

**Telegram from Shtykov to Molotov on the Railway**

Citation:

"Telegram from Shtykov to Molotov on the Railway", February 16, 1960, AVPRF, f. 0102, op. 16.

Original Language:

Russian

Товарищу М О Л О Т О В У.

Направляю справку о сообщении между Берлином и западными зонами. Прошу передать тов. Мологову.

To Comrade MOLOTOV. I send a note on the traffic between Berlin and the western zones. I ask to hand
it to Comrade Molotov. The note is on two sheets and the map on three sheets and a half of them.
The railway works only at night and passes no more than four trains. There is a note on this, too.
"""


def issues_of(text: str, *codes: str) -> list[Issue]:
    document = find_zones(Document(path="case.txt", source=text))
    return list(check(document, KNOWLEDGE, RULES, Settings(select=codes)))


def test_all_witnesses_are_shown_with_their_places() -> None:
    (issue,) = issues_of(PAPER, "REF008")
    evidence = issue.suggestions[0].evidence
    shown = [(item.kind, item.span.text(PAPER)) for item in evidence if item.span is not None]
    assert shown == [
        ("same-document", "М О Л О Т О В У"),
        ("same-document", "Molotov"),
        ("same-document", "Molotov"),
        ("translation", "MOLOTOV"),
        ("translation", "Molotov"),
    ]
    assert [item.note for item in evidence if item.kind == "dictionary"] == [
        "«Молотову» is on the list of names"
    ]


def test_the_translation_is_shown_at_each_place() -> None:
    (issue,) = issues_of(PAPER, "TRA003")
    places = [item.span for item in issue.evidence if item.kind == "translation"]
    assert len(set(places)) == len(places) >= 1


@pytest.mark.parametrize("removed", ["header", "translation", "both"])
def test_no_suggestion_without_two_witnesses(removed: str) -> None:
    begin, end = PAPER.index("Товарищу М"), PAPER.index("To Comrade")
    first = 0 if removed == "translation" else begin
    last = len(PAPER) if removed == "header" else end
    for issue in issues_of(PAPER[first:last], "REF008", "REF018"):
        for suggestion in issue.suggestions:
            assert witnesses(suggestion.evidence) >= 2


def test_a_paper_without_english_loads_no_tables_of_transliteration() -> None:
    program = (
        "import sys\n"
        "from ocrfix.config import Settings\n"
        "from ocrfix.document.model import Document\n"
        "from ocrfix.document.zoning import find_zones\n"
        "from ocrfix.engine import check\n"
        "from ocrfix.language.knowledge import Knowledge\n"
        "from ocrfix.rules import RULES\n"
        "text = 'Товарищу М О Л О Т О В У.\\n\\nПрошу передать тов. Мологову справку.'\n"
        "document = find_zones(Document(path='', source=text))\n"
        "rules = Settings(select=('REF008', 'REF018', 'TRA003'))\n"
        "assert list(check(document, Knowledge(), RULES, rules))\n"
        "sys.exit('ocrfix.language.transliteration' in sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("name", "english", "rules"),
    [
        ("Кузнецоз", "Kuznetsoz", []),
        ("Кузнецоз", "Pechorin", ["DIC001"]),
        ("КОВАЛЕЗ", "Kovalez", []),
        ("КОВАЛЕЗ", "Pechorin", ["DIC001"]),
    ],
)
def test_a_name_in_no_dictionary_is_right_if_the_translation_has_it(
    name: str, english: str, rules: list[str]
) -> None:
    source = (
        f"Товарищу З А Х А Р О В У.\n\nОтвет был дан {name} вчера. Горючего осталось на неделю.\n\n"
        f"To Comrade ZAKHAROV. The answer was given by {english} yesterday. There is fuel for a\n"
        "week and bread for a month.\n"
    )
    document = find_zones(Document(path="x", source=source))
    issues = check(document, KNOWLEDGE, RULES, Settings(select=("DIC",)))
    assert [issue.rule for issue in issues] == rules
