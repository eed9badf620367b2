"""How long the review takes to open after checking, and each key to answer.

``python benchmarks/review.py [FILES] [ISSUES]``: by default 1,000 issues over 100 files, made from
``samples/112095.txt``. Times are printed, in milliseconds; nothing is judged. A key's time runs
from the press until Textual's pilot has found nothing left to do; the time of a key without meaning
is that of the pilot itself.
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from ocrfix.cli.desk import FileDesk, forms_of
from ocrfix.config import Settings
from ocrfix.corpus import check_file
from ocrfix.document.model import Document
from ocrfix.fixing.decisions import DecisionStore
from ocrfix.issues import Issue, Suggestion
from ocrfix.review.keys import Keys
from ocrfix.review.session import Session, review_file

SAMPLE = Path("samples") / "112095.txt"
SIZE = (120, 40)
#: What is pressed: actions, each several times.
PRESSED = {
    "a key without meaning": "z",
    "accept": "a", "reject": "r", "undo": "u", "redo": "U", "next": "n", "next file": "]",
    "witness": "g", "by doubt": "o", "unsure": "c", "view changes": "v",
}  # fmt: skip
TIMES = 9


class NoWords:
    """A word list that takes nothing."""

    def add(self, path: str, words: Iterable[str]) -> Sequence[str]:
        return ()

    def remove(self, path: str, words: Iterable[str]) -> None:
        return None


def staged(document: Document, number: int) -> list[Issue]:
    """So many issues, evenly over the words of a document."""
    tokens = [token for token in document.tokens if len(token.text) > 4]
    step = max(1, len(tokens) // number)
    return [
        Issue("DIC001", "unknown-word", token.span, token.text, "is in no dictionary",
              zone=str(document.zone_at(token.span.start).kind),
              suggestions=(Suggestion(token.text.replace("к", "х") + "?", 0.5 + n / 2000),))
        for n, token in enumerate(tokens[::step][:number])
    ]  # fmt: skip


def opened(folder: Path, files: int, issues: int) -> tuple[Session, float]:
    """A session over copies of the sample, and the seconds that it took without the checking."""
    document = check_file(SAMPLE).document
    assert document is not None
    found = staged(document, issues // files)
    paths = [folder / f"{number:03}.txt" for number in range(files)]
    for path in paths:
        shutil.copy(SAMPLE, path)
    documents = [
        Document(str(path), document.source, document.encoding, document.bom, document.zones)
        for path in paths
    ]
    settings = {str(path): Settings() for path in paths}
    begun = time.perf_counter()
    store = DecisionStore(folder)
    reviewed = [review_file(one, found, store) for one in documents]
    session = Session(reviewed, FileDesk(settings), NoWords(), "benchmark")
    return session, time.perf_counter() - begun


async def on_screen(session: Session, before: float) -> None:
    """Prints the time to the first drawing and that of each key."""
    begun = time.perf_counter()
    from ocrfix.review.screen import ReviewScreen

    app = ReviewScreen(session, Keys(), lambda _: lambda _: None, forms_of)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        first = time.perf_counter() - begun
        print(f"{'opens (session + screen)':<26}{1000 * (before + first):8.0f} ms")
        for name, key in PRESSED.items():
            taken = []
            for _ in range(TIMES):
                begun = time.perf_counter()
                await pilot.press(key)
                taken.append(time.perf_counter() - begun)
                if name == "view changes":
                    await pilot.press("escape")
            middle, most = statistics.median(taken), max(taken)
            print(f"{name:<26}{1000 * middle:8.0f} ms, at most {1000 * most:.0f}")


def main() -> None:
    """Makes the files, opens the review, presses the keys."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    issues = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as folder:
        session, before = opened(Path(folder), files, issues)
        print(f"{len(session.entries)} issues over {files} files")
        asyncio.run(on_screen(session, before))


if __name__ == "__main__":
    main()
