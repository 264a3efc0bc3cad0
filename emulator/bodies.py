# SPDX-License-Identifier: MIT
"""Answers that are broken in their bodies: pure functions from a body to another one.

Each knows JSON and the XML of the query protocols, and leaves alone what is neither.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

Breaker = Callable[[bytes], bytes]

UNKNOWN = "SOMETHING_NEW"
EXTRA = "unexpected"
# how values of enumerations look, also where the API's description calls them texts
ENUMERATED = re.compile(r"[A-Z]{3,}(?:[_-][A-Z0-9]+)*")
NUMERIC = re.compile(r"\d+(?:\.\d+)?")
ITEMS = ("member", "item")


def html(_: bytes) -> bytes:
    """A page of a proxy."""
    return (
        b"<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head>"
        b"<body><h1>Bad Gateway</h1><p>The proxy server got no answer.</p></body></html>\n"
    )


def empty(_: bytes) -> bytes:
    """Nothing."""
    return b""


def empty_object(body: bytes) -> bytes:
    """An object without members, a root without children."""
    root = _xml(body)
    if root is None:
        return b"{}"
    for child in list(root):
        root.remove(child)
    root.text = None
    return _written(root)


def truncated(body: bytes) -> bytes:
    """The first half."""
    return body[: len(body) // 2]


def wrong_types(body: bytes, field: str | None = None) -> bytes:
    """Texts where numbers were and the other way round; no lists where lists were."""
    return _changed(body, field, _wrong, _wrong_element)


def null_leaf(body: bytes, field: str | None = None) -> bytes:
    """null, or an empty element, in the place of every value that is no object."""
    return _changed(body, field, lambda value: value if isinstance(value, dict | list) else None, _emptied)


def null_item(body: bytes, field: str | None = None) -> bytes:
    """null, or an empty element, as the first item of every list."""
    return _changed(
        body, field, lambda value: [None, *value] if isinstance(value, list) else value, _empty_item
    )


def unknown_enum(body: bytes, field: str | None = None) -> bytes:
    """A value that nobody knows wherever a value of an enumeration stands."""

    def change(value: Any) -> Any:
        return UNKNOWN if isinstance(value, str) and ENUMERATED.fullmatch(value) else value

    return _changed(body, field, change, _on_text(change))


def negative(body: bytes, field: str | None = None) -> bytes:
    """Numbers below nought; also those that are written as texts."""

    def change(value: Any) -> Any:
        if isinstance(value, str) and NUMERIC.fullmatch(value):
            return f"-{value}"
        if isinstance(value, int | float) and not isinstance(value, bool):
            return -abs(value) or -1
        return value

    return _changed(body, field, change, _on_text(change))


def duplicate_key(body: bytes) -> bytes:
    """The first key of each object twice, with another value the second time."""
    found = _json(body)
    if found is not None:
        return _doubled(found).encode()
    root = _xml(body)
    if root is None:
        return body
    for element in list(root.iter()):
        if len(element) and not element[0].tag.endswith(ITEMS):
            element.insert(1, ElementTree.Element(element[0].tag))
    return _written(root)


def deep(body: bytes, depth: int | None = None) -> bytes:
    """One more key, with a value that is nested so deep; by default 100,000, in XML 50,000: enough for any stack."""
    if _xml(body) is not None:
        levels = depth or 50_000
        return _before_end(body, f"<{EXTRA}>" * levels + f"</{EXTRA}>" * levels)
    levels = depth or 100_000
    return _with_key(body, "[" * levels + "]" * levels)


def huge(body: bytes, size: int = 50 * 1024 * 1024) -> bytes:
    """One more key, with a text that is so long."""
    if _xml(body) is not None:
        return _before_end(body, f"<{EXTRA}>" + "x" * size + f"</{EXTRA}>")
    return _with_key(body, '"' + "x" * size + '"')


def _changed(
    body: bytes,
    field: str | None,
    change: Callable[[Any], Any],
    change_element: Callable[[ElementTree.Element], None],
) -> bytes:
    found = _json(body)
    if found is not None:
        return json.dumps(_walk(found, "", field, change)).encode()
    root = _xml(body)
    if root is None:
        return body
    for element in list(root.iter()):
        if field in (None, _name(element)):
            change_element(element)
    return _written(root)


def _walk(value: Any, name: str, field: str | None, change: Callable[[Any], Any]) -> Any:
    inner: Any = value
    if isinstance(value, dict):
        inner = {key: _walk(each, key, field, change) for key, each in value.items()}
    elif isinstance(value, list):
        inner = [_walk(each, name, field, change) for each in value]
    return change(inner) if name and field in (None, name) else inner


def _wrong(value: Any) -> Any:
    match value:
        case dict():
            return value
        case list():
            return {EXTRA: "object"}
        case str():
            return 17
        case bool():
            return "perhaps"
        case None:
            return [EXTRA]
    return "many"


def _wrong_element(element: ElementTree.Element) -> None:
    if len(element) or element.text is None:
        return
    if NUMERIC.fullmatch(element.text) or element.text in ("true", "false"):
        element.text = "many"
    else:
        element.text = None
        ElementTree.SubElement(element, EXTRA).text = "17"


def _emptied(element: ElementTree.Element) -> None:
    if not len(element):
        element.text = None


def _empty_item(element: ElementTree.Element) -> None:
    if len(element) and element[0].tag.endswith(ITEMS):
        element.insert(0, ElementTree.Element(element[0].tag))


def _on_text(change: Callable[[Any], Any]) -> Callable[[ElementTree.Element], None]:
    def on_element(element: ElementTree.Element) -> None:
        if not len(element) and element.text:
            element.text = change(element.text)

    return on_element


def _doubled(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ",".join(_doubled(each) for each in value) + "]"
    if not isinstance(value, dict) or not value:
        return json.dumps(value)
    members = [f"{json.dumps(key)}:{_doubled(each)}" for key, each in value.items()]
    return "{" + ",".join([*members, f"{json.dumps(next(iter(value)))}:{json.dumps(EXTRA)}"]) + "}"


def _with_key(body: bytes, value: str) -> bytes:
    found = _json(body)
    if not isinstance(found, dict):
        return body
    start = "{" + f'"{EXTRA}":{value}' + ("," if found else "")
    return start.encode() + body.strip()[1:]


def _before_end(body: bytes, text: str) -> bytes:
    start, end, rest = body.rpartition(b"</")
    return start + text.encode() + end + rest


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


def _xml(body: bytes) -> ElementTree.Element | None:
    if not body.lstrip().startswith(b"<"):
        return None
    try:
        return ElementTree.fromstring(body)
    except ElementTree.ParseError:
        return None


def _written(root: ElementTree.Element) -> bytes:
    space = re.match(r"\{(.*)\}", root.tag)
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True, default_namespace=None)
    # the parser of an SDK looks for names without a prefix
    return written.replace(b"ns0:", b"").replace(b"xmlns:ns0", b"xmlns") if space else written


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


# what takes the name of a field
OF_FIELDS: dict[str, Callable[..., bytes]] = {
    "wrong-types": wrong_types,
    "null-leaf": null_leaf,
    "null-item": null_item,
    "unknown-enum": unknown_enum,
    "negative": negative,
}
PLAIN: dict[str, Breaker] = {
    "empty-object": empty_object,
    "truncated": truncated,
    "duplicate-key": duplicate_key,
}


def breaker(kind: str, **parameters: Any) -> Breaker | None:
    """The function of this kind; None if the kind is not about bodies."""
    if kind in OF_FIELDS:
        return functools.partial(OF_FIELDS[kind], field=parameters.get("field"))
    if kind == "deep":
        return functools.partial(deep, depth=parameters.get("depth"))
    if kind == "huge":
        return functools.partial(huge, size=parameters.get("bytes", 50 * 1024 * 1024))
    return PLAIN.get(kind)
