"""The first run: «compiling the lexicon» is shown, once, before anything is checked.

Later runs find the compiled lexicon in the user's cache and say nothing.
"""

from __future__ import annotations

import sys
from threading import Timer

from ocrfix.messages import _

#: After so many seconds without any progress another process is compiling.
_PATIENCE = 1.0


def prepare(*, color: bool = True) -> None:
    """Compile what is missing, with a bar on a terminal's stderr and one line elsewhere.

    Raises InputError if the cache cannot be written, DictionaryError for a bad dictionary.
    """
    from ocrfix.language.compilation import ensure, is_compiled

    if is_compiled():
        return
    if not sys.stderr.isatty():
        _prepare_in_lines()
        return
    from ocrfix.reporters.terminal import compilation_bar

    with compilation_bar(sys.stderr, color) as on_progress:
        ensure(on_progress)


def _prepare_in_lines() -> None:
    """Says once whether this process compiles, or waits for another that does."""
    from ocrfix.language.compilation import ensure

    said: set[str] = set()

    def say(line: str) -> None:
        if line not in said:
            said.add(line)
            print(f"ocrfix: {line}", file=sys.stderr)

    def on_progress(activity: str, share: float) -> None:
        waiting.cancel()
        say(_("compiling the lexicon; this happens once"))

    told = _("waiting for another ocrfix, which compiles the lexicon")
    waiting = Timer(_PATIENCE, say, [told])
    waiting.daemon = True
    waiting.start()
    try:
        ensure(on_progress)
    finally:
        waiting.cancel()
