"""What ``ocrfix`` alone says: where to begin, on one screen.

Nothing was checked, so the exit code is 2: a script that lost its command, as ``ocrfix $ДЕЛО`` with
an empty variable does, must not take it for «no issues».
"""

from __future__ import annotations

from ocrfix.messages import LANGUAGES, N_, _, spoken

TITLE = N_("ocrfix finds and mends OCR errors in Russian archival transcriptions.")
#: What people want first, and the command for it.
STEPS = (
    (N_("Look for errors; nothing is changed"), "ocrfix check letters/"),
    (N_("Read the errors as a page, with the text and the evidence"),
     "ocrfix check letters/ --format html --output errors.html"),
    (N_("See what could be mended safely, then mend it"),
     "ocrfix fix --diff letters/", "ocrfix fix letters/"),
    (N_("Go through the rest issue by issue; every answer is remembered"),
     "ocrfix review letters/"),
    (N_("Make a record for a catalogue"), "ocrfix record letters/ --format csv"),
    (N_("Ask what a rule means, or why a word is doubted"),
     "ocrfix explain REF001", "ocrfix trace Мологову"),
)  # fmt: skip
END = N_("ocrfix --help lists all commands; each has --help with an example.")
#: For those who read Russian rather than this.
IN_RUSSIAN = "По-русски: ocrfix --language ru"


def guide() -> str:
    """The text, without a line end at its end."""
    lines = [_(TITLE), ""]
    for what, *commands in STEPS:
        lines += [_(what) + ":", *(f"  {command}" for command in commands), ""]
    lines.append(_(END))
    if spoken() == LANGUAGES[0]:
        lines.append(IN_RUSSIAN)
    return "\n".join(lines)
