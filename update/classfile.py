# SPDX-License-Identifier: MIT
"""What a class file offers to others: the type, and its public and protected members, each as one line of text."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

PUBLIC, PRIVATE, PROTECTED, STATIC, FINAL = 1, 2, 4, 8, 16
BRIDGE, INTERFACE, ABSTRACT, SYNTHETIC, ANNOTATION, ENUM = 0x40, 0x200, 0x400, 0x1000, 0x2000, 0x4000

# Bytes after the tag of a constant; those that the lines need are read as texts or references
SIZES = {
    3: 4,
    4: 4,
    5: 8,
    6: 8,
    7: 2,
    8: 2,
    9: 4,
    10: 4,
    11: 4,
    12: 4,
    15: 3,
    16: 2,
    17: 4,
    18: 4,
    19: 2,
    20: 2,
}
WIDE = (5, 6)


@dataclass(frozen=True)
class Type:
    """A type that others may name, or not; its supertypes; and the lines that say so."""

    name: str
    offered: bool
    supertypes: list[str]
    lines: list[str]


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(">" + form, self._content, self._at)
        self._at += struct.calcsize(">" + form)
        return found

    def number(self) -> int:
        return self.take("H")[0]

    def numbers(self) -> list[int]:
        return [self.number() for _ in range(self.number())]

    def bytes(self, size: int) -> bytes:
        self._at += size
        return self._content[self._at - size : self._at]


class _Pool:
    def __init__(self, reader: _Reader) -> None:
        self._texts: dict[int, str] = {}
        self._classes: dict[int, int] = {}
        count, index = reader.number(), 1
        while index < count:
            tag = reader.take("B")[0]
            if tag == 1:
                self._texts[index] = reader.bytes(reader.number()).decode("utf-8", "replace")
            elif tag == 7:
                self._classes[index] = reader.number()
            else:
                reader.bytes(SIZES[tag])
            index += 2 if tag in WIDE else 1

    def text(self, index: int) -> str:
        return self._texts[index]

    def type(self, index: int) -> str:
        return self._texts[self._classes[index]] if index else ""


def read(content: bytes) -> Type:
    """The type of a class file."""
    reader = _Reader(content)
    reader.take("IHH")
    pool = _Pool(reader)
    access, this, parent = reader.take("HHH")
    name, above = pool.type(this), pool.type(parent)
    interfaces = [pool.type(index) for index in reader.numbers()]
    members = [_member(reader, pool, "field") for _ in range(reader.number())]
    members += [_member(reader, pool, "method") for _ in range(reader.number())]
    lines = [_head(name, access, above, interfaces), *sorted({member for member in members if member})]
    supertypes = [*([above] if above else []), *interfaces]
    named = not access & SYNTHETIC and not re.search(r"\$\d", name)
    return Type(name, named and bool(access & PUBLIC or "$" in name), supertypes, lines)


def _head(name: str, access: int, above: str, interfaces: list[str]) -> str:
    if access & ANNOTATION:
        kind, words = "annotation", list[str]()
    elif access & INTERFACE:
        kind, words = "interface", []
    elif access & ENUM:
        kind, words = "enum", []
    else:
        kind, words = "class", _words(access & (ABSTRACT | FINAL))
    head = " ".join([*_words(access & (PUBLIC | PROTECTED)), *words, kind, name])
    if above and above != "java/lang/Object" and kind in ("class", "enum"):
        head += f" extends {above}"
    return head + (f" implements {','.join(interfaces)}" if interfaces else "")


def _words(access: int) -> list[str]:
    said = {PUBLIC: "public", PROTECTED: "protected", ABSTRACT: "abstract", STATIC: "static", FINAL: "final"}
    return [word for flag, word in said.items() if access & flag]


def _member(reader: _Reader, pool: _Pool, kind: str) -> str | None:
    access, name, descriptor = reader.take("HHH")
    thrown = [
        pool.type(index)
        for attribute, value in _attributes(reader, pool)
        if attribute == "Exceptions"
        for (index,) in struct.iter_unpack(">H", value[2:])
    ]
    if not access & (PUBLIC | PROTECTED) or access & SYNTHETIC or pool.text(name) == "<clinit>":
        return None
    shown = access & (PUBLIC | PROTECTED | ABSTRACT | STATIC | FINAL)
    if kind == "method":
        line = f"  method {' '.join(_words(shown))} {pool.text(name)}{pool.text(descriptor)}"
        return line + (f" throws {','.join(thrown)}" if thrown else "")
    return f"  field {' '.join(_words(shown))} {pool.text(name)} {pool.text(descriptor)}"


def _attributes(reader: _Reader, pool: _Pool) -> list[tuple[str, bytes]]:
    found = []
    for _ in range(reader.number()):
        name, size = reader.take("HI")
        found.append((pool.text(name), reader.bytes(size)))
    return found
