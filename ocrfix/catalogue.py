"""A record read together with the issues of its document: misread values mended, doubts told.

``тов. Мологову`` of a distribution list is given as Молотов, because the rules are sure of it; the
raw text stays, and the problem says why. What the rules doubt without being sure (``Экз. № 1``
against the further sheets) stays as it is, with their sentence as the problem. Nothing is compared
here that a rule compares: the suggestions are put into the text, it is read again, and each value
is led back to its place in the original.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from ocrfix.document.model import Document, ZoneKind
from ocrfix.fixing.apply import OffsetMap, apply
from ocrfix.issues import Edit, Issue
from ocrfix.language.knowledge import Knowledge
from ocrfix.messages import _
from ocrfix.records.model import Field
from ocrfix.records.parsing import parse_record
from ocrfix.records.record import Problem, Record
from ocrfix.text.spans import Span

#: A suggestion is put into a value from this probability of being right.
SURE = 0.85
#: Rules that read a mark through the translation; without them the field would have no value.
_READS_MARKS = frozenset({"TRA004"})
#: Zones that archivists wrote and translators; they are not mended.
_NOT_MENDED = frozenset({str(ZoneKind.HEADER), str(ZoneKind.TRANSLATION)})
#: Families of rules that set values against each other.
_ABOUT_VALUES = ("COR", "REF", "TRA")
#: The fields that rules speak of wherever their issue stands, on a further sheet for instance.
_FIELDS = {
    "REF001": "form.telegram_number",
    "REF002": "form.protocol_number",
    "REF003": "form.sheets",
    "REF004": "form.copy_number",
    "REF005": "citation.listy",
    "REF009": "form.distribution",
    "REF010": "service_marks.outgoing_number",
    "REF011": "service_marks.copies_printed",
    "REF012": "form.protocol_item",
    "REF014": "date",
    "REF016": "date",
    "REF017": "citation.listy",
    "REF018": "recipient",
    "REF022": "languages",
    "TRA008": "form.classification",
}


def catalogued(document: Document, issues: Iterable[Issue], knowledge: Knowledge) -> Record:
    """The record of a checked document; `issues` are those that the engine found in it."""
    own = parse_record(document, knowledge)
    issues = tuple(issues)
    chosen = _chosen(document, issues)
    record, told = _reread(document, own, chosen, knowledge) if chosen else (own, [])
    doubts = _doubts(record, [issue for issue in issues if issue not in told])
    return replace(record, problems=_once((*record.problems, *doubts)))


def _chosen(document: Document, issues: Sequence[Issue]) -> list[Issue]:
    """The issues whose first suggestion is read; no two overlap."""
    return [
        issue
        for issue in issues
        if issue.suggestions
        and issue.suggestions[0].text
        and str(document.zone_at(issue.span.start).kind) not in _NOT_MENDED
        and (issue.confidence >= SURE or issue.rule in _READS_MARKS)
        and document.zone_at(issue.span.start) == document.zone_at(max(issue.span.end - 1, 0))
    ]


# -- reading the mended text --------------------------------------------------------------------


def _reread(
    document: Document, own: Record, chosen: Sequence[Issue], knowledge: Knowledge
) -> tuple[Record, list[Issue]]:
    """The record of the text with the suggestions in it, and the issues that changed a value."""
    edits = [Edit(issue.span, issue.suggestions[0].text) for issue in chosen]
    applied = apply(document.source, edits)
    offsets = applied.offset_map
    zones = tuple(replace(zone, span=offsets.forward(zone.span)) for zone in document.zones)
    mended = parse_record(
        Document(path=document.path, source=applied.text).with_zones(zones), knowledge
    )
    back = _Back(document.source, OffsetMap(offsets.new, offsets.old), offsets.new, chosen)
    record: Record = _mapped(mended, back.field)
    told: list[Issue] = []
    problems = list(record.problems)
    before = [field.value for _, field in walk(own)]
    for (path, field), (__, read) in zip(walk(record), walk(mended), strict=True):
        for issue in back.touching(read.span):
            if field.value not in before:
                problems.append(_mended(path, issue))
                told.append(issue)
    return replace(record, problems=tuple(problems)), told


@dataclass(frozen=True)
class _Back:
    """The way from the mended text to the original."""

    source: str
    offsets: OffsetMap
    new: tuple[Span, ...]
    issues: Sequence[Issue]

    def field(self, one: Any) -> Any:
        """A field or another value with a place, led back; the surest reading is the weakest."""
        span = self.offsets.forward(one.span)
        changes: dict[str, Any] = {"span": span}
        if hasattr(one, "raw"):
            changes["raw"] = span.text(self.source)
        if isinstance(one, Field):
            sure = [issue.confidence for issue in self.touching(one.span)]
            changes["confidence"] = min([one.confidence, *sure])
        return replace(one, **changes)

    def touching(self, span: Span) -> list[Issue]:
        """The issues whose suggestion stands in a span of the mended text."""
        return [
            issue
            for place, issue in zip(self.new, self.issues, strict=True)
            if place.overlaps(span)
        ]


def _mended(path: str, issue: Issue) -> Problem:
    best = issue.suggestions[0]
    reasons = [evidence.note for evidence in (*best.evidence, *issue.evidence)]
    note = _("«{read}» read as «{truth}»").format(read=issue.text, truth=best.text)
    return Problem(path, f"{note}: {reasons[0]}" if reasons else note, issue.span)


def _mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """A record with `change` made to all that has a place in the text."""
    if isinstance(value, tuple):
        return tuple(_mapped(one, change) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if getattr(value, "span", None) is not None:
        return change(value)
    return replace(
        value, **{one.name: _mapped(getattr(value, one.name), change) for one in fields(value)}
    )


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Field]]:
    """The fields of a record with their dotted names: ``form.copy_number``."""
    if isinstance(value, Field):
        yield path, value
    elif isinstance(value, tuple):
        for one in value:
            yield from walk(one, path)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            inner = f"{path}.{one.name}" if path else one.name
            yield from walk(getattr(value, one.name), _short(inner))


def _short(path: str) -> str:
    """The parts of a list are called by the list: ``form.distribution``, ``sender``."""
    head = path.split(".")
    if head[0] in ("sender", "recipient", "languages", "contents"):
        return head[0]
    if head[:2] == ["citation", "deposits"]:
        return "citation" + "".join(f".{part}" for part in head[2:])
    return ".".join(head[:2]) if head[:2] == ["form", "distribution"] else path


# -- doubts -------------------------------------------------------------------------------------


def _doubts(record: Record, issues: Iterable[Issue]) -> Iterator[Problem]:
    """The issues on the place of a value, and those of rules that speak of a field."""
    found = list(walk(record))
    differing = {problem.field for problem in record.problems if problem.span is None}
    for issue in issues:
        if not issue.rule.startswith(_ABOUT_VALUES) and not _other_reading(issue):
            continue
        paths = [path for path, field in found if field.span.overlaps(issue.span)]
        path = _FIELDS.get(issue.rule) or next(iter(paths), "")
        if path and not (path in differing and issue.rule == "REF016"):
            yield Problem(path, issue.message, issue.span)


def _other_reading(issue: Issue) -> bool:
    """Whether another text is proposed; that a word is in no dictionary says little of a name."""
    return bool(issue.suggestions) and bool(issue.suggestions[0].text)


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once; a sentence about one place belongs to the first of its fields."""
    found: dict[tuple[str, Span | None], Problem] = {}
    for problem in problems:
        found.setdefault((problem.note, problem.span), problem)
    return tuple(found.values())
