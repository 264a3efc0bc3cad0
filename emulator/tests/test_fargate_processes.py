# SPDX-License-Identifier: MIT
"""Tasks that are processes of this machine: what is started, how it ends, and that nothing stays behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from emulator.fargate.agents import Hosts, arguments
from emulator.tests.fargate import SPOT, Fargate, identity, waited
from emulator.tests.process import ROOT, START_SECONDS, Emulator

PATIENT = ["sh", "-c", "echo here; exec sleep 600"]
DEAF = ["sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"]
SETTINGS = {"run": PATIENT}


def alive(pid: int) -> bool:
    """True if there is such a process, zombies left out."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def log(fargate: Fargate, arn: str, words: str) -> str:
    """What the task's process wrote, once it has these words."""
    return str(
        waited(lambda: fargate.control("GET", f"/tasks/{identity(arn)}/log"), lambda text: words in text)
    )


def test_a_process_per_task(fargate: Fargate) -> None:
    arn = fargate.run()
    fargate.until(arn, "RUNNING")
    shown = fargate.shown(arn)
    assert alive(shown["pid"])
    assert log(fargate, arn, "here") == "here\n"
    fargate.ecs.stop_task(cluster="demo-spot", task=arn)
    assert fargate.until(arn, "STOPPED")["containers"][0]["exitCode"] == 143
    assert not alive(shown["pid"])


def test_what_does_not_end_is_killed(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"run": DEAF, "stopTimeout": 0.5})
    arn = fargate.run()
    log(fargate, arn, "deaf")
    fargate.ecs.stop_task(cluster="demo-spot", task=arn)
    fargate.until(arn, "STOPPING")
    assert fargate.until(arn, "STOPPED")["containers"][0]["exitCode"] == 137


def test_the_containers_own_stop_timeout(fargate: Fargate) -> None:
    fargate.control("POST", "/rules", {"run": DEAF})
    fargate.register("short", container={"stopTimeout": 2})
    arn = fargate.run(definition="short")
    log(fargate, arn, "deaf")
    fargate.ecs.stop_task(cluster="demo-spot", task=arn)
    assert fargate.until(arn, "STOPPED")["containers"][0]["exitCode"] == 137


def test_an_interruption_reaches_the_process(fargate: Fargate) -> None:
    fargate.control(
        "PATCH",
        "/settings",
        {"run": ["sh", "-c", "trap 'echo warned' TERM; echo up; while :; do sleep 0.1; done"]},
    )
    arn = fargate.run(**SPOT)
    log(fargate, arn, "up")
    fargate.control("POST", f"/tasks/{identity(arn)}/interrupt", {"warning": 2})
    log(fargate, arn, "warned")
    stopped = fargate.until(arn, "STOPPED")
    assert (stopped["stopCode"], stopped["containers"][0]["exitCode"]) == ("SpotInterruption", 137)


def test_a_signal_that_ecs_is_not_told_of(fargate: Fargate) -> None:
    arn = fargate.run()
    fargate.until(arn, "RUNNING")
    pid = fargate.shown(arn)["pid"]
    fargate.control("POST", f"/tasks/{identity(arn)}/signal", {"signal": "STOP"})
    waited(
        lambda: Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0],
        lambda state: state == "T",
    )
    assert fargate.task(arn)["lastStatus"] == "RUNNING"
    assert fargate.control("POST", f"/tasks/{identity(arn)}/signal", {"signal": "KILL"}) == {"sent": True}
    stopped = fargate.until(arn, "STOPPED")
    assert stopped["stopCode"] == "EssentialContainerExited"
    assert stopped["containers"][0]["exitCode"] == 137


def test_the_exit_code_is_the_processs(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"run": ["sh", "-c", "exit 7"]})
    assert fargate.until(fargate.run(), "STOPPED")["containers"][0]["exitCode"] == 7


