"""How fast the whole process is, side by side with other programs in one run.

    python benchmarks/speed.py BENCH [--words 3000] [--runs 5]

Puts OCR pages together to texts of so many words: running prose of BENCH/train, and whole
documents of BENCH/dev with header, tables and translation. Warms everything up, then runs
``ocrfix check`` and ``aspell -a`` (which suggests too) in turn, and ``ocrfix --version`` and
``--help`` against ``python -c "import typer"``. Prints medians, ratios and peak memory as
Markdown tables.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

PYTHON = sys.executable


def page_text(pages: Iterable[Path], words: int) -> str:
    """OCR pages one after another until there are enough words."""
    texts: list[str] = []
    count = 0
    for ocr in pages:
        texts.append(ocr.read_text("utf-8"))
        count += len(texts[-1].split())
        if count >= words:
            break
    return "\n\n".join(texts)


def run(command: list[str], source: Path | None) -> float:
    """Wall seconds of a command."""
    with Path(source or os.devnull).open("rb") as stdin:
        start = time.perf_counter()
        subprocess.run(
            command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )
        return time.perf_counter() - start


def peak(command: list[str]) -> float:
    """Peak memory of one command in MiB, measured in a process of its own."""
    probe = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [PYTHON, "-c", probe, *command], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def compare(pairs: dict[str, tuple[list[str], Path | None]], runs: int) -> dict[str, list[float]]:
    """Times of each command, one after another in turn so that a busy machine is fair."""
    times: dict[str, list[float]] = {name: [] for name in pairs}
    for turn in range(runs + 1):
        for name, (command, source) in pairs.items():
            seconds = run(command, source)
            if turn:
                times[name].append(seconds)
    return times


def report(title: str, times: dict[str, list[float]]) -> None:
    """Medians and their ratio to the last command."""
    base = statistics.median(list(times.values())[-1])
    print(f"\n### {title}\n\n| command | median s | ratio |\n|---|---|---|")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"| {name} | {middle:.2f} | {middle / base:.2f} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    ocrfix = [PYTHON, "-m", "ocrfix"]
    kinds = {
        "running prose, all levels of noise": sorted((options.bench / "train").glob("*/ocr.*.txt")),
        "running prose, heavy noise": sorted((options.bench / "train").glob("*/ocr.*-heavy.txt")),
        "whole documents": sorted((options.bench / "dev").glob("*/ocr.[!p]*.txt")),
    }
    with TemporaryDirectory() as folder:
        source = Path(folder) / "page.txt"
        check = [*ocrfix, "check", str(source)]
        aspell = ["aspell", "-d", "ru", "--encoding=utf-8", "-a"]
        for kind, pages in kinds.items():
            source.write_text(page_text(pages, options.words), "utf-8")
            count = len(source.read_text("utf-8").split())
            commands = {
                "ocrfix check": (check, None),
                "ocrfix check --no-reader": ([*check, "--no-reader"], None),
                "aspell -d ru -a": (aspell, source),
            }
            report(f"{kind}, {count} words in one file", compare(commands, options.runs))
            print(f"\nPeak memory of `ocrfix check`: {peak(check):.0f} MiB")
    start = compare(
        {
            "ocrfix --version": ([*ocrfix, "--version"], None),
            "ocrfix --help": ([*ocrfix, "--help"], None),
            "ocrfix check --help": ([*ocrfix, "check", "--help"], None),
            'python -c "import typer"': ([PYTHON, "-c", "import typer"], None),
        },
        options.runs,
    )
    report("Start-up", start)


if __name__ == "__main__":
    main()
