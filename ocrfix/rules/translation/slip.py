"""TRA006: a number of the translation is that of the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.misreadings import grouped
from ocrfix.issues import Applicability, Issue, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.agreement import dissents, readings_note, witness_evidence
from ocrfix.rules.reference.witnesses import WitnessRule
from ocrfix.rules.translation.claims import confirming, figures_of, number_claims

#: Numbers that the sheets of a paper repeat.
_REPEATED = (FactKind.TELEGRAM_NUMBER, FactKind.PROTOCOL_NUMBER, FactKind.COPY_NUMBER)
#: Two places of the original agree, the translation alone differs by a look-alike: a slip of the
#: typist, or both places misread alike, which is rare.
_SURE = 0.9


class TranslationSlip(WitnessRule):
    """Slips of the translation itself.

    What it does
        Where the original states a number at two places or more, itself or in the header, and the
        translation has another one that looks like it at the same place, the translation is shown
        to differ. The original is left alone.

    Why it matters
        Readers who know no Russian cite the translation.

    Example
        «CIPHERED TELEGRAM No. 15608» above a paper whose sheets all say ``№ 15603``.

    When it is wrong
        When the translation was made from another copy, with another number.

    Fix safety
        Display only: a published translation is not changed by a program.
    """

    code = "TRA006"
    name = "translation-slip"
    summary = "The translation alone gives another number"
    zones = frozenset({ZoneKind.TRANSLATION})
    applicability = Applicability.DISPLAY_ONLY

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each number of the translation that the original outvotes."""
        seen = set()
        for kind in _REPEATED:
            for dissent in dissents(context.facts.of(kind)):
                fact = dissent.fact
                if fact.zone is ZoneKind.TRANSLATION and dissent.truth is not None:
                    seen.add(fact.span)
                    yield self._issue(document, fact, dissent.rivals)
        for claim in number_claims(context):
            witnesses = confirming(claim.original, context)
            if witnesses and claim.translation.span not in seen:
                yield self._issue(document, claim.translation, (claim.original, *witnesses))

    def _issue(self, document: Document, slip: Fact, witnesses: Sequence[Fact]) -> Issue:
        evidence = witness_evidence(witnesses)
        message = _("The translation says {text}, but {others}").format(
            text=slip.raw, others=readings_note(witnesses)
        )
        text = grouped(slip.raw, figures_of(witnesses[0]))
        suggestion = Suggestion(text, _SURE, evidence)
        return self.issue(document, slip.span, message, [suggestion], evidence)
