"""The page of issues: well formed, self-contained, harmless, complete, alive in a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from ocrfix.corpus import FileReport
from ocrfix.document.model import Document
from ocrfix.issues import Elsewhere, Evidence, Issue, Severity, Suggestion
from ocrfix.reporters.base import visible
from ocrfix.text.spans import Span

SOURCE = (
    "Войска <b>кжно-корейского</b> правительства\n\nОтвет наролной армии & \x1b[31m15608\n15603\n"
)
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")


def parsed(text: str) -> Element:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def shown_rows(root: Element) -> dict[str, str]:
    """The text of each line of the documents, without what was added to it."""

    def text(element: Element) -> str:
        kept = element.text or ""
        for child in element:
            kept += text(child) if child.get("class") not in {"below", "card"} else ""
            kept += child.tail or ""
        return kept

    return {
        element.get("id"): text(element)
        for element in root.iter("div")
        if element.get("class") == "row"
    }


@pytest.fixture
def report() -> FileReport:
    def issue(rule: str, text: str, zone: str, suggestions=(), **extra) -> Issue:
        span = Span(SOURCE.index(text), SOURCE.index(text) + len(text))
        return Issue(rule, rule.lower(), span, text, f"<i>«{text}»", zone=zone,
                     suggestions=suggestions, **extra)  # fmt: skip

    witness = Evidence("same-document", "sheet 1 & 2", Span(SOURCE.index("15603"), len(SOURCE) - 1))
    other = Evidence("other-document", "there", Span(0, 3), Elsewhere("b.txt", 2, 5, "<имя>"))
    sure = Suggestion("15603", 0.98, (Evidence("confusion", "«3» read as «8»"), witness, other))
    issues = (
        issue("DIC001", "кжно-корейского", "header", (Suggestion("южно-корейского", 0.6),)),
        issue("DIC002", "наролной", "body", severity=Severity.NOTE),
        issue("REF001", "15608", "body", (sure, Suggestion("", 0.02)), severity=Severity.ERROR),
    )
    return FileReport("пап<к>а/пись\x1b[31mмо.txt", Document("письмо.txt", SOURCE), issues)


def test_well_formed_and_complete(printed, report: FileReport) -> None:
    root = parsed(printed("html", report, FileReport("б.txt", None, problems=("<b>нет",))))
    assert list(shown_rows(root).values()) == [visible(line) for line in SOURCE.splitlines()]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for name in ("aria-describedby", "href"):
            for target in (element.get(name) or "").split():
                assert target.removeprefix("#") in ids
    assert len(list(root.iter("b"))) == 2  # our own, none of the document
    assert not list(root.iter("i"))


def test_nothing_is_loaded_from_elsewhere(printed, report: FileReport) -> None:
    text = printed("html", report)
    root = parsed(text)
    policy = next(element for element in root.iter("meta") if element.get("http-equiv"))
    assert policy.get("content").startswith("default-src 'none'; style-src 'unsafe-inline'; script")
    assert not {element.tag for element in root.iter()} & {"img", "link", "iframe", "object"}
    assert all(not element.get("src") for element in root.iter())
    assert all(element.get("href", "#").startswith("#") for element in root.iter())
    assert not re.search(r"url\(|@import|https?://", text)


def test_evidence_is_reached_without_a_mouse(printed, report: FileReport) -> None:
    root = parsed(printed("html", report))
    marks = list(root.iter("mark"))
    assert [mark.get("tabindex") for mark in marks] == ["0"] * 3
    cards = {element.get("id"): "".join(element.itertext()) for element in root.iter("span")}
    error = next(
        cards[mark.get("aria-describedby")] for mark in marks if mark.get("class") == "error"
    )
    for said in (
        "REF001",
        "«15608»",
        "→ 15603 98 %",
        "«3» read as «8»",
        "sheet 1 & 2",
        "b.txt:2:5",
    ):
        assert said in error


def test_a_page_without_issues_runs_nothing(printed, report_on) -> None:
    root = parsed(printed("html", report_on("чисто")))
    assert not list(root.iter("script"))
    assert not list(root.iter("form"))


def test_overlapping_empty_and_long_issues(printed) -> None:
    source = "один два\nтри\n"
    spans = [Span(0, 12), Span(2, 6), Span(5, 5), Span(5, 8), Span(13, 13)]
    issues = tuple(Issue("DIC001", "x", span, span.text(source), "m") for span in spans)
    root = parsed(printed("html", FileReport("а.txt", Document("а.txt", source), issues)))
    assert list(shown_rows(root).values()) == ["один два", "три"]
    cards = [one.get("id") for one in root.iter("span") if one.get("class") == "card"]
    assert sorted(cards) == [f"i1-{number}-card" for number in range(1, 6)]


# -- in a real browser ---------------------------------------------------------------------------


def opened(page: str, folder: Path, fragment: str = "", script: str = "") -> Element:
    """The page after a browser has run its script, and `script` behind it."""
    if script:
        page = re.sub(r"<meta http-equiv[^>]*>", "", page)
        page = page.replace("</body>", f"<script>{script}</script></body>")
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'profile'}",
    ]
    run = subprocess.run(
        [BROWSER, *options, "--virtual-time-budget=1000", "--dump-dom", file.as_uri() + fragment],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return html5lib.parse(run.stdout.decode("utf-8"), namespaceHTMLElements=False)


def by_id(root: Element, name: str) -> Element:
    return next(element for element in root.iter() if element.get("id") == name)


@pytest.mark.skipif(BROWSER is None, reason="there is no chromium here")
@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        ("", ["DIC001", "DIC002", "REF001"]),
        ("#rule=REF001", ["REF001"]),
        ("#zone=header", ["DIC001"]),
        ("#confidence=50", ["DIC001", "REF001"]),
        ("#confidence=50&zone=body", ["REF001"]),
        ("#f1-3", ["DIC001", "DIC002", "REF001"]),
    ],
)
def test_filters(fragment: str, shown: list[str], printed, report, tmp_path: Path) -> None:
    root = opened(printed("html", report), tmp_path, fragment)
    rows = [row for row in root.iter("tr") if row.get("data-issue")]
    assert [row.get("data-rule") for row in rows if row.get("hidden") is None] == shown
    marks = [mark for mark in root.iter("mark") if "off" not in mark.get("class").split()]
    assert len(marks) == len(shown)
    assert all((mark.get("tabindex") == "0") is (mark in marks) for mark in root.iter("mark"))
    assert by_id(root, "shown").text == f"{len(shown)} of 3 issues shown"


@pytest.mark.skipif(BROWSER is None, reason="there is no chromium here")
@pytest.mark.parametrize("key", ["n", "т", "J", "О"])
def test_keys_and_cards(key: str, printed, report, tmp_path: Path) -> None:
    script = f"""
    const said = [];
    const state = () => said.push(document.activeElement.id + " " + all(".card").filter(
      card => getComputedStyle(card).display !== "none").map(card => card.id));
    for (let i = 0; i < 4; i++) {{
      document.dispatchEvent(new KeyboardEvent("keydown", {{ key: "{key}" }})); state(); }}
    document.dispatchEvent(new KeyboardEvent("keydown", {{ key: "з" }})); state();
    document.body.dataset.said = said.join("; ");
    """
    root = opened(printed("html", report), tmp_path, script=script)
    places = ["i1-1", "i1-2", "i1-3", "i1-1", "i1-3"]
    expected = "; ".join(f"{place} {place}-card" for place in places)
    assert next(root.iter("body")).get("data-said") == expected


@pytest.mark.skipif(BROWSER is None, reason="there is no chromium here")
def test_a_script_in_a_document_does_not_run(printed, tmp_path: Path, report_on) -> None:
    nasty = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    page = printed("html", report_on(nasty, "script", suggestions=(Suggestion(nasty, 0.5),)))
    assert "run" not in next(opened(page, tmp_path).iter("title")).text
    # even if it got into the page unescaped, the policy would forbid it
    broken = page.replace("<main>", f"<main>{nasty}")
    root = opened(broken, tmp_path)
    assert next(root.iter("title")).text == "Issues found by ocrfix"
    assert by_id(root, "shown").text == "1 of 1 issues shown"
