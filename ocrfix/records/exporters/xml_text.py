"""XML documents built with the standard library: ``node("unitid", "45", localtype="fond")``.

Names carry their prefix (``dcterms:title``) and the root declares the namespaces, so that nothing
is registered globally and the same tree always gives the same text. Empty elements are left out by
`add` and empty attributes by `node`; texts must be clean (`plain_text`).
"""

from __future__ import annotations

from typing import TypeAlias
from xml.etree import ElementTree

Element: TypeAlias = ElementTree.Element

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def node(tag: str, text: str = "", *children: Element | None, **attributes: str) -> Element:
    """An element with text, children (None is left out) and attributes (empty ones are, too).

    An underscore stands for the colon of a prefix: ``xml_lang="ru"``; one at the end is dropped:
    ``from_="1"``.
    """
    element = ElementTree.Element(tag)
    for name, text_of_attribute in attributes.items():
        if text_of_attribute:
            element.set(name.rstrip("_").replace("_", ":"), text_of_attribute)
    element.text = text or None
    element.extend(child for child in children if child is not None)
    return element


def add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    """A child with a text, if there is one."""
    if text:
        parent.append(node(tag, text, **attributes))


def group(tag: str, *children: Element | None, **attributes: str) -> Element | None:
    """An element around children; None if there are none."""
    found = [child for child in children if child is not None]
    return node(tag, "", *found, **attributes) if found else None


def document(root: Element) -> str:
    """The text of the document with its declaration; indented, except around text."""
    _indent(root, "\n")
    return _DECLARATION + ElementTree.tostring(root, encoding="unicode") + "\n"


def _indent(element: Element, line: str) -> None:
    """Each child on a line of its own, unless the element has text: there a blank would count."""
    children = list(element)
    if not children or element.text:
        return
    inner = line + "  "
    element.text = inner
    for child in children:
        _indent(child, inner)
        child.tail = inner
    children[-1].tail = line