def test_out_of_memory_kills_and_says_so(fargate: Fargate) -> None:
    arn = fargate.run()
    fargate.until(arn, "RUNNING")
    pid = fargate.shown(arn)["pid"]
    fargate.control("POST", f"/tasks/{identity(arn)}/stop", {"reason": "out-of-memory"})
    stopped = fargate.until(arn, "STOPPED")
    assert stopped["containers"][0]["reason"] == "OutOfMemoryError: Container killed due to memory usage"
    assert not alive(pid)


def test_a_command_that_there_is_not(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"run": ["/nosuch/program"]})
    stopped = fargate.until(fargate.run(), "STOPPED")
    assert stopped["stopCode"] == "TaskFailedToStart"
    assert "/nosuch/program" in stopped["stoppedReason"]


def test_the_containers_own_command(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"run": "command"})
    fargate.register(
        "own",
        container={
            "entryPoint": ["sh", "-c"],
            "command": ["echo never"],
            "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "1"}],
        },
    )
    override = {
        "name": "jenkins",
        "command": ["echo $A-$B-$AWS_REGION"],
        "environment": [{"name": "B", "value": "2"}],
    }
    arn = fargate.run(definition="own", overrides={"containerOverrides": [override]})
    fargate.until(arn, "STOPPED")
    assert log(fargate, arn, "\n") == "1-2-eu-central-1\n"


def test_what_a_process_leaves_behind_ends_with_it(fargate: Fargate) -> None:
    fargate.control(
        "PATCH", "/settings", {"run": ["sh", "-c", "setsid sleep 600 & echo left $!; exec sleep 600"]}
    )
    arn = fargate.run()
    left = int(log(fargate, arn, "left").split()[1])
    waited(lambda: os.getsid(left), lambda session: session == left)
    fargate.ecs.stop_task(cluster="demo-spot", task=arn)
    fargate.until(arn, "STOPPED")
    waited(lambda: alive(left), lambda there: not there)


