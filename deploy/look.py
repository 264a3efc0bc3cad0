# SPDX-License-Identifier: MIT
"""What a check looks at: the account, with the parameters that the stack will have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deploy.surroundings import Surroundings


@dataclass(frozen=True)
class Look:
    """One look at the account before a deployment."""

    surroundings: Surroundings
    values: Mapping[str, str]
    make_password: bool = False
    own_mount_targets: tuple[str, ...] = ()

    def listed(self, parameter: str) -> list[str]:
        """The items of a parameter that is a list; none if it is empty, or not there."""
        return [item for item in self.values.get(parameter, "").split(",") if item]

    def client(self, service: str) -> Any:
        """An AWS client."""
        return self.surroundings.client(service)
