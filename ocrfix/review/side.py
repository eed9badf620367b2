"""The right side of the screen: what is doubtful, what is proposed, why, and where else.

::

    DIC002 broken-word
    «кжно-корейского» is no word
    1 южно-корейского
      █████████▊  98 %
    ◆ line 150 «South Korean» the translation has it
    m к→ю  14 more
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from ocrfix.issues import Issue
from ocrfix.messages import _
from ocrfix.reporters.base import visible
from ocrfix.reporters.terms import term
from ocrfix.review.keys import Keys
from ocrfix.review.model import Entry
from ocrfix.review.session import Session
from ocrfix.review.telling import alike, decided, more, reasons, told

BAR = 12
_BLOCKS = " ▏▎▍▌▋▊▉█"
_MOST_REASONS = 8


def bar(confidence: float, cells: int = BAR) -> str:
    """A bar of eighths of cells.

    >>> bar(0.5, 4)
    '██░░'
    """
    eighths = round(confidence * cells * 8)
    full, rest = divmod(eighths, 8)
    drawn = "█" * full + (_BLOCKS[rest] if rest else "")
    return drawn + "░" * (cells - len(drawn))


def percent(confidence: float) -> str:
    """Whole per cents, never rounded to certainty."""
    if 0 < confidence < 0.01:
        return "<1 %"
    return f"{min(int(confidence * 100 + 0.5), 99 if confidence < 1 else 100)} %"


def side(session: Session, entry: Entry, keys: Keys, sentence: str, witness: int | None) -> Text:
    """All lines of the right side; `witness` is the number of the reason that is looked at."""
    issue = entry.issue
    text = Text(overflow="fold")
    text.append(issue.rule, "bold")
    text.append(f" {issue.name} · {term(issue.severity)}\n")
    text.append(visible(issue.message) + "\n")
    for part in (
        _decision(session, entry),
        _suggestions(issue),
        _reasons(entry, keys, witness),
        _translation(sentence),
        _elsewhere(session, entry, keys),
    ):
        for line in part:
            text.append_text(line)
            text.append("\n")
    return text


def _decision(session: Session, entry: Entry) -> Iterator[Text]:
    decision = session.decision(entry)
    if decision is not None:
        yield Text()
        yield Text(f"= {decided(decision)}", "bold green")
    elif not session.status(entry).is_open:
        yield Text()
        yield Text(f"= {_(session.status(entry))}", "bold green")


def _suggestions(issue: Issue) -> Iterator[Text]:
    yield Text()
    if not issue.suggestions:
        yield Text(_("no suggestion"), "dim")
    for number, one in enumerate(issue.suggestions[:9], start=1):
        click = Style(meta={"act": str(number)})
        shown = Text()
        shown.append(f"{number} ", Style(bold=True) + click)
        shown.append(visible(one.text) or _("(nothing)"), Style(bold=number == 1) + click)
        yield shown
        drawn = Text("  ")
        drawn.append(bar(one.confidence), "green" if number == 1 else "yellow")
        drawn.append(f" {percent(one.confidence)}")
        yield drawn


def _reasons(entry: Entry, keys: Keys, witness: int | None) -> Iterator[Text]:
    found = reasons(entry.issue)
    if found:
        yield Text()
    places = 0
    for reason in found[:_MOST_REASONS]:
        line = told(reason, entry.file.document)
        if reason.span is None:
            yield Text(f"· {line}")
            continue
        seen = witness == places
        click = Style(meta={"witness": places})
        yield Text(f"◆ {line}", Style(reverse=seen, color="cyan") + click)
        places += 1
    if places:
        said = _("{witness} shows a witness, {back} returns")
        found_by = {name: keys.first(name) for name in ("witness", "back")}
        yield Text(said.format(**found_by), "dim")
    if len(found) > _MOST_REASONS:
        rest = _("… and {count} more").format(count=len(found) - _MOST_REASONS)
        yield Text(rest, "dim")


def _translation(sentence: str) -> Iterator[Text]:
    if sentence:
        yield Text()
        yield Text(_("translation here"), "bold")
        yield Text(sentence, "italic")


def _elsewhere(session: Session, entry: Entry, keys: Keys) -> Iterator[Text]:
    found = alike(session, entry)
    if found:
        yield Text()
        yield Text(_("elsewhere, too"), "bold")
    for action, what, number in found:
        click = Style(meta={"act": action})
        shown = Text()
        shown.append(f"{keys.first(action)} ", Style(bold=True) + click)
        shown.append(f"{what}  {more(number)}", click)
        yield shown
