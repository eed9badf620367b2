"""JUnit XML: well formed whatever the document holds, and counts that are right."""

from __future__ import annotations

from xml.etree import ElementTree

from ocrfix.corpus import FileReport


def test_counts_are_those_of_the_elements(printed, report_on) -> None:
    reports = [
        report_on("кжно и наролной", "кжно", "наролной"),
        report_on("чисто", path="чисто.txt"),
        FileReport("нет.txt", None, problems=("no such file", "and more")),
    ]
    root = ElementTree.fromstring(printed("junit", *reports))
    for element in (root, *root):
        assert element.get("tests") == str(len(list(element.iter("testcase"))))
        assert element.get("failures") == str(len(list(element.iter("failure"))))
        assert element.get("errors") == str(len(list(element.iter("error"))))
    assert [suite.get("tests") for suite in root] == ["2", "1", "2"]


def test_an_issue_names_its_place_and_quotes_its_line(printed, report_on) -> None:
    root = ElementTree.fromstring(printed("junit", report_on("один\n<два> & \x01 три", "три")))
    (case,) = root.iter("testcase")
    assert (case.get("classname"), case.get("name")) == ("письмо.txt", "DIC001 line 2:11")
    assert case[0].text == "<два> & ␁ три"
