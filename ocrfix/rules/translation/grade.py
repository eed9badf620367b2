"""TRA008: the translation gives the secrecy of the original."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind
from ocrfix.issues import Applicability, Issue, Severity
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.rules.reference.agreement import witness_evidence

#: How secret a paper is by the beginning of its formula (the key in ``dictionaries/forms.tsv``).
#: Qualified grades are one: translators render «строго» and «совершенно» alike.
_GRADES = {
    "доверительно": 1, "конфиденциально": 1, "длясл": 1,
    "секретно": 2,
    "весьмас": 3, "особос": 3, "особойважности": 3, "сов": 3, "строго": 3,
}  # fmt: skip


class TranslatedGrade(DocumentRule):
    """Secrecy of the translation against the original.

    What it does
        Shows where the head of the translation states a grade of secrecy (TOP SECRET) and the
        original states only another one (``СЕКРЕТНО``). A stamp ``НЕ СЕКРЕТНО`` is of a later time
        and does not count; «строго», «совершенно» and «сов.» are one grade.

    Why it matters
        A lost ``СОВЕРШЕННО`` makes a paper look less guarded than it was.

    Example
        ``СЕКРЕТНО`` where the translation has TOP SECRET.

    When it is wrong
        When the translator chose a freer word.

    Fix safety
        Display only: the scan decides.
    """

    code = "TRA008"
    name = "translated-grade"
    summary = "Original and translation state different grades of secrecy"
    applicability = Applicability.DISPLAY_ONLY
    severity = Severity.NOTE

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """At most one issue a document of the file, at the first grade of the original."""
        facts = context.facts.of(FactKind.CLASSIFICATION)
        for part in sorted({fact.document_part for fact in facts}):
            stated = [fact for fact in facts if fact.document_part == part and _grade(fact)]
            original = [fact for fact in stated if fact.language == "ru"]
            translation = [fact for fact in stated if fact.zone is ZoneKind.TRANSLATION]
            ours, theirs = ({_grade(fact) for fact in side} for side in (original, translation))
            if ours and theirs and ours.isdisjoint(theirs):
                said = " ".join(translation[0].raw.split())
                message = _(
                    "The original is marked {original}, the translation {translation}"
                ).format(original=original[0].raw, translation=said)
                yield self.issue(
                    document, original[0].span, message, (), witness_evidence(translation)
                )


def _grade(fact: Fact) -> int:
    """How secret a formula is, 0 if it is none of the grades of its time."""
    return next((grade for key, grade in _GRADES.items() if fact.value.startswith(key)), 0)
