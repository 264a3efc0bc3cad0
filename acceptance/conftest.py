# SPDX-License-Identifier: MIT
"""One Jenkins for all scenarios that need no other, and a browser."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from acceptance.browsing import Visitor, launch, visiting
from acceptance.language import Jenkins, Starting
from local.__main__ import choose
from local.distribution import ROOT
from local.words import Failure
from local.world import PLUGIN


def pytest_sessionstart(session: pytest.Session) -> None:
    """Without a Jenkins nothing here says anything, so the suite fails at once, and says what is missing."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as after Ctrl-C, each Jenkins is ended
    folder = os.environ.get("JENKINS_DIST")
    try:
        if not PLUGIN.is_file():
            raise Failure(f"The plugin is not built: no {PLUGIN}; run `make package`")
        found = choose(
            Path(folder) if folder else None,
            os.environ.get("JENKINS_LINE") or "image",
            ROOT / ".cache/jenkins",
        )
    except Failure as failure:
        pytest.exit(f"The acceptance suite needs a real Jenkins. {failure}", returncode=1)
    session.config.stash[FOUND] = found


FOUND = pytest.StashKey()


@pytest.fixture(scope="session")
def starting(request: pytest.FixtureRequest) -> Starting:
    folder = Path(os.environ.get("ACCEPTANCE_FOLDER") or ROOT / "target/acceptance")
    shutil.rmtree(folder, ignore_errors=True)
    return Starting(request.config.stash[FOUND], folder)


@pytest.fixture(scope="session")
def jenkins(starting: Starting) -> Iterator[Jenkins]:
    """In the account that the project's own template makes."""
    with starting() as one:
        yield one


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        one = launch(playwright)
        yield one
        one.close()


@pytest.fixture
def visitor(jenkins: Jenkins, browser: Browser) -> Iterator[Visitor]:
    with visiting(jenkins, browser) as one:
        yield one


@pytest.fixture
def no_overrides(jenkins: Jenkins) -> Iterator[None]:
    """For a scenario that says overrides: there are none before, and none after it."""
    jenkins.forget_overrides()
    yield
    jenkins.forget_overrides()
