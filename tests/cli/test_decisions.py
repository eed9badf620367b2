"""Decisions in a real repository: two branches, reverting, what is written and what is not."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest

from ocrfix.cli import app
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.fixing.decisions import Decision, DecisionStore, Verdict, context_of
from ocrfix.fixing.standing import decision_id
from ocrfix.text.spans import Span

READ = "Войска стоят на территории кжно корейского правительства, и прололжение следует.\r\n"
MENDED = READ.replace("кжно", "южно")


def git(root: Path, *arguments: str) -> str:
    name = ["-c", "user.name=Иванова", "-c", "user.email=i@example.org"]
    done = subprocess.run(
        ["git", "-C", str(root), *name, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout


def decided(text: str, verdict: Verdict, replacement: str = "", when: str = "") -> Decision:
    document = find_zones(Document("a.txt", READ))
    start = READ.index(text)
    context = context_of(READ, Span(start, start + len(text)))
    zone = str(document.zone_at(start).kind)
    return Decision("a.txt", zone, text, context, "DIC001", verdict, replacement, when=when)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "Петров")
    (tmp_path / "a.txt").write_bytes(MENDED.encode("cp1251"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_branches_merge_without_conflict_and_the_later_decision_holds(root: Path) -> None:
    (root / ".gitattributes").write_text(".ocrfix/*.jsonl merge=union\n", encoding="utf-8")
    store = DecisionStore(root)
    store.append(decided("Войска", Verdict.REJECT, when="2024-05-01T10:00:00+00:00"))
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    git(root, "checkout", "-qb", "colleague")
    later = decided("кжно", Verdict.WITHDRAW, when="2024-05-03T12:00:00+03:00")
    DecisionStore(root).append(later)
    DecisionStore(root).append(decided("стоят", Verdict.REJECT, when="2024-05-02T10:00:00+00:00"))
    git(root, "commit", "-qam", "hers")
    git(root, "checkout", "-q", "main")
    DecisionStore(root).append(decided("кжно", Verdict.REJECT, when="2024-05-02T11:00:00+00:00"))
    DecisionStore(root).append(decided("следует", Verdict.REJECT, when="2024-05-03T00:00:00Z"))
    git(root, "commit", "-qam", "mine")
    git(root, "merge", "-q", "colleague", "-m", "merged")
    merged = DecisionStore(root)
    assert merged.problems == []
    assert [one.text for one in merged.holding] == ["Войска", "стоят", "следует"]


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
def test_the_order_of_the_lines_does_not_count(tmp_path: Path, order: list[int]) -> None:
    lines = [
        decided("кжно", verdict, when=f"2024-05-0{day}T10:00:00+00:00")
        for day, verdict in enumerate((Verdict.REJECT, Verdict.WITHDRAW, Verdict.ACCEPT), 1)
    ]
    file = tmp_path / ".ocrfix" / "decisions.jsonl"
    file.parent.mkdir()
    file.write_text("".join(json.dumps(asdict(lines[n])) + "\n" for n in order), encoding="utf-8")
    assert [one.verdict for one in DecisionStore(tmp_path).holding] == [Verdict.ACCEPT]


def test_reverting_puts_back_the_bytes_and_is_signed(root: Path) -> None:
    decision = decided("кжно", Verdict.ACCEPT, "южно")
    DecisionStore(root).append(decision)
    name = decision_id(decision)
    assert app.run(["decisions", "revert", name, "--dry-run"]) == 0
    assert (root / "a.txt").read_bytes() == MENDED.encode("cp1251")
    assert len(DecisionStore(root)) == 1
    assert app.run(["decisions", "revert", name, "--reason", "so in the copy"]) == 0
    assert (root / "a.txt").read_bytes() == READ.encode("cp1251")
    last = list(DecisionStore(root))[-1]
    assert (last.verdict, last.who, last.why) == (Verdict.WITHDRAW, "Петров", "so in the copy")
    assert DecisionStore(root).holding == ()
    assert app.run(["decisions", "revert", name]) == 2


def test_nothing_is_written_unless_all_can_be_reverted(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = decided("кжно", Verdict.ACCEPT, "южно")
    gone = decided("прололжение", Verdict.REPLACE, "окончание")
    (root / "a.txt").write_bytes(MENDED.replace("прололжение", "начало").encode("cp1251"))
    before = (root / "a.txt").read_bytes()
    for one in (good, gone):
        DecisionStore(root).append(one)
    assert app.run(["decisions", "revert", decision_id(good), decision_id(gone)]) == 2
    assert "«окончание» does not stand there" in capsys.readouterr().err
    assert (root / "a.txt").read_bytes() == before
    assert len(DecisionStore(root)) == 2


def test_of_places_that_read_alike_the_line_must_be_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "a.txt").write_text(MENDED * 2, encoding="utf-8", newline="")
    decision = decided("кжно", Verdict.ACCEPT, "южно")
    DecisionStore(root).append(decision)
    assert app.run(["decisions", "revert", decision_id(decision)]) == 2
    assert "stands in lines 1, 2" in capsys.readouterr().err
    assert app.run(["decisions", "revert", decision_id(decision), "--line", "2"]) == 0
    assert (root / "a.txt").read_bytes() == (MENDED + READ).encode()


def test_pruning_keeps_what_stands_and_what_is_damaged(root: Path) -> None:
    store = DecisionStore(root)
    store.append(decided("кжно", Verdict.ACCEPT, "южно"))
    store.append(decided("Войска", Verdict.REJECT))
    kept = store.path.read_bytes() + b"damaged\n"
    store.path.write_bytes(kept)
    store.append(Decision("gone.txt", "body", "Фузан", "0", "DIC001", Verdict.REJECT))
    assert app.run(["decisions", "prune"]) == 0
    assert store.path.read_bytes() == kept
    (root / "a.txt").unlink()
    assert app.run(["decisions", "prune"]) == 0
    assert store.path.read_bytes() == b"damaged\n"
