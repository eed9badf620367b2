"""`ocrfix evaluate` as it is installed: reports of real rules, files left alone, nothing torn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ocrfix.cli import app
from ocrfix.errors import ExitCode

SAMPLE = Path(__file__).parents[2] / "samples" / "112095.txt"
TRUE = (
    "Телеграмма из Пекина\n\nДокладываю о состоянии Корейской народной армии. Продолжение\n"
    "переговоров намечено на вторник, о чем сообщено мною послу.\n"
)
READ = TRUE.replace("народной", "наролной").replace("Продолжение", "Прололжение")


def ocrfix(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ocrfix", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "COLUMNS": "80"}
    )


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    ocr, truth = tmp_path / "ocr.txt", tmp_path / "truth.txt"
    ocr.write_text(READ, encoding="cp1251", newline="\r\n")
    truth.write_text(TRUE, encoding="utf-8")
    return ocr, truth


def test_json_of_the_real_rules(texts: tuple[Path, Path]) -> None:
    before = [path.read_bytes() for path in texts]
    done = ocrfix("evaluate", *texts, "--format", "json", "--min-confidence", "0.9")
    assert done.returncode == ExitCode.CLEAN, done.stderr.decode()
    total = json.loads(done.stdout)["total"]
    assert (total["before"]["words_wrong"], total["after"]["words_wrong"]) == (2, 0)
    assert (total["after"]["mended"], total["after"]["broken"]) == (2, 0)
    assert [path.read_bytes() for path in texts] == before


@pytest.mark.parametrize("format", ["terminal", "json", "html"])
def test_the_output_file_is_the_report(texts: tuple[Path, Path], format: str) -> None:
    report = texts[0].with_name("report")
    printed = ocrfix("evaluate", *texts, "--format", format)
    written = ocrfix("evaluate", *texts, "--format", format, "--output", report)
    assert (written.returncode, written.stdout) == (ExitCode.CLEAN, b"")
    assert report.read_bytes() == printed.stdout
    assert sorted(path.name for path in report.parent.iterdir()) == [
        "ocr.txt",
        "report",
        "truth.txt",
    ]


def test_the_sample_against_itself_has_no_errors_to_find(capsysbinary, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(SAMPLE.read_bytes())
    assert app.run(["evaluate", str(copy), str(SAMPLE), "--format", "json"]) == ExitCode.CLEAN
    total = json.loads(capsysbinary.readouterr().out)["total"]
    assert total["before"]["cer"] == total["before"]["wer"] == 0
    assert total["detection"]["errors"] == 0


def test_the_page_of_the_sample_is_html(tmp_path: Path) -> None:
    ocr = tmp_path / "ocr.page.txt"
    ocr.write_bytes(SAMPLE.read_bytes())
    (tmp_path / "truth.txt").write_bytes(SAMPLE.read_bytes())
    page = tmp_path / "report.html"
    assert app.run(["evaluate", str(ocr), "--format", "html", "--output", str(page)]) == 0
    parser = HTMLParser()
    parser.feed(page.read_text(encoding="utf-8"))
    parser.close()
    assert not parser.rawdata
    assert "ПОДЛЕЖИТ" in page.read_text(encoding="utf-8")


def test_our_own_signs_have_plain_forms_in_an_old_encoding(texts: tuple[Path, Path]) -> None:
    texts[0].write_text(READ.replace("переговоров", "перего воров"), encoding="utf-8")
    command = [sys.executable, "-m", "ocrfix", "evaluate", *map(str, texts)]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1251", "COLUMNS": "80"}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    shown = done.stdout.decode("cp1251")
    assert "\\u" not in shown
    assert "-" in shown and "_ " in shown


def test_a_folder_that_is_not_there_is_said_in_one_line(texts: tuple[Path, Path]) -> None:
    report = texts[0].parent / "reports" / "report.html"
    done = ocrfix("evaluate", *texts, "--before-only", "--format", "html", "--output", report)
    assert done.returncode == ExitCode.USAGE
    assert done.stderr.decode().count("\n") == 1
    assert str(report) in done.stderr.decode()


def test_before_only_opens_no_lexicon(texts: tuple[Path, Path]) -> None:
    code = (
        "import sys\nfrom ocrfix.cli.app import run\n"
        f"assert run(['evaluate', {str(texts[0])!r}, {str(texts[1])!r}, '--before-only']) == 0\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pymorphy3", "wordfreq", "numpy"} & set(done.stderr.split())
