# SPDX-License-Identifier: MIT
"""The command of an inbound agent, from what the container of `jenkins/inbound-agent` gets.

The image's entry point puts options that come as environment variables before the container's command, unless the
command has them already. Names of hosts are replaced by addresses of this machine.
"""

from __future__ import annotations

import os
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

# option by environment variable; the value of the first that is set counts
OPTIONS = {
    "-secret": ("JENKINS_SECRET",),
    "-name": ("JENKINS_NAME", "JENKINS_AGENT_NAME"),
    "-tunnel": ("JENKINS_TUNNEL",),
    "-url": ("JENKINS_URL",),
    "-workDir": ("JENKINS_AGENT_WORKDIR",),
    "-direct": ("JENKINS_DIRECT_CONNECTION",),
    "-protocols": ("JENKINS_PROTOCOLS",),
    "-instanceIdentity": ("JENKINS_INSTANCE_IDENTITY",),
}
DOWNLOAD_SECONDS = 60


class Hosts:
    """Names that only the emulated VPC knows, and where they are on this machine."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = addresses

    def url(self, url: str) -> str:
        """The URL with its host, and its port if the address has one, replaced."""
        parts = urlsplit(url)
        if not parts.hostname:
            return url
        return urlunsplit(parts._replace(netloc=self.pair(parts.netloc)))

    def pair(self, pair: str) -> str:
        """`HOST:PORT` likewise; either part may be missing, as in a tunnel."""
        host, colon, port = pair.partition(":")
        address = self._addresses.get(pair) or self._addresses.get(host.lower())
        if address is None and host not in ("localhost", "127.0.0.1", ""):
            address = self._addresses.get("*")
        if address is None:
            return pair
        return address if ":" in address else f"{address}{colon}{port}"


def arguments(command: list[str], environment: Mapping[str, str], hosts: Hosts) -> list[str]:
    """What follows `java -jar agent.jar`."""
    given: list[str] = []
    for option, variables in OPTIONS.items():
        value = next((environment[name] for name in variables if environment.get(name)), None)
        if value is None or option in command or (option in ("-secret", "-name") and value in command):
            continue
        given += [option, value]
    if environment.get("JENKINS_WEB_SOCKET") == "true" and "-webSocket" not in command:
        given.append("-webSocket")
    return _localised([*given, *command], hosts)


def _localised(words: list[str], hosts: Hosts) -> list[str]:
    replaced = list(words)
    for place, word in enumerate(words[:-1]):
        if word == "-url":
            replaced[place + 1] = hosts.url(words[place + 1])
        elif word in ("-tunnel", "-direct"):
            replaced[place + 1] = hosts.pair(words[place + 1])
    return replaced


def controller(words: list[str]) -> str | None:
    """The address of the controller among the agent's arguments."""
    return next((words[place + 1] for place, word in enumerate(words[:-1]) if word == "-url"), None)


class AgentJars:
    """`agent.jar` of each controller, downloaded once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._jars: dict[str, Path] = {}
        self._lock = threading.Lock()

    def of(self, url: str) -> Path:
        """The jar of the controller at this address; raises OSError with a sentence if it cannot be had."""
        with self._lock:
            if url not in self._jars:
                self._jars[url] = self._download(url.rstrip("/") + "/jnlpJars/agent.jar")
            return self._jars[url]

    def _download(self, address: str) -> Path:
        part = self._folder / "agent.jar.part"
        try:
            with urllib.request.urlopen(address, timeout=DOWNLOAD_SECONDS) as answer:
                part.write_bytes(answer.read())
        except (OSError, ValueError) as failure:
            raise OSError(f"agent.jar could not be had from {address}: {failure}") from failure
        jar = self._folder / f"agent-{len(self._jars) + 1}.jar"
        part.replace(jar)
        return jar


def base_environment(folder: Path) -> dict[str, str]:
    """What every process has: this machine's paths, and a home of its own."""
    kept = ("PATH", "LANG", "LC_ALL", "TZ", "JAVA_HOME", "TMPDIR", "LD_LIBRARY_PATH")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "HOME": str(folder),
        "AWS_EXECUTION_ENV": "AWS_ECS_FARGATE",
    }
