# SPDX-License-Identifier: MIT
"""Agent templates as they stand in the parameter store: last segments of the parameters' names and their values."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

Builder = Callable[["Surroundings"], dict[str, str]]


@dataclass(frozen=True)
class Surroundings:
    """What templates refer to: ARNs of roles by template name, the security group of agents, the image registry."""

    task_roles: dict[str, str]
    execution_role: str
    security_group: str
    registry: str


def examples(around: Surroundings) -> dict[str, str]:
    """The two templates that the project's CloudFormation template makes."""
    build = {"label": "build-example", "cpu": 512, "memory": 1024} | _common(around, "build-example")
    deploy = {
        "cloud": "fargate-cloud",
        "label": "deploy-example",
        "image": f"{around.registry}/deploy-agent:1.4.0",
        "cpu": 1024,
        "memory": 2048,
        "environment": {"DEPLOY_STAGE": "demo"},
    } | _common(around, "deploy-example")
    return {"build-example": json.dumps(build), "deploy-example": json.dumps(deploy)}


def numbered(count: int) -> Builder:
    """`count` templates: the two examples and others that differ in name, label and size."""
    sizes = [(256, 512), (512, 1024), (1024, 2048), (2048, 4096)]

    def build(around: Surroundings) -> dict[str, str]:
        made = examples(around)
        for number in range(count - len(made)):
            cpu, memory = sizes[number % len(sizes)]
            name = f"build-{number:03d}"
            made[name] = json.dumps(
                {"label": name, "cpu": cpu, "memory": memory} | _common(around, "build-example")
            )
        return made

    return build


def good_and_bad(around: Surroundings) -> dict[str, str]:
    """`build-example` is right; each other template is wrong in the way that its name says."""
    good = {"label": "build-example", "cpu": 512, "memory": 1024} | _common(around, "build-example")
    broken: dict[str, dict[str, object]] = {
        "impossible-size": {"label": "impossible-size", "cpu": 256, "memory": 8192},
        "unknown-key": {"label": "unknown-key", "memmory": 2048},
        "unknown-cloud": {"label": "unknown-cloud", "cloud": "fargate-cluod"},
        "wrong-role": {"label": "wrong-role", "taskRole": "arn:aws:s3:::not-a-role"},
        "bad-label": {"label": 'no "quotes" please'},
        "bad-storage": {"label": "bad-storage", "ephemeralStorage": 5},
        "second-build-example": {"name": "build-example", "label": "duplicate"},
    }
    made = {"build-example": json.dumps(good)}
    made |= {name: json.dumps(value) for name, value in broken.items()}
    made |= {"half-json": '{"label": "half-json", "cpu": ', "no-object": '["label", "cpu"]'}
    return made


def _common(around: Surroundings, role: str) -> dict[str, str]:
    return {
        "taskRole": around.task_roles[role],
        "executionRole": around.execution_role,
        "securityGroups": around.security_group,
    }
