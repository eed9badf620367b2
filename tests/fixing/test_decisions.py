from pathlib import Path

import pytest

from ocrfix.document.model import Document
from ocrfix.errors import InputError
from ocrfix.fixing.decisions import DECISIONS_FILE, DecisionStore, Verdict
from ocrfix.issues import Issue, Suggestion
from ocrfix.text.spans import Span

SOURCE = "Противник будет оказывать в районе Фузан - Тайко упорное сопротивление."


def document(root: Path, source: str = SOURCE) -> Document:
    return Document(str(root / "a.txt"), source)


def issue_about(word: str, source: str = SOURCE, zone: str = "body") -> Issue:
    start = source.index(word)
    span = Span(start, start + len(word))
    return Issue(
        "DIC001", "unknown-word", span, word, "", zone=zone, suggestions=(Suggestion("Пусан", 0.5),)
    )


@pytest.fixture
def decided(tmp_path: Path) -> DecisionStore:
    store = DecisionStore(tmp_path)
    store.append(store.draft(document(tmp_path), issue_about("Фузан"), Verdict.REJECT))
    return store


@pytest.mark.parametrize(
    ("source", "settled"),
    [
        (SOURCE, True),
        ("Новая строка.\n\n" + SOURCE, True),
        (SOURCE.replace(" - ", "\n- "), True),
        (SOURCE.replace("в районе", "близ порта"), False),
        (SOURCE.replace("упорное", "слабое"), False),
    ],
)
def test_a_place_is_known_by_its_neighbours(
    decided: DecisionStore, source: str, settled: bool
) -> None:
    reread = DecisionStore(decided.root)
    found = reread.settles(document(decided.root, source), issue_about("Фузан", source))
    assert found is settled


def test_another_file_zone_or_text_is_another_place(decided: DecisionStore) -> None:
    here = document(decided.root)
    assert not decided.settles(Document(str(decided.root / "b.txt"), SOURCE), issue_about("Фузан"))
    assert not decided.settles(here, issue_about("Фузан", zone="translation"))
    assert not decided.settles(here, issue_about("Тайко"))


def test_an_accepted_correction_keeps_its_text_and_settles_nothing(tmp_path: Path) -> None:
    store = DecisionStore(tmp_path)
    store.append(store.draft(document(tmp_path), issue_about("Фузан"), Verdict.ACCEPT))
    decision = store.decision(document(tmp_path), issue_about("Фузан"))
    assert decision is not None
    assert (decision.replacement, decision.file, decision.rule) == ("Пусан", "a.txt", "DIC001")
    assert not store.settles(document(tmp_path), issue_about("Фузан"))


def test_a_withdrawn_decision_does_not_hold(decided: DecisionStore) -> None:
    assert decided.holding == tuple(decided)
    decided.withdraw(next(iter(decided)))
    for store in (decided, DecisionStore(decided.root)):
        assert not store.holding
        assert not store.settles(document(decided.root), issue_about("Фузан"))
        assert len(store) == 2


@pytest.mark.parametrize(
    "rest", ['{"file": "a.t', '{"file": "a.txt"}', "[]", '"x"', "\udcff", "null"]
)
def test_a_broken_last_line_costs_only_itself(decided: DecisionStore, rest: str) -> None:
    with (decided.root / DECISIONS_FILE).open("ab") as stream:
        stream.write(rest.encode("utf-8", "surrogateescape"))
    store = DecisionStore(decided.root)
    assert store.settles(document(store.root), issue_about("Фузан"))
    (problem,) = store.problems
    assert problem.startswith(f"{store.path}:2: not a decision, left out; ")
    store.append(store.draft(document(store.root), issue_about("Тайко"), Verdict.REJECT))
    assert DecisionStore(store.root).settles(document(store.root), issue_about("Тайко"))


def test_without_a_file_nothing_is_decided_and_nothing_created(tmp_path: Path) -> None:
    assert len(DecisionStore(tmp_path)) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / ".ocrfix").write_text("a file")
    with pytest.raises(InputError, match=r"decisions\.jsonl"):
        store = DecisionStore(tmp_path)
        store.append(store.draft(document(tmp_path), issue_about("Фузан"), Verdict.REJECT))
