"""SARIF: valid by the schema of OASIS, regions that select the text, fixes that give the text."""

from __future__ import annotations

import json
import lzma
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from ocrfix.corpus import FileReport
from ocrfix.document.model import Document
from ocrfix.issues import Elsewhere, Evidence, Issue, Severity, Suggestion
from ocrfix.text.spans import Span

SCHEMAS = Path(__file__).parent.parent / "schemas"
SOURCE = "первая\r\nвторая {0} [слова](x)\nтретья 𐀀 слова"


@cache
def validator() -> Draft4Validator:
    with lzma.open(SCHEMAS / "sarif-2.1.0.json.xz") as file:
        schema = json.load(file)
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def valid(text: str) -> dict:
    log = json.loads(text)
    assert [error.message for error in validator().iter_errors(log)] == []
    return log["runs"][0]


def test_the_schema_refuses_what_is_none() -> None:
    assert list(validator().iter_errors({"version": "2.1.0", "runs": [{"results": []}]}))


GOLDEN = sorted((Path(__file__).parent.parent / "cmd").glob("*-sarif/stdout"))


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.parent.name)
def test_golden_reports_are_valid(file: Path) -> None:
    valid(file.read_text(encoding="utf-8"))


def test_all_parts_of_an_issue(printed, report_on) -> None:
    evidence = (
        Evidence("same-document", "sheet 1", Span(0, 6)),
        Evidence("other-document", "there", Span(0, 3), Elsewhere("a b.txt", 2, 5, "имя")),
        Evidence("confusion", "no place"),
    )
    report = report_on(
        SOURCE, "вторая", suggestions=(Suggestion("иная", 0.9, evidence),), severity=Severity.ERROR
    )
    run = valid(printed("sarif", report))
    (result,) = run["results"]
    assert result["level"] == "error"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "DIC001"
    assert run["tool"]["driver"]["rules"][0]["shortDescription"]["text"].startswith("A word")
    places = [one["physicalLocation"] for one in result["relatedLocations"]]
    assert [place["artifactLocation"]["uri"] for place in places][1] == "a%20b.txt"
    assert [place["region"]["startLine"] for place in places] == [1, 2]
    change = result["fixes"][0]["artifactChanges"][0]
    assert unquote(change["artifactLocation"]["uri"]) == "письмо.txt"
    assert change["replacements"][0]["insertedContent"]["text"] == "иная"


def test_no_fix_is_offered_that_hardly_anything_speaks_for(printed, report_on) -> None:
    guesses = (Suggestion("иная", 0.3, ()), Suggestion("она", 0.004, ()))
    (result,) = valid(printed("sarif", report_on(SOURCE, "вторая", suggestions=guesses)))["results"]
    changes = [fix["artifactChanges"][0]["replacements"][0] for fix in result["fixes"]]
    assert [change["insertedContent"]["text"] for change in changes] == ["иная"]
    report = report_on(SOURCE, "вторая", suggestions=guesses[1:])
    assert "fixes" not in valid(printed("sarif", report))["results"][0]


@pytest.mark.parametrize("text", ["вторая", "𐀀 слова", "я\r\nв", "слова", "я {0}"])
def test_regions_select_the_text(text: str, printed, report_on) -> None:
    run = valid(printed("sarif", report_on(SOURCE, text)))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    start = region["charOffset"]
    assert SOURCE[start : start + region["charLength"]] == text == region["snippet"]["text"]
    lines = SOURCE.replace("\r\n", "\n").split("\n")[region["startLine"] - 1 : region["endLine"]]
    lines[-1] = lines[-1][: region["endColumn"] - 1]
    lines[0] = lines[0][region["startColumn"] - 1 :]
    assert "\n".join(lines) == text.replace("\r\n", "\n")


def test_the_context_of_a_place_behind_the_last_line(printed) -> None:
    source = "первая\n"
    issue = Issue("DIC001", "unknown-word", Span(7, 7), "", "something is missing")
    report = FileReport("а.txt", Document("а.txt", source), (issue,))
    (result,) = valid(printed("sarif", report))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (place["region"]["startLine"], place["contextRegion"]["startLine"]) == (2, 1)
    assert place["contextRegion"]["snippet"]["text"].splitlines() == ["первая"]


def test_messages_hold_no_placeholder_and_no_link(printed, report_on) -> None:
    run = valid(printed("sarif", report_on(SOURCE, "{0} [слова](x)")))
    assert run["results"][0]["message"]["text"] == r"«{{0}} \[слова\](x)» is doubtful"


def test_a_file_that_could_not_be_read(printed) -> None:
    report = FileReport("нет.txt", None, problems=("нет.txt: no such file",))
    (invocation,) = valid(printed("sarif", report))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["level"] == "error"


def test_files_outside_the_working_folder_have_a_whole_address(
    printed, report_on, tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path / "inside")
    paths = [tmp_path / "а.txt", tmp_path / "inside" / "б.txt"]
    run = valid(printed("sarif", *(report_on("слово", path=str(path)) for path in paths)))
    found = [artifact["location"] for artifact in run["artifacts"]]
    assert found[0] == {"uri": paths[0].as_uri()}
    assert found[1] == {"uri": "%D0%B1.txt", "uriBaseId": "%SRCROOT%"}
