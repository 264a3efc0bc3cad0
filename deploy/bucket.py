# SPDX-License-Identifier: MIT
"""Where a template lies that is too large for a request."""

from __future__ import annotations

import hashlib

from botocore.exceptions import ClientError

from deploy.surroundings import Surroundings, code


class TemplateBucket:
    """A private bucket per account and region, made when first needed; what it holds goes after a week."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.s3 = surroundings.client("s3")
        self.region = surroundings.session.region_name
        self.name = f"jenkins-fargate-template-{surroundings.account}-{self.region}"

    def put(self, text: bytes) -> str:
        """Uploads a template; its address."""
        self.ensure()
        key = hashlib.sha256(text).hexdigest() + ".yaml"
        self.s3.put_object(Bucket=self.name, Key=key, Body=text)
        address: str = self.s3.generate_presigned_url("get_object", Params={"Bucket": self.name, "Key": key})
        return address.split("?")[0]

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
            if code(problem) not in ("BucketAlreadyOwnedByYou", "BucketAlreadyExists"):
                raise
        shut = dict.fromkeys(
            ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True
        )
        self.s3.put_public_access_block(Bucket=self.name, PublicAccessBlockConfiguration=shut)
        expiry = {"ID": "expire", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 7}}
        self.s3.put_bucket_lifecycle_configuration(
            Bucket=self.name, LifecycleConfiguration={"Rules": [expiry]}
        )

    def remove(self) -> None:
        """Deletes the bucket and what is in it, if it is there."""
        try:
            for page in self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.name):
                for item in page.get("Contents", []):
                    self.s3.delete_object(Bucket=self.name, Key=item["Key"])
            self.s3.delete_bucket(Bucket=self.name)
        except ClientError as problem:
            if code(problem) != "NoSuchBucket":
                raise
