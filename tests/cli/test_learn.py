"""`ocrfix learn` for real: what is learned is kept, used by the other commands, and forgotten."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from ocrfix.cli import app
from ocrfix.errors import ExitCode
from ocrfix.language.confusions import ErrorModel
from ocrfix.language.profile import Source
from ocrfix.language.profile_file import PROFILE_FILE, project_confusions, read_profile

TEXT = """\
Конференция профсоюзов обсудила эффективность работы фабрик и финансовый отчет фонда.
Командование фронта перебросило флот и эшелон с офицерами на правый фланг противника.
Офицеры штаба округа фактически не выполнили распоряжение о форме и формировании частей.
Председатель фракции доложил, что граница фиксирована в конфиденциальной форме.
Профессор физики прочитал лекцию о фашизме. Фотографии и фамилии переданы в отдел комитета.
Министерство финансов утвердило смету расходов, бухгалтерия оформила все документы.
"""
SHIPPED = ErrorModel.load()
PAIR = ("ф", "р")


def misread(seed: int) -> str:
    chance = random.Random(seed)
    return "".join("р" if one == "ф" and chance.random() < 0.6 else one for one in TEXT)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of seven letters, enough for worker processes."""
    (tmp_path / "ocrfix.toml").write_text("", encoding="utf-8")
    (tmp_path / "letters").mkdir()
    for seed in range(7):
        path = tmp_path / "letters" / f"{seed}.txt"
        path.write_text(misread(seed), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def weight(project: Path) -> float:
    found = {(one.truth, one.read): one.weight for one in project_confusions(project)}
    return found.get(PAIR, SHIPPED.confusion(*PAIR).weight)


def test_what_is_learned_is_kept_beside_the_configuration(project: Path, capsys) -> None:
    letters = sorted((project / "letters").iterdir())
    before = [path.read_bytes() for path in letters]
    assert app.run(["learn", "letters", "--jobs", "1"]) == ExitCode.CLEAN
    said = capsys.readouterr().out
    assert said.startswith("learned from 7 files, ")
    assert "«ф» read as «р»" in said
    assert said.splitlines()[-1].startswith(f"{PROFILE_FILE}: ")
    assert weight(project) < SHIPPED.confusion(*PAIR).weight - 3
    assert [path.read_bytes() for path in letters] == before
    assert [path.name for path in (project / ".ocrfix").iterdir()] == [PROFILE_FILE.name]


def test_workers_learn_the_same_and_a_second_run_nothing(project: Path, capsys) -> None:
    assert app.run(["learn", "letters", "--jobs", "1"]) == ExitCode.CLEAN
    once = (project / PROFILE_FILE).read_bytes()
    assert app.run(["learn", "--forget"]) == ExitCode.CLEAN
    assert app.run(["learn", *map(str, sorted((project / "letters").iterdir(), reverse=True)),
                    "--jobs", "2"]) == ExitCode.CLEAN  # fmt: skip
    assert (project / PROFILE_FILE).read_bytes() == once
    capsys.readouterr()
    assert app.run(["learn", "letters"]) == ExitCode.CLEAN
    assert capsys.readouterr().out.endswith("nothing new was learned\n")


def suggestions(capsys, *options: str) -> dict[str, float]:
    """The confidence of the first suggestion at each misread word."""
    app.run(["check", "letters", "--select", "DIC001", "--format", "json", *options])
    files = json.loads(capsys.readouterr().out)["files"]
    assert len(files) == 7
    return {
        f"{file['path']}:{issue['start']}": issue["suggestions"][0]["confidence"]
        for file in files
        for issue in file["issues"]
        if issue["suggestions"]
    }


def test_check_uses_it_in_workers_too(project: Path, capsys) -> None:
    before = suggestions(capsys, "--jobs", "1")
    app.run(["learn", "letters"])
    capsys.readouterr()
    after = suggestions(capsys, "--jobs", "1")
    assert after == suggestions(capsys, "--jobs", "2")
    common = before.keys() & after.keys()
    assert sum(after[key] for key in common) > sum(before[key] for key in common)
    assert app.run(["learn", "--forget"]) == ExitCode.CLEAN
    capsys.readouterr()
    assert suggestions(capsys, "--jobs", "1") == before


def test_trace_uses_it(project: Path, capsys) -> None:
    app.run(["learn", "letters"])
    capsys.readouterr()
    app.run(["trace", "рорма"])
    assert f"«ф» read as «р»   weight: {weight(project):.2f}" in capsys.readouterr().out


def test_the_sources_add_up_and_replace_only_themselves(project: Path, capsys) -> None:
    (project / "truth").mkdir()
    for path in (project / "letters").iterdir():
        (project / "truth" / path.name).write_text(TEXT, encoding="utf-8")
    app.run(["learn", "--pairs", "letters", "truth"])
    pairs = read_profile(project / PROFILE_FILE).tallies[Source.PAIRS]
    seen = sum(path.read_text("utf-8").count("р") - TEXT.count("р")
               for path in (project / "letters").iterdir())  # fmt: skip
    assert pairs.counts[PAIR] == seen
    assert pairs.counts["ф", "ф"] == 7 * TEXT.lower().count("ф") - seen
    app.run(["learn", "letters"])
    both = read_profile(project / PROFILE_FILE)
    assert both.tallies[Source.PAIRS].counts == pairs.counts
    assert both.tallies[Source.TEXTS].counts[PAIR] > 5
    for path in (project / "letters").iterdir():
        path.write_text(TEXT, encoding="utf-8")
    app.run(["learn", "letters"])
    mended = read_profile(project / PROFILE_FILE)
    assert PAIR not in mended.tallies[Source.TEXTS].counts
    assert mended.tallies[Source.PAIRS].counts == pairs.counts
    capsys.readouterr()
    assert app.run(["learn", "--show"]) == ExitCode.CLEAN
    shown = capsys.readouterr().out
    assert shown.startswith(f"error profile {PROFILE_FILE}\n")
    assert "decisions: nothing learned" in shown


def decide(project: Path, *decided: tuple[str, str, str]) -> None:
    lines = [
        json.dumps({"file": "a.txt", "zone": "body", "text": text, "context": str(place),
                    "rule": "DIC001", "verdict": verdict, "replacement": replacement})
        for place, (text, verdict, replacement) in enumerate(decided)
    ]  # fmt: skip
    (project / ".ocrfix").mkdir(exist_ok=True)
    (project / ".ocrfix" / "decisions.jsonl").write_text("\n".join(lines), encoding="utf-8")


def test_decisions_add_what_was_replaced(project: Path) -> None:
    decide(project, ("Рлот", "accept", "Флот"), ("рорма", "replace", "форма"),
           ("рабрика", "accept", "фабрика"), ("№ 12", "accept", "№ 13"),
           ("рракция", "withdraw", ""))  # fmt: skip
    assert app.run(["learn", "--from-decisions"]) == ExitCode.CLEAN
    tally = read_profile(project / PROFILE_FILE).tallies[Source.DECISIONS]
    assert tally.counts[PAIR] == 3
    assert tally.counts["о", "о"] == 2
    assert weight(project) < SHIPPED.confusion(*PAIR).weight


def test_decisions_take_away_what_was_rejected(project: Path) -> None:
    app.run(["learn", "letters"])
    learned = read_profile(project / PROFILE_FILE).counts[PAIR]
    forms = sorted({word for path in (project / "letters").iterdir()
                    for word in path.read_text("utf-8").split()
                    if "рор" in word or "рла" in word})  # fmt: skip
    decide(project, *((form.strip(".,"), "reject", "") for form in forms))
    assert app.run(["learn", "--from-decisions"]) == ExitCode.CLEAN
    profile = read_profile(project / PROFILE_FILE)
    assert profile.tallies[Source.DECISIONS].counts[PAIR] < 0
    assert 0 <= profile.counts[PAIR] < learned


@pytest.mark.parametrize(
    "arguments",
    [["check", "letters"], ["fix", "letters"], ["facts", "letters"], ["trace", "рорма"],
     ["learn", "letters"], ["learn", "--show"]],
    ids=" ".join,
)  # fmt: skip
def test_a_damaged_profile_is_one_line(project: Path, capsys, arguments: list[str]) -> None:
    (project / ".ocrfix").mkdir()
    (project / PROFILE_FILE).write_text("# head\nф\tр\tмного\n", encoding="utf-8")
    assert app.run(arguments) == ExitCode.USAGE
    said = capsys.readouterr().err
    assert f"{PROFILE_FILE}:2: " in said
    assert said.count("\n") == 1
    assert app.run(["learn", "--forget"]) == ExitCode.CLEAN
    assert not (project / PROFILE_FILE).exists()


def test_without_a_project_it_lies_in_the_folder_that_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(misread(1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    app.run(["learn", "pages/a.txt"])
    assert (tmp_path / PROFILE_FILE).exists()
    app.run(["learn", "--forget"])
    (tmp_path / ".ocrfix").rmdir()
    app.run(["learn", "pages"])
    assert (folder / PROFILE_FILE).exists()
    assert not (tmp_path / ".ocrfix").exists()


def test_files_of_another_project_are_left_out(project: Path, capsys) -> None:
    other = project / "letters" / "other"
    other.mkdir()
    (other / "ocrfix.toml").write_text("", encoding="utf-8")
    (other / "a.txt").write_text(misread(9), encoding="utf-8")
    assert app.run(["learn", "letters"]) == ExitCode.CLEAN
    captured = capsys.readouterr()
    assert "left out 1 file of other projects" in captured.err
    assert captured.out.startswith("learned from 7 files")


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [("bad.txt", b"\xff\xfe\x00", "bad.txt"), ("empty.txt", b"12 34\n", "no Russian words")],
)
def test_nothing_is_written_when_a_file_is_of_no_use(
    project: Path, capsys, name: str, content: bytes, complaint: str
) -> None:
    (project / name).write_bytes(content)
    assert app.run(["learn", name]) == ExitCode.USAGE
    assert complaint in capsys.readouterr().err
    assert not (project / PROFILE_FILE).exists()
