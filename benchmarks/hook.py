"""What a hook costs at each commit, side by side with codespell in one run.

    python benchmarks/hook.py BENCH [--files 10] [--words 300] [--runs 7]

Cuts so many files of so many words out of the OCR pages of BENCH/train, warms everything up, runs
``ocrfix check`` as the hook does (with and without the character model) and ``codespell`` in turn
on the same files. Beside them stands what no run can do without: starting, loading, one short line.
Prints medians and their ratio to codespell as a Markdown table. Byte code is written, as for users.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

SCRIPTS = Path(sys.executable).parent
LINE = "Войска перешли гpаницу и заняли город.\n"


def write_files(pages: list[Path], files: int, words: int, folder: Path) -> list[str]:
    """Files of the first words of pages taken evenly from all; their paths."""
    written = []
    for number, page in enumerate(pages[:: max(1, len(pages) // files)][:files]):
        text = " ".join(page.read_text("utf-8").split(" ")[:words])
        file = folder / f"{number:02}.txt"
        file.write_text(text, "utf-8")
        written.append(str(file))
    return written


def seconds(command: list[str], environment: Mapping[str, str]) -> float:
    """Wall seconds of a command; 0 and 1 are clean and issues, 65 is codespell's own."""
    start = time.perf_counter()
    run = subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    if run.returncode not in {0, 1, 65}:
        sys.exit(f"{command[0]}: {run.stderr.decode()}")
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    unwanted = {"PYTHONDONTWRITEBYTECODE"}
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    with TemporaryDirectory() as folder:
        pages = sorted((options.bench / "train").glob("*/ocr.*.txt"))
        files = write_files(pages, options.files, options.words, Path(folder))
        short = Path(folder) / "short.md"
        short.write_text(LINE, "utf-8")
        check = [str(SCRIPTS / "ocrfix"), "check", "--only-included"]
        commands = {
            "codespell": [str(SCRIPTS / "codespell"), *files],
            "ocrfix check": [*check, *files],
            "ocrfix check --no-reader": [*check, "--no-reader", *files],
            "ocrfix check, one short line": [*check, str(short)],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(options.runs + 1):
            for name, command in commands.items():
                taken = seconds(command, environment)
                if turn:
                    times[name].append(taken)
        words = sum(len(Path(file).read_text("utf-8").split()) for file in files)
    base = statistics.median(times["codespell"])
    print(f"{len(files)} files, {words} words\n\n| command | median s | ratio |\n|---|---|---|")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"| {name} | {middle:.2f} | {middle / base:.1f} |")


if __name__ == "__main__":
    main()
