# SPDX-License-Identifier: MIT
"""The scenario `empty`: an account as the deploy tool meets it, without a controller, and so without metadata."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from emulator import mountinfo, services
from emulator.account.clients import ACCESS_KEY, ACCOUNT, SECRET_KEY
from emulator.aws_server import AwsServer
from emulator.fargate.settings import Settings
from emulator.faults import Faults
from emulator.scenarios import Empty


class EmptyWorld:
    """Serves from when it is made until `close`; what a World has, as far as there is something to have."""

    def __init__(self, scenario: Empty) -> None:
        # policies that AWS itself keeps; moto loads them when IAM is first called
        os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
        self._aws = AwsServer()
        self._region = scenario.region
        services.apply()

    @property
    def endpoint(self) -> str:
        """The URL of the emulated AWS."""
        return self._aws.endpoint

    @property
    def mountinfo(self) -> str:
        """What `/proc/self/mountinfo` holds where nothing of AWS is mounted."""
        return mountinfo.without_efs()

    @property
    def actor(self) -> str:
        """The ARN of whoever calls."""
        return f"arn:aws:iam::{ACCOUNT}:user/somebody"

    def arm(self, faults: Faults, fargate: Settings) -> None:
        """From now on calls suffer these faults; the machine of tasks stays off, since services run theirs here."""
        self._aws.arm(faults)

    def ready(self, mounts: Path, *, container_credentials: bool = False) -> dict[str, Any]:
        """What the emulator prints when it is ready."""
        environment = {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_REGION": self._region,
            "AWS_DEFAULT_REGION": self._region,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
        }
        return {
            "endpoint": self.endpoint,
            "control": self._aws.control,
            "region": self._region,
            "environment": environment,
        }

    def close(self) -> None:
        """Stops serving."""
        self._aws.stop()
