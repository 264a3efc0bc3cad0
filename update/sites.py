# SPDX-License-Identifier: MIT
"""What is asked: Jenkins' Maven repository and update site, and Docker Hub."""

from __future__ import annotations

import datetime
import email.utils
import http.client
import json
import os
import socket
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Any

from local.words import Failure

SECONDS = 60
PAGES = 50
REMEDY = (
    "Where a proxy is the way out, set HTTPS_PROXY; where there are mirrors, set JENKINS_MAVEN, JENKINS_UPDATES and"
    " DOCKER_HUB to them. Nothing was changed"
)


@dataclass(frozen=True)
class Answer:
    """A document, and the day on which its server says it was made."""

    url: str
    text: str
    day: datetime.date | None

    def xml(self) -> ET.Element:
        """The document as XML, its names without namespaces."""
        try:
            tree = ET.fromstring(self.text)
        except ET.ParseError as failure:
            raise broken(self.url, f"no XML ({failure})", self.text) from failure
        for element in tree.iter():
            element.tag = element.tag.rpartition("}")[2]
        return tree

    def json(self) -> dict[str, Any]:
        """The document as a JSON object."""
        try:
            tree = json.loads(self.text)
        except ValueError as failure:
            raise broken(self.url, f"no JSON ({failure})", self.text) from failure
        if not isinstance(tree, dict):
            raise broken(self.url, "no JSON object", self.text)
        return tree


def broken(url: str, what: str, text: str) -> Failure:
    """A site's answer is not what it should be."""
    return Failure(
        f"{url} answered with {what}: {text[:60]!r}; is a login page or a proxy in the way? {REMEDY}"
    )


@dataclass
class Sites:
    """The three sites by their addresses. A document is fetched once."""

    maven: str = "https://repo.jenkins-ci.org/public"
    updates: str = "https://updates.jenkins.io"
    hub: str = "https://hub.docker.com"
    _known: dict[str, Answer | None] = field(default_factory=dict, repr=False)

    @staticmethod
    def of(env: dict[str, str] | os._Environ[str]) -> Sites:
        """Those that the environment names, or the usual ones."""
        usual = Sites()
        return Sites(
            env.get("JENKINS_MAVEN", usual.maven).rstrip("/"),
            env.get("JENKINS_UPDATES", usual.updates).rstrip("/"),
            env.get("DOCKER_HUB", usual.hub).rstrip("/"),
        )

    def find(self, url: str) -> Answer | None:
        """The document; None if the site says that there is none."""
        if url not in self._known:
            self._known[url] = _fetch(url)
        return self._known[url]

    def get(self, what: str, url: str) -> Answer:
        """The document, which has to be there."""
        answer = self.find(url)
        if answer is None:
            raise Failure(f"{what} is not at {url} (404). {REMEDY}")
        return answer

    def artifact(self, group: str, name: str, version: str) -> Answer:
        """The POM of an artifact in the Maven repository."""
        path = f"{group.replace('.', '/')}/{name}/{version}/{name}-{version}.pom"
        return self.get(f"The POM of {name} {version}", f"{self.maven}/{path}")

    def versions(self, group: str, name: str) -> list[str] | None:
        """All versions of an artifact in the order of the repository; None if it has no such artifact."""
        url = f"{self.maven}/{group.replace('.', '/')}/{name}/maven-metadata.xml"
        answer = self.find(url)
        if answer is None:
            return None
        found = [version.text or "" for version in answer.xml().iter("version")]
        if not found:
            raise broken(url, "no version", answer.text)
        return found

    def tagged(self, repository: str, tag: str) -> bool:
        """Whether Docker Hub has an image with a tag."""
        return self.find(f"{self.hub}/v2/repositories/{repository}/tags/{tag}") is not None

    def tags(self, repository: str, part: str) -> list[str]:
        """The tags of a repository that have `part` in their names."""
        query = urllib.parse.urlencode({"page_size": 100, "name": part})
        url: str | None = f"{self.hub}/v2/repositories/{repository}/tags?{query}"
        found: list[str] = []
        for _ in range(PAGES):
            if not url:
                break
            answer = self.get(f"The list of tags of {repository}", url)
            tree = answer.json()
            try:
                found += [str(tag["name"]) for tag in tree["results"]]
            except (KeyError, TypeError) as failure:
                raise broken(url, "no list of tags", answer.text) from failure
            url = tree.get("next")
        return found


def _fetch(url: str) -> Answer | None:
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:
            text = answer.read().decode()
            made = answer.headers.get("Last-Modified")
    except urllib.error.HTTPError as refusal:
        if refusal.code == http.client.NOT_FOUND:
            return None
        raise Failure(f"{url} answered {refusal.code} {refusal.reason}. {REMEDY}") from refusal
    except (OSError, http.client.HTTPException, UnicodeDecodeError) as failure:
        raise Failure(f"Cannot load {url}: {_reason(failure)}. {REMEDY}") from failure
    return Answer(url, text, email.utils.parsedate_to_datetime(made).date() if made else None)


def _reason(failure: Exception) -> str:
    """In words: without a network, resolvers and sockets tell numbers."""
    reason = failure.reason if isinstance(failure, urllib.error.URLError) else failure
    if isinstance(reason, socket.gaierror):
        return "this machine does not find the site, and may have no network"
    return str(getattr(reason, "strerror", None) or reason or type(failure).__name__)
