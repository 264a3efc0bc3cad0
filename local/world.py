# SPDX-License-Identifier: MIT
"""Everything together: the emulator with agents as processes, the way of the SDK 1 to it, and Jenkins."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from local import java, tls
from local.controller import Controller, Place
from local.distribution import ROOT, Distribution
from local.words import Failure, say

USER = "ecsuser"
AGENTS = 50000
PLUGIN = ROOT / "target/fargate-controller.hpi"


@dataclass(frozen=True)
class Wishes:
    """What to start: all have a default but the Jenkins itself."""

    distribution: Distribution
    folder: Path
    port: int = 0
    agents: int = 0
    scenario: str = "stack"
    emulator: tuple[str, ...] = ()
    fargate: dict[str, Any] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    plugin: Path = PLUGIN
    fresh: bool = False
    unpacked: Path | None = None
    tell: bool = True


class Aws:
    """A running emulator: its environment for a controller, clients, and its control."""

    def __init__(self, ready: dict[str, Any]) -> None:
        self.environment: dict[str, str] = ready["environment"]
        self.region: str = ready["region"]
        self.endpoint = self.environment["AWS_ENDPOINT_URL"]
        self.control_url: str = ready.get("control", self.endpoint)

    def client(self, service: str) -> Any:
        return boto3.client(
            service,
            region_name=self.region,
            endpoint_url=self.endpoint,
            aws_access_key_id="any",
            aws_secret_access_key="any",
            config=Config(retries={"total_max_attempts": 1}),
        )

    def control(self, path: str, method: str = "GET", body: object = None) -> Any:
        """A request to the emulator's own control, such as `fargate/tasks`."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.control_url}/moto-api/{path}", data=data, method=method)
        request.add_header("Content-Type", "application/json")
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as answer:
            text = answer.read().decode()
        return json.loads(text) if text.strip() else None

    @property
    def parameters(self) -> str:
        """The controller's path in the parameter store; empty if it has none."""
        return self.environment.get("FARGATE_CONTROLLER_PARAMETERS", "").rstrip("/")

    @property
    def password_parameter(self) -> str:
        return self.environment.get("FARGATE_CONTROLLER_ADMIN_PARAMETER", "jenkins-pwd")

    def password(self) -> str | None:
        """The administrator's password, unless the account refuses to tell."""
        try:
            answer = self.client("ssm").get_parameter(Name=self.password_parameter, WithDecryption=True)
        except (ClientError, BotoCoreError):
            return None
        return str(answer["Parameter"]["Value"])

    def use_this_machine(self, url: str, agents: Path) -> None:
        """What is different here from a container on AWS: the address of Jenkins, and where agents may write."""
        if not self.parameters:
            return
        with contextlib.suppress(
            ClientError, BotoCoreError
        ):  # an account that refuses everything is a scenario too
            ssm = self.client("ssm")
            ssm.put_parameter(Name=f"{self.parameters}/root-url", Value=url, Type="String", Overwrite=True)
            pages = ssm.get_paginator("get_parameters_by_path")
            for page in pages.paginate(Path=f"{self.parameters}/templates", Recursive=True):
                for parameter in page["Parameters"]:
                    with contextlib.suppress(ValueError):  # not JSON, on purpose
                        template = json.loads(parameter["Value"])
                        template["remoteFSRoot"] = str(agents)
                        value = json.dumps(template)
                        ssm.put_parameter(Name=parameter["Name"], Value=value, Type="String", Overwrite=True)


@dataclass
class World:
    """A Jenkins that runs with its AWS."""

    aws: Aws
    controller: Controller

    @property
    def url(self) -> str:
        return self.controller.place.url

    @property
    def log(self) -> str:
        return self.controller.place.log.read_text(errors="replace")

    def restart(self, kill: bool = False) -> None:
        self.controller.stop(kill)
        self.controller.start(tell=False)


@contextmanager
def world(wishes: Wishes) -> Iterator[World]:
    """Start it all, and end it all when the block ends, however it ends."""
    if not wishes.plugin.is_file():
        raise Failure(f"The plugin is not built: no {wishes.plugin}; run `make package`")
    folder = wishes.folder.resolve()  # Jenkins has another working directory
    wishes = replace(wishes, folder=folder, agents=wishes.agents or agent_port())
    if wishes.fresh and folder.exists():
        shutil.rmtree(folder)
    _prepare(folder)
    oldest = wishes.distribution.java()
    command = java.find(oldest)
    place = Place(folder, wishes.port or free_port(), wishes.unpacked or folder / "cache")
    require_free(place.port)
    with contextlib.ExitStack() as cleanup:
        if wishes.tell:
            say(f"Starting the emulator, scenario {wishes.scenario} …")
        aws = cleanup.enter_context(emulator(wishes, place.port, command.command))
        aws.use_this_machine(place.url, folder / "agents")
        proxy = cleanup.enter_context(contextlib.closing(tls.Proxy(aws.endpoint, aws.region, folder)))
        if wishes.tell:
            say(f"Starting Jenkins on Java {command.version} (log: {place.log}) …")
        controller = Controller(
            place,
            command,
            wishes.distribution,
            wishes.plugin,
            options=[*tls.options(aws.region, proxy, command, folder), *wishes.options],
            environment=aws.environment | wishes.environment,
            agents=wishes.agents,
        )
        cleanup.callback(controller.stop)
        controller.start(wishes.tell)
        yield World(aws, controller)


def _prepare(folder: Path) -> None:
    jobs = folder / "home/jobs"
    if not jobs.exists():
        job = jobs / "Pipeline of 2021"
        job.mkdir(parents=True)
        shutil.copy(Path(__file__).with_name("pipeline-of-2021.xml"), job / "config.xml")
    (folder / "agents").mkdir(exist_ok=True)


@contextmanager
def emulator(wishes: Wishes, port: int, command: Path) -> Iterator[Aws]:
    """The emulator with a Fargate that runs agents on this machine, which find Jenkins under any name."""
    fargate = {"run": "agent", "java": str(command), "hosts": {"*": f"127.0.0.1:{port}"}} | wishes.fargate
    here = ["--home", str(wishes.folder / "home"), "--agent-port", str(wishes.agents or agent_port())]
    arguments = ["--scenario", wishes.scenario, "--fargate", json.dumps(fargate), *here, *wishes.emulator]
    log = wishes.folder / "emulator.log"
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "emulator", *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
    assert process.stdin is not None and process.stdout is not None
    try:
        ready = process.stdout.readline()
        if not ready:
            process.wait()
            tail = "\n".join(log.read_text(errors="replace").splitlines()[-5:])
            raise Failure(f"The emulator did not start ({log}):\n{tail}")
        yield Aws(json.loads(ready))
    finally:
        process.stdin.close()
        process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def agent_port() -> int:
    """50000 as on AWS, or another where that one is taken."""
    try:
        socket.create_server(("", AGENTS)).close()
    except OSError:
        return free_port()
    return AGENTS


def require_free(port: int) -> None:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError as taken:
        raise Failure(
            f"Port {port} of 127.0.0.1 is taken ({os.strerror(taken.errno)}); choose another: make jenkins PORT=8090"
        ) from taken
