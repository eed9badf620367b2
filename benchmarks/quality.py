"""How good the issues are, against exact truth, beside other spelling checkers.

    python benchmarks/quality.py BENCH [--documents FOLDER] [--peers] [--out FOLDER]

BENCH holds ``dev/<id>/truth.txt`` and ``dev/<id>/ocr.<variant>.txt`` (--documents names another
folder of that layout), the scorer ``score.py`` and the peers' adapters ``baselines.py`` (they need
hunspell, aspell, their Russian dictionaries and symspellpy; ``languagetool.py`` here needs
pylat-ru). Runs the installed ``ocrfix check --format json`` over all files, scores, and prints
Markdown tables.
Speeds are words a second of one process, its start among them, with suggestions.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ocrfix.evaluation.calibration import Bin
from ocrfix.reporters.evaluation.plot import reliability_plot
from ocrfix.reporters.evaluation.style import STYLE
from ocrfix.resources import dictionaries_directory

PEERS = ("hunspell", "aspell", "pyspell", "pyspell-wordfreq", "symspell-wordfreq", "languagetool")
ROWS = (
    ("*", None), ("*", "light"), ("*", "medium"), ("*", "heavy"), ("*", "mixed"),
    ("planted", None), ("planted-homoglyph", None),
)  # fmt: skip
HEAD = (
    "| checker | pages | precision | recall | F1 | false alarms per 1,000 | top-1 of all | "
    "top-5 of all | top-1 of found | fixed / wrong / broken at 0.95 |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True)
class Places:
    """Where the scorer and the documents are."""

    scorer: Path
    documents: Path


#: Runs the command line with other dictionaries than its own.
WITH_DICTIONARIES = """\
import sys
from pathlib import Path
from ocrfix import resources
folder = Path(sys.argv.pop(1))
resources.dictionaries_directory = lambda: folder
from ocrfix.cli.app import main
main()
"""


def check(documents: Path, out: Path, flags: list[str], folds: Path | None) -> None:
    """One JSON report for each OCR file and truth file: ``<id>.<variant>.json``.

    With `folds` each document is judged by the models of ``folds/<id>/``.
    """
    if folds is None:
        report(["-m", "ocrfix"], documents, out, flags)
        return
    for document in sorted(path for path in documents.iterdir() if path.is_dir()):
        with TemporaryDirectory() as temporary:
            for path in dictionaries_directory().iterdir():
                fitted = folds / document.name / path.name
                (Path(temporary) / path.name).symlink_to(
                    (fitted if fitted.exists() else path).resolve()
                )
            report(["-c", WITH_DICTIONARIES, temporary], document, out, [*flags, "--jobs", "1"])


def report(program: list[str], documents: Path, out: Path, flags: list[str]) -> None:
    """Write the reports of the files in a folder."""
    command = [sys.executable, *program, "check", str(documents), "--format", "json", *flags]
    command += ["--ignore", "COR"]  # the variants of one document would testify to each other
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    for file in json.loads(done.stdout)["files"]:
        path = Path(file["path"])
        if path.name == "truth.txt" or path.name.startswith("ocr."):
            variant = path.stem.removeprefix("ocr.")
            (out / f"{path.parent.name}.{variant}.json").write_text(json.dumps(file), "utf-8")


def peer_command(peer: str, bench: Path, documents: Path, out: Path) -> list[str]:
    """What writes the reports of a peer to ``out/<peer>``."""
    if peer == "languagetool":
        script = Path(__file__).with_name("languagetool.py")
        return [sys.executable, str(script), str(bench), str(documents), str(out / peer)]
    command = [sys.executable, str(bench / "baselines.py"), peer]
    return [*command, "--bench", str(documents), "--out", str(out)]


def speed_of_ocrfix(documents: Path) -> float:
    """Seconds in which one process checks the OCR files, with all rules."""
    files = [str(path) for path in sorted(documents.glob("*/ocr.*.txt"))]
    command = [sys.executable, "-m", "ocrfix", "check", "--jobs", "1", "--format", "json", *files]
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def words_per_second(documents: Path, seconds: float) -> float:
    """Words of the OCR files in a second."""
    files = documents.glob("*/ocr.*.txt")
    return sum(len(path.read_text("utf-8").split()) for path in files) / seconds


def scored(places: Places, suggestions: Path, variants: str) -> dict[str, Any]:
    """What the scorer says."""
    with TemporaryDirectory() as folder:
        result = Path(folder) / "score.json"
        command = [sys.executable, str(places.scorer), "--bench", str(places.documents)]
        command += ["--suggestions", str(suggestions), "--variants", variants]
        command += ["--json", str(result)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        loaded: dict[str, Any] = json.loads(result.read_text("utf-8"))
        return loaded


def percent(value: float | None) -> str:
    """A share as a percentage with one decimal."""
    return "–" if value is None else f"{100 * value:.1f}"


def row(name: str, pages: str, result: dict[str, Any]) -> str:
    """One line of the table."""
    said = result["suggestions"]
    found, right, fixes = said["detection"], said["suggestion"], said["autofix"]["0.95"]
    return (
        f"| {name} | {pages} | {percent(found['precision'])} | {percent(found['recall'])} | "
        f"{percent(found['F1'])} | {said['false_alarms_per_1000_correct']} | "
        f"{percent(right['top1_of_all'])} | {percent(right['top5_of_all'])} | "
        f"{percent(right['top1_of_detected'])} | {fixes['fixed']} / {fixes['miscorrected']} / "
        f"{fixes['broken']} |"
    )


def table(places: Places, folders: dict[str, Path]) -> None:
    """The comparison for each kind of page."""
    print(HEAD)
    for variants, level in ROWS:
        if not any(places.documents.glob(f"*/ocr.{variants}.txt")):
            continue
        for name, folder in folders.items():
            result = scored(places, folder, variants)
            part = result["by_level"].get(level) if level else result["total"]
            if part:
                print(row(name, level or {"*": "all"}.get(variants, variants), part))


def details(places: Places, folder: Path) -> None:
    """Recall and first suggestions by class, and issues by rule, on the real OCR pages."""
    said = scored(places, folder, "*")["total"]["suggestions"]
    print("\n| class | errors | found | right first |\n|---|---|---|---|")
    for name, counts in said["by_class"].items():
        if "recall" in counts:
            found, first = percent(counts["recall"]), percent(counts.get("top1_of_all"))
            print(f"| {name} | {counts['gold']} | {found} | {first} |")
    print("\n| rule | issues at an error | false alarms | right first |\n|---|---|---|---|")
    for name, counts in sorted(said["by_rule"].items()):
        cells = " | ".join(str(counts.get(key, 0)) for key in ("tp", "fp", "sug_ok"))
        print(f"| {name} | {cells} |")


def plot(parts: list[dict[str, Any]], path: Path) -> None:
    """The reliability plot as a picture of its own."""
    bins = [
        Bin(0, 0, part["n"], part["n"] * part["mean_confidence"], part["n"] * part["accuracy"])
        for part in parts
        if part["n"]
    ]
    style = STYLE + "svg { --faint: #555; font-family: sans-serif; background: #fff; }"
    picture = reliability_plot(bins).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    head, rest = picture.split(">", 1)
    path.write_text(f"{head}>\n<style>{style}</style>{rest}\n", encoding="utf-8")


def calibration(places: Places, folder: Path, picture: Path | None) -> None:
    """How often suggestions of each confidence are right, and what mending them would do."""
    total = scored(places, folder, "*")["total"]
    said, before = total["suggestions"], total["before"]
    if picture is not None:
        plot(said["calibration"]["bins"], picture)
    print("\n| confidence | suggestions | said | right |\n|---|---|---|---|")
    for part in said["calibration"]["bins"]:
        cells = f"{percent(part['mean_confidence'])} | {percent(part['accuracy'])}"
        print(f"| {part['range']} | {part['n']} | {cells} |")
    print(f"\nExpected calibration error: {said['calibration']['ECE']:.3f}")
    print("\n| mended from | precision | recall | correct words broken per 10,000 | WER |")
    print("|---|---|---|---|---|")
    correct = 1000 * said["false_alarm_tokens"] / said["false_alarms_per_1000_correct"]
    for least, mended in said["autofix"].items():
        broken = 10_000 * mended["broken"] / correct
        cells = f"{percent(mended['precision'])} | {percent(mended['recall'])} | {broken:.1f}"
        print(f"| {least} | {cells} | {percent(mended['WER'])} |")
    print(f"\nWER before: {percent(before['WER'])}")


def fixes(places: Places, out: Path) -> None:
    """What `ocrfix fix` does by itself: only what is safe, from a confidence up."""
    scorer = load_scorer(places.scorer.parent)
    print("\n| fixed from | fixes | right | correct words broken | files made worse |")
    print("|---|---|---|---|---|")
    for least in (0.9, 0.95, 0.98, 0.99):
        number = right = broken = worse = 0
        for path in sorted(places.documents.glob("*/ocr.*.txt")):
            variant = path.stem.removeprefix("ocr.")
            if variant.startswith("planted"):
                continue
            report = json.loads((out / f"{path.parent.name}.{variant}.json").read_text("utf-8"))
            truth = path.with_name("truth.txt").read_text("utf-8")
            page = scorer.Doc(path.read_text("utf-8"), truth, (), "ru")
            said = [outcome(page, issue) for issue in report["issues"] if is_fixed(issue, least)]
            number += len(said) - said.count("layout")
            right += said.count("right")
            broken += said.count("broken")
            worse += said.count("broken") > said.count("right")
        share = percent(right / number if number else None)
        print(f"| {least} | {number} | {share} | {broken} | {worse} |")


def is_fixed(issue: dict[str, Any], least: float) -> bool:
    """Whether `ocrfix fix` applies the first suggestion of an issue."""
    sure = bool(issue["suggestions"]) and issue["suggestions"][0]["confidence"] >= least
    return sure and issue["applicability"] == "safe"


def outcome(page: Any, issue: dict[str, Any]) -> str:
    """What the first suggestion does to the words it covers: right, wrong or broken."""
    start, end = issue["start"], issue["end"]
    classes = {page.o2g[number].cls for number in page.tokens_in(start, end)}
    patch = (start, end, issue["suggestions"][0]["text"])
    if page.right(*page.region(start, end), [patch])[0]:
        return "right"
    if "layout" in classes:
        return "layout"
    return "wrong" if classes - {None, "punctuation"} else "broken"


def load_scorer(bench: Path) -> Any:
    """The module ``score.py`` of the bench."""
    sys.path.insert(0, str(bench))
    return importlib.import_module("score")


def clean(documents: Path, out: Path) -> None:
    """False alarms on the truth itself."""
    words = issues = 0
    for truth in sorted(documents.glob("*/truth.txt")):
        report = json.loads((out / f"{truth.parent.name}.truth.json").read_text("utf-8"))
        issues += len(report["issues"])
        text = truth.read_text("utf-8")
        words += sum(any("а" <= c.lower() <= "я" for c in word) for word in text.split())
    rate = 1000 * issues / words
    print(f"\nCorrect text: {issues} issues in {words} Russian words ({rate:.1f} per 1,000)")


def main() -> None:
    """Check, run the peers if asked, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--documents", type=Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=Path, help="models that each left one document out")
    parser.add_argument("--plot", type=Path, help="write the reliability plot (SVG)")
    parser.add_argument("--no-reader", action="store_true", help="without the character model")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        out = options.out or Path(temporary)
        own = out / "ocrfix"
        own.mkdir(parents=True, exist_ok=True)
        documents = options.documents or options.bench / "dev"
        places = Places(options.bench / "score.py", documents)
        check(documents, own, ["--no-reader"] if options.no_reader else [], options.folds)
        folders = {"ocrfix": own}
        if options.peers:
            speeds = {"ocrfix": words_per_second(documents, speed_of_ocrfix(documents))}
            for peer in PEERS:
                start = time.perf_counter()
                subprocess.run(peer_command(peer, options.bench, documents, out), check=True)
                speeds[peer] = words_per_second(documents, time.perf_counter() - start)
                folders[peer] = out / peer
            print("| checker | words per second |\n|---|---|")
            for name, speed in speeds.items():
                print(f"| {name} | {speed:,.0f} |")
            print()
        table(places, folders)
        details(places, own)
        calibration(places, own, options.plot)
        fixes(places, own)
        clean(documents, own)


if __name__ == "__main__":
    main()
