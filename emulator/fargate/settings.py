# SPDX-License-Identifier: MIT
"""How the tasks of this machine behave, as the control API and the command line set it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from emulator.fargate.problems import Wrong, check_keys, seconds, text, whole

DELAYS = ("provisioning", "pending", "activating", "healthy", "deactivating", "stopping", "deprovisioning")

DEFAULTS: dict[str, Any] = {
    "run": "none",
    "delays": dict.fromkeys(DELAYS, 0.05) | {"stopping": 0.0},
    "hosts": {},
    "java": "java",
    # small and quick to start: an agent waits more than it computes
    "javaOptions": ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"],
    "agentJar": None,
    "warning": 120.0,
    "stopTimeout": None,
    "obey": 0.0,
    # AWS: 100 launches at once and 20 a second; the other figure is measured, AWS does not publish it
    "rates": {
        "RunTask": {"burst": 100, "perSecond": 20},
        "RegisterTaskDefinition": {"burst": 20, "perSecond": 1},
    },
    "vcpus": {},
    "stopTag": None,
    "keep": 3600.0,
    "tellLate": 0.0,
}


class Settings:
    """Values by key, each checked. `merged` makes another; this one does not change."""

    def __init__(self, values: dict[str, Any] | None = None) -> None:
        self._values = copy.deepcopy(DEFAULTS) if values is None else values

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def merged(self, changes: Any) -> Settings:
        """These settings with `changes`: objects are merged by key, all else replaced; raises Wrong."""
        changes = check_keys("the settings", changes, DEFAULTS)
        values = copy.deepcopy(self._values)
        for key, change in changes.items():
            checked = CHECKS[key](key, copy.deepcopy(change))
            values[key] = values[key] | checked if isinstance(checked, dict) and values[key] else checked
        return Settings(values)

    def shown(self) -> dict[str, Any]:
        """All of them, as JSON."""
        return copy.deepcopy(self._values)


def run(key: str, found: Any) -> Any:
    """What a task starts."""
    if found in ("none", "agent", "command"):
        return found
    if isinstance(found, list) and found and all(isinstance(word, str) for word in found):
        return found
    raise Wrong(f"{key} is 'none', 'agent', 'command' or the list of a command's words, not {found!r}")


def delays(key: str, found: Any) -> dict[str, float]:
    """Seconds by state."""
    found = check_keys(key, found, DELAYS)
    return {state: seconds(f"{key}.{state}", value) for state, value in found.items()}


def optional_seconds(key: str, found: Any) -> float | None:
    """Seconds, or null."""
    return None if found is None else seconds(key, found)


def _texts(key: str, found: Any) -> dict[str, str]:
    if not isinstance(found, dict):
        raise Wrong(f"{key} is an object of texts, not {found!r}")
    return {name: text(f"{key}.{name}", value) for name, value in found.items()}


def _optional_texts(key: str, found: Any) -> dict[str, str] | None:
    return None if found is None else _texts(key, found)


def _words(key: str, found: Any) -> list[str]:
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise Wrong(f"{key} is a list of texts, not {found!r}")
    return found


def _optional_text(key: str, found: Any) -> str | None:
    return None if found is None else text(key, found)


def _rates(key: str, found: Any) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise Wrong(f"{key} is an object, not {found!r}")
    return {operation: _rate(f"{key}.{operation}", rate) for operation, rate in found.items()}


def _rate(key: str, found: Any) -> dict[str, float] | None:
    if found is None:
        return None
    found = check_keys(key, found, ("burst", "perSecond"))
    if found.keys() != {"burst", "perSecond"}:
        raise Wrong(f"{key} has burst and perSecond, or is null")
    return {
        "burst": whole(f"{key}.burst", found["burst"], 1),
        "perSecond": seconds(f"{key}.perSecond", found["perSecond"]),
    }


def _quotas(key: str, found: Any) -> dict[str, float | None]:
    found = check_keys(key, found, ("FARGATE", "FARGATE_SPOT"))
    return {name: optional_seconds(f"{key}.{name}", value) for name, value in found.items()}


CHECKS: dict[str, Callable[[str, Any], Any]] = {
    "run": run,
    "delays": delays,
    "hosts": _texts,
    "java": text,
    "javaOptions": _words,
    "agentJar": _optional_text,
    "warning": seconds,
    "stopTimeout": optional_seconds,
    "obey": optional_seconds,
    "rates": _rates,
    "vcpus": _quotas,
    "stopTag": _optional_texts,
    "keep": seconds,
    "tellLate": seconds,
}
