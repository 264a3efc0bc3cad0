# SPDX-License-Identifier: MIT
"""For which processors an image in ECR is, read from its manifest without pulling it."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from deploy.codes import code
from deploy.refusals import Refused
from deploy.surroundings import Surroundings

ABSENT = ("ImageNotFoundException", "RepositoryNotFoundException")
KINDS = [
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
]


def found(surroundings: Surroundings, repository: str, tag: str) -> dict[str, Any] | None:
    """The image under a tag as ECR has it, or None; the repository is named by its URI."""
    try:
        answer = surroundings.client("ecr").batch_get_image(
            repositoryName=repository.partition("/")[2],
            imageIds=[{"imageTag": tag}],
            acceptedMediaTypes=KINDS,
        )
    except ClientError as problem:
        if code(problem) in ABSENT:
            return None
        raise
    images: list[dict[str, Any]] = answer["images"]
    return images[0] if images else None


def kind(image: Mapping[str, Any]) -> str:
    """The media type of an image's manifest, which an old manifest does not say itself."""
    said: str = image.get("imageManifestMediaType") or json.loads(image["imageManifest"]).get(
        "mediaType", KINDS[0]
    )
    return said


def platforms(surroundings: Surroundings, repository: str, image: Mapping[str, Any]) -> set[str] | None:
    """The platforms of an image, such as linux/arm64, or None if that cannot be read."""
    manifest = json.loads(image["imageManifest"])
    if "manifests" in manifest:
        all_of_them = {name(one.get("platform", {})) for one in manifest["manifests"]}
        # Attestations are listed beside the images, for a platform that there is not.
        return {one for one in all_of_them if "unknown" not in one}
    try:
        config = configuration(surroundings, repository, manifest["config"]["digest"])
        return {name(config)}
    except (BotoCoreError, ClientError, OSError, ValueError, KeyError):
        return None


def configuration(surroundings: Surroundings, repository: str, digest: str) -> dict[str, Any]:
    """The configuration of a single image, which ECR keeps as it keeps layers."""
    address = surroundings.client("ecr").get_download_url_for_layer(
        repositoryName=repository.partition("/")[2], layerDigest=digest
    )["downloadUrl"]
    if not address.startswith(("https://", "http://")):
        raise Refused(f"ECR names {address} for a layer, which is not an address.")
    with urllib.request.urlopen(address, timeout=30) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def name(platform: Mapping[str, Any]) -> str:
    """A platform as Docker writes it, without the variant."""
    return f"{platform['os']}/{platform['architecture']}"
