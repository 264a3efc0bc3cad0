# SPDX-License-Identifier: MIT
"""AWS clients of the emulator itself."""

from __future__ import annotations

import functools
from typing import Any

import boto3
from botocore.config import Config

ACCOUNT = "123456789012"
ACCESS_KEY = "testing"
SECRET_KEY = "testing"


class Clients:
    """boto3 clients for one endpoint and region, each made once."""

    def __init__(self, endpoint: str, region: str) -> None:
        self.endpoint = endpoint
        self.region = region
        self._session = boto3.Session(
            aws_access_key_id=ACCESS_KEY, aws_secret_access_key=SECRET_KEY, region_name=region
        )

    @functools.cache  # noqa: B019 - lives as long as the process
    def of(self, service: str) -> Any:
        """The client of a service by boto3's name."""
        config = Config(retries={"total_max_attempts": 1}, parameter_validation=True)
        return self._session.client(service, endpoint_url=self.endpoint, config=config)

    @property
    def partition(self) -> str:
        """The partition of the region: aws, aws-cn or aws-us-gov."""
        return self._session.get_partition_for_region(self.region)

    @property
    def domain(self) -> str:
        """The domain of the partition's endpoints."""
        return "amazonaws.com.cn" if self.partition == "aws-cn" else "amazonaws.com"
