"""Settings: which value wins, where it came from, and what a mistake in a file is told."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from ocrfix.config import KEYS, Settings, find_project, load, setting_names
from ocrfix.errors import ConfigurationError, UsageError


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "письма" / "1951").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_setting_of_a_file_is_a_field_and_has_a_meaning() -> None:
    assert set(setting_names()) == set(KEYS)
    assert all(key.meaning for key in KEYS.values())


def test_defaults_below_project_below_flags(project: Path) -> None:
    (project / "ocrfix.toml").write_text('jobs = 3\nminimum_confidence = 0.5\nignore = ["TRA"]\n')
    settings = load(
        project / "письма" / "1951" / "a.txt",
        flags={"jobs": ("--jobs", 2), "encoding": ("--encoding", None)},
    )
    assert (settings.jobs, settings.minimum_confidence, settings.max_suggestions) == (2, 0.5, 5)
    origins = [str(settings.origin(key)) for key in ("jobs", "minimum_confidence", "encoding")]
    assert origins == ["--jobs", "ocrfix.toml:2", "default"]
    assert pickle.loads(pickle.dumps(settings)) == settings


@pytest.mark.parametrize(
    ("select", "ignore", "code", "enabled"),
    [
        ((), (), "REF001", True),
        (("REF",), (), "REF001", True),
        (("REF",), (), "DIC001", False),
        ((), ("REF",), "REF001", False),
        (("REF001",), ("REF",), "REF001", True),
        (("REF001",), ("REF",), "REF002", False),
        (("REF",), ("REF001",), "REF001", False),
        (("REF",), ("REF",), "REF001", False),
    ],
)
def test_enabled(
    select: tuple[str, ...], ignore: tuple[str, ...], code: str, enabled: bool
) -> None:
    assert Settings(select=select, ignore=ignore).enabled(code) is enabled


def test_a_flag_that_selects_sets_aside_what_the_project_ignores(project: Path) -> None:
    (project / "ocrfix.toml").write_text('ignore = ["REF"]\n')
    assert load(project, flags={"select": ("--select", ["REF"])}).enabled("REF001")


def test_the_nearest_file_is_found_and_the_search_ends_at_the_repository(project: Path) -> None:
    inner = project / "письма" / "1951"
    (project.parent / "ocrfix.toml").unlink(missing_ok=True)
    assert find_project(inner / "a.txt") is None
    (project / "pyproject.toml").write_text("[tool.other]\n")
    assert find_project(inner) is None
    (project / "pyproject.toml").write_text("[tool.ocrfix]\njobs = 2\n")
    assert find_project(inner) == project / "pyproject.toml"
    (inner.parent / "ocrfix.toml").write_text("")
    assert find_project(inner / "a.txt") == inner.parent / "ocrfix.toml"
    (inner / ".git").touch()
    assert find_project(inner) is None


@pytest.mark.parametrize("start", ["p1/../p2/x.txt", "p1/.././p2", "p2/../p1/../p2/x.txt"])
def test_the_search_goes_up_from_where_the_path_leads(start: str, project: Path) -> None:
    for name in ("p1", "p2"):
        (project / name).mkdir()
    (project / "p1" / "ocrfix.toml").write_text("")
    assert find_project(Path(start)) is None
    (project / "p2" / "ocrfix.toml").write_text("")
    assert find_project(Path(start)) == project / "p2" / "ocrfix.toml"


def test_dictionaries_are_relative_to_the_file(project: Path) -> None:
    (project / "письма" / "слова.txt").write_text("слово\n", encoding="utf-8")
    (project / "письма" / "ocrfix.toml").write_text(
        'dictionaries = ["слова.txt"]\n', encoding="utf-8"
    )
    assert load(project / "письма" / "1951").dictionaries == (project / "письма" / "слова.txt",)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("\nmin_confidense = 1", "ocrfix.toml:2: unknown key 'min_confidense'; "
         "did you mean 'minimum_confidence'?"),
        ("zzz = 1", "ocrfix.toml:1: unknown key 'zzz'; known are dictionaries, encoding"),
        ("minimum_confidence = 95", "ocrfix.toml:1: minimum_confidence: expected a number"),
        ("minimum_confidence = nan", "ocrfix.toml:1: minimum_confidence: expected a number"),
        ("show_confidence = true", "ocrfix.toml:1: show_confidence: expected a number between 0 "
         "and 1, not true"),
        ("jobs = -1", "ocrfix.toml:1: jobs: expected a whole number from 0 up, not -1"),
        ("max_suggestions = 0", "ocrfix.toml:1: max_suggestions: expected a whole number"),
        ('select = "REF"', "ocrfix.toml:1: select: expected a list of texts"),
        ('exclude = [""]', "ocrfix.toml:1: exclude: the list holds an empty text"),
        ('exclude = ["./"]', "ocrfix.toml:1: exclude: './' matches no file"),
        ("format = 1", "ocrfix.toml:1: format: expected a text in quotes, not 1"),
        ('encoding = "utf-88"', "ocrfix.toml:1: encoding: unknown encoding 'utf-88'"),
        ('encoding = "hex"', "ocrfix.toml:1: encoding: 'hex' is no text encoding"),
        ('dictionaries = ["no.txt"]', "ocrfix.toml:1: dictionaries: there is no file"),
        ("include = []", "ocrfix.toml:1: include: the list is empty"),
        ("[ocrfix]\njobs = 1", "ocrfix.toml:1: leave out the table header [ocrfix]"),
        ("\n[tool.ocrfix]", "ocrfix.toml:2: leave out the table header [tool.ocrfix]"),
        ("[rules]\nx = 1", "ocrfix.toml:1: unknown key 'rules'"),
        ("jobs = 1\njobs = 2", "ocrfix.toml: not valid TOML: "),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_with_its_place(project: Path, content: str, message: str) -> None:
    (project / "ocrfix.toml").write_text(content)
    with pytest.raises(ConfigurationError) as caught:
        load(project)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_the_line_in_pyproject_is_that_of_our_table(project: Path) -> None:
    (project / "pyproject.toml").write_text(
        "[tool.other]\nselect = []\n\n[tool.ocrfix]\n# ours\nselect = 1\n"
    )
    with pytest.raises(ConfigurationError, match=r"^pyproject\.toml:6: select: "):
        load(project)


def test_a_file_that_is_not_utf8(project: Path) -> None:
    (project / "ocrfix.toml").write_bytes("jobs = 1\n# слово\n".encode("cp1251"))
    with pytest.raises(ConfigurationError, match=r"^ocrfix\.toml:2: not UTF-8"):
        load(project)


def test_a_mistake_in_a_flag_names_the_flag() -> None:
    with pytest.raises(UsageError, match=r"^--jobs: expected a whole number"):
        load(Path(), flags={"jobs": ("--jobs", -1)})


@pytest.mark.parametrize(
    ("select", "hint"),
    [
        ("RFE001", "did you mean 'REF001'"),
        ("RFE", "did you mean 'REF'"),
        ("telegram-numbr", "did you mean 'telegram-number'"),
        ("Q", "`ocrfix explain` lists the rules$"),
    ],
)
def test_unknown_rules(select: str, hint: str) -> None:
    settings = load(Path(), flags={"select": ("--select", [select])})
    with pytest.raises(UsageError, match=f"--select: unknown rule '{select}'; {hint}"):
        settings.with_rule_codes(
            {"REF001": "telegram-number", "REF002": "protocol-number", "DIC001": "unknown-word"}
        )


@pytest.mark.parametrize(("mark", "found"), [(None, True), (".git", False), (".ocrfix", False)])
def test_the_words_of_a_project_are_one_of_its_dictionaries(
    tmp_path: Path, mark: str | None, found: bool
) -> None:
    words = tmp_path / ".ocrfix" / "words.txt"
    words.parent.mkdir()
    words.write_text("Тайко\n", encoding="utf-8")
    folder = tmp_path / "letters"
    (folder / mark if mark else folder).mkdir(parents=True)
    assert load(folder).dictionaries == ((words,) if found else ())
