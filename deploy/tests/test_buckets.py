# SPDX-License-Identifier: MIT
"""Buckets that are given: there, and where the load balancer can write."""

from __future__ import annotations

from typing import Any

from conftest import REGION, SESSION, Desk

from deploy.buckets import buckets
from deploy.look import Look
from deploy.parameters import declared, effective
from deploy.stack import TEMPLATE

KNOWN = declared(TEMPLATE)


def problems(desk: Desk, **values: str) -> list[str]:
    return buckets(Look(desk.surroundings(), effective(values, {}, KNOWN)))


def bucket(name: str, region: str) -> str:
    where: Any = (
        {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    )
    SESSION.client("s3", region_name=region).create_bucket(Bucket=name, **where)
    return name


def test_none_need_to_be_given(desk: Desk) -> None:
    assert problems(desk) == []


def test_good_ones(desk: Desk) -> None:
    logs, casc = bucket("access-logs", REGION), bucket("casc-files", "us-east-1")
    assert problems(desk, AccessLogBucket=logs, CascS3Uri=f"s3://{casc}/jenkins") == []


def test_ones_that_are_not_there(desk: Desk) -> None:
    assert problems(desk, AccessLogBucket="nologs", CascS3Uri="s3://nocasc/jenkins") == [
        "AccessLogBucket: there is no bucket nologs. Create it, or give an existing one.",
        "CascS3Uri: there is no bucket nocasc. Create it, or give an existing one.",
    ]


def test_logs_stay_in_the_region(desk: Desk) -> None:
    (problem,) = problems(desk, AccessLogBucket=bucket("far", "us-east-1"))
    assert "the bucket far is in us-east-1, and the load balancer takes one in eu-central-1" in problem
