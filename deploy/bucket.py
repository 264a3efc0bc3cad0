# SPDX-License-Identifier: MIT
"""Where a template lies that is too large for a request.

Anybody can guess the bucket's name and make it first; what CloudFormation reads there runs with the deployer's rights. So
every call says whose bucket it has to be.
"""

from __future__ import annotations

import hashlib

from botocore.exceptions import ClientError

from deploy.codes import code
from deploy.refusals import Refused
from deploy.surroundings import Surroundings


class TemplateBucket:
    """A private bucket per account and region, made when first needed; what it holds goes after a week."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        self.s3 = surroundings.client("s3")
        self.region = surroundings.region.name
        self.name = f"jenkins-fargate-template-{surroundings.account}-{self.region}"
        self.ours = {"Bucket": self.name, "ExpectedBucketOwner": surroundings.account}

    def put(self, text: bytes) -> str:
        """Uploads a template; its address."""
        self.ensure()
        key = hashlib.sha256(text).hexdigest() + ".yaml"
        self.s3.put_object(**self.ours, Key=key, Body=text)
        # The region's own endpoint: CloudFormation does not follow the global one's redirects.
        return f"{self.s3.meta.endpoint_url}/{self.name}/{key}"

    def ensure(self) -> None:
        """Makes the bucket if it is not there."""
        where = (
            {}
            if self.region == "us-east-1"
            else {"CreateBucketConfiguration": {"LocationConstraint": self.region}}
        )
        try:
            self.s3.create_bucket(Bucket=self.name, **where)
        except ClientError as problem:
            if code(problem) == "BucketAlreadyExists":
                raise Refused(
                    f"The bucket {self.name} belongs to another account; this tool will not use it. "
                    "Deploy by hand from a bucket of yours; docs/deploy.md says how."
                ) from problem
            if code(problem) != "BucketAlreadyOwnedByYou":
                raise
        shut = dict.fromkeys(
            ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True
        )
        self.s3.put_public_access_block(**self.ours, PublicAccessBlockConfiguration=shut)
        expiry = {"ID": "expire", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 7}}
        self.s3.put_bucket_lifecycle_configuration(**self.ours, LifecycleConfiguration={"Rules": [expiry]})

    def remove(self) -> None:
        """Deletes the bucket and what is in it, if it is there."""
        try:
            for page in self.s3.get_paginator("list_objects_v2").paginate(**self.ours):
                for item in page.get("Contents", []):
                    self.s3.delete_object(**self.ours, Key=item["Key"])
            self.s3.delete_bucket(**self.ours)
        except ClientError as problem:
            if code(problem) == "AccessDenied":
                self.surroundings.say(
                    f"Left: the bucket {self.name}; it belongs to another account, or you may not remove it."
                )
            elif code(problem) != "NoSuchBucket":
                raise
