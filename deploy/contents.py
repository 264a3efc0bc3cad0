# SPDX-License-Identifier: MIT
"""What goes into the controller's image, as one number: it changes when the image would, with git or without."""

from __future__ import annotations

import fnmatch
import hashlib
from collections.abc import Iterator
from pathlib import Path

DOCKERFILE = "docker/Dockerfile"
LENGTH = 12
"""Digits of the fingerprint in a tag, 48 bits: enough for the few hundred images of a repository."""


def fingerprint(root: Path) -> str:
    """A digest of names and contents of the files that Docker is given to build with."""
    digest = hashlib.sha256()
    for path in sorted({root / DOCKERFILE, *context(root)}):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:LENGTH]


def context(root: Path) -> Iterator[Path]:
    """The files of the build's context: what .dockerignore, which begins with *, lets through."""
    lines = [line.strip() for line in (root / ".dockerignore").read_text().splitlines()]
    ignored = [line.removeprefix("**/") for line in lines if line.startswith("**/")]
    for name in (line[1:] for line in lines if line.startswith("!")):
        begin = root / name
        for path in [begin] if begin.is_file() else begin.rglob("*"):
            parts = path.relative_to(root).parts
            if path.is_file() and not any(fnmatch.fnmatch(part, one) for part in parts for one in ignored):
                yield path
