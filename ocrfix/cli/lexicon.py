"""The first run: «compiling the lexicon» is shown, once, before anything is checked.

Later runs find the compiled lexicon in the user's cache and say nothing.
"""

from __future__ import annotations

import sys


def prepare(*, color: bool = True) -> None:
    """Compile what is missing, with a bar on a terminal's stderr and one line elsewhere.

    Raises InputError if the cache cannot be written, DictionaryError for a bad dictionary.
    """
    from ocrfix.language.compilation import ensure, is_compiled

    if is_compiled():
        return
    if not sys.stderr.isatty():
        print("ocrfix: compiling the lexicon; this happens once", file=sys.stderr)
        ensure()
        return
    from ocrfix.reporters.terminal import compilation_bar

    with compilation_bar(sys.stderr, color) as on_progress:
        ensure(on_progress)
