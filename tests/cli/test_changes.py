"""Lines changed against git: staged or not, renamed, new, binary for git, oddly named."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ocrfix.cli.app import main
from ocrfix.cli.changes import Changes
from ocrfix.errors import UsageError
from ocrfix.formats import text as text_format
from ocrfix.issues import Evidence, Issue
from ocrfix.text.spans import Span

LINES = [f"строка {number}" for number in range(1, 21)]


def git(root: Path, *arguments: str) -> None:
    name = ["-c", "user.name=Иванова", "-c", "user.email=i@example.org"]
    subprocess.run(["git", "-C", str(root), *name, *arguments], capture_output=True, check=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path / "a.txt", LINES)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def write(path: Path, lines: list[str], encoding: str = "utf-8", end: str = "\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(line + end for line in lines).encode(encoding))


def changed(path: Path, revision: str = "HEAD") -> list[str]:
    document = text_format.read(path)
    spans = Changes(revision).spans(document)
    return [line for span in spans for line in span.text(document.source).splitlines()]


def test_nothing_has_changed(root: Path) -> None:
    assert changed(root / "a.txt") == []


@pytest.mark.parametrize("staged", [True, False])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_changed_and_inserted_lines_staged_or_not(root: Path, staged: bool, end: str) -> None:
    write(root / "a.txt", LINES, end=end)
    git(root, "commit", "-qam", "line ends", "--allow-empty")
    lines = [*LINES[:4], "новая", *LINES[4:9], "--- другая", "+++ b/x", "++ третья", *LINES[11:]]
    write(root / "a.txt", lines, end=end)
    if staged:
        git(root, "add", ".")
    assert changed(root / "a.txt") == ["новая", "--- другая", "+++ b/x", "++ третья"]


def test_removed_lines_leave_nothing_to_judge(root: Path) -> None:
    write(root / "a.txt", LINES[:5] + LINES[9:])
    assert changed(root / "a.txt") == []


def test_a_last_line_without_its_end(root: Path) -> None:
    (root / "a.txt").write_text("\n".join(LINES) + " и всё", encoding="utf-8")
    assert changed(root / "a.txt") == ["строка 20 и всё"]


@pytest.mark.parametrize("name", ["б/письмо.txt", 'with "quotes" and\ttab.txt', "два слова .txt"])
def test_renamed_files_count_with_what_was_changed(root: Path, name: str) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    git(root, "mv", "a.txt", name)
    write(root / name, [*LINES, "новая"])
    assert changed(root / name) == ["новая"]


def test_new_files_count_as_a_whole_tracked_or_not(root: Path) -> None:
    write(root / "b.txt", ["новая"])
    assert changed(root / "b.txt") == ["новая"]
    git(root, "add", ".")
    assert changed(root / "b.txt") == ["новая"]


def test_files_that_git_calls_binary_count_as_a_whole(root: Path) -> None:
    write(root / "a.txt", LINES, "utf-16")
    git(root, "commit", "-qam", "UTF-16")
    assert changed(root / "a.txt") == []
    write(root / "a.txt", [*LINES, "новая"], "utf-16")
    assert changed(root / "a.txt") == [*LINES, "новая"]


def test_against_another_revision_and_before_the_first_commit(root: Path, tmp_path: Path) -> None:
    write(root / "a.txt", [*LINES, "новая"])
    git(root, "commit", "-qam", "second")
    assert changed(root / "a.txt") == []
    assert changed(root / "a.txt", "HEAD~1") == ["новая"]
    empty = tmp_path / "empty"
    write(empty / "c.txt", ["новая"])
    git(empty, "init", "-q")
    git(empty, "add", ".")
    assert changed(empty / "c.txt") == ["новая"]


@pytest.mark.parametrize("revision", ["nonsense", "--help", "HEAD:a.txt"])
def test_no_revision(root: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="is no revision"):
        changed(root / "a.txt", revision)


def test_a_wrong_revision_is_told_also_where_nothing_is_to_be_judged(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root / "a.txt", ["Товарищу Сталину."])
    monkeypatch.chdir(root)
    for revision, status in [("main", 0), ("nonsense", 2)]:
        monkeypatch.setattr("sys.argv", ["ocrfix", "check", f"--changed={revision}", "a.txt"])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == status
    assert "'nonsense' is no revision" in capsys.readouterr().err


def test_files_without_a_change_are_not_judged(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root / "b.txt", ["Доклад о наролной армии."])
    git(root, "add", ".")
    git(root, "commit", "-qm", "second")
    monkeypatch.chdir(root)
    for arguments, line in ((["baseline", "."], LINES[-1]), (["check", "--changed", "."], "новая")):
        write(root / "a.txt", [*LINES[:-1], line])
        monkeypatch.setattr("sys.argv", ["ocrfix", *arguments])
        with pytest.raises(SystemExit):
            main()
    assert Changes("HEAD").unchanged([root / "a.txt", root / "b.txt"]) == {root / "b.txt"}
    assert "gone" not in capsys.readouterr().err


def test_outside_a_repository(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", LINES)
    with pytest.raises(UsageError, match="in no git repository"):
        changed(tmp_path / "a.txt")


def test_a_hook_asks_about_its_own_repository(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "elsewhere" / "index"))
    write(root / "a.txt", [*LINES, "новая"])
    assert changed(root / "a.txt") == ["новая"]


@pytest.mark.parametrize(
    ("rule", "line", "witness", "shown"),
    [
        ("DIC001", 1, 3, False),
        ("DIC001", 3, 1, True),
        ("REF001", 1, 3, True),
        ("REF001", 1, 2, False),
        ("TRA001", 1, 3, True),
    ],
)
def test_a_contradiction_is_touched_by_its_witnesses(
    root: Path, rule: str, line: int, witness: int, shown: bool
) -> None:
    write(root / "a.txt", [*LINES[:2], "другая", *LINES[3:]])
    document = text_format.read(root / "a.txt")
    span, other = (document.lines[number - 1].span for number in (line, witness))
    place = Span(span.start, span.start + 3)
    issue = Issue(
        rule, "", place, place.text(document.source), "",
        evidence=(Evidence("same-document", "", other),),
    )  # fmt: skip
    assert Changes("HEAD").touch(document, issue) is shown
