"""Draws ``docs/review.svg``: the screen of ``ocrfix review samples/112095.txt``.

``python docs/make_review_picture.py`` from the repository's folder. The sample is reviewed in a
copy, so that nothing of the repository changes.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from pathlib import Path

from ocrfix.cli.desk import forms_of, translation_places
from ocrfix.cli.paths import search
from ocrfix.cli.review import keys_of, opened
from ocrfix.review.screen import ReviewScreen

SAMPLE = Path("samples") / "112095.txt"
PICTURE = Path("docs") / "review.svg"
SIZE = (112, 32)
#: Up to the word that the picture is about.
KEYS = ("a", "s", "s", "s")


async def draw(size: tuple[int, int] = SIZE, keys: tuple[str, ...] = KEYS) -> str:
    """The screen after some keys, as SVG."""
    searched = search(["112095.txt"], None, {})
    settings = {str(one.path): one.settings for one in searched.found}
    session = opened(searched)
    app = ReviewScreen(session, keys_of(searched.settings), translation_places(settings), forms_of)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        drawn = app.export_screenshot(title="ocrfix review 112095.txt")
        # some viewers drop the spaces at the beginning of a piece otherwise
        return drawn.replace("<text ", '<text xml:space="preserve" ')


def main() -> None:
    """Reviews a copy of the sample and writes the picture (or the file that is named)."""
    picture = Path(sys.argv[1] if len(sys.argv) > 1 else PICTURE).absolute()
    columns, rows = (int(one) for one in sys.argv[2].split("x")) if len(sys.argv) > 2 else SIZE
    keys = tuple(sys.argv[3:]) or KEYS
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(SAMPLE, folder)
        (Path(folder) / ".git").mkdir()
        os.chdir(folder)
        drawn = asyncio.run(draw((columns, rows), keys))
    picture.write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
