# SPDX-License-Identifier: MIT
"""The pipeline of the image and its scripts: the same image as the Dockerfile's, signed calls, and a well-formed declarative pipeline."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import subprocess
import tarfile
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CI = ROOT / "docker/ci"
DOCKERFILE = (ROOT / "docker/Dockerfile").read_text().replace("\\\n", "")
JENKINSFILE = (CI / "Jenkinsfile").read_text()
PIPELINE_SECTIONS = {"agent", "parameters", "options", "environment", "triggers", "tools", "stages", "post"}
STAGE_SECTIONS = {"agent", "when", "options", "environment", "tools", "input", "steps", "stages", "post"}


def jib() -> ET.Element:
    document = ET.parse(CI / "pom.xml").getroot()
    for element in document.iter():
        element.tag = element.tag.rpartition("}")[2]
    return document


class TestImage:
    """What Jib puts together is what the Dockerfile describes."""

    def test_environment(self) -> None:
        lines = [line.removeprefix("ENV ") for line in DOCKERFILE.splitlines() if line.startswith("ENV ")]
        pairs = [pair for line in lines for pair in re.findall(r'(\w+)=("[^"]*"|\S+)', line)]
        described = {name: " ".join(value.strip('"').split()) for name, value in pairs}
        environment = jib().find(".//environment")
        assert environment is not None and len(described) == 5
        assert {element.tag: element.text for element in environment} == described

    def test_base_user_and_volumes(self) -> None:
        found = jib()
        assert f"ARG JENKINS_IMAGE={found.findtext('.//base')}\n" in DOCKERFILE
        assert f"USER {found.findtext('.//user')}\n" in DOCKERFILE
        (declared,) = re.findall(r"^VOLUME (.*)$", DOCKERFILE, re.MULTILINE)
        assert [volume.text for volume in found.iter("volume")] == json.loads(declared)

    def test_labels(self) -> None:
        described = dict(re.findall(r'(org\.opencontainers\.[\w.]+)="([^"]*)"', DOCKERFILE))
        found = jib().find(".//labels")
        assert found is not None
        made = {label.tag: label.text or "" for label in found}
        assert set(described) - set(made) == {"org.opencontainers.image.created"}, (
            "Jib writes the time elsewhere"
        )
        fixed = {name: text for name, text in made.items() if "$" not in text and "$" not in described[name]}
        assert fixed == {name: described[name] for name in fixed}

    def test_jib_makes_it(self, tmp_path: Path) -> None:
        """On an empty base, because the real one is in a registry."""
        plugins = tmp_path / "root/usr/share/jenkins/ref/plugins"
        plugins.mkdir(parents=True)
        (plugins / "a.jpi").write_text("a")
        for cache in ("jenkins", "jenkins-tmp"):
            (tmp_path / "root/var/cache" / cache).mkdir(parents=True)
        (tmp_path / "output/classes").mkdir(parents=True)
        options = {
            "base": "scratch",
            "image": "a:1",
            "root": tmp_path / "root",
            "output": tmp_path / "output",
        }
        given = [
            f"-D{name}={value}" for name, value in {**options, "jib.from.platforms": "linux/arm64"}.items()
        ]
        maven = ["mvn", "-q", "-B", "-ntp", "-f", str(CI / "pom.xml"), "jib:buildTar", *given]
        done = subprocess.run(maven, capture_output=True, text=True, check=False, timeout=500)
        assert done.returncode == 0, done.stdout
        with tarfile.open(tmp_path / "output/jib-image.tar") as image:
            members = {member.name: image.extractfile(member) for member in image.getmembers()}
            made = json.load(members["config.json"] or pytest.fail("no configuration"))
            layers = [
                gzip.decompress(file.read()) for name, file in members.items() if file and ".tar" in name
            ]
        assert (made["architecture"], made["config"]["User"]) == ("arm64", "1000")
        assert set(made["config"]["Volumes"]) == {"/tmp", "/var/cache/jenkins", "/var/cache/jenkins-tmp"}
        assert "Cmd" not in made["config"] and "Entrypoint" not in made["config"], "the base's own start it"
        files: dict[str, tarfile.TarInfo] = {}
        for layer in layers:
            with tarfile.open(fileobj=io.BytesIO(layer)) as content:
                files.update((member.name, member) for member in content.getmembers())
        assert "usr/share/jenkins/ref/plugins/a.jpi" in files
        assert {files[f"var/cache/{name}"].mode & 0o777 for name in ("jenkins", "jenkins-tmp")} == {0o777}

    def test_both_processors(self) -> None:
        platforms = [(one.findtext("os"), one.findtext("architecture")) for one in jib().iter("platform")]
        assert platforms == [("linux", "amd64"), ("linux", "arm64")]

    def test_own_plugin_is_taken_over_at_each_start_by_both(self) -> None:
        name = "fargate-controller.jpi.override"
        assert name in DOCKERFILE and name in (CI / "image").read_text()


class Aws(ThreadingHTTPServer):
    """Notes requests and answers with what it is told."""

    def __init__(self, status: int, answer: str) -> None:
        self.requests: list[tuple[str, dict[str, str], bytes]] = []
        requests = self.requests

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                self.send_response(status)
                self.end_headers()
                self.wfile.write(answer.encode())

            def log_message(self, *_: Any) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


@pytest.fixture
def answering() -> Iterator[Any]:
    servers: list[Aws] = []

    def start(status: int = 200, answer: str = "{}") -> Aws:
        servers.append(Aws(status, answer))
        return servers[-1]

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def call(server: Aws, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "AWS_REGION": "eu-central-1",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_SESSION_TOKEN": "session",
    }
    return subprocess.run(
        [str(CI / "aws"), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


class TestSignedCall:
    def test_signs_with_the_session_of_the_role(self, answering: Any, tmp_path: Path) -> None:
        server = answering(answer='{"services": []}')
        request = tmp_path / "request.json"
        request.write_text('{"cluster": "c"}')
        done = call(server, "ecs", "AmazonEC2ContainerServiceV20141113.DescribeServices", str(request))
        assert (done.returncode, done.stdout) == (0, '{"services": []}')
        ((_, headers, body),) = server.requests
        assert body == b'{"cluster": "c"}'
        assert headers["x-amz-target"] == "AmazonEC2ContainerServiceV20141113.DescribeServices"
        assert headers["content-type"] == "application/x-amz-json-1.1"
        assert headers["x-amz-security-token"] == "session"
        signature = headers["authorization"]
        assert signature.startswith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
        assert "/eu-central-1/ecs/aws4_request" in signature
        (signed,) = re.findall(r"SignedHeaders=([^,]+)", signature)
        assert {"x-amz-target", "x-amz-security-token", "x-amz-date"} <= set(signed.split(";"))

    def test_without_request_sends_an_empty_object(self, answering: Any) -> None:
        server = answering()
        assert (
            call(server, "ecr", "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken").returncode == 0
        )
        assert server.requests[0][2] == b"{}"

    def test_refusal_fails_and_shows_what_aws_says(self, answering: Any) -> None:
        done = call(answering(400, '{"__type": "AccessDeniedException"}'), "ecs", "X.DescribeServices")
        assert done.returncode != 0 and "AccessDeniedException" in done.stdout

    def test_secret_is_on_no_command_line(self) -> None:
        script = (CI / "aws").read_text()
        (curl,) = re.findall(r"^} \| (curl --config - (?:.*\\\n)*.*)$", script, re.MULTILINE)
        assert "SECRET" not in curl and "TOKEN" not in curl


def blocks(text: str) -> list[tuple[str, str]]:
    """The blocks of a closure's body: (what stands before the brace, what stands inside)."""
    found, depth, head, start = [], 0, "", 0
    quote = ""
    position = 0
    while position < len(text):
        if quote:
            if text.startswith(quote, position):
                position += len(quote)
                quote = ""
                continue
        elif text.startswith("//", position):
            position = text.find("\n", position)
            continue
        elif text[position] in "'\"":
            quote = text[position] * (3 if text.startswith(text[position] * 3, position) else 1)
            position += len(quote)
            continue
        elif text[position] == "{":
            if depth == 0:
                head, start = text[:position].rpartition("\n")[2].strip(), position + 1
            depth += 1
        elif text[position] == "}":
            depth -= 1
            assert depth >= 0, "a brace too many"
            if depth == 0:
                found.append((head, text[start:position]))
        position += 1
    assert depth == 0 and not quote, "something is not closed"
    return found


