"""The language in which ocrfix speaks to its user: English, or Russian with ``--language ru``.

``_("No issues.")`` is «Замечаний нет.» while Russian is spoken. The Russian texts are in
``locale/ru/LC_MESSAGES/ocrfix.po``; ``python docs/make_translations.py`` keeps them current. Codes,
keys of JSON and what stands in documents are never translated.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

#: What can be spoken, the language of the source first.
LANGUAGES = ("en", "ru")
#: The environment variable that names the language where ``--language`` does not; workers have it
#: from their parent.
VARIABLE = "OCRFIX_LANGUAGE"
_DOMAIN = "ocrfix"
_FOLDER = Path(__file__).parent / "locale"
#: A field of a message, in a pattern that was escaped.
_FIELD = re.compile(r"\\\{(\w+)\\\}")


def _catalogue(language: str | None) -> gettext.NullTranslations:
    if language is None or language not in LANGUAGES[1:]:
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, _FOLDER, [language])


_spoken = _catalogue(os.environ.get(VARIABLE))


def _(message: str) -> str:
    """A message in the language that is spoken."""
    return _spoken.gettext(message) if message else message


def pgettext(context: str, message: str) -> str:
    """A message that has other words elsewhere: the column «place» is no name of a place."""
    return _spoken.pgettext(context, message)


def ngettext(one: str, many: str, number: int) -> str:
    """A message in the form for a number: «1 замечание», «2 замечания», «5 замечаний»."""
    return _spoken.ngettext(one, many, number)


def grouped(number: int) -> str:
    """A number in groups of three figures: ``12,000``, «12 000»."""
    return f"{number:,}".replace(",", pgettext("between groups of figures", ","))


def N_(message: str) -> str:  # noqa: N802 (the name that collectors of messages know)
    """Marks a text of a constant as a message; `_` translates it where it is used."""
    return message


def yes_and_no() -> tuple[set[str], set[str]]:
    """What says yes and what says no, in English and in the language spoken.

    >>> [sorted(words) for words in yes_and_no()]
    [['y', 'yes'], ['n', 'no']]
    """
    yes, no = ({*words.split(), *_(words).split()} for words in (N_("y yes"), N_("n no")))
    return yes, no


def retold(message: str, templates: Iterable[str]) -> str:
    """What a library has put together in English, in the language spoken.

    Of `templates`, messages with fields, the first that fits counts; its field ``message`` is told
    in the same way. What fits none stays as it is.

    >>> retold("No such option: --slect", ["No such option: {name}"])
    'No such option: --slect'
    """
    for template in templates:
        pattern = _FIELD.sub(r"(?P<\1>.+?)", re.escape(template))
        if (found := re.fullmatch(pattern, message, re.DOTALL)) is not None:
            parts = found.groupdict()
            if "message" in parts:
                parts["message"] = retold(parts["message"], templates)
            return _(template).format(**parts)
    return message


def spoken() -> str:
    """The language that is spoken, one of `LANGUAGES`: the ``lang`` of a page."""
    return _spoken.info().get("language", LANGUAGES[0])


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside, all messages are in one of `LANGUAGES`, those of the library for options too."""
    global _spoken  # noqa: PLW0603
    before, variables = _spoken, {name: os.environ.get(name) for name in (VARIABLE, "LANGUAGE")}
    domain = gettext.textdomain()
    _spoken = _catalogue(language)
    os.environ[VARIABLE] = language
    gettext.bindtextdomain(_DOMAIN, _FOLDER)
    gettext.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        _spoken = before
        gettext.textdomain(domain)
        for name, value in variables.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
