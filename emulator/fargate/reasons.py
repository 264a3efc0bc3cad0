# SPDX-License-Identifier: MIT
"""Why tasks stop, in the words of AWS.

Wordings: Amazon ECS Developer Guide, "Amazon ECS stopped tasks error messages" and the pages below it,
"CannotPullContainer task errors", "Amazon ECS API failure reasons" and "Fargate capacity providers"; AWS re:Post.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from emulator.fargate.problems import Wrong, check_keys, text, whole

STOP_CODES = (
    "TaskFailedToStart",
    "EssentialContainerExited",
    "UserInitiated",
    "ServiceSchedulerInitiated",
    "SpotInterruption",
    "TerminationNotice",
)
STATES = (
    "PROVISIONING",
    "PENDING",
    "ACTIVATING",
    "RUNNING",
    "DEACTIVATING",
    "STOPPING",
    "DEPROVISIONING",
    "STOPPED",
)


@dataclass(frozen=True)
class Reason:
    """One way to stop. `at` is the state in which it strikes; texts may name {image}, {region}, {role}, {log_group}.

    `graceful`: the process gets a SIGTERM first. `exit_code` is the container's; None: that of the process, or none.
    """

    stop_code: str
    stopped_reason: str
    at: str = "PENDING"
    exit_code: int | None = None
    container_reason: str | None = None
    graceful: bool = False

    def with_text(self, stopped_reason: str) -> Reason:
        """The same with another text."""
        return replace(self, stopped_reason=stopped_reason)

    def written(self, **names: str) -> Reason:
        """The reason for one task."""
        return replace(
            self,
            stopped_reason=_fill(self.stopped_reason, names),
            container_reason=_fill(self.container_reason, names) if self.container_reason else None,
        )


def _fill(pattern: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        pattern = pattern.replace("{" + name + "}", value)
    return pattern


def _start(wording: str, at: str = "PENDING") -> Reason:
    return Reason("TaskFailedToStart", wording, at)


def _pull(wording: str) -> Reason:
    return Reason(
        "TaskFailedToStart",
        f"CannotPullContainerError: {wording}",
        container_reason=f"CannotPullContainerError: {wording}",
    )


def _resources(wording: str) -> Reason:
    return _start(f"ResourceInitializationError: {wording}")


def _exit(code: int, container_reason: str | None = None) -> Reason:
    return Reason("EssentialContainerExited", EXITED, "RUNNING", code, container_reason)


EXITED = "Essential container in task exited"
OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage"
SPOT = "Your Spot Task was interrupted."
CAPACITY = "Capacity is unavailable at this time. Please try again later or in a different availability zone"
VCPUS = "You've reached the limit on the number of vCPUs you can run concurrently"

_SECRET = (
    "unable to pull secrets or registry auth: execution resource retrieval failed: "
    "unable to retrieve secret from asm"
)
_ARN = "arn:aws:secretsmanager:{region}:123456789012:secret:agent-AbCdEf"

BY_NAME: dict[str, Reason] = {
    "image-not-found": _pull(
        "pull image manifest has been retried 1 time(s): failed to resolve ref {image}: {image}: not found"
    ),
    "image-denied": _pull(
        "pull image manifest has been retried 1 time(s): failed to resolve ref {image}: pull access denied, "
        "repository does not exist or may require authorization: "
        "server message: insufficient_scope: authorization failed"
    ),
    "image-rate-limited": _pull(
        "inspect image has been retried 5 time(s): httpReadSeeker: failed open: unexpected status code "
        "https://registry-1.docker.io/v2/{image}: 429 Too Many Requests - Server message: toomanyrequests: "
        "You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: "
        "https://www.docker.com/increase-rate-limit"
    ),
    "image-timeout": _pull(
        "pull image manifest has been retried 5 time(s): failed to resolve ref {image}: failed to do request: "
        'Head "https://{image}": dial tcp 54.227.20.253:443: i/o timeout'
    ),
    "secret-not-found": _resources(
        f"{_SECRET}: service call has been retried 1 time(s): failed to fetch secret {_ARN} from secrets manager: "
        "ResourceNotFoundException: Secrets Manager can't find the specified secret."
    ),
    "secret-denied": _resources(
        f"{_SECRET}: service call has been retried 1 time(s): failed to fetch secret {_ARN} from secrets manager: "
        "AccessDeniedException: User: {role} is not authorized to perform: secretsmanager:GetSecretValue on resource: "
        f"{_ARN} because no identity-based policy allows the secretsmanager:GetSecretValue action status code: 400"
    ),
    "secret-timeout": _resources(
        "unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue "
        "between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret "
        f"{_ARN} from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded"
    ),
    "ecr-auth": _resources(
        "unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a "
        "connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send "
        'request failed caused by: Post "https://api.ecr.{region}.amazonaws.com/": dial tcp 10.0.1.5:443: i/o timeout'
    ),
    "execution-role": Reason(
        "TaskFailedToStart",
        "ECS was unable to assume the role '{role}' that was provided for this task. Please "
        "verify that the role being passed has the proper trust relationship and permissions and that your IAM user "
        "has permissions to pass this role.",
    ),
    "efs": _resources(
        "failed to invoke EFS utils commands to set up EFS volumes: stderr: Mount attempt 1/3 failed due to timeout "
        "after 15 sec, wait 0 sec before next attempt. b'mount.nfs4: Connection timed out' : unsuccessful EFS utils "
        "command execution; code: 32"
    ),
    "logs": _resources(
        "failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log "
        "stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1"
    ),
    "network-interface": _start("Network interface provision complete error timeout expired", "PROVISIONING"),
    "network-interface-timeout": _start(
        "Timeout waiting for network interface provisioning to complete.", "PROVISIONING"
    ),
    "storage-timeout": _start(
        "Timeout waiting for EphemeralStorage provisioning to complete.", "PROVISIONING"
    ),
    "capacity": _start(CAPACITY, "PROVISIONING"),
    "internal": _start("Fargate internal error", "PROVISIONING"),
    "start-failed": Reason(
        "TaskFailedToStart",
        "CannotStartContainerError: ResourceInitializationError: failed to create new container "
        "runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start "
        'container process: exec: "/usr/local/bin/jenkins-agent": stat: no such file or directory: unknown',
        container_reason="CannotStartContainerError: failed to create shim task",
    ),
    "timeout": _start("Task failed to start", "PENDING"),
    "disk": Reason(
        "TaskFailedToStart",
        "CannotPullContainerError: ref pull has been retried 1 time(s): failed to extract layer "
        "sha256:6b1bb01b3a3b72463ae8ac5666d57b28f1a21d5256271910ac8df841aa04ecd1: write: no space left on device",
        container_reason="CannotPullContainerError: no space left on device",
    ),
    "out-of-memory": _exit(137, OUT_OF_MEMORY),
    "exit-0": _exit(0),
    "exit-1": _exit(1),
    "exit-137": _exit(137),
    "exit-143": _exit(143),
    "spot-interruption": Reason("SpotInterruption", SPOT, "RUNNING", graceful=True),
    "termination-notice": Reason("TerminationNotice", SPOT, "RUNNING", graceful=True),
    "maintenance": Reason(
        "ServiceSchedulerInitiated",
        "ECS is performing maintenance on the underlying infrastructure hosting the task.",
        "RUNNING",
        graceful=True,
    ),
    "service-scheduler": Reason(
        "ServiceSchedulerInitiated",
        "Scaling activity initiated by (deployment ecs-svc/1234567890123456789)",
        "RUNNING",
        graceful=True,
    ),
    "user": Reason("UserInitiated", "Task stopped by user", "RUNNING", graceful=True),
}

KEYS = ("reason", "stopCode", "stoppedReason", "exitCode", "containerReason", "at", "after")


def read(what: str, found: Any) -> Reason:
    """A reason by its name, or an object with `reason` and what differs from it."""
    if isinstance(found, str):
        found = {"reason": found}
    found = check_keys(what, found, KEYS)
    reason = _named(what, found.get("reason", "internal"))
    if "stopCode" in found:
        if found["stopCode"] not in STOP_CODES:
            raise Wrong(f"{what}.stopCode is one of {', '.join(STOP_CODES)}, not {found['stopCode']!r}")
        reason = replace(reason, stop_code=found["stopCode"])
    if "stoppedReason" in found:
        reason = replace(reason, stopped_reason=text(f"{what}.stoppedReason", found["stoppedReason"]))
    if "containerReason" in found:
        reason = replace(reason, container_reason=text(f"{what}.containerReason", found["containerReason"]))
    if "exitCode" in found:
        reason = replace(reason, exit_code=whole(f"{what}.exitCode", found["exitCode"]))
    if "at" in found:
        reason = replace(reason, at=state(f"{what}.at", found["at"]))
    return reason


def state(what: str, found: Any) -> str:
    """A state in which a task may be struck."""
    if found not in STATES[:4]:
        raise Wrong(f"{what} is one of {', '.join(STATES[:4])}, not {found!r}")
    return str(found)


def _named(what: str, name: Any) -> Reason:
    if not isinstance(name, str) or name not in BY_NAME:
        raise Wrong(f"{what}: no reason is called {name!r}; there are {', '.join(BY_NAME)}")
    return BY_NAME[name]
