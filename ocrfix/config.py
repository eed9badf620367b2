"""What a run is told to do: defaults, then the project's file, then the flags of the command.

A project of transcriptions keeps an ``ocrfix.toml`` (or ``[tool.ocrfix]`` in pyproject.toml)::

    include = ["*.txt"]
    ignore = ["REF003", "TRA"]
    dictionaries = ["слова/фамилии.txt"]

Every value of `Settings` remembers where it came from. There is no user-level layer: the same
folder gives the same result on every desk.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ocrfix import setting_values as read
from ocrfix.errors import ConfigurationError, OcrfixError, UsageError, reason_of
from ocrfix.messages import N_, _, retold

OWN_FILE = "ocrfix.toml"
SHARED_FILE = "pyproject.toml"
WORDS_FILE = Path(".ocrfix") / "words.txt"  # from the root of a project

#: What the library that reads TOML says of a file.
TOML_SAYS = (
    N_("{message} (at line {line}, column {column})"), N_("{message} (at end of document)"),
    N_("Invalid value"), N_("Invalid statement"), N_("Unterminated string"), N_("Unclosed array"),
    N_("Cannot overwrite a value"), N_("Cannot declare {key} twice"),
    N_("Expected newline or end of document after a statement"),
    N_("Expected '=' after a key in a key/value pair"), N_("Illegal character {character}"),
    N_("Found invalid character {character}"), N_("Unescaped '\\' in a string"),
    N_("Expected ']' at the end of a table declaration"), N_("Expected {character}"),
    N_("Invalid initial character for a key part"), N_("Unclosed inline table"),
    N_("Invalid date or datetime"), N_("Duplicate inline table key {key}"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was set: ``default``, a flag such as ``--select``, or a file and its line."""

    source: str = N_("default")
    line: int | None = None
    is_file: bool = False

    def __str__(self) -> str:
        """As it stands before a message: ``ocrfix.toml:3``."""
        return f"{self.source}:{self.line}" if self.line else self.source

    def error(self, message: str) -> OcrfixError:
        """The error for a value set here that cannot be followed."""
        kind = ConfigurationError if self.is_file else UsageError
        return kind(f"{self}: {message}")


DEFAULT = Origin()


@dataclass(frozen=True)
class Settings:
    """All settings of a run; `origins` names the origin of those that are not defaults.

    `select` and `ignore` hold rule codes or their beginnings (``REF``), before `with_rule_codes`
    also names of rules; an empty `select` is all rules. An `encoding` of None is found out for each
    file, `jobs` of 0 is one for each core. `review` holds the keys of the review by what they do
    (``[review.keys]``). `project` is the configuration file, None without one.
    """

    include: tuple[str, ...] = ("*.txt", "*.md")
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    minimum_confidence: float = 0.95
    show_confidence: float = 0.0
    dictionaries: tuple[Path, ...] = ()
    encoding: str | None = None
    format: str = "terminal"
    jobs: int = 0
    max_suggestions: int = 5
    reader: bool = True
    review: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    project: Path | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False)

    def enabled(self, code: str) -> bool:
        """Whether a rule runs: the longer of two matching beginnings wins, on a tie `ignore`.

        >>> Settings(select=("REF001",), ignore=("REF",)).enabled("REF001")
        True
        """
        chosen = _longest_beginning(code, self.select or ("",))
        return chosen is not None and chosen > (_longest_beginning(code, self.ignore) or -1)

    def origin(self, key: str) -> Origin:
        """Where the value of `key` was set."""
        return self.origins.get(key, DEFAULT)

    def with_values(self, values: Mapping[str, Any], origins: Mapping[str, Origin]) -> Settings:
        """These settings with raw `values` read, checked and put over them.

        Raises ConfigurationError (values of a file) or UsageError (flags) naming the origin.
        """
        read: dict[str, Any] = {}
        for key, value in values.items():
            if key not in KEYS:
                known = nearest(key, KEYS)
                raise origins[key].error(_("unknown key {key!r}").format(key=key) + known)
            try:
                read[key] = KEYS[key].read(value)
            except ValueError as error:
                place = f"{key}: " if origins[key].is_file else ""
                raise origins[key].error(f"{place}{error}") from None
        return replace(self, **read, origins={**self.origins, **origins})

    def require_known(self, key: str, known: Iterable[str]) -> None:
        """Raises the origin's error unless the value of `key` is a name of `known`."""
        names, value = tuple(known), getattr(self, key)
        if value not in names:
            unknown = _("unknown {key} {value!r}").format(key=key, value=value)
            raise self.origin(key).error(unknown + nearest(value, names))

    def with_rule_codes(self, names: Mapping[str, str]) -> Settings:
        """These settings with the codes of the rules that `select` and `ignore` call by name.

        `names` has the name of each rule under its code. Raises the origin's error for a value that
        is no name, no code and no beginning of one.
        """
        codes = {name: code for code, name in names.items()}
        read = {"select": self.select, "ignore": self.ignore}
        for key, values in read.items():
            read[key] = tuple(codes.get(one, one) for one in values)
            for one in read[key]:
                if not any(code.startswith(one) for code in names):
                    raise self.origin(key).error(unknown_rule(one, names))
        return replace(self, select=read["select"], ignore=read["ignore"])


