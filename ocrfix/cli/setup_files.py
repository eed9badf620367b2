"""What `ocrfix init` puts into files that may be there already: texts in, texts out.

A ``.pre-commit-config.yaml`` with hooks and comments gets one more entry at the end of its
``repos``, every other line stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ocrfix.messages import _

#: Files in which git is to keep the lines of both branches, with the reason for them.
_UNION = (".ocrfix/*.jsonl", ".ocrfix/words.txt")
_HOOK_ID = "ocrfix-check"

_KEY = re.compile(r"^(?P<name>[A-Za-z_][\w-]*)[ \t]*:(?P<value>[^\r\n]*)", re.MULTILINE)
_ITEM = re.compile(r"^(?P<indent>[ ]*)-[ ]", re.MULTILINE)
_NOTHING = re.compile(r"[ \t]*(?:\[[ \t]*\])?[ \t]*(?:#.*)?")


def configuration_text(include: Sequence[str], exclude: Sequence[str]) -> str:
    """A first ``ocrfix.toml``."""
    heading = (
        _("Settings of ocrfix for the transcriptions below this folder."),
        _("`ocrfix config` prints all settings with their meaning."),
    )
    return "".join(f"# {line}\n" for line in heading) + (
        f"include = {json.dumps(list(include), ensure_ascii=False)}\n"
        f"exclude = {json.dumps(list(exclude), ensure_ascii=False)}\n"
    )


def with_attributes(text: str) -> str:
    """The content of ``.gitattributes`` with union merges for what people decide."""
    known = {tuple(line.split()) for line in text.splitlines()}
    missing = [f"{one} merge=union" for one in _UNION if (one, "merge=union") not in known]
    if not missing:
        return text
    comment = _("both branches' lines are kept: the order of these files does not count")
    return _ended(text) + "\n".join([f"# {comment}", *missing]) + "\n"


@dataclass(frozen=True, slots=True)
class Hook:
    """The files that the hook is for: patterns, and their folder from the top of the repository."""

    include: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    folder: str = ""

    def text(self, indent: str = "  ") -> str:
        """The entry of the hook; it runs the installed ocrfix on the files of a commit."""
        exclude = [f"      exclude: '{self._pattern(self.exclude)}'"] if self.exclude else []
        lines = [
            "- repo: local",
            "  hooks:",
            f"    - id: {_HOOK_ID}",
            "      name: ocrfix check",
            "      entry: ocrfix check --only-included",
            "      language: system",
            f"      files: '{self._pattern(self.include)}'",
            *exclude,
            "      require_serial: true",
        ]
        return "".join(f"{indent}{line}\n" for line in lines)

    def _pattern(self, patterns: Sequence[str]) -> str:
        r"""Patterns of ``ocrfix.toml`` as one: ``*.txt`` is ``(^|/)([^/]*\.txt)$``."""
        pieces = [
            re.escape(PurePath(one).as_posix()).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
            for one in patterns
        ]
        start = f"^{re.escape(self.folder)}/(.*/)?" if self.folder else "(^|/)"
        return f"(?i){start}({'|'.join(pieces)})$".replace("'", "''")


def with_hook(text: str, hook: Hook) -> str | None:
    """The content of ``.pre-commit-config.yaml`` with an entry for `ocrfix check`.

    None if the list of repositories is written in a way that cannot be added to line by line.
    """
    if re.search(rf"^[ \t]*(?:-[ \t]+)?id:[ \t]*[\"']?{_HOOK_ID}[\"']?[ \t]*(?:#.*)?$", text, re.M):
        return text
    if "\r\n" in text:
        added = with_hook(text.replace("\r\n", "\n"), hook)
        return added and added.replace("\n", "\r\n")
    keys = list(_KEY.finditer(text))
    place = next((n for n, key in enumerate(keys) if key["name"] == "repos"), None)
    if place is None:
        return _ended(text) + "repos:\n" + hook.text()
    key = keys[place]
    if not _NOTHING.fullmatch(key["value"]):
        return None
    end = keys[place + 1].start() if place + 1 < len(keys) else len(text)
    block = text[key.end() : end]
    item = _ITEM.search(block)
    if item is None:
        head = re.sub(r"\[[ \t]*\]", "", key["value"]).rstrip()
        entry = hook.text()
        return f"{text[: key.start()]}repos:{head}\n{entry}{block.lstrip(chr(10))}{text[end:]}"
    content = _content_end(block)
    entry = hook.text(item["indent"])
    return text[: key.end()] + _ended(block[:content]) + entry + block[content:] + text[end:]


def _content_end(block: str) -> int:
    """Where the last line of a block ends that is neither empty nor a comment at its margin."""
    end = place = 0
    for line in block.splitlines(keepends=True):
        place += len(line)
        if line.strip() and not line.startswith("#"):
            end = place
    return end


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
