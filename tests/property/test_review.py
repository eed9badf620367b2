"""Whatever is answered, written and taken back: undo of everything and replaying are exact."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix.cli.decided import Ledger
from ocrfix.cli.reverting import Reverting
from ocrfix.fixing.decisions import DecisionStore
from ocrfix.review.session import Session

from ..review.conftest import open_session

#: Doubtful words with what is proposed.
PROPOSED = {"кжно": "южно", "г": "2", "ъ": "", "налол ный": "народный"}
#: A form that returns on every sheet, wrong here and right there.
FORMS = ["\nШифр телеграмма Экз г Лист один два\n", "\nШифр телеграмма Экз 2 Лист один два\n"]
WORDS = [*PROPOSED, "2", "южно", *FORMS]
#: New issues of a mended text may need as many rounds.
MOST_ROUNDS = 12


def letter(words: list[str]) -> str:
    """The words, each between others that stand nowhere else."""
    numbers = "".join(f" {word} слово{chr(0x430 + place)}," for place, word in enumerate(words))
    return "Начало" + numbers


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(letter)
answers = st.lists(
    st.tuples(
        st.sampled_from(
            ["accept", "reject", "own", "delete", "flag", "everywhere", "undo", "redo", "write",
             "reopen"]
        ),
        st.integers(0, 12),
    ),
    max_size=14,
)  # fmt: skip


def opened(folder: Path) -> Session:
    return open_session(folder, {"a.txt": PROPOSED, "b.txt": PROPOSED})


def answer(session: Session, name: str, number: int) -> None:
    if name in ("undo", "redo", "write"):
        getattr(session, name)()
        return
    session.go_to(session.entries[number % len(session.entries)])
    entry = session.current
    if name == "own":
        session.replace("свой текст")
    elif name == "delete":
        session.replace("")
    elif name == "flag":
        session.flag("?")
    elif name == "everywhere":
        session.accept_all(session.same_word(entry))
    elif name == "reject" or not entry.issue.suggestions:
        session.reject()
    else:
        session.accept()


def read(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in ("a.txt", "b.txt")]


@settings(max_examples=150, deadline=None)
@given(first=texts, second=texts, steps=answers)
def test_undo_of_everything_and_replay_are_exact(first: str, second: str, steps) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "a.txt").write_text(first, encoding="utf-8")
        (folder / "b.txt").write_text(second, encoding="utf-8")
        original = read(folder)
        session = opened(folder)
        for name, number in steps:
            if name == "reopen":
                session = opened(folder)
            elif session.entries:
                answer(session, name, number)
        session.write()
        final = read(folder)
        _replay_on(original, folder)
        assert read(folder) == final
        _revert_everything(folder)
        assert read(folder) == original
        _undo_everything(folder)
        assert read(folder) == original
    finally:
        shutil.rmtree(folder)


def _replay_on(original: list[bytes], folder: Path) -> None:
    """Put the original back and write what the decisions say until nothing is left to write."""
    for name, data in zip(("a.txt", "b.txt"), original, strict=True):
        (folder / name).write_bytes(data)
    for _ in range(MOST_ROUNDS):
        if not opened(folder).write():
            return
    raise AssertionError("the decisions never settle")


def _revert_everything(folder: Path) -> None:
    """Take back all decisions as ``ocrfix decisions revert`` does, one after the other."""
    while decisions := Ledger(folder).holding():
        ledger = Ledger(folder)
        assert not [one for one, _ in ledger.gone() if one in decisions]
        reverting = Reverting(ledger)
        reverting.add(ledger.decided(decisions[len(decisions) // 2]))
        reverting.write("")
    assert opened(folder).write() == []


def _undo_everything(folder: Path) -> None:
    assert not DecisionStore(folder).problems
    session = opened(folder)
    while session.undo():
        pass
    session.write()