def _longest_beginning(code: str, beginnings: Iterable[str]) -> int | None:
    return max((len(one) for one in beginnings if code.startswith(one)), default=None)


def unknown_rule(wanted: str, names: Mapping[str, str]) -> str:
    """``unknown rule 'RFE'; did you mean 'REF'?``, given the name of each rule under its code."""
    families = {code.rstrip("0123456789") for code in names}
    close = _closest(wanted, {*families, *names, *names.values()})
    if close:
        return _("unknown rule {wanted!r}; did you mean {close!r}?").format(
            wanted=wanted, close=close
        )
    return _("unknown rule {wanted!r}; `ocrfix explain` lists the rules").format(wanted=wanted)


def nearest(name: str, known: Iterable[str]) -> str:
    """``; did you mean 'ignore'?`` for the known name closest to `name`, or the known names."""
    names = sorted(known)
    close = _closest(name, names)
    if close:
        return _("; did you mean {name!r}?").format(name=close)
    return _("; known are {names}").format(names=", ".join(names)) if names else ""


def _closest(name: str, known: Iterable[str]) -> str | None:
    import difflib

    by_folded = {one.lower().replace("-", "_"): one for one in sorted(known)}
    close = difflib.get_close_matches(name.lower().replace("-", "_"), by_folded, 1, cutoff=0.5)
    return by_folded[close[0]] if close else None


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a configuration file: how its raw value is read, and what it means."""

    read: Callable[[Any], Any]
    meaning: str


#: All keys of ``ocrfix.toml``.
KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "include": Key(read.include, N_("patterns of the files looked for in a folder")),
        "exclude": Key(read.patterns, N_("patterns of files and folders left out")),
        "select": Key(read.codes, N_("rules that run, by code, its beginning or name; empty: all")),
        "ignore": Key(read.codes, N_("rules that do not run, by code, its beginning or name")),
        "minimum_confidence": Key(read.probability, N_("what `fix` applies at least")),
        "show_confidence": Key(read.probability, N_("the least confidence of a suggestion shown")),
        "dictionaries": Key(read.paths, N_("your word lists, relative to the configuration file")),
        "encoding": Key(read.encoding, N_("of the documents; unset: found out for each file")),
        "format": Key(read.text, N_("of the report")),
        "jobs": Key(read.whole_number(0), N_("worker processes; 0: one for each core")),
        "max_suggestions": Key(read.whole_number(1), N_("suggestions an issue holds at most")),
        "reader": Key(
            read.truth_value,
            N_("whether the character model is asked; false: faster, finds less"),
        ),
        "review": Key(
            read.review, N_("[review.keys]: the keys of `ocrfix review`, by what they do")
        ),
    }
)


# -- the project's file ----------------------------------------------------------------------


def upwards(start: Path) -> Iterator[Path]:
    """`start` and the folders above it, with each ``..`` resolved as it is written."""
    place = Path(os.path.normpath(start.absolute()))
    yield place
    yield from place.parents


def project_file_in(folder: Path) -> Path | None:
    """The configuration file of exactly this folder.

    A pyproject.toml counts only if it has ``[tool.ocrfix]``. Raises ConfigurationError for a
    pyproject.toml that is not TOML.
    """
    if (folder / OWN_FILE).is_file():
        return folder / OWN_FILE
    shared = folder / SHARED_FILE
    if shared.is_file() and "ocrfix" in _parse(shared)[1].get("tool", {}):
        return shared
    return None


def find_project(start: Path) -> Path | None:
    """The configuration file for a document or folder, sought upwards to a ``.git`` or the root.

    Raises ConfigurationError for a pyproject.toml that is not TOML.
    """
    for folder in upwards(start):
        file = project_file_in(folder)
        if file is not None or (folder / ".git").exists():
            return file
    return None


def read_project(file: Path, settings: Settings | None = None) -> Settings:
    """The values of a configuration file over `settings` (the defaults).

    Raises ConfigurationError for a file that cannot be read, an unknown key or a bad value.
    """
    text, content = _parse(file)
    table = content
    if file.name == SHARED_FILE:
        table = content.get("tool", {}).get("ocrfix", {})
    shown = _shown_path(file)
    if not isinstance(table, dict):
        raise ConfigurationError(
            _("{path}: tool.ocrfix is to be a table of settings").format(path=shown)
        )
    if file.name != SHARED_FILE:
        _refuse_header(table, text, file)
    origins = {key: Origin(shown, _line_of(key, text, file), is_file=True) for key in table}
    read = (settings or Settings()).with_values(table, origins)
    dictionaries = tuple((file.parent / path).absolute() for path in read.dictionaries)
    for path in dictionaries:
        if not path.is_file():
            raise origins["dictionaries"].error(
                _("dictionaries: there is no file {path}").format(path=path)
            )
    return replace(read, dictionaries=dictionaries, project=file.absolute())


def _refuse_header(table: Mapping[str, Any], text: str, file: Path) -> None:
    tool = table.get("tool")
    for key, header in (("ocrfix", "[ocrfix]"), ("tool", "[tool.ocrfix]")):
        inner = table.get(key) if key == "ocrfix" else isinstance(tool, dict) and tool.get("ocrfix")
        if isinstance(inner, dict):
            place = Origin(_shown_path(file), _line_of(key, text, file), is_file=True)
            raise place.error(
                _("leave out the table header {header}; here keys stand alone").format(
                    header=header
                )
            )


def load(
    start: Path, file: Path | None = None, flags: Mapping[str, tuple[str, Any]] | None = None
) -> Settings:
    """The settings for a document or folder: defaults < project < flags.

    `file` is used in place of the project's own configuration. `flags` maps a key to the option it
    was given with and its raw value; None values are left out. A flag that selects rules also
    sets aside what the project ignores. Raises ConfigurationError, UsageError.
    """
    if file is not None and not file.is_file():
        raise UsageError(_("--config: there is no file {path}").format(path=file))
    found = file or find_project(start)
    settings = read_project(found) if found else Settings()
    dictionaries = dict.fromkeys((*settings.dictionaries, *_project_words(start)))
    settings = replace(settings, dictionaries=tuple(dictionaries))
    given = {key: pair for key, pair in (flags or {}).items() if pair[1] is not None}
    if "select" in given and "ignore" not in given:
        given["ignore"] = (given["select"][0], [])
    values = {key: value for key, (_, value) in given.items()}
    return settings.with_values(values, {key: Origin(option) for key, (option, _) in given.items()})


def _project_words(start: Path) -> Iterator[Path]:
    """The list that `ocrfix dictionary` keeps for `start`, where its decisions are, if any."""
    for folder in upwards(start):
        words = folder / WORDS_FILE
        yield from filter(Path.is_file, [words])
        if words.parent.exists() or (folder / ".git").exists() or project_file_in(folder):
            return


def setting_names() -> tuple[str, ...]:
    """The names of the settings a file may set, in the order of `Settings`."""
    return tuple(one.name for one in fields(Settings) if one.name in KEYS)


def _parse(file: Path) -> tuple[str, dict[str, Any]]:
    shown = _shown_path(file)
    try:
        text = file.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            _("{path}: not valid TOML: {error}").format(
                path=shown, error=retold(str(error), TOML_SAYS)
            )
        ) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigurationError(
            _("{path}:{line}: not UTF-8; save the file as UTF-8").format(path=shown, line=line)
        ) from None
    except OSError as error:
        raise ConfigurationError(
            _("{path}: cannot be read: {reason}").format(path=shown, reason=reason_of(error))
        ) from None


def _line_of(key: str, text: str, file: Path) -> int | None:
    """The line that sets `key`; in pyproject.toml only below ``[tool.ocrfix]``."""
    start = 0
    if file.name == SHARED_FILE:
        header = re.search(r"^\s*\[\s*tool\s*\.\s*ocrfix\s*[\].]", text, re.MULTILINE)
        start = header.start() if header else 0
    quoted = re.escape(key)
    setting = re.compile(rf"^[ \t]*\[*[ \t]*(?:tool\.ocrfix\.)?[\"']?{quoted}[\"']?\s*[=\].]", re.M)
    found = setting.search(text, start)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _shown_path(file: Path) -> str:
    """Relative to the working folder if it lies inside it."""
    try:
        return str(file.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(file)
