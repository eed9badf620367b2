"""Draw invented pages as worn typescript and read them with Tesseract.

    python -m training.forms.render BENCH OUT --pages 1200

BENCH holds the renderer (``render_ocr.py``). Page 17 becomes ``OUT/0017/truth.txt`` and
``OUT/0017/ocr.<font>-<level>.txt``, as in ``BENCH/train``; a page that is there is left alone, so
the work can be broken off and taken up again. Pages that the OCR lost altogether are dropped.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from pathlib import Path
from random import Random
from types import ModuleType

from rapidfuzz.distance import Levenshtein

from training.forms.generate import page

LEVELS = ("light", "medium", "heavy")
WEIGHTS = (35, 35, 30)
#: This share of the medium pages is read as Russian and English, for Latin look-alikes: ``mixed``.
MIXED = 0.15
#: This share keeps the line ends of the typist.
LINES = 0.15
#: A page with more character errors than this was lost, not misread.
LOST = 0.25


def load_renderer(bench: Path) -> ModuleType:
    """The renderer of a bench folder as a module."""
    spec = importlib.util.spec_from_file_location("render_ocr", bench / "render_ocr.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{bench}: no render_ocr.py here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def character_errors(read: str, truth: str) -> float:
    """Edits per character of the truth; spaces and line ends count as one space."""
    read, truth = " ".join(read.split()), " ".join(truth.split())
    return Levenshtein.distance(read, truth) / len(truth)


def render(renderer: ModuleType, number: int, folder: Path) -> str:
    """Make the page of a number in its folder; returns a line for the log."""
    random = Random(f"render {number}")
    font = random.choice(sorted(renderer.FONTS))
    level = shown = random.choices(LEVELS, WEIGHTS)[0]
    language = "rus"
    if level == "medium" and random.random() < MIXED:
        shown, language = "mixed", "rus+eng"
    layout = "lines" if random.random() < LINES else "paragraph"
    truth = page(number)
    read = renderer.ocr_page(
        truth.strip("\n"), font, level, seed=number, layout=layout, lang=language
    )
    errors = character_errors(read, truth)
    told = f"{number:04d} {font}-{shown} {layout} {100 * errors:.1f} %"
    if errors > LOST:
        folder.joinpath(f"{number:04d}.lost").touch()
        return f"{told} lost"
    target = folder / f"{number:04d}"
    unfinished = folder / f"{number:04d}.unfinished"
    unfinished.mkdir(exist_ok=True)
    (unfinished / "truth.txt").write_text(truth, encoding="utf-8")
    (unfinished / f"ocr.{font}-{shown}.txt").write_text(read + "\n", encoding="utf-8")
    unfinished.rename(target)
    return told


def main() -> None:
    """Render what is not there yet."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=1200)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    renderer = load_renderer(options.bench)
    for number in range(options.pages):
        name = f"{number:04d}"
        if (options.out / name).exists() or (options.out / f"{name}.lost").exists():
            continue
        start = time.monotonic()
        told = render(renderer, number, options.out)
        with (options.out / "log.txt").open("a", encoding="utf-8") as log:
            log.write(f"{told} {time.monotonic() - start:.1f} s\n")


if __name__ == "__main__":
    main()
