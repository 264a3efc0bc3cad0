# SPDX-License-Identifier: MIT
"""How fast builds get their agents, and what becomes of them when Jenkins is killed.

`python -m acceptance.trial --dist …` runs builds on a real Jenkins beside the emulator, with each of the two
engines, and writes what it measured into `acceptance/performance.json`, from which `acceptance/report.py` makes
docs/agent-starts.md.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from acceptance import report
from acceptance.people import Person
from local.distribution import Pins, from_folder
from local.world import PLUGIN, Wishes, World, free_port, world

SINGLE = 100
AT_ONCE = 50
SIZES = [
    (256, 512),
    (256, 1024),
    (256, 2048),
    (512, 1024),
    (512, 2048),
    (512, 3072),
    (512, 4096),
    (1024, 2048),
    (1024, 3072),
    (1024, 4096),
]
ROUNDS = 10
KILLED = 10
WARNING = 5
WRITTEN = 1
JOB_TAG = "fargate-controller:job"
JOB = """import org.jenkinsci.plugins.workflow.job.*
import org.jenkinsci.plugins.workflow.cps.*
def job = jenkins.model.Jenkins.get().createProject(WorkflowJob, '{name}')
job.setDefinition(new CpsFlowDefinition('''{text}''', true))
job.save()
"""
ENGINE = """import io.jenkins.plugins.fargatecontroller.jenkins.*
def settings = FargateControllerConfiguration.get()
settings.setEngine('{engine}')
settings.save()
FargateController.get().reconcileSaved()
print settings.getEngine()
"""
SPOT_AGAIN = """import io.jenkins.plugins.fargatecontroller.jenkins.agents.*
FargateEngine.get().useOnDemand('fargate-cloud-spot', false)
"""
RETRIED = """retry(count: 5, conditions: [agent()]) {{
    node('{label}') {{ sh 'echo AT $(date +%s.%N); sleep {seconds}; echo to the end' }}
}}"""


class Trial:
    """A running Jenkins with its emulator, and what can be asked of both."""

    def __init__(self, running: World) -> None:
        self.world = running
        self.engine = ""
        self.enter()

    def enter(self) -> None:
        self.person = Person(self.world.url, "ecsuser", self.world.aws.password())

    def restart(self, kill: bool) -> None:
        self.world.restart(kill)
        self.enter()

    def groovy(self, script: str) -> str:
        return self.person.post("scriptText", {"script": script}).text

    def use(self, engine: str) -> None:
        said = self.groovy(ENGINE.format(engine=engine))
        self.engine = engine
        if said.strip() != engine:
            raise SystemExit(f"the engine could not be changed to {engine}: {said[:500]}")

    def job(self, name: str, steps: str, label: str = "build-example") -> None:
        self.pipeline(name, f'node("{label}") {{ {steps} }}')

    def pipeline(self, name: str, script: str) -> None:
        self.groovy(JOB.format(name=name, text=script.replace("'", "\\'")))

    def build(self, name: str) -> float:
        self.person.post(f"job/{name}/build?delay=0sec")
        return time.time()

    def result(self, name: str) -> str | None:
        said = self.person.get(f"job/{name}/1/api/json?tree=building,result")
        if said.status != 200 or said.json["building"]:
            return None
        return str(said.json["result"])

    def log(self, name: str) -> str:
        said = self.person.get(f"job/{name}/1/consoleText")
        return said.text if said.status == 200 else ""

    def steps(self, name: str) -> list[float]:
        """When the build's first step ran, each time it did, by its own clock."""
        return [
            float(line.removeprefix("AT ")) for line in self.log(name).splitlines() if line.startswith("AT ")
        ]

    def requests(self) -> list[dict[str, Any]]:
        """The calls of RunTask that started a task, oldest first."""
        found = self.world.aws.control("fargate/requests?operation=ecs:RunTask")["requests"]
        return [each for each in found if each["status"] == 200]

    def launches(self) -> list[float]:
        return [_when(each) for each in self.requests()]

    def launched_for(self) -> dict[str, float]:
        """When RunTask was called for each job; our own engine tags its tasks with it."""
        tagged = [(_tags(each["body"]).get(JOB_TAG), _when(each)) for each in self.requests()]
        return {job: at for job, at in reversed(tagged) if job}

    def provider(self) -> str:
        """The capacity provider of the newest task."""
        return str(self.requests()[-1]["body"]["capacityProviderStrategy"][0]["capacityProvider"])

    def tasks(self) -> int:
        """How many tasks were started. Of the requests the emulator keeps the newest, but it counts all calls."""
        return self.calls().get("ecs:RunTask", 0)

    def launched(self, number: int) -> None:
        """Waits until RunTask has been called so often."""
        until(lambda: len(self.launches()) >= number, 120)

    def calls(self) -> dict[str, int]:
        counted: dict[str, int] = self.world.aws.control("fargate/calls")["calls"]
        return {name: number for name, number in counted.items() if name.startswith("ecs:")}

    def forget(self) -> None:
        self.world.aws.control("fargate/calls", "DELETE")

    def slow(self, seconds: float) -> None:
        """How long tasks are pending from now on."""
        self.world.aws.control("fargate/settings", "PATCH", {"delays": {"pending": seconds}})

    def running(self) -> list[dict[str, Any]]:
        """Tasks that have not stopped."""
        tasks = self.world.aws.control("fargate/tasks")["tasks"]
        return [each for each in tasks if each["lastStatus"] not in ("STOPPED", "DEPROVISIONING", "DELETED")]

    def alive(self) -> int:
        return len(self.running())

    def interrupt(self) -> float:
        """Takes the Spot tasks away, with a short warning; when they were gone."""
        struck = set(self.world.aws.control("fargate/interrupt", "POST", {"warning": WARNING})["tasks"])
        until(lambda: not struck & {each["id"] for each in self.running()}, 60)
        return time.time()

    def ended(self, names: list[str], seconds: float) -> dict[str, str]:
        """The results of the first builds of jobs; `NOT ENDED` for one that takes longer."""
        results: dict[str, str] = {}
        end = time.monotonic() + seconds
        while len(results) < len(names) and time.monotonic() < end:
            for name in names:
                if name not in results and (result := self.result(name)) is not None:
                    results[name] = result
            time.sleep(0.5)
        return {name: results.get(name, "NOT ENDED") for name in names}


