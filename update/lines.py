# SPDX-License-Identifier: MIT
"""Which lines of Jenkins the project goes with: what hermetic/jenkins-lines.properties says, and what is newest."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from local.words import Failure
from update.sites import Sites

CORE = "org.jenkins-ci.main"
BOM = "io.jenkins.tools.bom"

# Jenkins supports a long-term line until the next one, which comes twelve weeks after it
SUPPORT = datetime.timedelta(weeks=12)


def numbers(version: str) -> list[int]:
    """What a version is ordered by: the numbers at its beginning, without a commit's hash."""
    return [int(number) for number in re.findall(r"\d+", re.split(r"\.?v[0-9a-f_]{8,}", version)[0])]


def line(version: str) -> str:
    """The first two numbers of a version, as the BOM's lines are named."""
    return ".".join(version.split(".")[:2])


@dataclass(frozen=True)
class Lines:
    """The properties of hermetic/jenkins-lines.properties by their names."""

    values: dict[str, str]

    @staticmethod
    def read(text: str) -> Lines:
        """The file's text as properties."""
        return Lines(dict(re.findall(r"(?m)^([a-z.]+)=(.*)$", text)))

    def __getitem__(self, name: str) -> str:
        return self.values[name]

    def write(self, text: str) -> str:
        """The file's text with these values."""
        return re.sub(r"(?m)^([a-z.]+)=.*$", lambda entry: f"{entry[1]}={self.values[entry[1]]}", text)

    def fill(self, template: str) -> str:
        """The text with each `${name}` replaced."""
        return re.sub(r"\$\{([a-z.]+)}", lambda name: self.values[name[1]], template)


def newest(sites: Sites, now: Lines) -> Lines:
    """What there is today. The baseline stays: which Jenkins is the oldest one is a decision."""
    image = newest_image(sites, now)
    return Lines(
        {
            **now.values,
            "baseline.bom": _bom(sites, line(now["baseline"])) or now["baseline.bom"],
            "image": image,
            "image.bom": _bom(sites, line(image)) or "",
            "image.until": _until(sites, image) or now["image.until"],
            "agent": _agent(sites, image),
            "builder": _builder(sites, now),
        }
    )


def newest_image(sites: Sites, now: Lines) -> str:
    """The newest long-term release that has both a BOM and an image; never an older one than now."""
    published = sites.versions(CORE, "jenkins-war") or []
    releases = sorted(
        (version for version in published if re.fullmatch(r"\d+\.\d+\.\d+", version)), key=numbers
    )
    for version in reversed(releases):
        if numbers(version) <= numbers(now["image"]):
            break
        if _bom(sites, line(version)) and sites.tagged(
            "jenkins/jenkins", f"{version}-lts-jdk{now['image.java']}"
        ):
            return version
    if now["image"] not in releases:
        raise Failure(
            f"{sites.maven} lists no Jenkins {now['image']}, on which the project is: its list of releases is"
            " not whole. Name another mirror in JENKINS_MAVEN. Nothing was changed"
        )
    return now["image"]


def _bom(sites: Sites, line_: str) -> str | None:
    versions = sites.versions(BOM, f"bom-{line_}.x")
    return max(versions, key=numbers) if versions else None


def _until(sites: Sites, image: str) -> str | None:
    first = f"{line(image)}.1"
    day = sites.artifact(CORE, "jenkins-war", first).day
    return (day + SUPPORT).isoformat() if day else None


def _agent(sites: Sites, image: str) -> str:
    """The agents' image with the remoting of a Jenkins, or with the one that it was branched off."""
    parent = sites.artifact(CORE, "jenkins-parent", image)
    remoting = parent.xml().findtext("properties/remoting.version")
    if not remoting:
        raise Failure(f"{parent.url} does not say which remoting Jenkins {image} has. Nothing was changed")
    base = remoting.split(".")[0]
    tags = sites.tags("jenkins/inbound-agent", f"{base}.")
    for wanted in (re.escape(remoting), rf"{base}\.v[0-9a-f_]+"):
        if found := [tag for tag in tags if re.fullmatch(rf"{wanted}-\d+", tag)]:
            return max(found, key=lambda tag: int(tag.rpartition("-")[2]))
    raise Failure(
        f"Docker Hub has no jenkins/inbound-agent with the remoting {remoting} of Jenkins {image}, nor one of {base}."
        " Try again when it is there. Nothing was changed"
    )


def _builder(sites: Sites, now: Lines) -> str:
    """The newest image of Maven 3 on the Java of the image."""
    suffix = now["builder"].partition("-")[2]
    tags = [
        tag
        for tag in sites.tags("library/maven", suffix)
        if re.fullmatch(rf"3\.\d+\.\d+-{re.escape(suffix)}", tag)
    ]
    return max([*tags, now["builder"]], key=lambda tag: numbers(tag.partition("-")[0]))
