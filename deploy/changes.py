# SPDX-License-Identifier: MIT
"""Changes of a stack that AWS would refuse halfway, or that would do harm, looked at before they start."""

from __future__ import annotations

from collections.abc import Mapping

NEW_FILE_SYSTEM = ("FileSystemKeyArn", "PerformanceMode", "FileSystemId")
"""Parameters whose change puts the controller on another file system, without its home."""

LASTING = {
    "Name": "a second controller would start on the same JENKINS_HOME before the first one stops",
    "VpcId": "a load balancer and the file system's mount targets stay in their VPC",
    "VpcCidr": "a load balancer and the file system's mount targets stay in their VPC",
    "LoadBalancerScheme": "the new load balancer could not have the target group that the old one still has",
    "KeyArn": "the repository and the vault would be created again under names that are in use",
}
"""Parameters that stay as they are as long as the stack lives, and why."""


class Changes:
    """What is given, against the values that the stack has."""

    def __init__(self, given: Mapping[str, str], before: Mapping[str, str]) -> None:
        self.before = before
        self.after = {**before, **given}
        self.changed = {name: value for name, value in given.items() if value != before.get(name, value)}

    def problems(self, *, accept_new_file_system: bool) -> list[str]:
        """Each change that must not be carried out, with its remedy."""
        return [*self.lasting(), *self.subnets(), *([] if accept_new_file_system else self.file_system())]

    def lasting(self) -> list[str]:
        """Changes of what cannot change."""
        moot = {"VpcCidr"} if self.before.get("VpcId") else set()
        return [
            f"{name} cannot be changed from '{self.before[name]}' to '{self.changed[name]}': {reason}. {ANEW}"
            for name, reason in LASTING.items()
            if name in self.changed and name not in moot
        ]

    def subnets(self) -> list[str]:
        """A zone has one mount target, and the new one would be made before the old one goes; a third subnet is welcome."""
        old, new = (mounted(values) for values in (self.before, self.after))
        if "VpcId" in self.changed or f"{new},".startswith(f"{old},"):
            return []
        name = "PrivateSubnetIds" if "PrivateSubnetIds" in self.changed else "FileSystemSubnetIds"
        return [
            f"{name} cannot be changed from '{old}' to '{new}': each zone has one mount target of the file system, "
            f"which stays in its subnet. Only a third subnet can be added at the end. {ANEW}"
        ]

    def file_system(self) -> list[str]:
        """Changes that would leave the home behind."""
        names = [name for name in NEW_FILE_SYSTEM if name in self.changed]
        if not names:
            return []
        return [
            f"{' and '.join(names)} would start the controller on another file system; the present one is kept, but not used. "
            "If you want that: NEW_FILE_SYSTEM=yes"
        ]


ANEW = (
    "Create the stack again around the same JENKINS_HOME; docs/operations.md says how (Move to another VPC)."
)


def mounted(values: Mapping[str, str]) -> str:
    """The subnets in which the file system has its mount targets."""
    return values.get("FileSystemSubnetIds") or values.get("PrivateSubnetIds", "")