@pytest.mark.parametrize("stop", ["stdin", signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_emulator(stop: str | signal.Signals) -> None:
    emulator = Emulator("two-clusters", "--fargate", json.dumps({"run": DEAF}))
    fargate = Fargate(emulator)
    fargate.register()
    arns = [task["taskArn"] for task in fargate.answer(count=3)["tasks"]]
    for arn in arns:
        log(fargate, arn, "deaf")
    pids = [fargate.shown(arn)["pid"] for arn in arns]
    assert all(alive(pid) for pid in pids)
    if isinstance(stop, signal.Signals):
        emulator.process.send_signal(stop)
        emulator.process.wait(START_SECONDS)
    emulator.end()
    waited(lambda: [pid for pid in pids if alive(pid)], lambda left: not left)


# ---- inbound agents ----

PROGRAM = """\
#!/bin/sh
for word; do echo "[$word]"; done
cat "$(echo "$*" | sed 's/.*-jar \\([^ ]*\\).*/\\1/')"
exec sleep 600
"""


class Controller:
    """Serves /jnlpJars/agent.jar below a prefix, and counts."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        controller = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                controller.asked.append(self.path)
                self.send_response(200 if self.path == "/prefix/jnlpJars/agent.jar" else 404)
                self.end_headers()
                self.wfile.write(b"the jar\n")

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.server.server_port}"


@pytest.fixture
def controller() -> Iterator[Controller]:
    controller = Controller()
    yield controller
    controller.server.shutdown()
    controller.server.server_close()


def test_agents(fargate: Fargate, controller: Controller, tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.write_text(PROGRAM)
    java.chmod(0o755)
    settings = {"run": "agent", "java": str(java), "hosts": {"controller.demo.local": controller.address}}
    fargate.control("PATCH", "/settings", settings)
    url = "http://controller.demo.local:8080/prefix/"
    override = {"name": "jenkins", "command": ["-url", url, "s3cret", "agent-1"]}
    arns = [fargate.run(overrides={"containerOverrides": [override]}) for _ in range(3)]
    texts = [log(fargate, arn, "the jar") for arn in arns]
    mapped = f"http://{controller.address}/prefix/"
    assert f"[-url]\n[{mapped}]\n[s3cret]\n[agent-1]\n" in texts[0]
    assert controller.asked == ["/prefix/jnlpJars/agent.jar"]


def test_a_controller_that_has_no_jar(fargate: Fargate, controller: Controller) -> None:
    fargate.control("PATCH", "/settings", {"run": "agent"})
    environment = [{"name": "JENKINS_URL", "value": f"http://{controller.address}/"}]
    override = {"name": "jenkins", "environment": environment}
    stopped = fargate.until(fargate.run(overrides={"containerOverrides": [override]}), "STOPPED")
    assert stopped["stopCode"] == "TaskFailedToStart"
    assert (
        f"agent.jar could not be had from http://{controller.address}/jnlpJars/agent.jar"
        in stopped["stoppedReason"]
    )


def test_an_agent_that_is_told_nothing(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"run": "agent"})
    stopped = fargate.until(fargate.run(), "STOPPED")
    assert "names the controller" in stopped["stoppedReason"]


@pytest.mark.parametrize(
    ("command", "environment", "becomes"),
    [
        (["-url", "http://c.local:8080/", "S", "N"], {}, "-url http://127.0.0.1:9/ S N"),
        (["-url", "http://c.local:8080/", "S", "N"], {"JENKINS_SECRET": "S"}, "-url http://127.0.0.1:9/ S N"),
        (
            [],
            {"JENKINS_URL": "http://c.local:8080/j/", "JENKINS_SECRET": "S", "JENKINS_AGENT_NAME": "N"},
            "-secret S -name N -url http://127.0.0.1:9/j/",
        ),
        (
            ["-webSocket"],
            {"JENKINS_URL": "http://c.local/", "JENKINS_WEB_SOCKET": "true", "JENKINS_NAME": "N"},
            "-name N -url http://127.0.0.1:9/ -webSocket",
        ),
        (
            ["-name", "N", "-secret", "S"],
            {"JENKINS_WEB_SOCKET": "true", "JENKINS_TUNNEL": "t.local:50000"},
            "-tunnel 127.0.0.1:7 -webSocket -name N -secret S",
        ),
        (["-tunnel", "c.local:"], {"JENKINS_TUNNEL": "x:1"}, "-tunnel 127.0.0.1:9"),
        (["-url", "http://any.where/"], {}, "-url http://star/"),
        (["-url", "http://localhost:8080/"], {}, "-url http://localhost:8080/"),
        (["-url", "http://plain.local:8080/"], {}, "-url http://127.0.0.2:8080/"),
    ],
)
def test_words_of_an_agent(command: list[str], environment: dict[str, str], becomes: str) -> None:
    hosts = {
        "c.local": "127.0.0.1:9",
        "t.local:50000": "127.0.0.1:7",
        "plain.local": "127.0.0.2",
        "*": "star",
    }
    assert " ".join(arguments(command, environment, Hosts(hosts))) == becomes


def test_settings_from_a_file(tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text('{"run": "agent", "hosts": {"a": "b"}}')
    with Emulator("two-clusters", "--fargate", f"@{settings}") as emulator:
        shown = Fargate(emulator).control("GET", "/settings")
    assert (shown["run"], shown["hosts"]) == ("agent", {"a": "b"})


@pytest.mark.parametrize(
    ("text", "says"), [("{", "Expecting"), ('{"rnu": 1}', "no key 'rnu'"), ("@/nosuch", "nosuch")]
)
def test_wrong_settings(text: str, says: str) -> None:
    refused = subprocess.run(
        [sys.executable, "-m", "emulator", "--fargate", text],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 2
    assert says in refused.stderr
    assert "does not set the tasks' behaviour" in refused.stderr