def stages() -> dict[str, str]:
    ((_, body),) = blocks(JENKINSFILE)
    (inside,) = [inner for head, inner in blocks(body) if head == "stages"]
    return {re.sub(r"^stage\('(.*)'\)$", r"\1", head): inner for head, inner in blocks(inside)}


class TestPipeline:
    def test_is_one_pipeline_of_known_sections(self) -> None:
        ((head, body),) = blocks(JENKINSFILE)
        assert head == "pipeline"
        assert {inner for inner, _ in blocks(body)} <= PIPELINE_SECTIONS
        assert "agent none" in body

    def test_each_stage_has_an_agent_and_steps(self) -> None:
        assert list(stages()) == ["Build and test", "Image", "Roll"]
        for name, body in stages().items():
            sections = [head.split(" ")[0] for head, _ in blocks(body)]
            assert set(sections) <= STAGE_SECTIONS and len(sections) == len(set(sections)), name
            assert "steps" in sections and re.search(r"^\s*agent\b", body, re.MULTILINE), name

    def test_runs_on_the_clouds_of_this_project(self) -> None:
        labels = re.findall(r"(?:label|inheritFrom) '([\w-]+)'", JENKINSFILE)
        template = (ROOT / "cloudformation/jenkins.yaml").read_text()
        for label in labels:
            assert f'"label": "{label}"' in template
        assert labels == ["build-example", "deploy-example", "deploy-example"]

    def test_build_has_room_for_three_jvms(self) -> None:
        """Maven alone was seen to take 540 MB; SpotBugs, the tests and the agent have JVMs of their own."""
        found = re.search(
            r"ecs \{\s*inheritFrom '[\w-]+'\s*cpu (\d+)\s*memory (\d+)\s*}", stages()["Build and test"]
        )
        assert found
        cpu, memory = map(int, found.groups())
        assert memory >= 2048 and memory in range(2 * cpu, 8 * cpu + 1, 1024), "not a size that Fargate has"

    def test_has_no_credentials(self) -> None:
        assert not re.search(r"withCredentials|credentials\(|AKIA|secret", JENKINSFILE)

    def test_scripts_are_there_and_executable(self) -> None:
        for script in re.findall(r"docker/ci/[a-z]+", JENKINSFILE):
            assert os.access(ROOT / script, os.X_OK), script

    def test_calls_are_granted_to_the_deploy_agent(self) -> None:
        template = (ROOT / "cloudformation/jenkins.yaml").read_text()
        section = template[template.index("  DeployExampleRole:") : template.index("  SpotClusterParameter:")]
        calls = re.findall(r"AmazonEC2ContainerServiceV20141113\.(\w+)", JENKINSFILE)
        assert calls and all(f"ecs:{call}" in section for call in calls)

    def test_what_is_rolled_gets_the_tag_with_which_the_repository_keeps_it(self) -> None:
        template = (ROOT / "cloudformation/jenkins.yaml").read_text()
        assert '"tagPatternList": ["deployed-*"]' in template
        (push,) = re.findall(r"sh 'docker/ci/image.*", JENKINSFILE)
        assert push.endswith("""(params.ROLL ? '-Djib.to.tags="deployed-$TAG"' : '')""")

    def test_definition_keeps_what_the_template_sets(self) -> None:
        (kept,) = re.findall(r"subMap\(\[(.*?)\]\)", JENKINSFILE, re.DOTALL)
        fields = set(re.findall(r"'(\w+)'", kept))
        template = (ROOT / "cloudformation/jenkins.yaml").read_text()
        section = template[template.index("  TaskDefinition:\n") : template.index("  Service:\n")]
        properties = set(re.findall(r"^      ([A-Z]\w+):", section, re.MULTILINE)) - {"Tags"}
        assert {name[0].lower() + name[1:] for name in properties} <= fields


