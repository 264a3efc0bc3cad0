# SPDX-License-Identifier: MIT
"""A real Jenkins that runs: what a run costs that changes nothing, and the page with many templates."""

from __future__ import annotations

import base64
import http.client
import os
import tempfile
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from acceptance.people import Person
from bench import accounts
from bench.runs import median
from local.__main__ import choose
from local.distribution import ROOT, Distribution
from local.words import Failure
from local.world import USER, Aws, Wishes, World, free_port, world

OURS = "manage/fargate-controller/"
PAGES = {
    "the page": OURS,
    "the table of a cloud, when it is expanded": OURS + "cloud?name=fargate-cloud",
    "Configure": OURS + "configure",
    "the JSON": OURS + "api/json?depth=3",
}
WARM_UP = 5
RUNS = 20
VISITS = 7
PATIENCE = 600
# Memory by thread would miss the threads that have ended. The beans' own classes are closed to scripts, their interfaces are not.
COST = """
import java.lang.management.ManagementFactory
import io.jenkins.plugins.fargatecontroller.jenkins.FargateController
def controller = FargateController.get()
def run = {
  def last = controller.status().runs().first().start()
  controller.rediscover()
  while (controller.status().runs().first().start() == last) sleep(20)
}
def used = {
  def system = com.sun.management.OperatingSystemMXBean.getMethod('getProcessCpuTime')
  def threads = com.sun.management.ThreadMXBean.getMethod('getTotalThreadAllocatedBytes')
  [system.invoke(ManagementFactory.operatingSystemMXBean), threads.invoke(ManagementFactory.threadMXBean)]
}
def before = used()
TIMES.times { run() }
def after = used()
println groovy.json.JsonOutput.toJson([cpu: after[0] - before[0], bytes: after[1] - before[1]])
"""


def distribution() -> Distribution:
    """The image's Jenkins, from JENKINS_DIST or the download site."""
    given = os.environ.get("JENKINS_DIST")
    return choose(Path(given) if given else None, "image", ROOT / ".cache/jenkins")


def measure() -> dict[str, Any]:
    with running() as (jenkins, admin):
        return {"reconcile": reconcile(jenkins, admin), "pages": pages(jenkins, admin)}


def reconcile(jenkins: World, admin: Person) -> dict[str, Any]:
    """Calls, processor seconds and memory of a run that changes nothing, with its discovery."""
    discover(admin, WARM_UP)
    jenkins.aws.control("fargate/calls", "DELETE")
    cost = discover(admin, RUNS)
    calls: dict[str, int] = jenkins.aws.control("fargate/calls")["calls"]
    return {
        "runs": RUNS,
        "calls": {name: round(count / RUNS, 1) for name, count in sorted(calls.items())},
        "cpu": round(cost["cpu"] / RUNS / 1e9, 3),
        "bytes": round(cost["bytes"] / RUNS),
    }


def discover(admin: Person, times: int) -> dict[str, int]:
    answer = admin.post("scriptText", {"script": COST.replace("TIMES", str(times))})
    try:
        return dict(answer.json)
    except ValueError:
        raise Failure(f"The comparisons could not be counted: {answer.text[:500]}") from None


def pages(jenkins: World, admin: Person) -> dict[str, dict[str, Any]]:
    """With so many templates in the parameter store: seconds to the first byte and to the last, and how many bytes."""
    found: dict[str, dict[str, Any]] = {name: {} for name in PAGES}
    there = 0
    for count in (500, 5000):
        store(jenkins.aws, accounts.names(count)[there:])
        there = count
        planned(admin, count)
        for name, path in PAGES.items():
            visits = [visit(jenkins, path) for _ in range(VISITS)][2:]
            found[name][str(count)] = {
                "first": median(one.first for one in visits),
                "last": median(one.last for one in visits),
                "bytes": visits[-1].size,
            }
    return found


def store(aws: Aws, names: list[str]) -> None:
    """One template each, as the stack's own."""
    ssm = aws.client("ssm")
    own = f"{aws.parameters}/templates/build-example"
    template = ssm.get_parameter(Name=own)["Parameter"]["Value"]
    for name in names:
        value = accounts.renamed(template, name)
        ssm.put_parameter(Name=f"{aws.parameters}/templates/{name}", Value=value, Type="String")


def planned(admin: Person, templates: int) -> None:
    """Waits until the clouds have them."""
    admin.post(OURS + "rediscover")
    last = accounts.names(templates)[-1]
    end = time.monotonic() + PATIENCE
    while f"_{last}'" not in admin.post("scriptText", {"script": NAMES}).text:
        if time.monotonic() > end:
            raise Failure(f"The clouds have no template {last} within {PATIENCE} s")
        time.sleep(1)


NAMES = "println Jenkins.get().clouds.collectMany { c -> c.templates.collect { \"'${it.templateName}'\" } }"


@dataclass(frozen=True)
class Visit:
    """Seconds from the request to the first byte of its answer and to the last, and how many there were."""

    first: float
    last: float
    size: int


def visit(jenkins: World, path: str) -> Visit:
    address = urllib.parse.urlsplit(jenkins.url)
    secret = base64.b64encode(f"{USER}:{jenkins.aws.password()}".encode()).decode()
    connection = http.client.HTTPConnection(address.netloc, timeout=PATIENCE)
    try:
        connection.connect()
        begin = time.monotonic()
        connection.request("GET", f"/{path}", headers={"Authorization": f"Basic {secret}"})
        answer = connection.getresponse()
        start = answer.read(1)
        first = time.monotonic()
        size = len(start) + len(answer.read())
        if answer.status != 200:
            raise Failure(f"{path} answers {answer.status}")
        return Visit(first - begin, time.monotonic() - begin, size)
    finally:
        connection.close()


@contextmanager
def running() -> Iterator[tuple[World, Person]]:
    """A Jenkins that is in sync, and its administrator."""
    with tempfile.TemporaryDirectory() as folder:
        wishes = Wishes(distribution(), Path(folder), agents=free_port(), tell=False)
        with world(wishes) as one:
            admin = Person(one.url, USER, one.aws.password())
            end = time.monotonic() + PATIENCE
            while (state := admin.get(OURS + "api/json?tree=state").json["state"]) != "IN_SYNC":
                if time.monotonic() > end:
                    raise Failure(f"Jenkins is not in sync but {state}; see {one.controller.place.log}")
                time.sleep(0.5)
            yield one, admin
