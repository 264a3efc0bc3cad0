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
READABLE = 0o644


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
        self._made: dict[str, bytes] = {}
        self._gone: set[str] = set()

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

    def there(self, file: str) -> bool:
        """Whether a file is there before anything is written."""
        return (self._root / file).exists()

    def make(self, file: str, content: bytes) -> None:
        """Makes a whole file."""
        self._made[file] = content

    def remove(self, file: str) -> None:
        """Lets a file go, if it is there."""
        if (self._root / file).exists() and file not in self._made:
            self._gone.add(file)

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

    def changed(self) -> dict[str, bytes | None]:
        """The files that would be others, with what would be in them; None for one that would go."""
        made = {file: text.encode() for file, text in self._texts.items()} | self._made
        changed: dict[str, bytes | None] = {
            file: content for file, content in made.items() if _content(self._root / file) != content
        }
        return dict(sorted({**changed, **dict.fromkeys(self._gone)}.items()))

    def write(self) -> list[str]:
        """Writes them: all beside their places first, then each into its place, and back if one does not go."""
        changed = self.changed()
        before = {file: _content(self._root / file) for file in changed}
        fresh: dict[str, Path] = {}
        try:
            for file, content in changed.items():
                if content is not None:
                    fresh[file] = _beside(self._root / file, content)
            for file, made in fresh.items():
                made.replace(self._root / file)
            for file in changed.keys() - fresh.keys():
                (self._root / file).unlink()
        except OSError as failure:
            for made in fresh.values():
                made.unlink(missing_ok=True)
            for file, content in before.items():
                _restore(self._root / file, content)
            raise Failure(
                f"{failure.filename} cannot be written: {failure.strerror}. Nothing was changed"
            ) from failure
        return list(changed)


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _restore(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink(missing_ok=True)
    elif _content(file) != content:
        file.write_bytes(content)


def _beside(file: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    with os.fdopen(handle, "wb") as made:
        made.write(content)
    made_at = Path(name)
    made_at.chmod(file.stat().st_mode if file.exists() else READABLE)
    return made_at
