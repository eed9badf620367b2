"""What all pages have in common: their head with its own policy, and text that is only text.

A page needs nothing from elsewhere, and its policy forbids it to load anything. Whatever a document
holds, the tag in ``при<script>каз`` or a terminal's escape, is shown as text; a script runs only if
its hash stands in the policy.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape

from ocrfix import __version__
from ocrfix.messages import spoken
from ocrfix.reporters.base import visible


def head(title: str, style: str, script: str = "") -> Iterator[str]:
    """The beginning of a page up to its body; of scripts the policy allows the given one alone."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    if script:
        digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
        policy += f"; script-src 'sha256-{digest}'"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{spoken()}">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="ocrfix {__version__}">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>{style}</style></head>"


def text_of(text: str) -> str:
    """Text for the page and its attributes, with signs for what cannot be seen."""
    return escape(visible(text))
