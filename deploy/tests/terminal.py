# SPDX-License-Identifier: MIT
"""A person at a terminal: runs make in the project's root against an emulated account, and keeps what it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from deploy.builders import ROOT

GOLDEN = Path(__file__).parent / "golden"
UPDATE = "GOLDEN_UPDATE"
"""The variable with which golden files are written instead of compared: read the difference as a user would."""

VARYING = [
    # one line of a resource that was made, changed or deleted as it should: there are a hundred, and they change with the template
    (r"(?m)^ +\d+:\d\d  (CREATE|UPDATE|DELETE)_(COMPLETE|IN_PROGRESS) +(?!life$)\w+\n", ""),
    (r"(?m)^Setting up Python packages for the deploy tool.*\n", ""),
    (r"(?m)^ +\d+:\d\d  ", "   M:SS  "),
    (r"\d{4}-\d\d-\d\d \d\d:\d\d( UTC)?", "DATE"),
    (r"aws-backup-restore_[\w-]+Z", "aws-backup-restore_TIME"),
    (r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID"),
    (r"\b(fs|vpc|subnet|eipalloc|fsap|fsmt)-[0-9a-f]{8,}", r"\1-ID"),
    (r"\bjenkins-[0-9a-f]{12}\b", "jenkins-VAULT"),
    (r"\blife-[0-9a-f]{12}\b", "life-VAULT"),
    (r"\b(life-\w+)-[0-9A-Z]{12}\b", r"\1-ID"),
    (r"\b[0-9a-f]{12}-(amd64|arm64)\b", r"CONTENT-\1"),
    (r"\becs-svc/\d+", "ecs-svc/ID"),
    (r"127\.0\.0\.1:\d+", "127.0.0.1:PORT"),
    (r"after \d+ minutes", "after N minutes"),
    (r"(?m)^make: \*\*\* .*$", "make: failed"),
]


@dataclass
class Terminal:
    """Where make is called, with few variables, as on a machine of somebody else."""

    endpoint: str
    directory: Path
    variables: dict[str, str] = field(default_factory=dict)

    def make(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Calls make; output and errors come as they would on a screen, one after the other."""
        tools = Path(__file__).parent / "bin"
        environment = {
            # the tests' docker is a script for the Python that runs the tests
            "PATH": f"{tools}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(self.directory),
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_EC2_METADATA_DISABLED": "true",
            "DOCKER_LOG": str(self.directory / "docker.log"),
            "LANG": "C.UTF-8",
        }
        for name in ("PIP_INDEX_URL", "PIP_CONFIG_FILE", "HTTPS_PROXY", "https_proxy"):
            if name in os.environ:
                environment[name] = os.environ[name]
        return subprocess.run(
            ["make", "--no-print-directory", "STACK=life", "PARAMETERS=", *words],
            cwd=ROOT,
            env=environment | self.variables | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )


def compare(name: str, text: str) -> None:
    """Compares what was printed with the golden file, but for what varies."""
    for pattern, replacement in VARYING:
        text = re.sub(pattern, replacement, text)
    path = GOLDEN / f"{name}.txt"
    if os.environ.get(UPDATE):
        path.write_text(text)
    assert text == path.read_text(), f"{path} differs; {UPDATE}=1 writes it anew"
