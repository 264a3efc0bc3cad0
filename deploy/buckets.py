# SPDX-License-Identifier: MIT
"""Checks of buckets that are given: for access logs, and with the configuration."""

from __future__ import annotations

from botocore.exceptions import ClientError

from deploy.codes import code
from deploy.look import Look

EARLY_NAMES: dict[str | None, str] = {None: "us-east-1", "EU": "eu-west-1"}
"""Regions for which S3 has names of its own."""


def buckets(look: Look) -> list[str]:
    """Each bucket is there, and the load balancer's in the stack's region."""
    given = {"AccessLogBucket": look.values.get("AccessLogBucket", "")}
    given["CascS3Uri"] = look.values.get("CascS3Uri", "").removeprefix("s3://").partition("/")[0]
    found = {name: region_of(look, bucket) for name, bucket in given.items() if bucket}
    region = look.surroundings.region.name
    absent = [
        f"{name}: there is no bucket {given[name]}. Create it, or give an existing one."
        for name, there in found.items()
        if there is None
    ]
    strange = [
        f"AccessLogBucket: the bucket {given['AccessLogBucket']} is in {there}, and the load balancer takes one in {region}. "
        f"Give one of {region}, or CreateAccessLogBucket=true."
        for name, there in found.items()
        if name == "AccessLogBucket" and there not in (None, region)
    ]
    return [*absent, *strange]


def region_of(look: Look, bucket: str) -> str | None:
    """The region of a bucket, or None if there is none."""
    try:
        named: str | None = look.client("s3").get_bucket_location(Bucket=bucket)["LocationConstraint"]
    except ClientError as problem:
        if code(problem) != "NoSuchBucket":
            raise
        return None
    return EARLY_NAMES.get(named) or named
