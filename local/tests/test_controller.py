# SPDX-License-Identifier: MIT
"""The process of Jenkins, with a small server in the place of Java and Jenkins."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from local import java
from local.controller import Controller, Place
from local.distribution import Distribution
from local.java import Java
from local.words import Failure
from local.world import free_port

JENKINS = """#!{python}
import http.server, os, signal, sys
if os.environ.get("DIES"):
    sys.exit("the disk is full")
if port := os.environ.get("TAKEN"):
    print(f"WARNING Failed to listen to incoming agent connections through port {{port}}. Change", flush=True)
port = int(next(a for a in sys.argv if a.startswith("--httpPort=")).partition("=")[2])
class Login(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
server = http.server.HTTPServer(("127.0.0.1", port), Login)
signal.signal(signal.SIGTERM, lambda *ignored: sys.exit(143))
print("Started initialization", "Jenkins is fully up and running", sep="\\n", flush=True)
print("home", os.environ["JENKINS_HOME"], "aws", os.environ.get("AWS_PROFILE"), flush=True)
server.serve_forever()
"""


@pytest.fixture
def controller(tmp_path: Path) -> Controller:
    command = tmp_path / "java"
    command.write_text(JENKINS.format(python=sys.executable))
    command.chmod(0o755)
    files = {}
    for name in ("git", "structs"):
        files[name] = tmp_path / f"{name}.hpi"
        files[name].write_text(name)
    (tmp_path / "ours.hpi").write_text("ours")
    place = Place(tmp_path / "place", free_port(), tmp_path / "unpacked")
    place.home.mkdir(parents=True)
    war = tmp_path / "jenkins.war"
    return Controller(place, Java(command, 21), Distribution("test", war, files), tmp_path / "ours.hpi")


def test_starts_with_exactly_its_plugins_and_ends_when_told(
    controller: Controller, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    plugins = controller.place.home / "plugins"
    plugins.mkdir()
    (plugins / "left-over.jpi").write_text("of an earlier start")
    controller.start()
    try:
        assert {file.name for file in plugins.iterdir()} == {
            "git.jpi",
            "structs.jpi",
            "fargate-controller.jpi",
        }
        assert "Jenkins is up" in capsys.readouterr().err
        assert f"home {controller.place.home} aws None" in controller.place.log.read_text()
    finally:
        controller.stop()
    assert controller.wait() == 143
    controller.stop()


def test_starts_again_after_its_end(controller: Controller) -> None:
    for kill in (True, False):
        controller.start(tell=False)
        controller.stop(kill)
    assert controller.place.log.read_text().count("fully up") == 2


def test_says_what_jenkins_said_when_it_died(controller: Controller) -> None:
    controller.environment = {"DIES": "1"}
    with pytest.raises(Failure, match=r"exit code 1 while it started:\nthe disk is full"):
        controller.start()


def test_says_when_agents_could_not_connect(controller: Controller) -> None:
    controller.environment, controller.agents = {"TAKEN": "50000"}, 50000
    try:
        with pytest.raises(Failure, match=r"Another program took port 50000, .* start again"):
            controller.start()
    finally:
        controller.stop()


def fake_java(folder: Path, version: str) -> Path:
    command = folder / "bin/java"
    command.parent.mkdir(parents=True)
    command.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\"' >&2\n")
    command.chmod(0o755)
    return command


def test_takes_the_java_that_is_named_and_says_when_it_is_too_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = fake_java(tmp_path, "21.0.1")
    monkeypatch.setenv("JAVA", str(command))
    assert java.find(17) == Java(command, 21)
    with pytest.raises(Failure, match="not a Java 25 or newer"):
        java.find(25)


def test_looks_for_a_newer_java_than_that_of_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = fake_java(tmp_path / "old", "17.0.9"), fake_java(tmp_path / "jvm/new", "25")
    fake_java(tmp_path / "jvm/newest", "26")
    monkeypatch.delenv("JAVA", raising=False)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", f"{old.parent}{os.pathsep}/bin:/usr/bin")
    monkeypatch.setattr(java, "PLACES", (f"{tmp_path}/jvm/*",))
    assert java.find(17).command == old
    assert java.find(21).command == new
    with pytest.raises(Failure, match=r"needs Java 27 or newer; found: 17, 25, 26"):
        java.find(27)
