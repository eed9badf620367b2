"""``ocrfix config``: the settings a document is checked with, and where each was set.

``ignore = ["REF003"]`` is followed by its meaning and ``set by: письма/ocrfix.toml:4``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from ocrfix.cli import options
from ocrfix.cli.paths import with_known_names
from ocrfix.config import KEYS, Settings, load, setting_names
from ocrfix.errors import UsageError
from ocrfix.messages import _
from ocrfix.reporters.base import visible

Where = Annotated[
    Path, typer.Argument(metavar="PATH", help="A document or folder.", show_default=False)
]
OutputFormat = Annotated[
    str, typer.Option("--format", metavar="text|json", help="How to print the settings.")
]


def configuration(
    path: Where = Path(),
    format: OutputFormat = "text",
    config: options.Configuration = None,
) -> None:
    """Print the resolved settings and where each came from.

    \b
    Example:
      ocrfix config letters/1951.txt
    """
    options.require_format(format, ("text", "json"))
    if not path.exists():
        raise UsageError(_("{path}: no such file or folder").format(path=path))
    settings = with_known_names(load(path, config))
    typer.echo(as_json(settings) if format == "json" else as_text(settings))


def as_json(settings: Settings) -> str:
    """The settings as one JSON object, schema ``ocrfix.config/1``."""
    import json

    content = {
        "schema": "ocrfix.config/1",
        "project": str(settings.project) if settings.project else None,
        "settings": {
            key: {"value": _plain(getattr(settings, key)), "origin": str(settings.origin(key))}
            for key in setting_names()
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_text(settings: Settings) -> str:
    """Each setting as in a configuration file, its meaning and its origin."""
    lines = [_("configuration file: {path}").format(path=settings.project or _("none"))]
    for key in setting_names():
        lines += [
            "",
            f"{key} = {_written(getattr(settings, key))}",
            f"    {_(KEYS[key].meaning)}",
            "    " + _("set by: {origin}").format(origin=_(str(settings.origin(key)))),
        ]
    return "\n".join(visible(line) for line in lines)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):  # the keys of the review
        return {"keys": {name: list(keys) for name, keys in value.items()}} if value else {}
    return [str(one) for one in value] if isinstance(value, tuple) else value


def _written(value: Any) -> str:
    if isinstance(value, Mapping):
        keys = ", ".join(f"{name} = {_written(one)}" for name, one in value.items())
        return f"{{ keys = {{ {keys} }} }}" if keys else "{}"
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{one}"' for one in value) + "]"
    if isinstance(value, str):
        return f'"{value}"'
    return _("unset") if value is None else str(value)
