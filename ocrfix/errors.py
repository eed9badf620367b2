"""The errors a user can meet, and the exit code each of them ends with.

    OcrfixError
    ├── UsageError          a wrong option or argument                    exit code 2
    ├── ConfigurationError  ocrfix.toml: «unknown key 'min_confidense'»   exit code 2
    ├── InputError          a file that cannot be read or written         exit code 2
    └── DictionaryError     a line of a dictionary that makes no sense    exit code 2

Every message is one line: it names the file, the place in it if there is one, and what to do.
Anything that is not an OcrfixError is a bug of ours (exit code 3).
"""

from __future__ import annotations

from enum import IntEnum

from ocrfix.messages import N_, _


class ExitCode(IntEnum):
    """What the process returns to its caller."""

    CLEAN = 0
    ISSUES = 1
    USAGE = 2
    BUG = 3
    INTERRUPTED = 130


#: What systems say of files, as far as it is translated.
_SYSTEM = (
    N_("Permission denied"), N_("No such file or directory"), N_("File exists"),
    N_("Is a directory"), N_("Not a directory"), N_("No space left on device"),
    N_("Read-only file system"), N_("File name too long"), N_("Input/output error"),
    N_("Disk quota exceeded"), N_("Too many levels of symbolic links"), N_("Broken pipe"),
    N_("Bad file descriptor"), N_("Operation not permitted"), N_("Device or resource busy"),
    N_("Too many open files"), N_("File too large"), N_("Directory not empty"),
)  # fmt: skip


def reason_of(error: Exception) -> str:
    """What the system says of an error, in the language spoken: «Permission denied»."""
    return _(getattr(error, "strerror", None) or str(error))


class OcrfixError(Exception):
    """A mistake the user can mend; its text is the one line that is printed."""

    exit_code = ExitCode.USAGE


class UsageError(OcrfixError):
    """An option or argument that cannot be followed."""


class ConfigurationError(OcrfixError):
    """A configuration file that cannot be followed."""


class InputError(OcrfixError):
    """A document that cannot be read or written."""


class DictionaryError(OcrfixError):
    """A word list with a line that cannot be understood."""
