# SPDX-License-Identifier: MIT
"""Checks of what Jenkins is reached by: certificate and hosted zone."""

from __future__ import annotations

from botocore.exceptions import ClientError

from deploy.codes import code
from deploy.look import Look


def certificate(look: Look) -> list[str]:
    """The certificate is issued, of this region, and covers the host name."""
    arn, host = look.values["CertificateArn"], look.values["HostName"]
    if not arn:
        return []
    region = look.surroundings.region.name
    if arn.split(":")[3] != region:
        return [
            f"The certificate is of {arn.split(':')[3]}; the load balancer needs one of {region}. Request one there."
        ]
    try:
        found = look.client("acm").describe_certificate(CertificateArn=arn)["Certificate"]
    except ClientError as problem:
        if code(problem) != "ResourceNotFoundException":
            raise
        return [
            f"There is no certificate {arn} in this account. Give the ARN of an issued one, or HostName and HostedZoneId."
        ]
    if found["Status"] != "ISSUED":
        return [f"The certificate {arn} is {found['Status']}, not ISSUED. Finish its validation first."]
    names = sorted({found["DomainName"], *found.get("SubjectAlternativeNames", [])})
    if host and not any(covers(name, host) for name in names):
        return [
            f"The certificate is for {', '.join(names)}, not for {host}. Give one that covers the host name."
        ]
    return []


def covers(name: str, host: str) -> bool:
    """Whether a certificate's name stands for a host; a wildcard stands for one label."""
    if name.startswith("*."):
        return host.partition(".")[2] == name[2:]
    return name == host


def zone(look: Look) -> list[str]:
    """The hosted zone exists, holds the host name, and can validate a certificate if it has to."""
    zone_id, host = look.values["HostedZoneId"], look.values["HostName"]
    if not zone_id:
        return []
    try:
        found = look.client("route53").get_hosted_zone(Id=zone_id)["HostedZone"]
    except ClientError as problem:
        if code(problem) != "NoSuchHostedZone":
            raise
        return [
            f"There is no hosted zone {zone_id} in this account. `aws route53 list-hosted-zones` lists them."
        ]
    domain = found["Name"].rstrip(".")
    problems = []
    if host and host != domain and not host.endswith("." + domain):
        problems.append(
            f"{host} is not in the zone {domain} ({zone_id}). Give the zone of the name, or another name."
        )
    if not look.values["CertificateArn"] and found.get("Config", {}).get("PrivateZone"):
        problems.append(
            f"The zone {domain} is private; a certificate cannot be validated there. Give CertificateArn."
        )
    return problems
