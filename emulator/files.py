# SPDX-License-Identifier: MIT
"""What lies on the emulated file systems and in their backups: directories of this machine, gone with the emulator."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from pathlib import Path


@functools.cache
def _root() -> Path:
    directory = tempfile.mkdtemp(prefix="emulator-files-")
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    return Path(directory)


def directory_of(file_system: str, path: str = "/") -> Path:
    """The directory behind a path on a file system; it is made if it is not there."""
    found = _root() / "systems" / file_system / path.strip("/")
    found.mkdir(parents=True, exist_ok=True)
    return found


def commands() -> Path:
    """Commands for what runs on the file systems, where everything belongs to Jenkins' user, as on EFS."""
    directory = _root() / "commands"
    if not directory.exists():
        directory.mkdir()
        stat = directory / "stat"
        stat.write_text("#!/bin/sh\necho 1000:1000\n")
        stat.chmod(0o755)
    return directory


def save(file_system: str, point: str) -> None:
    """Copies a file system into a backup."""
    shutil.copytree(directory_of(file_system), _root() / "points" / point)


def restore(point: str, file_system: str, directory: str) -> None:
    """Copies a backup into a directory of a file system."""
    shutil.copytree(_root() / "points" / point, directory_of(file_system, directory), dirs_exist_ok=True)
