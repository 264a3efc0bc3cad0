# SPDX-License-Identifier: MIT
"""The words of the scenarios: a Jenkins, who asks it, what it builds, and what it says about itself."""

from __future__ import annotations

import json
import re
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from acceptance.people import Answer, Person
from local.distribution import Distribution
from local.world import USER, Wishes, World, free_port, world

OURS = "manage/fargate-controller/"
CRITICAL = "Simple job critical task"
NON_CRITICAL = "Simple job non critical task"
OF_2021 = "Pipeline of 2021"
# Long, since machines of CI are slow: what comes at all comes much earlier
PATIENCE = 600
NO_OVERRIDES = "unclassified:\n  fargateController: {}\n"
READER = "reader"
READERS_PASSWORD = "may-only-read"


def until(what: str, holds: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """What `holds` returns, once that is true; fails with `what` if it never is."""
    end = time.monotonic() + seconds
    while not (found := holds()):
        if time.monotonic() > end:
            pytest.fail(f"{what}: not within {seconds} s")
        time.sleep(0.2)
    return found


def path(job: str) -> str:
    """Where a job is, by its full name."""
    return "".join(f"job/{word}/" for word in job.split("/"))


@dataclass(frozen=True)
class Build:
    """A build that was asked for."""

    jenkins: Jenkins
    job: str
    number: int

    @property
    def path(self) -> str:
        return f"{path(self.job)}{self.number}/"

    def facts(self) -> dict[str, Any]:
        answer = self.jenkins.admin.get(self.path + "api/json")
        return dict(answer.json) if answer.status == 200 else {}

    def running(self) -> Build:
        """Waits until its agent executes something."""
        until(f"{self.job} runs on an agent", lambda: "Running on " in self.log)
        return self

    def result(self) -> str:
        """Waits for its end."""
        try:
            return str(until(f"{self.job} ends", self._result))
        except pytest.fail.Exception as failed:
            raise AssertionError(f"{failed}\n{self.log}\n{self.jenkins.tasks()}") from failed

    def _result(self) -> str | None:
        """None while it runs: a Declarative pipeline has one before it has ended."""
        facts = self.facts()
        return None if facts.get("building", True) else facts.get("result")

    def abort(self) -> None:
        """The button with the cross."""
        assert self.jenkins.admin.post(self.path + "stop").status in (200, 302)
        assert self.result() == "ABORTED"

    @property
    def log(self) -> str:
        return self.jenkins.admin.get(self.path + "consoleText").text


class Jenkins:
    """A Jenkins that runs with the plugin and its AWS."""

    def __init__(self, running: World) -> None:
        self.world = running
        self.aws = running.aws
        self.url = running.url
        self.password = running.aws.password() or ""
        self.admin = Person(self.url, USER, self.password)
        self.anonymous = Person(self.url)
        self.sessions: dict[str, Any] = {}  # of browsers, by user

    # ---- what it says ----

    def status(self) -> dict[str, Any]:
        """The page as JSON."""
        return dict(self.admin.get(OURS + "api/json?depth=3").json)

    @property
    def state(self) -> str:
        return str(self.admin.get(OURS + "api/json?tree=state").json["state"])

    def settled(self) -> str:
        """The state, once neither a discovery nor a comparison is under way."""
        under_way = ("DISCOVERING", "COMPARING")
        return str(until("a discovery ends", lambda: (said := self.state) not in under_way and said))

    def rediscover(self) -> str:
        """Asks AWS anew, as the button does, and waits for the end; the state then."""
        before = self.runs()
        assert self.admin.post(OURS + "rediscover").status in (200, 302)
        until("the run that was asked for", lambda: self.runs() != before)
        return self.settled()

    def log(self) -> str:
        return self.world.log

    def complaints(self) -> list[str]:
        """Lines of the log that are severe, and stack traces that go through the plugin."""
        lines = self.log().splitlines()
        severe = [line for line in lines if "\tSEVERE\t" in line]
        traces = [
            line.strip()
            for line in lines
            if re.match(r"\s+at .*io\.jenkins\.plugins\.fargatecontroller", line)
        ]
        return severe + traces

    def groovy(self, script: str) -> str:
        """What a script prints in the script console."""
        answer = self.admin.post("scriptText", {"script": script})
        assert answer.status == 200, answer.text[:2000]
        assert "Exception" not in answer.text, answer.text[:2000]
        return answer.text.strip()

    def clouds(self) -> dict[str, Any]:
        """The clouds as Jenkins itself has them: templates by cloud, with label, roles and capacity providers."""
        return dict(
            json.loads(
                self.groovy("""
                    println groovy.json.JsonOutput.toJson(Jenkins.get().clouds.collectEntries { c ->
                      [c.name, c.templates.collectEntries { t -> [t.templateName.replaceFirst('^[^_]*_', ''), [
                        label: t.label, cpu: t.cpu, memory: t.memory, image: t.image, taskRole: t.taskrole,
                        executionRole: t.executionRole, securityGroups: t.securityGroups,
                        providers: (t.capacityProviderStrategies ?: []).collect { it.provider }]] }] })
                """)
            )
        )

    # ---- what it does ----

    def build(self, job: str) -> Build:
        """*Build Now*."""
        number = int(self.admin.get(path(job) + "api/json?tree=nextBuildNumber").json["nextBuildNumber"])
        assert self.admin.post(path(job) + "build").status == 201
        made = Build(self, job, number)
        until(f"{job} #{number} begins", made.facts)
        return made

    def pipeline(self, name: str, text: str) -> str:
        """A pipeline job with that text, in folders if its name has slashes; its name."""
        script = json.dumps(text).replace("$", "\\$")
        self.groovy(f"""
            def words = '{name}'.split('/')
            def folder = words.init().inject(Jenkins.get()) {{ outer, word ->
              outer.getItem(word) ?: outer.createProject(com.cloudbees.hudson.plugins.folder.Folder, word)
            }}
            def job = folder.getItem(words.last()) ?: folder.createProject(
              org.jenkinsci.plugins.workflow.job.WorkflowJob, words.last())
            job.definition = new org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition({script}, true)
            job.save()
        """)
        return name

    def tasks(self) -> list[dict[str, Any]]:
        """The tasks of agents, as the emulator has them."""
        return list(self.aws.control("fargate/tasks")["tasks"])

    def whys(self) -> list[str]:
        """Why the items of the queue wait."""
        items = self.admin.get("queue/api/json?tree=items[why]").json["items"]
        return [str(item["why"]) for item in items]

    def ready(self, template: str) -> list[str]:
        """The agents of a template that are online and idle."""
        nodes = self.admin.get("computer/api/json?tree=computer[displayName,idle,offline]").json["computer"]
        return [
            str(node["displayName"])
            for node in nodes
            if node["displayName"].startswith(template + "-") and node["idle"] and not node["offline"]
        ]

    def reader(self) -> Person:
        """Somebody who may read the configuration and no more."""
        self.groovy(f"""
            import hudson.security.*
            def jenkins = Jenkins.get()
            if (User.getById('{READER}', false) == null) {{
              jenkins.securityRealm.createAccount('{READER}', '{READERS_PASSWORD}')
            }}
            def strategy = jenkins.authorizationStrategy
            [Jenkins.READ, Jenkins.SYSTEM_READ].each {{ permission ->
              strategy.add(permission, org.jenkinsci.plugins.matrixauth.PermissionEntry.user('{READER}'))
            }}
            jenkins.save()
        """)
        return Person(self.url, READER, READERS_PASSWORD)

    @contextmanager
    def fault(self, call: str, **what: Any) -> Iterator[None]:
        """While the block runs, calls suffer this, such as `code="AccessDeniedException"`."""
        self.aws.control("faults", "POST", {"call": call, **what})
        try:
            yield
        finally:
            self.aws.control("faults", "DELETE")

    def slow(self, call: str) -> AbstractContextManager[None]:
        """In the block, the call takes ten seconds once: two attempts end after five, the third is answered."""
        return self.fault(call, fault="late", ms=8000, times=2)

    def check(self, yaml: str) -> Answer:
        """A JCasC file's dry run."""
        return self.admin.post("configuration-as-code/check", yaml)

    def apply(self, yaml: str) -> Answer:
        """A JCasC file, taken over; if it is good, the comparison that follows is waited for."""
        before = self.runs()
        answer = self.admin.post("configuration-as-code/apply", yaml)
        if answer.status == 200:
            until("a comparison", lambda: self.runs() != before)
            self.settled()
        return answer

    def reload(self) -> Answer:
        """Configuration as Code reads its files anew; if they are good, the comparison that follows is waited for."""
        before = self.runs()
        answer = self.admin.post("configuration-as-code/reload")
        if answer.status in (200, 302):
            until("a comparison", lambda: self.runs() != before)
            self.settled()
        return answer

    def forget_overrides(self) -> None:
        """As before anybody configured anything; Jenkins is compared with that at once, as after a save on the page."""
        if not self.admin.get(OURS + "export/overrides.yaml").text.endswith(NO_OVERRIDES):
            assert self.admin.post("configuration-as-code/apply", NO_OVERRIDES).status == 200
            self.groovy(
                "io.jenkins.plugins.fargatecontroller.jenkins.FargateController.get().reconcileSaved()"
            )

    def runs(self) -> list[str]:
        """When the last runs began, the newest first."""
        return [str(run["start"]) for run in self.status()["runs"]]

    def restart(self, kill: bool = False) -> None:
        self.world.restart(kill)
        self.admin = Person(self.url, USER, self.password)

    def address(self, path: str) -> str:
        return self.url + urllib.parse.quote(path, safe="/?&=%:,")


# Each Jenkins lives for minutes only: what the second compiler of the JVM costs does not come back
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


class Starting:
    """Starts one Jenkins after the other in folders of their own."""

    def __init__(self, distribution: Distribution, folder: Path) -> None:
        self.distribution = distribution
        self.folder = folder
        self._count = 0

    @contextmanager
    def __call__(
        self, without: tuple[str, ...] = (), options: tuple[str, ...] = (), **wishes: Any
    ) -> Iterator[Jenkins]:
        self._count += 1
        folder = wishes.pop("folder", None) or self.folder / f"jenkins-{self._count}"
        asked = Wishes(
            distribution=self.distribution.without(*without) if without else self.distribution,
            folder=folder,
            options=("-Djenkins.security.SystemReadPermission=true", *SHORT_LIVED, *options),
            unpacked=self.folder / "unpacked",
            tell=False,
            agents=free_port(),  # several Jenkins run beside each other
            **wishes,
        )
        with world(asked) as running:
            yield Jenkins(running)


def jenkins_with(**wishes: Any) -> Any:
    """A fixture `jenkins` for one module: a Jenkins of its own, in another account or with other plugins."""

    @pytest.fixture(scope="module")
    def jenkins(starting: Starting) -> Iterator[Jenkins]:
        with starting(**wishes) as one:
            yield one

    return jenkins