def test_maven_is_pinned_and_checked() -> None:
    script = (CI / "maven").read_text()
    assert re.search(r"^version=\d+\.\d+\.\d+$", script, re.MULTILINE)
    assert re.search(r"^checksum=[0-9a-f]{128}$", script, re.MULTILINE)
    assert script.index("sha512sum --check") < script.index("tar --extract")


def test_plugins_come_in_the_listed_versions(tmp_path: Path) -> None:
    """Against a folder laid out like the update site."""
    lines = (ROOT / "docker/plugins.txt").read_text().splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            name, version = line.split(":")
            path = tmp_path / "site" / name / version / f"{name}.hpi"
            path.parent.mkdir(parents=True)
            path.write_text(line)
    environment = {**os.environ, "JENKINS_UPDATE_SITE": f"file://{tmp_path}/site"}
    target = tmp_path / "plugins"
    fetched = subprocess.run(
        [str(CI / "plugins"), str(target)], env=environment, check=True, timeout=60, capture_output=True
    )
    assert fetched.stdout + fetched.stderr == b"", "no progress meter in the build's log"
    assert (target / "amazon-ecs.jpi").read_text() == "amazon-ecs:1.49"
    (tmp_path / "site/git").rename(tmp_path / "gone")
    done = subprocess.run(
        [str(CI / "plugins"), str(tmp_path / "again")], env=environment, check=False, capture_output=True
    )
    assert done.returncode != 0
