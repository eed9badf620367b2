"""Values as texts that any format can hold: no control characters, blanks as single spaces.

``"Мао\\x00 Цзе-дун\\n"`` becomes ``"Мао Цзе-дун"``. What XML 1.0 forbids (NUL, lone surrogates) is
taken out everywhere, also for JSON: half a surrogate pair cannot be written as UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from ocrfix.records.model import Field

#: All that is not a character of XML 1.0 (section 2.2), and the C1 controls, which it discourages.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]"
)
_EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")
_WEB = re.compile(r"(?:https?|ftp)://[\w.-]+(?::\d+)?(?:[/?#].*)?", re.ASCII | re.DOTALL)
#: What may stand in an address as it is; everything else is percent-encoded.
_KEPT = "/:?#@!$&'()*+,;=%~-._"
_CODE = re.compile(r"[a-z]{2,3}")
#: A narrow reading of `teidata.word`: what leaves are numbered with.
_WORD = re.compile(r"[0-9A-Za-zА-Яа-яЁёІіЇїЄє.,/()*–-]+")


def clean(text: str) -> str:
    """One line: forbidden characters gone, runs of blanks one space.

    >>> clean(" f. 45,\\x0b\\n op. 1 ")
    'f. 45, op. 1'
    """
    return " ".join(_FORBIDDEN.sub(" ", text).split())


def value(field: Field | None) -> str:
    """The clean value of a field; empty where there is none."""
    return "" if field is None else clean(field.value)


def values(fields: Iterable[Field]) -> tuple[str, ...]:
    """The clean values that are not empty."""
    return tuple(text for text in map(value, fields) if text)


def paragraphs(field: Field | None) -> tuple[str, ...]:
    """The paragraphs of a longer text, each one line."""
    if field is None:
        return ()
    return tuple(text for text in map(clean, _EMPTY_LINE.split(field.value)) if text)


def web_address(text: str) -> str:
    """An address that is a valid URI; empty where the text is no address of the web.

    >>> web_address("https://example.org/a b"), web_address("see the archive")
    ('https://example.org/a%20b', '')
    """
    text = clean(text).strip("<>")
    if not _WEB.fullmatch(text):
        return ""
    encoded = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(text, safe=_KEPT))
    head, mark, fragment = encoded.partition("#")
    return head + mark + fragment.replace("#", "%23")


def language_code(code: str | None) -> str:
    """A language code of ISO 639; empty for anything else."""
    return code if code and _CODE.fullmatch(code) else ""


def word(text: str) -> str:
    """The text if it is one word, as the attributes of TEI want it (``3ob``), else nothing."""
    return text if _WORD.fullmatch(text) else ""
