# SPDX-License-Identifier: MIT
"""Rules for launches: which RunTask is refused, which task stops, hangs or behaves otherwise."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import count
from typing import Any

from emulator.fargate import reasons, settings
from emulator.fargate.problems import Missing, Wrong, check_keys, seconds, text, whole

MATCHERS = ("cluster", "family", "image", "capacityProvider")

# error answers of RunTask by the names that rules use
ERRORS: dict[str, tuple[str, str]] = {
    "capacity": ("ClientException", reasons.CAPACITY),
    "vcpu-quota": ("ClientException", reasons.VCPUS),
    "throttling": ("ThrottlingException", "Rate exceeded"),
    "access-denied": (
        "AccessDeniedException",
        "User: {actor} is not authorized to perform: ecs:RunTask on resource: {definition} "
        "because no identity-based policy allows the ecs:RunTask action",
    ),
    "pass-role": (
        "AccessDeniedException",
        "User: {actor} is not authorized to perform: iam:PassRole on resource: {role} "
        "because no identity-based policy allows the iam:PassRole action",
    ),
    "blocked": ("BlockedException", "Your account is currently blocked. Contact AWS customer support."),
    "server": ("ServerException", "Service Unavailable. Please try again later."),
}
REFUSALS = {"capacity": reasons.CAPACITY, "vcpu-quota": reasons.VCPUS}


@dataclass(frozen=True)
class Subject:
    """What a rule looks at: the cluster's name, the family, the images and the capacity provider."""

    cluster: str
    family: str
    images: tuple[str, ...]
    capacity_provider: str


@dataclass
class Rule:
    """Launches that match suffer `effects`, after the first `skip`, `times` of them or all."""

    id: str
    asked: dict[str, Any]
    effects: dict[str, Any]
    skip: int
    times: int | None
    struck: int = 0
    _passed: int = field(default=0, repr=False)

    def matches(self, subject: Subject) -> bool:
        """True if the rule is about this launch."""
        values = {
            "cluster": (subject.cluster,),
            "family": (subject.family,),
            "image": subject.images,
            "capacityProvider": (subject.capacity_provider,),
        }
        return all(
            any(fnmatchcase(value, self.asked[key]) for value in values[key])
            for key in MATCHERS
            if key in self.asked
        )

    def strikes(self) -> bool:
        """True if a launch that matches is struck; counts it."""
        self._passed += 1
        if self._passed <= self.skip or (self.times is not None and self.struck >= self.times):
            return False
        self.struck += 1
        return True

    def shown(self) -> dict[str, Any]:
        """The rule as JSON."""
        return {"id": self.id, **self.asked, "struck": self.struck}


class RuleBook:
    """The rules in force, in the order in which they were made."""

    def __init__(self) -> None:
        self._rules: list[Rule] = []
        self._ids = count(1)
        self._lock = threading.Lock()

    def add(self, asked: Any) -> list[Rule]:
        """Adds a rule or a list of them, all or none; raises Wrong."""
        with self._lock:
            read = [_read(each) for each in (asked if isinstance(asked, list) else [asked])]
            made = [Rule(f"r{next(self._ids)}", *parts) for parts in read]
            self._rules += made
            return made

    def all(self) -> list[Rule]:
        """The rules."""
        with self._lock:
            return list(self._rules)

    def remove(self, rule: str | None = None) -> None:
        """Removes one rule, or all of them."""
        with self._lock:
            kept = [each for each in self._rules if rule is not None and each.id != rule]
            if rule is not None and len(kept) == len(self._rules):
                raise Missing(f"there is no rule {rule}")
            self._rules = kept

    def effect(self, kind: str, subject: Subject) -> Any:
        """What the first rule with this kind of effect that strikes does; None if none does."""
        with self._lock:
            for rule in self._rules:
                if kind in rule.effects and rule.matches(subject) and rule.strikes():
                    return rule.effects[kind]
        return None


def _refusal(key: str, found: Any) -> str:
    return REFUSALS.get(text(key, found), found)


def _error(key: str, found: Any) -> tuple[str, str]:
    if isinstance(found, str) and found in ERRORS:
        return ERRORS[found]
    if isinstance(found, dict):
        found = check_keys(key, found, ("code", "message"))
        return text(f"{key}.code", found.get("code")), text(f"{key}.message", found.get("message"))
    raise Wrong(f"{key} is one of {', '.join(ERRORS)}, or an object with code and message, not {found!r}")


def _stop(key: str, found: Any) -> tuple[reasons.Reason, float]:
    after = seconds(f"{key}.after", found.get("after", 0)) if isinstance(found, dict) else 0.0
    return reasons.read(key, found), after


EFFECTS: dict[str, Callable[[str, Any], Any]] = {
    "refuse": _refusal,
    "error": _error,
    "stop": _stop,
    "hang": reasons.state,
    "delays": settings.delays,
    "run": settings.run,
    "tellLate": seconds,
    "obey": lambda key, found: (settings.optional_seconds(key, found),),
}


def _read(asked: Any) -> tuple[dict[str, Any], dict[str, Any], int, int | None]:
    asked = check_keys("a rule", asked, (*MATCHERS, "times", "skip", *EFFECTS))
    for key in MATCHERS:
        if key in asked:
            text(key, asked[key])
    effects = {key: check(key, asked[key]) for key, check in EFFECTS.items() if key in asked}
    if not effects:
        raise Wrong(f"a rule has an effect: {', '.join(EFFECTS)}")
    times = None if asked.get("times") is None else whole("times", asked["times"], 1)
    return asked, effects, whole("skip", asked.get("skip", 0)), times
