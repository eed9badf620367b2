"""Which files are found, who reads them, and what one bad file may not do to the others."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ocrfix import corpus
from ocrfix.config import Settings
from ocrfix.corpus import FEWEST_FOR_WORKERS, check_paths, check_text, decision_root, discover
from ocrfix.errors import DictionaryError, InputError
from ocrfix.fixing.decisions import DecisionStore, Verdict

#: One rule, of the word itself: quick, and enough to see that a text was checked.
SETTINGS = Settings(select=("SCR001",), encoding="utf-8")
MIXED = "Прибыл в г. Мocквa."


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    for name in ("a.txt", "drafts/b.txt", "drafts/deep/c.txt", "in/drafts/d.txt", "B.TXT"):
        path = tmp_path / "letters" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MIXED, encoding="utf-8")
    return tmp_path / "letters"


@pytest.mark.parametrize(
    ("exclude", "found"),
    [
        ((), ["B.TXT", "a.txt", "drafts/b.txt", "drafts/deep/c.txt", "in/drafts/d.txt"]),
        (("drafts",), ["B.TXT", "a.txt"]),
        (("drafts/",), ["B.TXT", "a.txt"]),
        (("drafts/*",), ["B.TXT", "a.txt"]),
        (("drafts/deep", "b.*"), ["a.txt", "in/drafts/d.txt"]),
        (("in/*",), ["B.TXT", "a.txt", "drafts/b.txt", "drafts/deep/c.txt"]),
    ],
)
def test_what_is_excluded_goes_with_all_below_it(
    exclude: tuple[str, ...], found: list[str], letters: Path
) -> None:
    files = discover(letters, Settings(include=("*.txt",), exclude=exclude))
    assert [file.relative_to(letters).as_posix() for file in files] == found


def test_the_folder_that_is_named_is_never_excluded(letters: Path) -> None:
    files = discover(letters / "drafts", Settings(exclude=("drafts",)))
    assert [file.name for file in files] == ["b.txt", "c.txt"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["a.txt"]),
        ("**/[bd].txt", ["drafts/b.txt", "in/drafts/d.txt"]),
        ("dr*", ["drafts/b.txt", "drafts/deep/c.txt"]),
    ],
)
def test_a_path_that_is_none_is_a_pattern(pattern: str, found: list[str], letters: Path) -> None:
    files = discover(letters / pattern, Settings(include=("*.txt",)))
    assert [file.relative_to(letters).as_posix() for file in files] == found
    with pytest.raises(InputError, match="no file matches this pattern"):
        discover(letters / "*.doc", Settings())


@pytest.mark.parametrize("settings", [Settings(include=("*.md",)), Settings(exclude=("*",))])
def test_a_folder_without_a_file_is_told(settings: Settings, letters: Path) -> None:
    with pytest.raises(InputError, match="no file in this folder matches"):
        discover(letters, settings)


@pytest.mark.parametrize("place", [0, 3, FEWEST_FOR_WORKERS])
def test_standard_input_is_read_wherever_it_stands(
    place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(FEWEST_FOR_WORKERS)]
    for path in paths:
        path.write_text("Слово.", encoding="utf-8")
    paths.insert(place, Path("-"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MIXED.encode())))
    reports = list(check_paths([(path, SETTINGS) for path in paths], jobs=2))
    assert [report.path for report in reports] == [str(path) for path in paths]
    assert [number for number, report in enumerate(reports) if report.issues] == [place]


def test_workers_follow_the_settings_of_each_file(tmp_path: Path) -> None:
    files = [(tmp_path / f"{number}.txt", SETTINGS) for number in range(FEWEST_FOR_WORKERS + 2)]
    for path, _ in files:
        path.write_text(MIXED, encoding="utf-8")
    files[1::2] = [(path, Settings(select=("DIC003",))) for path, _ in files[1::2]]
    files[2] = (tmp_path / "absent.txt", SETTINGS)
    reports = list(check_paths(files, jobs=2))
    assert [len(report.issues) for report in reports] == [1, 0, 0, 0, 1, 0, 1, 0]
    assert [bool(report.problems) for report in reports].index(True) == 2


@pytest.mark.parametrize("error", [DictionaryError("x.tsv: missing"), InputError("cache: full")])
def test_what_is_wrong_for_all_files_is_one_error(
    error: Exception, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(corpus, "raised", fail)
    with pytest.raises(type(error), match=str(error)):
        list(check_paths([(letters / "a.txt", SETTINGS), (letters / "B.TXT", SETTINGS)]))


def test_a_word_list_that_cannot_be_read_is_one_error(tmp_path: Path, letters: Path) -> None:
    (tmp_path / "words.txt").write_bytes(b"\xff\xfe\xff")
    settings = Settings(dictionaries=(tmp_path / "words.txt",))
    with pytest.raises(InputError, match=r"words\.txt"):
        list(check_paths([(letters / "a.txt", settings)]))


@pytest.mark.parametrize(
    ("marks", "root"),
    [
        ([".ocrfix/"], "."),
        ([".ocrfix/", "in/ocrfix.toml"], "in"),
        ([".git/", "in/.git"], "in"),
        (["ocrfix.toml", "in/drafts/.ocrfix/"], "in/drafts"),
        ([".git/", "in/pyproject.toml"], "in"),
    ],
)
def test_decisions_are_those_of_the_nearest_project(
    marks: list[str], root: str, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for mark in marks:
        if mark.endswith("/"):
            (letters / mark).mkdir()
        else:
            (letters / mark).write_text("[tool.ocrfix]\n" if "pyproject" in mark else "")
    for folder in (letters, letters / "in", letters / "drafts"):
        monkeypatch.chdir(folder)
        assert decision_root(letters / "drafts" / ".." / "in" / "drafts" / "d.txt") == (
            letters / root
        )


def test_without_a_project_decisions_are_in_the_working_folder(
    letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(letters / "in")
    assert decision_root(letters / "a.txt") == letters / "in"


def test_a_decision_holds_from_every_folder(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = letters / "in" / "drafts" / "d.txt"
    (letters / ".git").mkdir()
    report = check_text(MIXED, SETTINGS, str(path))
    store = DecisionStore(letters)
    assert report.document is not None
    for issue in report.issues:
        store.append(store.draft(report.document, issue, Verdict.REJECT))
    corpus._decisions.cache_clear()
    for folder in (letters, letters / "in", letters.parent):
        monkeypatch.chdir(folder)
        (checked,) = check_paths([(path, SETTINGS)])
        assert (len(report.issues), checked.issues) == (1, ())


def test_a_broken_decision_is_a_warning(letters: Path) -> None:
    (letters / ".ocrfix").mkdir()
    (letters / ".ocrfix" / "decisions.jsonl").write_text("{\n")
    (report,) = check_paths([(letters / "a.txt", SETTINGS)])
    assert (len(report.issues), report.problems, len(report.warnings)) == (1, (), 1)


NAMED = ("тов. Кандыбея вызвать.", "Вызвать тов. Кандыбея.", "Письмо тов. Кандыбея.",
         "Записка тов. Канлыбею.")  # fmt: skip


@pytest.fixture
def named(tmp_path: Path) -> list[tuple[Path, Settings]]:
    settings = Settings(select=("COR",), encoding="utf-8")
    files = []
    for number, text in enumerate(NAMED):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        files.append((path, settings))
    return files


def test_files_are_compared_unless_it_is_not_wanted(named: list[tuple[Path, Settings]]) -> None:
    together, alone = ([*check_paths(named, together=flag)] for flag in (True, False))
    assert [len(report.issues) for report in together] == [0, 0, 0, 1]
    assert [len(report.issues) for report in alone] == [0, 0, 0, 0]
    assert [len(report.issues) for report in check_paths(named[3:])] == [0]


def test_files_that_are_not_judged_bear_witness(named: list[tuple[Path, Settings]]) -> None:
    files = [(path, Settings(encoding="utf-8")) for path, _ in named]
    for path, _ in files:
        path.write_text(f"{path.read_text('utf-8')} ocrfix: ignore\nДоклад о наролной армии.")
    *unjudged, judged = (path for path, _ in files)
    *others, last = check_paths(files, unjudged=unjudged)
    assert [(one.issues, one.unused, one.problems) for one in others] == [((), (), ())] * 3
    assert {"COR003", "DIC001"} <= {issue.rule for issue in last.issues}
    (alone,) = check_paths(files[:1], unjudged=unjudged)
    assert (alone.issues, alone.problems) == ((), ())
    assert judged == Path(last.path)


def test_progress_is_told_of_each_file_in_order(named: list[tuple[Path, Settings]]) -> None:
    named.insert(1, (named[0][0].with_name("absent.txt"), named[0][1]))
    told: list[str] = []
    reports = list(check_paths(named, on_progress=told.append))
    assert told == [report.path for report in reports] == [str(path) for path, _ in named]
    assert [bool(report.problems) for report in reports] == [False, True, False, False, False]
    assert len(reports[-1].issues) == 1


def test_a_decision_settles_what_other_files_say(named: list[tuple[Path, Settings]]) -> None:
    folder = named[0][0].parent
    (folder / ".git").mkdir()
    report = list(check_paths(named))[-1]
    store = DecisionStore(folder)
    assert report.document is not None
    store.append(store.draft(report.document, report.issues[0], Verdict.REJECT))
    corpus._decisions.cache_clear()
    assert [len(one.issues) for one in check_paths(named)] == [0, 0, 0, 0]


def test_documents_that_wait_are_held_without_their_tokens(
    named: list[tuple[Path, Settings]],
) -> None:
    for report in check_paths(named):
        assert report.document is not None
        assert not vars(report.document).keys() & {"tokens", "_token_starts"}
