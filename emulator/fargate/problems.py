# SPDX-License-Identifier: MIT
"""What is wrong with a setting, a rule or a request of the control API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Wrong(ValueError):
    """The message names the key, what was found there and what is expected."""


class Missing(LookupError):
    """What was asked for is not there."""


def check_keys(what: str, found: Any, known: Iterable[str]) -> dict[str, Any]:
    """`found` if it is an object with only these keys."""
    if not isinstance(found, dict):
        raise Wrong(f"{what} is an object, not {found!r}")
    known = list(known)
    unknown = [key for key in found if key not in known]
    if unknown:
        raise Wrong(f"{what} has no key '{unknown[0]}'; it has {', '.join(known)}")
    return found


def seconds(what: str, found: Any) -> float:
    """`found` as a number of seconds."""
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= 86_400:
        raise Wrong(f"{what} is a number of seconds from 0 to 86400, not {found!r}")
    return float(found)


def whole(what: str, found: Any, least: int = 0) -> int:
    """`found` as a whole number."""
    if isinstance(found, bool) or not isinstance(found, int) or found < least:
        raise Wrong(f"{what} is a whole number from {least}, not {found!r}")
    return found


def text(what: str, found: Any) -> str:
    """`found` if it is a text that says something."""
    if not isinstance(found, str) or not found:
        raise Wrong(f"{what} is a text, not {found!r}")
    return found
