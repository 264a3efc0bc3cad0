# SPDX-License-Identifier: MIT
"""Files from Jenkins' download site into a cache: checked by SHA-256, and carried on where a download broke off."""

from __future__ import annotations

import hashlib
import http.client
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from local.words import Failure

CHUNK = 1 << 16
# How often a download is carried on after a connection that broke; one that brought nothing counts, one that did does not
EMPTY_TRIES = 3
SECONDS = 60

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Wanted:
    """A file at an address, and the SHA-256 that it has to have (in hexadecimal)."""

    what: str
    url: str
    sha256: str


class Stopped(Exception):
    """Another thread asked for the end."""


class Downloads:
    """Fetches into files; `stop` ends what is under way."""

    def __init__(self) -> None:
        self.stop = threading.Event()

    def text(self, what: str, url: str) -> str:
        """A small document as text."""
        try:
            with urllib.request.urlopen(url, timeout=SECONDS) as answer:
                return str(answer.read().decode())
        except (OSError, http.client.HTTPException) as failure:
            raise _failure(what, url, failure) from failure

    def file(self, wanted: Wanted, target: Path, progress: Progress = lambda size: None) -> Path:
        """`target`, with the content that is wanted: it is there already, or is loaded to `target`.part and renamed."""
        if target.exists():
            if _sha256(target) == wanted.sha256:
                return target
            target.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + ".part")
        carried_on = part.exists()
        self._load(wanted, part, progress)
        if carried_on and _sha256(part) != wanted.sha256:  # the old half may be another file's
            part.unlink()
            self._load(wanted, part, progress)
        found = _sha256(part)
        if found != wanted.sha256:
            part.unlink()
            raise Failure(
                f"{wanted.what} from {wanted.url} has the SHA-256 {found}, not {wanted.sha256} as published: it was "
                "thrown away. Try again; if it stays so, a proxy or mirror between here and Jenkins' site changes files"
            )
        part.rename(target)
        return target

    def _load(self, wanted: Wanted, part: Path, progress: Progress) -> None:
        empty = 0
        while True:
            had = part.stat().st_size if part.exists() else 0
            try:
                self._carry_on(wanted.url, part, had, progress)
                return
            except urllib.error.HTTPError as refusal:
                if refusal.code != http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
                    raise _failure(wanted.what, wanted.url, refusal) from refusal
                if not had:
                    raise _failure(wanted.what, wanted.url, refusal) from refusal
                return  # nothing is left to load: the checksum tells whether this is the file
            except (OSError, http.client.HTTPException) as broken:
                empty = 0 if part.exists() and part.stat().st_size > had else empty + 1
                if empty == EMPTY_TRIES:
                    raise _failure(wanted.what, wanted.url, broken) from broken

    def _carry_on(self, url: str, part: Path, had: int, progress: Progress) -> None:
        request = urllib.request.Request(url, headers={"Range": f"bytes={had}-"} if had else {})
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            resumed = answer.status == http.client.PARTIAL_CONTENT
            expected = answer.headers.get("Content-Length")
            loaded = 0
            with part.open("ab" if resumed else "wb") as file:
                while block := answer.read(CHUNK):
                    if self.stop.is_set():
                        raise Stopped
                    file.write(block)
                    loaded += len(block)
                    progress(len(block))
            if expected is not None and loaded < int(
                expected
            ):  # read(n) ends quietly when the connection does
                raise http.client.IncompleteRead(b"", int(expected) - loaded)


def published_sha256(what: str, url: str, text: str) -> str:
    """The checksum in a `.sha256` file: the digest, then perhaps the file's name."""
    if not (found := re.match(r"\s*([0-9a-fA-F]{64})\b", text)):
        raise Failure(
            f"{what}: {url} holds no SHA-256, but {text[:60]!r}; is a login page in the way of Jenkins' site?"
        )
    return found[1].lower()


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


REMEDY = (
    "HTTPS_PROXY leads through a proxy, JENKINS_UPDATES and JENKINS_DOWNLOADS name a mirror, and JENKINS_DIST=folder "
    "takes jenkins.war and plugins/*.hpi from a folder, without a network"
)


def _failure(what: str, url: str, failure: Exception) -> Failure:
    if isinstance(failure, urllib.error.HTTPError):
        if failure.code == http.client.NOT_FOUND:
            return Failure(
                f"{what} is not at {url} (404): the site does not offer that version (any more). {REMEDY}"
            )
        return Failure(f"{what}: {url} answered {failure.code} {failure.reason}. {REMEDY}")
    reason = failure.reason if isinstance(failure, urllib.error.URLError) else failure
    return Failure(f"{what}: cannot load {url}: {reason or type(failure).__name__}. {REMEDY}")
