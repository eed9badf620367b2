"""How much ocrfix says about real Russian prose, where nearly all that it says is a false alarm.

    python benchmarks/prose.py CORPORA

CORPORA holds ``*.txt.xz``: political prose of 1901-1952 (whose words are counted in the
dictionaries) and classics (from which nothing was learned but the character model). Passages drawn
from them are checked by the installed ``ocrfix check``; misprints of the editions are among what it
reports. Prints issues per 1,000 words, also those that `ocrfix fix` would mend, and the rules.
"""

from __future__ import annotations

import json
import lzma
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

PASSAGES = 16
WORDS = 2500
SEED = 77
THRESHOLD = "0.95"


def passages(path: Path) -> list[str]:
    """Passages of some `WORDS` words, whole lines, drawn from a corpus."""
    lines = lzma.decompress(path.read_bytes()).decode("utf-8").split("\n")
    choice = random.Random(SEED)
    drawn = []
    for _ in range(PASSAGES):
        start, words, passage = choice.randrange(len(lines)), 0, []
        for line in lines[start:]:
            passage.append(line)
            words += len(line.split())
            if words > WORDS:
                break
        drawn.append("\n".join(passage) + "\n")
    return drawn


def run(*arguments: str) -> str:
    """What a command of ocrfix prints."""
    command = [sys.executable, "-m", "ocrfix", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return done.stdout


def main() -> None:
    """Check the passages of each corpus and print."""
    print("| prose | words | issues per 1,000 | mended by `fix` | most frequent rules |")
    print("|---|---|---|---|---|")
    for path in sorted(Path(sys.argv[1]).glob("*.txt.xz")):
        with TemporaryDirectory() as folder:
            texts = passages(path)
            for number, text in enumerate(texts):
                (Path(folder) / f"{number}.txt").write_text(text, encoding="utf-8")
            report = json.loads(run("check", folder, "--format", "json", "--ignore", "COR"))
            issues = [issue for file in report["files"] for issue in file["issues"]]
            mended = run("fix", folder, "--diff", "--min-confidence", THRESHOLD)
        words = sum(len(text.split()) for text in texts)
        fixed = sum(line.startswith("+") and line[:3] != "+++" for line in mended.splitlines())
        rules = Counter(issue["rule"] for issue in issues).most_common(3)
        told = ", ".join(f"{rule} {times}" for rule, times in rules)
        rate = 1000 * len(issues) / words
        print(f"| {path.name.split('.')[0]} | {words:,} | {rate:.2f} | {fixed} | {told} |")


if __name__ == "__main__":
    main()
