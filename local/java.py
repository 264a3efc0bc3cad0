# SPDX-License-Identifier: MIT
"""Which Java runs this Jenkins."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from local.words import Failure

# Where systems keep their JDKs
PLACES = (
    "/usr/lib/jvm/*",
    "/opt/java/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*",
)


@dataclass(frozen=True)
class Java:
    """A `java` command, and the keytool beside it."""

    command: Path
    version: int

    @property
    def keytool(self) -> Path:
        return self.command.with_name("keytool")


def find(oldest: int) -> Java:
    """JAVA, JAVA_HOME or PATH if that one is new enough, else the oldest installed one that is."""
    if said := os.environ.get("JAVA"):
        java = _java(Path(said))
        if java is None or java.version < oldest:
            raise Failure(f"JAVA={said} is not a Java {oldest} or newer, which this Jenkins needs")
        return java
    seen = [java for command in _named() if (java := _java(command))]
    if first := next((java for java in seen if java.version >= oldest), None):
        return first
    installed = [java for command in _installed() if (java := _java(command))]
    fitting = sorted((java for java in installed if java.version >= oldest), key=lambda java: java.version)
    if not fitting:
        versions = ", ".join(sorted({str(java.version) for java in seen + installed})) or "none"
        raise Failure(
            f"This Jenkins needs Java {oldest} or newer; found: {versions}. Install one, or set JAVA=/path/to/java"
        )
    return fitting[0]


def _named() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin/java"
    if command := shutil.which("java"):
        yield Path(command).resolve()


def _installed() -> Iterator[Path]:
    for place in PLACES:
        yield from sorted(Path("/").glob(place[1:] + "/bin/java"))


def _java(command: Path) -> Java | None:
    try:
        told = subprocess.run(
            [command, "-version"], capture_output=True, text=True, timeout=60, check=True
        ).stderr
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r'version "(\d+)', told)
    return Java(command, int(found[1])) if found else None
