"""The JSON Schema of ``ocrfix.record/1``, made from the classes of the record.

    python -m ocrfix.records.schema > docs/record.schema.json

A value such as ``"15603"`` may also be an object with its text and place (``--spans``); keys with
no value are absent. Keys that the classes lack, such as the names of an archive, are added here.
"""

from __future__ import annotations

import json
import sys
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from ocrfix.records.model import Field
from ocrfix.records.plain import FIGURES
from ocrfix.records.record import SCHEMA, Party, Problem, Record, RecordDate
from ocrfix.records.references import Deposit, Leaves, Reference

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"$ref": "#/$defs/text"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
#: What plain data adds to the classes.
_ADDED: dict[type, dict[str, Any]] = {
    Deposit: {"archive_name": {"type": "string"}, "archive_name_ru": {"type": "string"}},
    Party: {"names": _TEXTS, "names_ru": _TEXTS},
    Problem: {"start": {"type": "integer"}, "end": {"type": "integer"}},
}
#: Fields with another name in plain data, or none.
_RENAMED: dict[tuple[type, str], str | None] = {
    (Deposit, "leaves"): "listy",
    (Reference, "date"): "date_edtf",
    (Reference, "deposits"): None,
    (Reference, "problems"): None,
    (Record, "citation_raw"): None,
    (Problem, "span"): None,
}
#: Lists that plain data gives as one object.
_ONE_OBJECT = frozenset({"sender", "recipient"})


def record_schema() -> dict[str, Any]:
    """The schema as plain data."""
    maker = _Maker()
    record = maker.object_of(Record)
    record["properties"] = {"schema": {"const": SCHEMA}, **record["properties"]}
    maker.definitions["citation"] = maker.citation()
    record["properties"]["citation"] = {"$ref": "#/$defs/citation"}
    return {
        "$schema": _DRAFT,
        "title": SCHEMA,
        **record,
        "required": ["schema", "path"],
        "$defs": {**_leaves(), **dict(sorted(maker.definitions.items()))},
    }


def _leaves() -> dict[str, Any]:
    """A value as it is, or with its text and place."""
    found = {}
    pair = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
    for name, plain in (("text", {"type": "string"}), ("figure", {"type": ["integer", "string"]}),
                        ("leaves", pair)):  # fmt: skip
        placed = {
            "type": "object",
            "properties": {
                "value": plain,
                "raw": {"type": "string"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
                "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            },
            "required": ["value", "raw", "start", "end"],
            "additionalProperties": False,
        }
        found[name] = {"anyOf": [plain, placed]}
    return found


class _Maker:
    """Makes an object for each class, each once, under ``$defs``."""

    def __init__(self) -> None:
        self.definitions: dict[str, Any] = {}

    def object_of(self, kind: type) -> dict[str, Any]:
        """The object of a class, its docstring as description."""
        properties: dict[str, Any] = {}
        hints = get_type_hints(kind)
        for field in fields(kind):
            name = _RENAMED.get((kind, field.name), field.name)
            if name is not None:
                properties[name] = self.value_of(field.name, hints[field.name])
        properties |= _ADDED.get(kind, {})
        found: dict[str, Any] = {
            "type": "object",
            "description": " ".join((kind.__doc__ or "").split("\n\n")[0].split()),
            "properties": properties,
            "additionalProperties": False,
        }
        if kind is RecordDate:
            properties["edtf"] = {"type": ["string", "null"]}
            found["required"] = ["text", "edtf"]
        return found

    def value_of(self, name: str, hint: Any) -> dict[str, Any]:
        """The schema of a field by its type."""
        if name == "ibid":
            return {"const": True}
        kinds = [one for one in get_args(hint) if one not in (type(None), Ellipsis)]
        listed = getattr(hint, "__origin__", None) is tuple
        kind = kinds[0] if kinds else hint
        if listed and name not in _ONE_OBJECT:
            return {"type": "array", "items": self._item(name, kind)}
        return self._item(name, kind)

    def _item(self, name: str, kind: Any) -> dict[str, Any]:
        if kind is Field:
            return {"$ref": "#/$defs/figure"} if name in FIGURES else _TEXT
        if kind is Leaves:
            return {"$ref": "#/$defs/leaves"}
        if is_dataclass(kind) and isinstance(kind, type):
            key = kind.__name__
            if key not in self.definitions and kind is not Reference:
                self.definitions[key] = {}
                self.definitions[key] = self.object_of(kind)
            return {"$ref": f"#/$defs/{key}"}
        return {"type": "integer" if kind is int else "string"}

    def citation(self) -> dict[str, Any]:
        """The reference: the first deposit, the others under ``also``, and what is around them."""
        deposit, reference = self.object_of(Deposit), self.object_of(Reference)
        self.definitions["Deposit"] = deposit
        properties = {
            "raw": _TEXT,
            **deposit["properties"],
            "also": {"type": "array", "items": {"$ref": "#/$defs/Deposit"}},
            **reference["properties"],
        }
        return {**reference, "properties": properties}


def main() -> None:
    """Prints the schema."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(json.dumps(record_schema(), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
