# SPDX-License-Identifier: MIT
"""Every file that says which line it is: what it would say, and writing all of them or none."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from local.words import Failure
from update.lines import Lines

LINES = "hermetic/jenkins-lines.properties"
PLACES = "hermetic/jenkins-lines-places.txt"
HISTORY = "docs/decisions/"


@dataclass(frozen=True)
class Place:
    """A file, or `*` for each one, and a text in it with the properties' names as `${name}`."""

    file: str
    text: str


def places(root: Path) -> list[Place]:
    """The table in hermetic/jenkins-lines-places.txt."""
    lines = [
        line.split("|", 1)
        for line in (root / PLACES).read_text().splitlines()
        if line.strip() and not line.startswith("#")
    ]
    return [Place(file.strip(), text.strip()) for file, text in lines]


class Rewrite:
    """The project's files as they would be. Nothing is written before all of it is known."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._texts: dict[str, str] = {}

    def text(self, file: str) -> str:
        """What a file would say."""
        if file not in self._texts:
            try:
                self._texts[file] = (self._root / file).read_text()
            except OSError as failure:
                raise Failure(
                    f"Cannot read {self._root / file}: {failure.strerror}. Nothing was changed"
                ) from failure
        return self._texts[file]

    def change(self, file: str, changed: Callable[[str], str]) -> None:
        """Lets a file say what is made of its text."""
        self._texts[file] = changed(self.text(file))

    def lines(self, now: Lines, then: Lines) -> None:
        """Says in each place what is so then."""
        for place in places(self._root):
            before, after = now.fill(place.text), then.fill(place.text)
            if place.file == "*":
                self._everywhere(before, after)
            else:
                self._in(place.file, before, after)
        self.change(LINES, then.write)

    def _in(self, file: str, before: str, after: str) -> None:
        """A text may go on in the next line, and does so afterwards in the same place."""
        words = [re.escape(word) for word in before.split()]
        found = re.compile(r"(\s+)".join(words))
        if not found.search(self.text(file)):
            raise Failure(
                f"{file} does not say {before!r}, as {PLACES} has it. Mend one of the two. Nothing was changed"
            )

        def joined(match: re.Match[str]) -> str:
            spaces = [*match.groups(), ""]
            return "".join(word + space for word, space in zip(after.split(), spaces, strict=True))

        self.change(file, lambda text: found.sub(joined, text))

    def _everywhere(self, before: str, after: str) -> None:
        """In each file that git knows, but for the decisions, which say what was so."""
        found = subprocess.run(
            ["git", "-C", str(self._root), "grep", "-lIF", "-e", before],
            capture_output=True,
            text=True,
            check=False,
        )
        for file in found.stdout.splitlines():
            if not file.startswith(HISTORY):
                self.change(file, lambda text: text.replace(before, after))

    def changed(self) -> dict[str, str]:
        """The files that would be others, with their texts."""
        return {
            file: text
            for file, text in sorted(self._texts.items())
            if not (self._root / file).exists() or (self._root / file).read_text() != text
        }

    def write(self) -> list[str]:
        """Writes them: all beside their places first, then each into its place, and back if one does not go."""
        changed = self.changed()
        before = {file: (self._root / file).read_text() for file in changed}
        fresh: dict[str, Path] = {}
        try:
            for file, text in changed.items():
                fresh[file] = _beside(self._root / file, text)
            for file, made in fresh.items():
                made.replace(self._root / file)
        except OSError as failure:
            for made in fresh.values():
                made.unlink(missing_ok=True)
            for file, text in before.items():
                if (self._root / file).read_text() != text:
                    (self._root / file).write_text(text)
            raise Failure(
                f"{failure.filename} cannot be written: {failure.strerror}. Nothing was changed"
            ) from failure
        return list(changed)


def _beside(file: Path, text: str) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    with os.fdopen(handle, "w") as made:
        made.write(text)
    made_at = Path(name)
    made_at.chmod(file.stat().st_mode)
    return made_at
