# SPDX-License-Identifier: MIT
"""The process of Jenkins: its home, its start, what it says meanwhile, and its end."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from local.distribution import Distribution
from local.java import Java
from local.words import Failure, say

# As in the image, and nothing that calls the outside
OPTIONS = [
    "-Djava.awt.headless=true",
    "-Djenkins.install.runSetupWizard=false",
    "-Dhudson.slaves.NodeProvisioner.initialDelay=0",
    "-Dhudson.model.UpdateCenter.never=true",
    "-Dhudson.model.DownloadService.never=true",
    "-Dhudson.model.UsageStatistics.disabled=true",
    "-Xmx1g",
]
# The milestones of a boot, in Jenkins' own words, and ours
MILESTONES = {
    "Started initialization": "Jenkins has started",
    "Prepared all plugins": "plugins are unpacked",
    "Augmented all extensions": "plugins are loaded",
    "System config adapted": "settings are read, Fargate Controller has applied its own",
    "Loaded all jobs": "jobs are loaded",
    "Jenkins is fully up and running": "Jenkins is up",
}
# What Jenkins says when somebody else was faster
TAKEN = "Failed to listen to incoming agent connections through port {}."
BOOT_SECONDS = 900
STOP_SECONDS = 120
POLL_SECONDS = 0.25


@dataclass(frozen=True)
class Place:
    """Where a Jenkins lives: `folder` has its home and its log; the port is on 127.0.0.1.

    `unpacked` holds what war and plugins contain, and can be made anew. Several of one distribution can share it, as long as
    only one of them starts at a time.
    """

    folder: Path
    port: int
    unpacked: Path

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def log(self) -> Path:
        return self.folder / "jenkins.log"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


@dataclass
class Controller:
    """A Jenkins at a place; `start` returns when it answers. Agents are to connect to the port `agents`."""

    place: Place
    java: Java
    distribution: Distribution
    plugin: Path | None
    options: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)
    agents: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self, tell: bool = True) -> None:
        self._plugins()
        folder = self.place.folder
        with self.place.log.open("ab") as log:
            log_starts = log.tell()
            self.process = subprocess.Popen(
                [
                    self.java.command,
                    *OPTIONS,
                    *self.options,
                    "-jar",
                    self.distribution.war,
                    f"--pluginroot={self.place.unpacked / 'plugins'}",
                    f"--webroot={self.place.unpacked / 'war'}",
                    f"--httpPort={self.place.port}",
                    "--httpListenAddress=127.0.0.1",
                ],
                cwd=folder,
                env=_without_aws() | self.environment | {"JENKINS_HOME": str(self.place.home)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C at the terminal is ours: Jenkins ends first, then its AWS
            )
        self._wait(log_starts, tell)

    def stop(self, kill: bool = False) -> None:
        """Ends it as ECS does: SIGTERM, and SIGKILL when that does not help (or at once)."""
        if self.process is None or self.process.poll() is not None:
            return
        if not kill:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(STOP_SECONDS)
                return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def wait(self) -> int:
        """The exit code, once it has ended by itself."""
        assert self.process is not None
        return self.process.wait()

    def _plugins(self) -> None:
        folder = self.place.home / "plugins"
        folder.mkdir(parents=True, exist_ok=True)
        wanted = {f"{name}.jpi": file for name, file in self.distribution.plugins.items()}
        if self.plugin is not None:
            wanted["fargate-controller.jpi"] = self.plugin
        for there in folder.glob("*.[jh]pi"):
            if there.name not in wanted:
                there.unlink()
        for name, file in wanted.items():
            if not _same(file, folder / name):
                shutil.copy2(file, folder / name)

    def _wait(self, log_starts: int, tell: bool) -> None:
        assert self.process is not None
        to_come = dict(MILESTONES)
        end = time.monotonic() + BOOT_SECONDS
        while time.monotonic() < end:
            log = self.place.log.read_bytes()[log_starts:].decode(errors="replace")
            for words in [words for words in to_come if words in log]:
                sentence = to_come.pop(words)
                if tell:
                    say(f"  {sentence}")
            if self.process.poll() is not None:
                tail = "\n".join(log.splitlines()[-15:])
                raise Failure(
                    f"Jenkins ended with exit code {self.process.returncode} while it started:\n{tail}\n{self.place.log}"
                )
            if TAKEN.format(self.agents) in log:
                raise Failure(
                    f"Another program took port {self.agents}, which agents connect to, while Jenkins started; start again"
                )
            if "Jenkins is fully up and running" in log and self._answers():
                return
            time.sleep(POLL_SECONDS)
        raise Failure(
            f"Jenkins did not answer at {self.place.url} within {BOOT_SECONDS // 60} minutes; see {self.place.log}"
        )

    def _answers(self) -> bool:
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
                self.place.url + "login", timeout=30
            ) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError as refusal:
            return refusal.code in (401, 403, 404)  # it answers; who may see what is another matter
        except OSError:
            return False


def _same(one: Path, other: Path) -> bool:
    if not other.exists():
        return False
    a, b = one.stat(), other.stat()
    return a.st_size == b.st_size and int(a.st_mtime) == int(b.st_mtime)


def _without_aws() -> dict[str, str]:
    """Our environment without what could lead Jenkins' calls, or its proxies, elsewhere."""
    ours = os.environ.items()
    return {
        name: value
        for name, value in ours
        if not name.startswith(("AWS_", "ECS_", "CASC_", "JENKINS_", "FARGATE_"))
    }
