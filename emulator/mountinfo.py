# SPDX-License-Identifier: MIT
"""`/proc/self/mountinfo` of a controller's container, as the Fargate agent mounts EFS."""

from __future__ import annotations

OVERLAY = (
    "601 513 0:61 / / rw,relatime master:215 - overlay overlay "
    "rw,lowerdir=/var/lib/containerd/snapshots/12/fs,upperdir=/var/lib/containerd/snapshots/40/fs"
)
ORDINARY = [
    OVERLAY,
    "602 601 0:64 / /proc rw,nosuid,nodev,noexec,relatime - proc proc rw",
    "603 601 0:65 / /dev rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755",
    "604 601 259:3 /etc/resolv.conf /etc/resolv.conf rw,relatime - ext4 /dev/nvme1n1p1 rw",
]
NFS_OPTIONS = (
    "rw,vers=4.1,rsize=1048576,wsize=1048576,namlen=255,hard,noresvport,proto=tcp,timeo=600,retrans=2,sec=sys"
)


def without_efs() -> str:
    """The container has its own file system only."""
    return "\n".join(ORDINARY) + "\n"


def with_efs(path: str, source: str) -> str:
    """EFS is mounted on `path`; `source` is what stands before the options.

    With transit encryption that is `127.0.0.1:/`, the local end of the TLS tunnel, otherwise the file system's name.
    """
    address = "127.0.0.1,port=20049" if source.startswith("127.") else "10.0.10.20"
    escaped = path.replace(" ", r"\040")
    mount = f"640 601 0:71 / {escaped} rw,relatime - nfs4 {source} {NFS_OPTIONS},clientaddr=10.0.10.4,addr={address}"
    return "\n".join([*ORDINARY, mount]) + "\n"
