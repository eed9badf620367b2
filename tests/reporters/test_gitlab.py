"""GitLab's code quality: the keys it asks for, and fingerprints that outlive moved lines."""

from __future__ import annotations

import json

from ocrfix.corpus import FileReport

SOURCE = "Войска на территории кжно-корейского правительства.\nОтвет наролной армии.\n"


def _issues(text: str) -> dict[str, dict]:
    return {one["description"]: one for one in json.loads(text)}


def test_the_keys_that_gitlab_asks_for(printed, report_on) -> None:
    (issue,) = json.loads(printed("gitlab", report_on(SOURCE, "наролной")))
    assert issue["check_name"] == "DIC001"
    assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
    assert issue["location"] == {"path": "письмо.txt", "lines": {"begin": 2, "end": 2}}
    assert issue["description"] == "DIC001 unknown-word: «наролной» is doubtful"


def test_fingerprints_stay_when_lines_move_or_are_wrapped_anew(printed, report_on) -> None:
    words = ("кжно-корейского", "наролной")
    moved = "Новая строка.\r\n\r\n" + SOURCE.replace("\n", "\r\n").replace(" прав", "\r\nправ")
    before, after = (_issues(printed("gitlab", report_on(one, *words))) for one in (SOURCE, moved))
    assert len(before) == 2
    for description, issue in before.items():
        assert after[description]["fingerprint"] == issue["fingerprint"]
        assert after[description]["location"]["lines"] != issue["location"]["lines"]


def test_fingerprints_tell_issues_apart(printed, report_on) -> None:
    same = "слово слово слово слово слово слово слово слово"
    twice = report_on(same, "слово слово слово слово слово", "слово слово слово")
    reports = [
        report_on(SOURCE, "кжно-корейского", "наролной"),
        report_on(SOURCE, "наролной", path="другое.txt"),
        FileReport("а.txt", twice.document, (*twice.issues, *twice.issues)),
        FileReport("нет.txt", None, problems=("нет.txt: no such file",)),
    ]
    issues = json.loads(printed("gitlab", *reports))
    assert len({one["fingerprint"] for one in issues}) == len(issues) == 8


def test_without_issues_the_list_is_empty(printed, report_on) -> None:
    assert json.loads(printed("gitlab", report_on(SOURCE))) == []