def until(condition: Callable[[], object], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def _when(request: dict[str, Any]) -> float:
    return datetime.fromisoformat(request["at"]).timestamp()


def _tags(body: dict[str, Any]) -> dict[str, str]:
    return {each["key"]: each["value"] for each in body.get("tags", [])}


def middle(times: list[float]) -> float:
    return round(statistics.median(times), 1)


def single(trial: Trial) -> dict[str, Any]:
    """Builds one after the other, each without an agent that it could take."""
    trial.forget()
    to_launch, to_step, results = [], [], []
    for number in range(SINGLE):
        name = f"single-{number}"
        trial.job(name, "sh 'echo AT $(date +%s.%N)'")
        before = len(trial.launches())
        queued = trial.build(name)
        trial.launched(before + 1)
        results.append(trial.ended([name], 240)[name])
        to_launch.append(trial.launches()[before] - queued)
        to_step.append(trial.steps(name)[0] - queued)
    return {
        "builds": SINGLE,
        "good": results.count("SUCCESS"),
        "tasks": trial.tasks(),
        "queueToRunTask": middle(to_launch),
        "queueToFirstStep": middle(to_step),
        "calls": trial.calls(),
    }


def at_once(trial: Trial) -> dict[str, Any]:
    """Builds of as many jobs, all queued in one moment; tasks are pending for a while, as on Fargate."""
    names = [f"many-{number}" for number in range(AT_ONCE)]
    for name in names:
        trial.job(name, "sh 'echo AT $(date +%s.%N)'")
    trial.forget()
    trial.slow(seconds=30)
    queued = {name: trial.build(name) for name in names}
    results = trial.ended(names, 900)
    trial.slow(seconds=0.05)
    launched, launches = trial.launched_for(), trial.launches()
    return {
        "builds": AT_ONCE,
        "good": list(results.values()).count("SUCCESS"),
        "tasks": trial.tasks(),
        "queueToRunTask": middle(
            [launched[name] - queued[name] for name in names if name in launched] or [0]
        ),
        "lastQueuedToLastRunTask": round(max(launches) - max(queued.values()), 1),
        "allEnded": round(time.time() - max(queued.values()), 1),
        "calls": trial.calls(),
    }


def sizes(trial: Trial) -> dict[str, Any]:
    """Builds of some sizes, asked for in the pipeline: one of each size at a time, in some rounds."""
    trial.forget()
    results: list[str] = []
    for number in range(ROUNDS):
        names = [f"size-{cpu}-{memory}-{number}" for cpu, memory in SIZES]
        for name, (cpu, memory) in zip(names, SIZES, strict=True):
            words = "fargate { template" if trial.engine == "fargate" else "ecs { inheritFrom"
            agent = f"{words} 'build-example'; cpu {cpu}; memory {memory} }}"
            trial.pipeline(
                name,
                f"pipeline {{ agent {{ {agent} }}; stages {{ stage('one') {{ steps {{ sh 'true' }} }} }} }}",
            )
            trial.build(name)
        results += trial.ended(names, 420).values()
    return {
        "builds": len(results),
        "good": results.count("SUCCESS"),
        "tasks": trial.tasks(),
        "calls": trial.calls(),
    }


def interrupted(trial: Trial) -> dict[str, Any]:
    """A build on Spot loses its agent once."""
    trial.pipeline("lost", RETRIED.format(label="build-example-spot", seconds=20))
    trial.forget()
    trial.build("lost")
    until(lambda: trial.steps("lost"), 240)
    lost = trial.interrupt()
    until(lambda: len(trial.steps("lost")) > 1, 900)
    again = trial.steps("lost")[1] - lost if len(trial.steps("lost")) > 1 else None
    launches = trial.launches()
    result = trial.ended(["lost"], 420)["lost"]
    return {
        "result": result,
        "lossToRunTask": round(launches[1] - lost, 1) if len(launches) > 1 else None,
        "lossToRunning": round(again, 1) if again is not None else None,
        "tasks": trial.tasks(),
    }


def fallback(trial: Trial) -> dict[str, Any]:
    """After two interruptions on-demand capacity serves Spot's label, over a restart as well, and then Spot does again."""
    trial.pipeline("fallen", RETRIED.format(label="build-example-spot", seconds=40))
    trial.forget()
    trial.build("fallen")
    providers = []
    for number in range(3):
        until(lambda: len(trial.steps("fallen")) > number, 240)  # noqa: B023
        providers.append(trial.provider())
        if providers[-1] == "FARGATE":
            break
        trial.interrupt()
    trial.restart(kill=False)
    result = trial.ended(["fallen"], 420)["fallen"]
    for name, before in (("after-restart", ""), ("back", SPOT_AGAIN)):
        trial.groovy(before)
        trial.job(name, "sh 'true'", "build-example-spot")
        trial.build(name)
        trial.ended([name], 240)
        providers.append(trial.provider())
    return {"result": result, "providers": providers}


def killed(trial: Trial) -> dict[str, Any]:
    """kill -9 a moment after the last of some builds was queued, while their tasks are started."""
    names = [f"killed-{number}" for number in range(KILLED)]
    for name in names:
        trial.job(name, "sh 'echo AT $(date +%s.%N)'")
    trial.forget()
    trial.slow(seconds=60)
    for name in names:
        trial.build(name)
    time.sleep(WRITTEN)
    trial.restart(kill=True)
    trial.slow(seconds=0.05)
    results = trial.ended(names, 420)
    until(lambda: trial.alive() == 0, 120)
    return {
        "builds": len(names),
        "good": list(results.values()).count("SUCCESS"),
        "tasks": trial.tasks(),
        "left": trial.alive(),
    }


def restarted(trial: Trial) -> dict[str, Any]:
    """Jenkins is restarted while a build is at work."""
    trial.job("restarted", "sh 'echo AT $(date +%s.%N); sleep 30; echo to the end'")
    trial.forget()
    trial.build("restarted")
    until(lambda: "AT " in trial.log("restarted"), 180)
    trial.restart(kill=False)
    result = trial.ended(["restarted"], 420)["restarted"]
    return {"result": result, "tasks": trial.tasks(), "end": "to the end" in trial.log("restarted")}


def changed(trial: Trial, other: str) -> dict[str, Any]:
    """The engine is changed while one build is at work and another waits."""
    trial.job("at-work", "sh 'echo AT $(date +%s.%N); sleep 20; echo to the end'")
    trial.job("queued", "sh 'echo AT $(date +%s.%N)'")
    trial.build("at-work")
    until(lambda: "AT " in trial.log("at-work"), 180)
    trial.build("queued")
    trial.use(other)
    results = trial.ended(["at-work", "queued"], 420)
    ended = time.time()
    gone = until(lambda: trial.alive() == 0, 900)
    return {"results": results, "lastTask": round(time.time() - ended) if gone else None}


@contextlib.contextmanager
def jenkins(asked: argparse.Namespace, line: str, engine: str, dist: Path) -> Iterator[Trial]:
    pins = Pins.of("image" if line == Pins.of("image").jenkins else "baseline")
    agents = free_port()
    wishes = Wishes(
        from_folder(dist, pins),
        asked.folder / f"{line}-{engine}",
        port=asked.port,
        agents=agents,
        plugin=asked.plugin,
        environment={"JENKINS_SLAVE_AGENT_PORT": str(agents)},
        fresh=True,
        tell=False,
    )
    with world(wishes) as running:
        trial = Trial(running)
        trial.use(engine)
        yield trial


def measure(asked: argparse.Namespace, dist: Path, engine: str) -> None:
    """Everything with one engine on one Jenkins; each part is kept and said as soon as it is known."""
    line = dist.name.removeprefix("dist-")
    other = "amazon-ecs" if engine == "fargate" else "fargate"
    parts: dict[str, Callable[[Trial], dict[str, Any]]] = {
        "single": single,
        "sizes": sizes,
        "interrupted": interrupted,
        "fallback": fallback,
        "killed": killed,
        "restarted": restarted,
        "atOnce": at_once,
        "changed": lambda trial: changed(trial, other),
    }
    with jenkins(asked, line, engine, dist) as trial:
        for name in asked.parts or parts:
            if name == "fallback" and engine == "amazon-ecs":
                continue
            found = {"jenkins": line, "engine": engine, name: parts[name](trial)}
            report.keep(asked.results, found)
            print(json.dumps(found), flush=True)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m acceptance.trial", description=__doc__)
    parser.add_argument(
        "--dist",
        type=Path,
        action="append",
        required=True,
        help="dist-VERSION, a folder with jenkins.war and plugins",
    )
    parser.add_argument("--engine", action="append", choices=["fargate", "amazon-ecs"])
    parser.add_argument("--folder", type=Path, default=Path("target/trial"))
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--parts", nargs="+", help="some of them; all unless said")
    parser.add_argument("--plugin", type=Path, default=PLUGIN)
    parser.add_argument("--results", type=Path, default=report.RESULTS)
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    for dist in asked.dist:
        for engine in asked.engine or ["fargate", "amazon-ecs"]:
            measure(asked, dist, engine)


if __name__ == "__main__":
    main(sys.argv[1:])
